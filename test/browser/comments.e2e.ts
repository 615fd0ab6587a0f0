/** Two people talk over words of a review beside the text: marks stay on their words, readers comment without writing. */
import type { Page } from '@playwright/test';
import { join } from '../support/member-client.ts';
import { expect, test } from './fixtures.ts';
import { openPanel } from './panel.ts';
import { ReviewPage } from './review-page.ts';

const quote = 'switched off at night';

/** What the page draws as the words of comments. */
function marked(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    ['causeway-comment', 'causeway-comment-active'].flatMap((name) =>
      [...(CSS.highlights.get(name) ?? [])].map(String),
    ),
  );
}

const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Comments' });

/** Selects words in the line of the caret by keyboard: from the line's end, some back, then so many. */
async function select(page: Page, behind: number, length: number): Promise<void> {
  await page.keyboard.press('End');
  for (let i = 0; i < behind; i += 1) await page.keyboard.press('ArrowLeft');
  for (let i = 0; i < length; i += 1) await page.keyboard.press('Shift+ArrowLeft');
}

test('a comment stays on its words while a colleague reformats and splits them, outlives their deletion, and comes back with a version', async ({
  server,
  open,
}) => {
  const { ana, ben, review, colleague } = await openPanel(server, open, 'huddle');
  const heading = 'What happened';
  const prose = { ana: await ana.prose(heading), ben: await ben.prose(heading) };
  await prose.ana.click();
  await ana.page.keyboard.type('First the score rose. The alert was switched off at night by default.');
  await ana.saved();
  await expect(prose.ben).toContainText('by default.');

  await select(ana.page, ' by default.'.length, quote.length);
  await ana.page.keyboard.press('Control+Alt+m');
  const box = panelOf(ana.page).getByRole('combobox', { name: 'Your comment; @ names somebody' });
  await expect(box).toBeFocused();
  await expect(panelOf(ana.page)).toContainText(quote);
  await ana.page.keyboard.type('@be');
  await expect(panelOf(ana.page).getByRole('option', { name: 'Ben Panel' })).toBeVisible();
  await ana.page.keyboard.press('Enter');
  await ana.page.keyboard.type('since when?');
  await ana.page.keyboard.press('Control+Enter');
  await expect(panelOf(ana.page)).toContainText('@Ben Panel since when?');
  await expect.poll(() => marked(ana.page)).toEqual([quote]);
  await expect.poll(() => marked(ben.page)).toEqual([quote]);

  // The colleague makes a list of it and splits it in the middle of the quote.
  await prose.ben.getByText('First the score').click();
  await ben.page
    .getByRole('toolbar', { name: /^What happened/ })
    .getByRole('button', { name: 'Bulleted list' })
    .click();
  await select(ben.page, ' at night by default.'.length, 0);
  await ben.page.keyboard.press('Enter');
  await expect(prose.ana.getByRole('listitem')).toHaveCount(2);
  for (const page of [ana.page, ben.page]) {
    await expect
      .poll(async () => (await marked(page)).join('').replaceAll(/\s/g, ''))
      .toBe('switchedoffatnight');
  }

  // A version is kept, then the words go; the thread keeps them, and the version brings the mark back.
  await ben.saved();
  await colleague.expectOk('POST', `/reviews/${review.id}/versions`);
  await prose.ben.click();
  await ben.page.keyboard.press('Control+a');
  await ben.page.keyboard.type('Nothing is known yet.');
  await expect(panelOf(ana.page).getByRole('heading', { name: 'Text changed' })).toBeVisible();
  await expect(panelOf(ana.page).getByRole('list', { name: 'Comments whose text changed' })).toContainText(
    quote,
  );
  await expect.poll(() => marked(ana.page)).toEqual([]);
  await ben.saved();
  const { versions } = await colleague.expectOk<{ versions: { number: number; reason: string }[] }>(
    'GET',
    `/reviews/${review.id}/versions`,
  );
  const kept = versions.find(({ reason }) => reason === 'asked')!;
  await colleague.expectOk('POST', `/reviews/${review.id}/versions/${kept.number}/restore`);
  await expect
    .poll(async () => (await marked(ana.page)).join('').replaceAll(/\s/g, ''))
    .toBe('switchedoffatnight');

  // Whoever was named finds it in the inbox, and gets from there to the words and back to the thread.
  await ben.page.goto(`${server.url}/inbox`);
  await ben.page.getByRole('link', { name: '@Ben Panel since when?' }).click();
  const thread = panelOf(ben.page).getByRole('listitem', { name: 'Comment 1, What happened' });
  await thread.getByRole('button', { name: 'Answer in comment 1' }).click();
  await ben.page.keyboard.type('Since March.');
  await ben.page.keyboard.press('Control+Enter');
  await expect(panelOf(ana.page)).toContainText('Since March.');
  await thread.getByRole('button', { name: 'What happened: go there' }).click();
  await expect(await ben.prose(heading)).toBeFocused();
  await panelOf(ana.page).getByRole('button', { name: 'Resolve comment 1' }).click();
  await expect(panelOf(ben.page)).toContainText('Resolved by Ana Admin');
});

test('an observer comments on words and on a record, and cannot type', async ({ server, open }) => {
  const { ana, chair, review } = await openPanel(server, open, 'huddle');
  await (await ana.prose('What happened')).click();
  await ana.page.keyboard.type('Nobody was told.');
  await ana.saved();
  const olga = await join(chair, 'Olga Reader');
  await chair.addParticipant(review.id, olga.me?.id ?? '', 'observer');
  const reader = await new ReviewPage(await open(olga, `/reviews/${review.id}`)).opened();
  const { page } = reader;
  await expect(page.getByRole('textbox', { name: 'What happened', exact: true })).toHaveCount(0);

  await expect(page.getByRole('button', { name: /^Comments: / })).toBeVisible();
  await page.getByText('Nobody was told.').click({ clickCount: 3 });
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await panelOf(page).getByRole('combobox').fill('Not even the ward?');
  await panelOf(page).getByRole('button', { name: 'Comment', exact: true }).click();
  await expect.poll(() => marked(page)).toEqual(['Nobody was told.']);
  await expect.poll(() => marked(ana.page)).toEqual(['Nobody was told.']);

  await panelOf(page).getByRole('button', { name: 'New comment' }).click();
  await panelOf(page)
    .getByRole('combobox', { name: 'About' })
    .selectOption({ label: 'The review as a whole' });
  await panelOf(page)
    .getByRole('combobox', { name: /^Your comment/ })
    .fill('Who reads this at the end?');
  await panelOf(page).getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(ana.page.getByRole('button', { name: 'Comments: 2 open, 2 new' })).toBeVisible();
});
