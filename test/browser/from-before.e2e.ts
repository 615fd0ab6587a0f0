/**
 * A second review on the same AI system: what the first one left open stands before its own actions. One action is
 * carried on and followed by a colleague who takes no part in the first review, one is left with a reason, one is
 * closed; all of it by keyboard alone where a mouse is not needed.
 */
import { join, setUp, type MemberClient } from '../support/member-client.ts';
import { axeFaults } from './axe-faults.ts';
import { expect, test } from './fixtures.ts';
import { ReviewPage } from './review-page.ts';

const carried = 'Show how sure the finder is';
const left = 'Ask the supplier for figures';
const closed = 'Remind everybody in a mail';
const first = 'The missed nodule';
const aiSystem = 'Lung finder';

async function agreed(client: MemberClient, reviewId: string, titles: readonly string[]): Promise<void> {
  await expect
    .poll(async () => (await client.actionsOf(reviewId)).map(({ title }) => title).toSorted())
    .toEqual(titles.toSorted());
  for (const { actionId, version } of await client.actionsOf(reviewId)) {
    const match = { 'if-match': `"${version}"` };
    await client.expectOk('PATCH', `/actions/${reviewId}/${actionId}`, { status: 'agreed' }, match);
  }
}

test('what earlier reviews left open is carried on, left or closed, and a carried action is followed in both', async ({
  server,
  open,
}) => {
  test.setTimeout(120_000);
  const chair = await setUp(server.url);
  const colleague = await join(chair, 'Ben Panel');
  const before = await chair.createReview({ title: first, aiSystem });
  const old = await new ReviewPage(await open(chair, `/reviews/${before.id}`)).opened();
  for (const title of [carried, left, closed]) {
    const field = await old.addAction(title);
    await expect(field).toHaveValue(title);
  }
  await agreed(chair, before.id, [carried, left, closed]);
  const later = await chair.createReview({ title: 'The second nodule', aiSystem: 'lung FINDER' });
  await chair.addParticipant(later.id, colleague.me?.id ?? '', 'panel');

  const ana = await new ReviewPage(await open(chair, `/reviews/${later.id}`)).opened();
  const ben = await new ReviewPage(await open(colleague, `/reviews/${later.id}`)).opened();
  const part = ana.section('Safety actions').getByRole('region', { name: 'Open from before' });
  const hers = (title: string) => part.getByRole('listitem').filter({ hasText: title });
  await expect(hers(carried)).toContainText('Same AI system: lung FINDER');
  await expect(hers(carried).getByRole('link', { name: first })).toBeVisible();
  await expect(part.getByRole('listitem')).toHaveCount(3);
  expect(await axeFaults(ana.page, { within: '.from-before' })).toEqual([]);

  const his = ben.section('Safety actions');
  await expect(his.getByText('Actions belong here')).toBeVisible();
  await expect(his.getByRole('region', { name: 'Open from before' })).toHaveCount(0);

  await test.step('what has no answer is said before the next step, and forbids nothing', async () => {
    await ana.page.getByRole('button', { name: 'Start the analysis' }).click();
    const dialog = ana.page.getByRole('dialog');
    await expect(dialog).toContainText('3 open actions of earlier reviews have no answer');
    await dialog.getByRole('button', { name: 'Not yet' }).click();
  });

  await test.step('one is carried on, and both windows have its card', async () => {
    await hers(carried)
      .getByRole('button', { name: `Carry it on: ${carried}` })
      .focus();
    await ana.page.keyboard.press('Enter');
    await expect(part.getByRole('listitem').filter({ hasText: 'Carry it on' })).toHaveCount(2);
    // The question is gone; the focus stands at the next one.
    await expect(part.locator('[data-from-before]:focus')).toHaveCount(1);
    await expect(his.getByRole('button', { name: carried, exact: true })).toBeVisible();
    await expect(his.getByText('From an earlier review', { exact: true })).toBeVisible();
    await expect(his.getByText(first)).toHaveCount(0);
  });

  await test.step('a move from one card shows in the other, and in the first review', async () => {
    await his.getByRole('button', { name: carried, exact: true }).click();
    await expect(his.getByText('A review you take no part in')).toBeVisible();
    await his.getByLabel(`Status: ${carried}`).selectOption({ label: 'In progress' });
    await expect(his.getByLabel(`Status: ${carried}`)).toHaveValue('in-progress');
    const card = ana.section('Safety actions').locator(`[data-record]`).filter({ hasText: carried });
    await expect(card).toContainText('In progress');
    const there = old.section('Safety actions').locator(`[data-record]`).filter({ hasText: carried });
    await expect(there).toContainText('In progress');
  });

  await test.step('one is left, with its reason', async () => {
    await hers(left)
      .getByRole('button', { name: `Leave it…: ${left}` })
      .click();
    const dialog = ana.page.getByRole('dialog', { name: 'Leave it with its own review?' });
    const reason = dialog.getByLabel('Why is it left?');
    await expect(reason).toBeFocused();
    await ana.page.keyboard.type('The supplier has changed.');
    await expect(reason).toHaveValue('The supplier has changed.');
    await dialog.getByRole('button', { name: 'Leave it there' }).click();
    await expect(dialog).toBeHidden();
    await expect(part.locator('[data-from-before]:focus')).toHaveCount(1);
  });

  await test.step('one is closed, with what closing asks for', async () => {
    await hers(closed)
      .getByRole('button', { name: `Close it…: ${closed}` })
      .click();
    const dialog = ana.page.getByRole('dialog', { name: `Close “${closed}”` });
    await dialog.getByRole('radio', { name: /^Handed to a programme/u }).check();
    const programme = dialog.getByLabel('Name of the programme');
    await programme.fill('Safer imaging');
    await expect(programme).toHaveValue('Safer imaging');
    await dialog.getByRole('button', { name: /^Set to/u }).click();
    await expect(dialog).toBeHidden();
    await expect(part.getByText('3 actions of earlier reviews are answered')).toBeVisible();
  });

  await test.step('an answer that was taken back is a question again', async () => {
    await part.getByText('3 actions of earlier reviews are answered').click();
    await expect(part.getByText('The supplier has changed.')).toBeVisible();
    await part.getByRole('button', { name: `Take back the answer about ${left}` }).click();
    await expect(hers(left).getByRole('button', { name: `Carry it on: ${left}` })).toBeVisible();
    expect(await axeFaults(ana.page, { within: '.from-before' })).toEqual([]);
  });

  await test.step('with the last answer taken back, the focus goes to what is open again', async () => {
    for (const title of [carried, closed]) {
      const back = part.getByRole('button', { name: `Take back the answer about ${title}` });
      await back.click();
      await expect(back).toHaveCount(0);
    }
    await expect(part.locator('[data-from-before]:focus')).toHaveCount(1);
  });
});
