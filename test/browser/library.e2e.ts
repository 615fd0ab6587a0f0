/** The library: a summary of another organisation is brought in, read, checked and found again by a filter. */
import type { Page } from '@playwright/test';
import { setUp } from '../support/member-client.ts';
import { writtenSummary } from '../support/written-summary.ts';
import { axeFaults } from './axe-faults.ts';
import { expect, test } from './fixtures.ts';

const file = (summary: unknown) => ({
  name: 'summary.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(summary)),
});

test('a summary of others is brought in, read and found again', async ({ server, open }) => {
  const lead = await setUp(server.url);
  const page = await open(lead, '/');
  await page.getByRole('link', { name: 'Learning summaries that were published' }).click();
  await expect(page.getByText('Published learning summaries stand here.')).toBeVisible();
  await expectNoFault(page);

  await page.getByRole('button', { name: 'Bring in a summary' }).click();
  const dialog = page.getByRole('dialog', { name: 'Bring in a summary' });
  await dialog.getByRole('button', { name: 'Bring it in' }).click();
  await expect(dialog.getByText('2 things need your attention.')).toBeVisible();
  const chosen = dialog.getByLabel('The file of the summary');
  await chosen.setInputFiles(file({ ...writtenSummary, status: 'draft' }));
  await dialog.getByLabel('Who sent it').fill('Southbridge');
  await dialog.getByRole('button', { name: 'Bring it in' }).click();
  await expect(dialog.getByText('This is a draft, which nobody has approved for sharing.')).toBeVisible();
  await expectNoFault(page);
  await chosen.setInputFiles(file(writtenSummary));
  await dialog.getByRole('button', { name: 'Bring it in' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(writtenSummary.title);
  await expect(page.getByText('From Southbridge')).toBeVisible();
  await expect(page.getByText('nobody compared its SHA-256')).toBeVisible();
  await expectNoFault(page);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Markdown' }).click();
  expect((await download).suggestedFilename()).toMatch(/^learning-summary-.*\.md$/);

  await page.getByRole('link', { name: 'Library', exact: true }).click();
  const title = page.getByRole('link', { name: writtenSummary.title });
  await expect(title).toBeVisible();
  await expectNoFault(page);
  await page.getByLabel('Find by words').fill('zebra');
  await expect(page.getByText('No summary fits all of this.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).last().click();
  await page.getByLabel('Failure kind').selectOption('false-negative');
  await expect(page).toHaveURL(/\/library\?kind=false-negative$/);
  await expect(title).toBeVisible();
});

async function expectNoFault(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFaults(page, { least: 'serious' })).toEqual([]);
  }
}
