/** Two people in two browsers write in one review at once, and lose nothing. */
import type { Locator, Page } from '@playwright/test';
import { readSectionProse } from '../../shared/review-document/reads.ts';
import { setUp } from '../support/member-client.ts';
import { readStoredDocument } from '../support/stored-document.ts';
import { expect, test } from './fixtures.ts';
import { openPanel, see } from './panel.ts';
import { ReviewPage } from './review-page.ts';

/** Words that stand nowhere else, so that each can be counted. */
function wordsOf(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}${index}x`);
}

async function type(page: Page, words: readonly string[]): Promise<void> {
  for (const word of words) await page.keyboard.type(`${word} `);
}

test('a colleague who joins by an invitation link writes with the chair in one section and two factors, and nothing is lost', async ({
  server,
  open,
}) => {
  const chair = await setUp(server.url);
  const { id } = await chair.createReview();
  const ana = await new ReviewPage(await open(chair, `/reviews/${id}`)).opened();

  await ana.choose('Participants…');
  const people = ana.page.getByRole('dialog', { name: 'Who takes part' });
  await people.getByLabel('Role in this review').selectOption({ label: 'Panel member' });
  await people.getByRole('button', { name: 'Make a link' }).click();
  const link = await people.getByLabel('The link').inputValue();
  await people.getByRole('button', { name: 'Close' }).click();

  const bensPage = await open(null, link);
  await bensPage.getByLabel('Your name').fill('Ben Bridge');
  await bensPage.getByLabel('E-mail').fill('ben@test.example');
  await bensPage.getByRole('textbox', { name: 'Password' }).fill('a long enough password');
  await bensPage.getByRole('button', { name: 'Join' }).click();
  const ben = await new ReviewPage(bensPage).opened();
  await see(ana.page, 'Ben Bridge');
  await see(ben.page, 'Ana Admin');

  const prose = { ana: await ana.prose('What happened'), ben: await ben.prose('What happened') };
  const words = { ana: wordsOf('ada', 25), ben: wordsOf('ben', 25) };
  await prose.ana.click();
  await ana.page.keyboard.press('Enter');
  await expect(prose.ben.getByRole('paragraph')).toHaveCount(2);
  await prose.ben.getByRole('paragraph').first().click();
  await Promise.all([type(ana.page, words.ana), type(ben.page, words.ben)]);
  for (const word of [...words.ana, ...words.ben]) {
    await expect(prose.ana).toContainText(word);
    await expect(prose.ben).toContainText(word);
  }
  // Each sees the other's name beside the words being written.
  await expect(prose.ana.locator('[data-name="Ben Bridge"]')).toBeVisible();
  await expect(prose.ben.locator('[data-name="Ana Admin"]')).toBeVisible();
  await expect(ana.section('What happened').getByRole('img', { name: 'Ben Bridge' })).toBeVisible();
  await expect(ben.section('What happened').getByRole('img', { name: 'Ana Admin' })).toBeVisible();

  const [model, governance] = await Promise.all([
    ana.addFactor('Model', 'small findings score low'),
    ben.addFactor('Governance', 'nobody watches the scores'),
  ]);
  // Then each goes on in the factor of the other, which keeps growing.
  const inModel = ben.layer('Model').getByRole('textbox', { name: 'Condition' });
  await ben
    .layer('Model')
    .getByRole('button', { name: /small findings score low/ })
    .first()
    .click();
  await inModel.press('End');
  await model.press('Home');
  await Promise.all([ben.page.keyboard.type(', in every ward'), ana.page.keyboard.type('At night ')]);
  for (const field of [model, inModel])
    await expect(field).toHaveValue('At night small findings score low, in every ward');
  await expect(governance).toHaveValue('nobody watches the scores');

  await Promise.all([ana.saved(), ben.saved()]);
  const before = await prose.ana.innerText();
  await Promise.all([ana.page.reload(), ben.page.reload()]);
  await Promise.all([ana.opened(), ben.opened()]);
  for (const one of [ana, ben]) {
    expect(withoutNames(await (await one.prose('What happened')).innerText())).toBe(withoutNames(before));
    await expect(one.layer('Model')).toContainText('At night small findings score low, in every ward');
    await expect(one.layer('Governance')).toContainText('nobody watches the scores');
  }
});

/** The carets of others carry their names, which are no words of the text. */
function withoutNames(text: string): string {
  return text
    .replaceAll(/Ana Admin|Ben Bridge|[\u2060\u200b]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

test('a paragraph turned into a list, joined and split under a typing colleague keeps every word, or offers it back', async ({
  server,
  open,
}) => {
  const { ana, ben, review } = await openPanel(server, open);
  const prose = { ana: await ana.prose('What happened'), ben: await ben.prose('What happened') };
  const rounds = 4;
  const lines = Array.from({ length: 2 * rounds + 1 }, (_, index) => [`front${index}x`, `back${index}x`]);
  await prose.ana.click();
  for (const [index, line] of lines.entries()) {
    if (index > 0) await ana.page.keyboard.press('Enter');
    await ana.page.keyboard.type(line.join(' '));
  }
  await expect(prose.ben).toContainText(`back${2 * rounds}x`);

  // One makes a list of the paragraph the other is typing in.
  const during = wordsOf('during', 12);
  const last = `front${2 * rounds}x`;
  await caretTo(ben.page, prose.ben.getByText(last), 'End');
  await prose.ana.getByText(last).click();
  await Promise.all([
    type(ben.page, ['', ...during]),
    ana.page
      .getByRole('toolbar', { name: /^What happened/ })
      .getByRole('button', { name: 'Bulleted list' })
      .click(),
  ]);
  for (const one of [prose.ana, prose.ben]) {
    await expect(one.getByRole('listitem')).toHaveCount(1);
    await expect(one.getByRole('listitem')).toContainText(during.at(-1) ?? '');
  }

  // Then one joins a line to the one before while the other splits it, and both write on.
  const added: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const joiner = wordsOf(`joiner${round}y`, 3);
    const splitter = wordsOf(`splitter${round}y`, 3);
    added.push(...joiner, ...splitter);
    const line = `front${2 * round + 1}x`;
    await caretTo(ana.page, prose.ana.getByText(line), 'Home');
    await caretTo(ben.page, prose.ben.getByText(line), 'End');
    for (const _letter of `back${2 * round + 1}x`) await ben.page.keyboard.press('ArrowLeft');
    await Promise.all([
      ana.page.keyboard.press('Backspace').then(() => type(ana.page, joiner)),
      ben.page.keyboard.press('Enter').then(() => type(ben.page, splitter)),
    ]);
  }
  await Promise.all([ana.saved(), ben.saved()]);

  await expect.poll(async () => words(await prose.ana.innerText())).toBe(words(await prose.ben.innerText()));
  const text = words(await prose.ana.innerText());
  await ana.choose('Recovered text');
  const offered = await ana.page.getByRole('complementary', { name: 'Recovered text' }).innerText();
  const stored = readStoredDocument(server.databaseFile, review.id).doc;
  const storedText = words(JSON.stringify(readSectionProse(stored, 's.what')));
  const typed = [...lines.flat(), ...during, ...added];
  expect(typed.filter((word) => !text.includes(word) && !offered.includes(word))).toEqual([]);
  expect(typed.filter((word) => text.includes(word) !== storedText.includes(word))).toEqual([]);
});

/** Words as a reader takes them in: a word may be cut in two by a line, and nothing else counts. */
function words(text: string): string {
  return text.replaceAll(/[^a-z0-9]+/gi, '');
}

async function caretTo(page: Page, line: Locator, key: 'Home' | 'End'): Promise<void> {
  await line.click();
  await page.keyboard.press(key);
}

test('undoing a factor that a colleague has written in only bins it, with the words of the colleague', async ({
  server,
  open,
}) => {
  const { ana, ben } = await openPanel(server, open);
  await ana.layer('Workflow').getByRole('button', { name: 'Add a factor to Workflow' }).click();
  await expect(ana.layer('Workflow').getByRole('textbox', { name: 'Condition' })).toBeFocused();
  await ben.layer('Workflow').getByRole('button', { name: 'A factor without words yet' }).click();
  await ben.page.keyboard.type('Two lists are kept by hand');
  const field = ana.layer('Workflow').getByRole('textbox', { name: 'Condition' });
  await expect(field).toHaveValue('Two lists are kept by hand');

  await field.press('Control+z');
  await expect(field).toHaveCount(0);
  await expect(ben.layer('Workflow').getByRole('textbox', { name: 'Condition' })).toHaveCount(0);

  await ana.choose('Bin');
  const bin = ana.page.getByRole('complementary', { name: 'Bin' });
  await expect(bin).toContainText('Two lists are kept by hand');
  await bin.getByRole('button', { name: /^Put back/ }).click();
  for (const one of [ana, ben])
    await expect(one.layer('Workflow')).toContainText('Two lists are kept by hand');
});
