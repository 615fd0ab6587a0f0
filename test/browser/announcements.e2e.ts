/** What somebody who listens to the page hears: a colleague who joins, a save after a pause, a hint; each exactly once. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { makePanel } from './panel.ts';
import { ReviewPage } from './review-page.ts';

/** Writes down every change of the polite live region from now on. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const region = document.querySelector('p[role="status"][aria-live="polite"]');
    if (region === null) throw new Error('The page has no polite live region.');
    const heard: string[] = [];
    Object.assign(window, { heard });
    const note = (changes: readonly MutationRecord[]): void => {
      // One record for each change of the text: what replaces a node takes one away and puts one in.
      for (const { type, addedNodes } of changes)
        if (type === 'characterData' || addedNodes.length > 0) heard.push(region.textContent.trim());
    };
    new MutationObserver(note).observe(region, { characterData: true, childList: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

test('each join, save and hint changes the polite live region exactly once', async ({ server, open }) => {
  const { review, chair, colleague } = await makePanel(server);
  const path = `/reviews/${review.id}`;
  const ana = await new ReviewPage(await open(chair, path)).opened();
  // What is said of others, and the help with words, come once the page is at rest.
  await ana.page.waitForFunction(() =>
    ['CompanyHost', 'language-help'].every((part) =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes(part)),
    ),
  );
  const heard = await listen(ana.page);

  await new ReviewPage(await open(colleague, path)).opened();
  const join = expect.stringMatching(/^Ben Panel/);
  await expect.poll(heard).toEqual([join]);

  const prose = await ana.prose('What happened');
  await prose.click();
  await ana.page.keyboard.type('The alert was shown at noon.');
  await expect.poll(heard).toEqual([join, 'Saved.']);

  await ana.page.keyboard.type(' The nurse failed to escalate it.');
  const hint = expect.stringMatching(/^Hint for you alone/);
  await expect.poll(heard).toEqual([join, 'Saved.', hint, 'Saved.']);
  await expect(prose.locator('.language-hint')).toHaveText(/failed to/);

  // Each of them would have been said a second time by now.
  await ana.page.keyboard.type(' It was seen by the next shift.');
  await expect.poll(heard).toEqual([join, 'Saved.', hint, 'Saved.', 'Saved.']);
});
