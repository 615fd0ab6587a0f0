/** A learning summary as it leaves: written, looked through, approved by a second person, published, taken out. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { join, setUp } from '../support/member-client.ts';
import { axeFaults } from './axe-faults.ts';
import { expect, test } from './fixtures.ts';

/** Presses and entries that a person makes; waiting and looking are none. */
class Counted {
  many = 0;

  async press(where: Locator): Promise<void> {
    this.many += 1;
    await where.click();
  }

  async choose(where: Locator): Promise<void> {
    this.many += 1;
    await where.check();
  }

  async write(page: Page, words: string): Promise<void> {
    this.many += 1;
    await page.keyboard.insertText(words);
  }
}

test('from a finished review to an approved public PDF in at most twenty interactions', async ({
  server,
  open,
}) => {
  test.setTimeout(90_000);
  const ana = await setUp(server.url, true);
  const lead = await join(ana, 'Lena Okafor', ['safety-lead']);
  const { reviews } = await ana.expectOk<{ reviews: { id: string; title: string }[] }>('GET', '/reviews');
  const review = reviews.find(({ title }) => title.startsWith('Lung nodule'));
  const count = new Counted();

  const page = await open(ana, `/reviews/${review?.id}`);
  await count.press(page.getByRole('button', { name: 'More for this review' }));
  await count.press(page.getByRole('menuitem', { name: /^Learning summaries/ }));
  await count.choose(page.getByRole('radio', { name: /^The public/ }));
  await count.press(page.getByRole('button', { name: 'Begin the summary' }));
  const plain = page.getByRole('region', { name: 'In plain words' });
  await count.press(plain.getByRole('button', { name: 'Add a paragraph' }));
  await expect(plain.getByRole('textbox', { name: 'Paragraph 1' })).toBeFocused();
  await count.write(
    page,
    'A computer program placed a green tick on an X-ray in which there was something to see. Dr Jonas Becker had eight minutes.',
  );

  // The name of a member is found; it is put in other words where it is decided about.
  const found = page.getByRole('listitem').filter({ hasText: 'Name of a person' });
  await expect(found).toContainText('Jonas Becker');
  await expect(page.getByRole('button', { name: 'Ask for approval…' })).toBeDisabled();
  const instead = found.getByRole('textbox', { name: 'Instead' });
  if ((await instead.inputValue()) === '') {
    await count.press(instead);
    await count.write(page, 'The radiologist');
  }
  await count.press(found.getByRole('button', { name: 'Put this instead' }));
  await expect(plain.getByRole('textbox', { name: 'Paragraph 1' })).not.toHaveValue(/Becker/);
  await expect(page.getByText('Nothing was found.')).toBeVisible();
  await count.press(page.getByRole('button', { name: 'Ask for approval…' }));
  await count.press(page.getByRole('dialog').getByRole('button', { name: 'Ask for approval' }));
  await expect(page.getByText('Waiting for approval')).toBeVisible();

  // Whoever can approve it finds it in the inbox, and is led to where that is done.
  const second = await open(lead, '/inbox');
  const item = second.getByRole('listitem').filter({ hasText: 'asks you to approve a learning summary' });
  await count.press(item.getByRole('link'));
  await expect(second.getByRole('region', { name: 'Approval' })).toBeFocused();
  await expect(second.getByRole('region', { name: 'Approval' })).toContainText('Lena Okafor (safety lead)');
  await count.press(second.getByRole('button', { name: 'Approve or refuse…' }));
  const answer = second.getByRole('dialog', { name: 'Approve this summary?' });
  await expect(answer).toContainText('A computer program placed a green tick');
  await count.choose(answer.getByRole('radio', { name: /^I approve it/ }));
  await count.press(answer.getByRole('button', { name: 'Give the answer' }));
  await expect(second.getByText('Approved', { exact: true })).toBeVisible();
  await expect(page.getByText('Approved', { exact: true })).toBeVisible();

  await count.press(page.getByRole('button', { name: 'Take out a file' }));
  const download = page.waitForEvent('download');
  await count.press(page.getByRole('menuitem', { name: /^PDF/ }));
  const bytes = readFileSync(await (await download).path());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(count.many, 'interactions').toBeLessThanOrEqual(20);

  await second.getByRole('button', { name: 'Publish…' }).click();
  await second.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(second.getByText('Published', { exact: true })).toBeVisible();
});

