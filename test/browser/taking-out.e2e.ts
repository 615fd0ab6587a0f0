/** A review leaves for its own panel: as a report that is printed, and as everything in one file. */
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function takeOut(page: Page, form: RegExp): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: 'More for this review' }).click();
  await page.getByRole('menuitem', { name: /^Take it out/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Take the review out' });
  await dialog.getByRole('radio', { name: form }).check();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Take it out' }).click();
  const file = await download;
  await expect(dialog).toBeHidden();
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test('a review is taken out as a PDF and as an archive, and no file name tells what is in it', async ({
  samples,
  open,
}) => {
  const { reviews } = await samples.admin.expectOk<{ reviews: { id: string }[] }>('GET', '/reviews');
  const page = await open(samples.admin, `/reviews/${reviews[0]?.id}`);
  const pdf = await takeOut(page, /^PDF/);
  expect(pdf.name).toMatch(/^causeway-review-\d{4}-\d{2}-\d{2}\.pdf$/);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const archive = await takeOut(page, /^Everything/);
  expect(archive.name).toMatch(/^causeway-review-\d{4}-\d{2}-\d{2}\.zip$/);
  const parts = Object.keys(unzipSync(archive.bytes));
  expect(parts).toEqual(expect.arrayContaining(['manifest.json', 'review.md', 'review.json', 'rows.json']));
});
