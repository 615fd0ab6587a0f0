/** A huddle becomes a full review under the hands of two people; an admin makes a template, and a colleague uses it. */
import { join, setUp } from '../support/member-client.ts';
import { expect, test } from './fixtures.ts';
import { openPanel } from './panel.ts';
import { ReviewPage } from './review-page.ts';

test('a huddle is promoted while a colleague types: the new sections come to both, and nothing written goes', async ({
  server,
  open,
}) => {
  const { ana, ben } = await openPanel(server, open, 'huddle');
  await (await ana.prose('Next step')).click();
  await ana.page.keyboard.type('We limit it until Friday.');
  await ana.saved();

  await (await ben.prose('What happened')).click();
  await ben.page.keyboard.type('The list was ');
  await ana.choose('Give it another template…');
  const dialog = ana.page.getByRole('dialog', { name: 'Give this review another template' });
  await expect(dialog.getByLabel('From Rapid AI huddle to')).toHaveValue('full');
  await expect(dialog).toContainText('Put at the end, with what they hold: Next step');
  await dialog.getByRole('button', { name: 'Change the template' }).click();
  await ben.page.keyboard.type('longer than usual.');

  for (const who of [ana, ben]) {
    await expect(who.section('Seven responsibility questions')).toBeAttached();
    await expect(who.section('Next step')).toContainText('We limit it until Friday.');
    await expect(who.section('What happened')).toContainText('The list was longer than usual.');
    await expect(who.page.getByRole('navigation', { name: 'Sections' })).toContainText('of 32 begun');
  }
  const name = ben.section('The AI system').getByRole('textbox', { name: 'Name of the system', exact: true });
  await name.click();
  await ben.page.keyboard.type('CXR-assist');
  await ben.saved();
  await expect(
    ana.section('The AI system').getByRole('textbox', { name: 'Name of the system', exact: true }),
  ).toHaveValue('CXR-assist');
});

test('an admin copies a template, adds a section and moves it by keyboard, and a colleague opens a review with it', async ({
  server,
  open,
}) => {
  const admin = await setUp(server.url);
  const page = await open(admin, '/templates');
  await page.getByRole('button', { name: 'Copy Rapid AI huddle' }).click();
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('Night huddle');
  await page.getByLabel('When to use it').fill('Any doubt at night.');
  await page.getByRole('button', { name: 'A section of your own' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('2 things need your attention.')).toBeVisible();
  await page.getByLabel('Heading').fill('Night cover');
  await page.getByLabel('Why it is there').fill('Nights are different here.');
  await page.getByLabel('Prompts, optional').fill('Who was awake?');
  await page
    .getByRole('button', { name: /Night cover/ })
    .first()
    .press('Alt+ArrowUp');
  await expect(page.getByRole('button', { name: /^11 Night cover/ })).toBeFocused();
  await page.getByRole('button', { name: 'Publish as version 1' }).click();
  await expect(page.getByText('New reviews get version 1.')).toBeVisible();

  const colleague = await join(admin, 'Ben Panel');
  const his = await open(colleague, '/reviews/new');
  await his.getByRole('radio', { name: /Any doubt at night/ }).check();
  await his.getByRole('link', { name: 'Go on with this one' }).click();
  await his.getByLabel('Title').fill('A quiet list');
  await his.getByRole('button', { name: 'Open the review' }).click();
  const ben = await new ReviewPage(his).opened();
  await (await ben.prose('Night cover')).click();
  await his.keyboard.type('Two of us.');
  await ben.saved();
  await expect(ben.section('Night cover')).toContainText('Who was awake?');
});
