/** Finding things: from the bar and by keyboard to the exact place, also in a review, and only what one may read. */
import type { Page } from '@playwright/test';
import { join } from '../support/member-client.ts';
import { axeFaults } from './axe-faults.ts';
import { expect, test } from './fixtures.ts';
import { ReviewPage } from './review-page.ts';

/** Types into the search and waits until the answer is there. */
async function look(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Words to look for' }).fill(words);
  await expect(page).toHaveURL(new RegExp(`q=${words.replaceAll(' ', '\\+')}`));
}

test('a word leads from the search to its place, and a stranger finds nothing', async ({ samples, open }) => {
  test.setTimeout(90_000);
  const page = await open(samples.admin, '/');
  await page.getByRole('link', { name: 'Search', exact: true }).click();
  const field = page.getByRole('searchbox', { name: 'Words to look for' });
  await expect(field).toBeFocused();
  await expect(page.getByText(/^Look for a word/)).toBeVisible();
  // Samples were written just now; they are read in when writing pauses.
  await expect(async () => {
    // Asked anew each time: the same words again are no new question.
    await field.fill('');
    await expect(page).toHaveURL(/\/search$/);
    await look(page, 'billing');
    await expect(page.getByText(/places? found/).first()).toBeVisible({ timeout: 1500 });
  }).toPass({ timeout: 30_000 });
  const heard = page.locator('[aria-live=polite]', { hasText: /places? found/ });
  await expect(heard).toHaveCount(1);
  await page.getByLabel('Kind').selectOption('Factor');
  await expect(page).toHaveURL(/in=factor/);
  const first = page.locator('a.hit').first();
  await expect(first).toContainText('Factor');
  await expect(first.locator('mark').first()).toHaveText(/billing/i);
  expect(await axeFaults(page, { least: 'serious' })).toEqual([]);

  await field.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-found-place]').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  // Looked at first: the marks go again after a few seconds.
  await expect(page.locator('[data-found]')).toBeInViewport();
  expect(await page.evaluate(() => CSS.highlights.get('found')?.size ?? 0)).toBeGreaterThan(0);
  const review = await new ReviewPage(page).opened();

  // In the review: what was typed a moment ago is found too, and the place is shown.
  const prose = await review.prose('What happened');
  await prose.click();
  await page.keyboard.type('A quincunx of lamps. ');
  await page.keyboard.press('Control+k');
  const menu = page.getByRole('combobox', { name: 'A place or a command' });
  await expect(menu).toBeFocused();
  await page.keyboard.type('quincunx');
  const here = page.getByRole('group', { name: 'In this review' }).getByRole('option');
  await expect(here).toContainText('A quincunx of lamps');
  await expect(here).toHaveAttribute('aria-selected', 'true');
  expect(await axeFaults(page, { least: 'serious' })).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(menu).toBeHidden();
  await expect(prose.getByText('A quincunx of lamps')).toBeInViewport();

  // What cannot be done says why, and the guide says what works here.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('redo');
  const redo = page.getByRole('option', { name: /^Redo/ });
  await expect(redo).toHaveAttribute('aria-disabled', 'true');
  await expect(redo).toContainText('You have nothing to redo');
  await page.keyboard.press('Escape');
  await review
    .section('What happened')
    .getByRole('heading', { name: /What happened/ })
    .focus();
  await page.keyboard.press('?');
  const guide = page.getByRole('dialog', { name: 'Keyboard guide' });
  await expect(guide).toContainText('To the next section');
  await expect(guide).toContainText('While you write in a review');
  expect(await axeFaults(page, { least: 'serious' })).toEqual([]);
  await guide.getByRole('checkbox', { name: /single letter/ }).uncheck();
  await expect(guide).not.toContainText('To the next section');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(guide).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('single-letter');
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-live=polite]', { hasText: 'Single-letter keys are on.' })).toHaveCount(1);
  await page.keyboard.press('?');
  await expect(guide).toBeVisible();

  const stranger = await open(await join(samples.admin, 'Sten Stranger'), '/search?q=billing&in=factor');
  await expect(stranger.getByRole('main').getByText('Nothing was found.')).toBeVisible();
  await expect(stranger.locator('a.hit')).toHaveCount(0);
});
