/** From "Start a review" to a first complete factor, counting everything a person does. */
import type { Locator, Page } from '@playwright/test';
import { setUp } from '../support/member-client.ts';
import { expect, test } from './fixtures.ts';
import { ReviewPage } from './review-page.ts';

/** Counts a click, a key that writes nothing, and the filling of a field as one interaction each. Nothing is free. */
class Person {
  readonly did: string[] = [];
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async click(target: Locator, what: string): Promise<void> {
    this.did.push(`click ${what}`);
    await target.click();
  }

  async press(key: string): Promise<void> {
    this.did.push(`press ${key}`);
    await this.#page.keyboard.press(key);
  }

  /** Into whatever has the focus by then. */
  async type(words: string, into: Locator): Promise<void> {
    this.did.push(`type "${words}"`);
    await expect(into).toBeFocused();
    await this.#page.keyboard.type(words);
    await expect(into).toHaveValue(words);
  }
}

test('from "Start a review" to a first complete factor it takes at most 15 interactions', async ({
  server,
  open,
}, info) => {
  const chair = await setUp(server.url);
  const page = await open(chair, '/');
  const ana = new Person(page);

  await ana.click(page.getByRole('link', { name: 'Start a review' }), 'Start a review');
  await ana.click(page.getByRole('radio', { name: /severe harm/ }), 'what has happened');
  await ana.click(page.getByRole('link', { name: 'Go on with this one' }), 'Go on with this one');
  await ana.type('Nodule not flagged', page.getByRole('textbox', { name: 'Title' }));
  await ana.press('Enter');

  const review = await new ReviewPage(page).opened();
  const outline = page.getByRole('list', { name: 'Factors by layer' });
  await ana.click(outline.getByRole('button', { name: /^Interface/ }), 'Interface in the outline');
  const layer = review.layer('Interface');
  await ana.click(layer.getByRole('button', { name: /^Add a factor/ }), 'Add a factor');
  const card = layer.getByRole('listitem').first();
  await ana.type('The list brings more alerts in a shift than anybody can act on', field(card, 'Condition'));
  await ana.press('Tab');
  await ana.type('an alert is closed unread', field(card, 'What it made more likely'));
  await ana.press('Tab');
  await ana.type('the nodule was not followed up', field(card, 'What came of that'));
  await ana.click(card.getByRole('button', { name: /^Too many alerts/ }), 'the suggested code');
  await ana.click(field(card, 'Why we think so'), 'Why we think so');
  await ana.type('The log counts 214 alerts that night', field(card, 'Why we think so'));

  // Complete: three parts, a kind, a layer, a code and a reason, and every rule that applies is met.
  await expect(card.getByRole('radio', { name: 'A condition', exact: true })).toBeChecked();
  await expect(card.getByRole('button', { name: 'Too many alerts', exact: true })).toBeVisible();
  await expect(card.getByRole('button', { name: /^Shows cause, effect and the link/ })).toContainText(
    ', met',
  );
  await expect(card.getByRole('button', { name: /^No vague negative words/ })).toContainText(', met');
  await review.saved();
  await page.keyboard.press('Escape');
  await expect(card.getByRole('img', { name: 'Rules of causation: all that apply are met' })).toBeVisible();

  console.log(`A first complete factor: ${String(ana.did.length)} interactions`);
  info.annotations.push({ type: 'interactions', description: ana.did.join(' · ') });
  expect(ana.did.length, ana.did.join('\n')).toBeLessThanOrEqual(15);
});

function field(card: Locator, name: string): Locator {
  return card.getByRole('textbox', { name });
}
