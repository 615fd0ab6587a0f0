/** From a screenshot to what rests on it: kept with its words, set beside what could be seen, cited, and not lost again. */
import { readFile } from 'node:fs/promises';
import { exif, jpeg, png } from '../support/sample-files.ts';
import { axeFaults } from './axe-faults.ts';
import { expect, test } from './fixtures.ts';
import { makePanel, openPanel } from './panel.ts';
import { ReviewPage } from './review-page.ts';

const screen = {
  name: 'list.png',
  mimeType: 'image/png',
  buffer: png({ width: 320, height: 200, shade: 0xc8 }),
};

test('a screenshot is kept with its words, set beside what could be seen, cited, and then not put in the bin', async ({
  server,
  open,
}) => {
  const { ana, ben } = await openPanel(server, open);
  const section = ana.section('Evidence kept');

  await section.getByRole('button', { name: 'Add evidence' }).click();
  await section
    .getByLabel('File for the new evidence', { exact: true })
    .locator('input')
    .setInputFiles(screen);
  await expect(section.getByRole('button', { name: /^Without it/ })).toBeVisible();
  await section.getByLabel('What it is').fill('The list at night');
  await section.getByRole('radio', { name: 'Recorded at the time' }).check();
  await section.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(section.getByText('Say what the picture shows:')).toBeVisible();
  await expect(section.getByLabel('What the picture shows')).toBeFocused();
  await ana.page.keyboard.type('Forty names, none of them marked');
  await section.getByRole('button', { name: 'Add', exact: true }).click();

  // A colleague sees the picture itself, with its words, without having done anything.
  const picture = ben.section('Evidence kept').getByRole('img', { name: 'Forty names, none of them marked' });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
  expect(await picture.getAttribute('src')).toMatch(/^blob:/);

  await section.getByRole('button', { name: 'Set two side by side' }).click();
  await section.getByRole('button', { name: /^Choose evidence.*AI showed/ }).click();
  const dialog = ana.page.getByRole('dialog', { name: 'Evidence' });
  await dialog.getByRole('button', { name: /^Choose.*The list at night/ }).click();
  await section.getByRole('button', { name: /^Choose evidence.*could see/ }).click();
  await dialog.getByRole('button', { name: 'New evidence' }).click();
  await dialog.getByLabel('What it is').fill('Row 7, without colour');
  await dialog.getByRole('radio', { name: 'Told to the panel' }).check();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await section
    .getByRole('textbox', { name: 'What differs, Moment 1' })
    .fill('The colour was lost on the way');
  const pair = ben.section('Evidence kept').getByRole('listitem').filter({ hasText: 'The colour was lost' });
  await expect(pair.getByRole('region', { name: 'What the person could see, Moment 1' })).toContainText(
    'Row 7',
  );

  const prose = await ana.prose('What happened');
  await prose.click();
  await ana.page.keyboard.type('Nobody looked, see /evid');
  await ana.page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: /^Choose.*The list at night/ }).click();
  await expect(prose).toContainText('Nobody looked, see The list at night');

  const item = section
    .getByRole('listitem')
    .filter({ has: ana.page.getByText('The list at night') })
    .first();
  await item.getByRole('button', { name: /^Open.*The list at night/ }).click();
  await item.getByRole('button', { name: 'Put in the bin' }).click();
  await expect(item.getByRole('alert')).toContainText('2 places rest on it');
  await item.getByRole('button', { name: 'Take the file out' }).click();
  await expect(item.getByRole('alert')).toContainText('The file is not taken out: 2 places rest on it');
  await expect(item.getByRole('button', { name: /^Text.*What happened/ })).toBeVisible();
  await item.getByRole('button', { name: /^Text.*What happened/ }).click();
  await expect(ana.section('What happened').getByRole('heading', { level: 2 })).toBeFocused();

  expect(await axeFaults(ana.page, { within: '[data-section="s.evid"]' })).toEqual([]);
});

test('a file that is not what its name says is refused with a sentence, and nothing that was written is lost', async ({
  server,
  open,
}) => {
  const { chair, review } = await makePanel(server);
  const ana = await new ReviewPage(await open(chair, `/reviews/${review.id}`)).opened();
  const section = ana.section('Evidence kept');
  await section.getByRole('button', { name: 'Add evidence' }).click();
  await section.getByLabel('What it is').fill('What I wrote');
  const input = section.getByLabel('File for the new evidence', { exact: true }).locator('input');
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  await input.setInputFiles({ name: 'screen.png', mimeType: 'image/png', buffer: drawing });
  await expect(section.getByRole('alert')).toContainText('SVG');
  await expect(section.getByLabel('What it is')).toHaveValue('What I wrote');
});

test('a photograph taken on its side stands upright, and leaves as a download without where it was taken', async ({
  server,
  open,
}) => {
  const { chair, review } = await makePanel(server);
  const ana = await new ReviewPage(await open(chair, `/reviews/${review.id}`)).opened();
  const section = ana.section('Evidence kept');
  await section.getByRole('button', { name: 'Add evidence' }).click();
  const photograph = jpeg([exif(6, 'GPS Ward 7')]);
  await section
    .getByLabel('File for the new evidence', { exact: true })
    .locator('input')
    .setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photograph });
  await section.getByLabel('What the picture shows').fill('A screen');
  await section.getByLabel('What it is').fill('Photograph of the screen');
  await section.getByRole('button', { name: 'Add', exact: true }).click();
  const picture = section.getByRole('img', { name: 'A screen' });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]))
    .toEqual([8, 16]);
  const coming = ana.page.waitForEvent('download');
  await section.getByRole('link', { name: /photo\.jpg/ }).click();
  const kept = await readFile(await (await coming).path());
  expect(kept.toString('latin1')).not.toContain('Ward 7');
});
