/** A summary as a web page: axe finds nothing, it fits a telephone, and it asks nobody for anything, whatever it says. */
import { expect, test } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { render } from '../../server/publishing/rendering.ts';
import { writtenSummary } from '../support/written-summary.ts';
import { hostileWords } from '../publishing/hostile-words.ts';
import { axeFaults } from './axe-faults.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the web page of a summary (${colorScheme})`, async ({ browser }, info) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1200, height: 900 } });
    const page = await context.newPage();
    const file = info.outputPath('summary.html');
    await writeFile(file, await render(writtenSummary, 'html'));
    await page.goto(pathToFileURL(file).href);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(writtenSummary.title);
    expect(await axeFaults(page)).toEqual([]);
    await context.close();
  });
}

test('the web page of a summary with hostile words runs nothing, asks for nothing and fits a telephone', async ({
  browser,
}, info) => {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  const file = info.outputPath('hostile.html');
  const outcome = { mark: 'O1', text: hostileWords.join(' ') };
  const hostile = {
    ...writtenSummary,
    wentRight: [...hostileWords],
    outcomes: [outcome],
    setting: '<img src=x onerror=alert(1)>',
  };
  await writeFile(file, await render(hostile, 'html'));
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  await expect(page.getByText('<script>alert(1)</script>', { exact: true })).toBeVisible();
  expect(asked).toEqual([pathToFileURL(file).href]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.close();
});
