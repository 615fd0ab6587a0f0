/**
 * The life of one action, seen from three windows at once: two open documents and the tracker of a safety lead who
 * takes no part in the review. Each step shows in the others without anybody loading a page.
 */
import type { Locator, Page } from '@playwright/test';
import { join } from '../support/member-client.ts';
import { expect, test } from './fixtures.ts';
import { openPanel } from './panel.ts';
import type { ReviewPage } from './review-page.ts';

const title = 'Show how sure the finder is';
const finding = 'Shown on 98 of 100 results of one week.';

test('an action is born, agreed, owned, done with proof, checked, reopened and verified, and every window follows', async ({
  server,
  open,
}) => {
  // Ten steps in three windows; a busy machine takes its time.
  test.setTimeout(180_000);
  const { chair, ana, ben } = await openPanel(server, open);
  const lead = await join(chair, 'Lea Lead', ['safety-lead']);
  const tracker = await open(lead, '/actions');
  const row = tracker.getByRole('row', { name: title });

  await test.step('born in the document', async () => {
    const field = await ana.addAction(title);
    await expect(field).toHaveValue(title);
    await expect(row).toContainText('Proposed');
    await expect(
      ben.section('Safety actions').getByRole('button', { name: title, exact: true }),
    ).toBeVisible();
  });

  await test.step('agreed, from its card', async () => {
    await ana.section('Safety actions').getByRole('button', { name: 'Agree this action' }).click();
    await expect(row).toContainText('Agreed');
  });

  const card = ben.section('Safety actions');
  await card.getByRole('button', { name: title, exact: true }).click();
  const status = card.getByLabel(`Status: ${title}`);
  await expect(status).toHaveValue('agreed');

  await row.getByRole('link', { name: title }).click();
  const panel = tracker.getByRole('dialog', { name: title });

  await test.step('given an owner, on the tracker', async () => {
    await panel.getByLabel('Owner').selectOption({ label: 'Ben Panel' });
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(card.getByLabel(`Owner: ${title}`)).toHaveValue(/.+/u);
    await expect(row).toContainText('Ben Panel');
  });

  await test.step('done, by its owner, with a proof', async () => {
    await implement(ben.page, status, 'https://records.example.org/change/12');
    await expect(row).toContainText('Implemented');
    await expect(panel.getByRole('link', { name: 'https://records.example.org/change/12' })).toBeVisible();
    await expect(card.getByText('Somebody other than its owner records whether it worked.')).toBeVisible();
    await expect(card.getByRole('button', { name: 'Record a check' })).toBeHidden();
  });

  await test.step('checked by the safety lead: it did not work', async () => {
    await check(tracker, panel, 'It did not work', 'Readers still cannot see it on small screens.');
    await expect(row).toContainText('Not effective');
    await expect(status).toHaveValue('not-effective');
    await expect(card.getByText('Readers still cannot see it on small screens.').first()).toBeVisible();
  });

  await test.step('reopened, from the card of the chair, with a reason', async () => {
    const hers = ana.section('Safety actions');
    const its = hers.getByLabel(`Status: ${title}`);
    if (!(await its.isVisible())) await hers.getByRole('button', { name: title, exact: true }).click();
    await its.selectOption({ label: 'Reopened' });
    const dialog = ana.page.getByRole('dialog', { name: `Reopened: ${title}` });
    const reason = dialog.getByLabel('Why is it opened again?');
    await reason.fill('The supplier has another screen to offer.');
    await expect(reason).toHaveValue('The supplier has another screen to offer.');
    await dialog.getByRole('button', { name: 'Set to “Reopened”' }).click();
    await expect(dialog).toBeHidden();
    await expect(row).toContainText('Reopened');
    await expect(status).toHaveValue('reopened');
  });

  await test.step('done again, and verified', async () => {
    await implement(ben.page, status, 'https://records.example.org/change/13');
    await expect(row).toContainText('Implemented');
    await check(tracker, panel, 'It worked', finding);
    await expect(status).toHaveValue('verified-effective');
    await expect(panel.getByText('Effective', { exact: true }).first()).toBeVisible();
  });

  await test.step('all of it stands in the history', async () => {
    const history = panel.getByRole('region', { name: 'What happened' });
    for (const line of [
      'Status: Proposed',
      'Status: Agreed, was Proposed',
      'Owner: Ben Panel',
      'Status: Implemented, was Agreed',
      'Checked: it did not work',
      'Status: Not effective, was Implemented',
      'Status: Reopened, was Not effective',
      'Status: Implemented, was Reopened',
      'Checked: it worked',
      'Status: Effective, was Implemented',
    ]) {
      await expect(history.getByText(line, { exact: true })).toBeVisible();
    }
    await expect(history).toContainText(finding);
    await openHistory(ana);
    await expect(
      ana.section('Safety actions').getByText('Checked: it worked', { exact: true }),
    ).toBeVisible();
  });
});

async function implement(page: Page, status: Locator, address: string): Promise<void> {
  await status.selectOption({ label: 'Implemented' });
  const dialog = page.getByRole('dialog', { name: `Implemented: ${title}` });
  const field = dialog.getByLabel('Web address');
  await field.fill(address);
  await expect(field).toHaveValue(address);
  await dialog.getByRole('button', { name: 'Set to “Implemented”' }).click();
  await expect(dialog).toBeHidden();
  await expect(status).toHaveValue('implemented');
}

async function check(page: Page, panel: Locator, outcome: string, words: string): Promise<void> {
  await panel.getByRole('button', { name: 'Record a check' }).click();
  const dialog = page.getByRole('dialog', { name: 'Did it work?' });
  await dialog.getByRole('radio', { name: new RegExp(`^${outcome}`, 'u') }).check();
  const note = dialog.getByLabel('What was looked at, and what did it show?');
  await note.fill(words);
  await expect(note).toHaveValue(words);
  await dialog.getByRole('button', { name: 'Record the check' }).click();
  await expect(dialog).toBeHidden();
}

async function openHistory(review: ReviewPage): Promise<void> {
  const all = review.section('Safety actions').getByRole('button', { name: /^All \d+ changes$/u });
  if (await all.isVisible()) await all.click();
}