test('with nobody who can approve it, asking is closed and says who could, until there is somebody', async ({
  server,
  open,
}) => {
  const ana = await setUp(server.url, true);
  const { reviews } = await ana.expectOk<{ reviews: { id: string; title: string }[] }>('GET', '/reviews');
  const id = reviews.find(({ title }) => title.startsWith('Lung nodule'))?.id ?? '';
  const { participants } = await ana.expectOk<{ participants: { memberId: string; role: string }[] }>(
    'GET',
    `/reviews/${id}/participants`,
  );
  for (const { memberId, role } of participants) {
    if (memberId === ana.me?.id || (role !== 'chair' && role !== 'facilitator')) continue;
    await ana.expectOk('DELETE', `/reviews/${id}/participants/${memberId}`);
  }
  const { members } = await ana.expectOk<{ members: { id: string; name: string }[] }>('GET', '/members');
  for (const { id: memberId } of members.filter((one) => one.id !== ana.me?.id))
    await ana.expectOk('PATCH', `/members/${memberId}`, { organisationRoles: ['member'] });
  const made = await ana.expectOk<{ id: string }>('POST', `/reviews/${id}/summaries`, { audience: 'staff' });
  const page = await open(ana, `/summaries/${made.id}`);
  const asking = page.getByRole('dialog', { name: 'Ask for approval' });
  const ask = asking.getByRole('button', { name: 'Ask for approval' });
  await page.getByRole('button', { name: 'Ask for approval…' }).click();
  await expect(asking).toContainText('It takes a safety lead, or a chair or facilitator of the review');
  await expect(ask).toBeDisabled();
  await asking.getByRole('button', { name: 'Not now' }).click();
  await join(ana, 'Lena Okafor', ['safety-lead']);
  await page.getByRole('button', { name: 'Ask for approval…' }).click();
  await expect(asking).toContainText('Lena Okafor (safety lead) is asked');
  await ask.click();
  await expect(page.getByText('Waiting for approval')).toBeVisible();
});

test('two people write in one summary at once, and its desk is fit for everybody', async ({
  server,
  open,
}) => {
  const ana = await setUp(server.url, true);
  const ben = await join(ana, 'Ben Panel');
  const { reviews } = await ana.expectOk<{ reviews: { id: string; title: string }[] }>('GET', '/reviews');
  const id = reviews.find(({ title }) => title.startsWith('Warfarin'))?.id ?? '';
  await ana.addParticipant(id, ben.me?.id ?? '', 'panel');
  const made = await ana.expectOk<{ id: string }>('POST', `/reviews/${id}/summaries`, { audience: 'staff' });
  const [one, two] = [await open(ana, `/summaries/${made.id}`), await open(ben, `/summaries/${made.id}`)];
  const lessons = (page: Page) => page.getByRole('region', { name: 'Lessons' });
  const first = (page: Page) => lessons(page).getByRole('textbox', { name: 'Lesson 1' });
  const before = await first(one).inputValue();
  await first(one).focus();
  await first(two).focus();
  await one.keyboard.press('Control+Home');
  await one.keyboard.insertText('Together: ');
  await two.keyboard.press('Control+End');
  await two.keyboard.insertText(' And slowly.');
  for (const page of [one, two]) await expect(first(page)).toHaveValue(`Together: ${before} And slowly.`);
  await lessons(two).getByRole('button', { name: 'Add a lesson' }).click();
  await two.keyboard.insertText('A second eye helps.');
  await expect(lessons(one).getByRole('textbox').last()).toHaveValue('A second eye helps.');
  for (const panel of ['Before it leaves', 'About it', 'Preview', 'History']) {
    await one.getByRole('button', { name: panel }).click();
    expect(await axeFaults(one, { within: 'aside' }), panel).toEqual([]);
  }
  expect(await axeFaults(one, { without: 'aside' })).toEqual([]);
});
