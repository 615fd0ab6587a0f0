/** The journey of a writer and the wording hints: seen, explained, applied, kept, and never seen by anybody else. */
import { expect, test } from './fixtures.ts';
import { makePanel, openPanel } from './panel.ts';
import { ReviewPage } from './review-page.ts';

test('a hint is underlined for its writer alone, rewords on one key, is kept for oneself and listed', async ({
  server,
  open,
}) => {
  const { ana, ben } = await openPanel(server, open);
  const prose = await ana.prose('What happened');
  await prose.click();
  await ana.page.keyboard.type('The nurse failed to escalate the low score.');
  const underlined = prose.locator('.language-hint');
  await expect(underlined).toHaveText(/failed to/);
  const told = await ben.prose('What happened');
  await told.click();
  await expect(told).toContainText('failed to escalate');
  await expect(told.locator('.language-hint')).toHaveCount(0);

  // By key: to the hint, open it, take the first wording.
  await ana.page.keyboard.press('F8');
  await ana.page.keyboard.press('Alt+Enter');
  const box = ana.page.getByRole('dialog', { name: 'Something left undone' });
  await expect(box.getByRole('button').first()).toBeFocused();
  await ana.page.keyboard.press('Enter');
  await expect(prose).toContainText('The nurse did not escalate the low score because ….');
  await expect(underlined).toHaveCount(0);
  await expect(told).toContainText('did not escalate the low score because …');

  // A second one is kept as it is; the page does not ask again after it was loaded anew.
  await ana.page.keyboard.press('Control+End');
  await ana.page.keyboard.press('Enter');
  await ana.page.keyboard.type('It was obvious that the output was wrong.');
  await expect(underlined).toHaveCount(1);
  await ana.page.getByRole('button', { name: 'More for this review' }).click();
  await ana.page.getByRole('menuitem', { name: /^Hints/ }).click();
  const panel = ana.page.getByRole('complementary', { name: 'Hints' });
  await panel.getByRole('button', { name: /It was obvious/ }).click();
  await ana.page.keyboard.press('F8');
  await ana.page.keyboard.press('Alt+Enter');
  await ana.page.getByRole('button', { name: 'Keep my words' }).click();
  await expect(underlined).toHaveCount(0);
  await expect(panel.getByRole('button', { name: /It was obvious/ })).toHaveCount(0);
  await ana.saved();
  await ana.page.reload();
  await ana.opened();
  const again = ana.page.getByRole('complementary', { name: 'Hints' });
  await ana.page.getByRole('button', { name: 'More for this review' }).click();
  await ana.page.getByRole('menuitem', { name: /^Hints/ }).click();
  await expect(again).toContainText('Nothing stands out');
  // The colleague has seen the words all the while, and no underline.
  await expect(told).toContainText('It was obvious');
  await expect(told.locator('.language-hint')).toHaveCount(0);
});

test('on a phone a hint leads to its words, and the panel gives way to them', async ({ server, open }) => {
  const { chair, review } = await makePanel(server);
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
  const ana = await new ReviewPage(await open(chair, `/reviews/${review.id}`, phone)).opened();
  const prose = await ana.prose('What happened');
  await prose.click();
  await expect(prose).toBeFocused();
  await ana.page.keyboard.type('The nurse failed to escalate the low score.');
  await ana.choose('Hints');
  const panel = ana.page.getByRole('complementary', { name: 'Hints' });
  await panel.getByRole('button', { name: /failed to/ }).click();
  await expect(panel).toHaveCount(0);
  await expect(prose).toBeFocused();
});
