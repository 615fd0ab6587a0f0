/** A safety lead brings a spreadsheet of before into the list of actions, by keyboard, and our own table back again. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axeFaults } from './axe-faults.ts';
import { expect, test } from './fixtures.ts';
import { makePanel } from './panel.ts';

const table = [
  'What;State;By when;Responsible;Remarks',
  'Show the cut-off beside the score;Open;03/04/2026;Ben Panel;',
  'Count the alarms of a week;Done;05/04/2026;Ben Panel;Since the spring',
  'Ask the vendor;Somewhere;;;',
].join('\r\n');

async function choose(page: Page, name: string, text: string): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') });
}

test('a spreadsheet of before comes in after a dry run, and our own table changes what it names', async ({
  server,
  open,
}) => {
  const { chair, review } = await makePanel(server);
  const page = await open(chair, '/actions');
  await page.getByRole('link', { name: 'Bring in actions from a spreadsheet of before' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bring actions in from a table');
  await page.getByLabel('New actions go into').selectOption({ label: review.title });
  await choose(page, 'Actions of 2025.csv', table);

  const run = page.getByRole('region', { name: 'Dry run' });
  await expect(run.getByRole('status')).toHaveText('2 actions to be made, 1 line that will stay out.');
  await expect(run.getByText('“Somewhere” is no status here.')).toBeVisible();
  await expect(run.getByText('“03/04/2026” could be two days')).toBeVisible();
  await run.getByLabel('What comes first in a date?').selectOption('month-first');
  await expect(run.getByText('owned by Ben Panel, due 4 March 2026.')).toBeVisible();
  // The last column is not ours; whoever knows what it says chooses that.
  await run.getByText('What each column holds').click();
  await expect(run.getByLabel('Remarks')).toHaveValue('note');
  await run.getByLabel('Remarks').selectOption({ label: 'What shows that it was done' });
  await expect(run.getByLabel('Remarks')).toHaveValue('proof');
  await expect(run.getByText('2 actions to be made')).toBeVisible();
  await expect(run.getByLabel('Remarks')).toBeVisible();

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFaults(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 800 });
  const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate<number>(wider)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });

  await run.getByRole('button', { name: 'Bring in 2 actions' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'What came of it' })).toBeFocused();
  await expect(page.getByText('2 actions made, 1 line that stayed out.')).toBeVisible();
  const report = page.waitForEvent('download');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const kept = readFileSync(await (await report).path(), 'utf8');
  expect(kept).toContain('4,Ask the vendor,Refused,');

  const made = await chair.actionsOf(review.id);
  expect(made.map(({ status }) => status).toSorted()).toEqual(['agreed', 'implemented']);

  // Our own table, written into and brought back without a review for new ones.
  const own = await page.request.get('/api/v1/actions/csv');
  await choose(page, 'ours.csv', (await own.text()).replace('2026-03-04', '2026-06-01'));
  await expect(run.getByText('Due day: from “4 March 2026” to “1 June 2026”.')).toBeVisible();
  await run.getByRole('button', { name: 'Bring in 1 action' }).click();
  await expect(page.getByText('1 action changed, 1 line with nothing to change.')).toBeVisible();
  await page.getByRole('link', { name: 'Go to the list of actions' }).click();
  await expect(page.getByRole('row', { name: /Show the cut-off beside the score/ })).toContainText('1 Jun');
});
