/** The cause graph in two and in four browsers at once: one order everywhere, nothing dangling, nobody's words lost. */
import type { Locator } from '@playwright/test';
import type { Review } from '../../shared/api/reviews.ts';
import { readGraph } from '../../shared/graph/read-graph.ts';
import { createLink } from '../../shared/graph/link-edits.ts';
import { createRecord, type Editing } from '../../shared/review-document/edits.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import { AckedWriter } from '../support/acked-writer.ts';
import { join } from '../support/member-client.ts';
import { seededBytes } from '../support/review-world.ts';
import { readStoredDocument } from '../support/stored-document.ts';
import { axeFaults } from './axe-faults.ts';
import { expect, test } from './fixtures.ts';
import { makePanel, openPanel } from './panel.ts';
import { ReviewPage } from './review-page.ts';

function graphOf(one: ReviewPage): Locator {
  return one.section('Cause graph');
}

async function show(one: ReviewPage, view: string): Promise<void> {
  await graphOf(one).getByRole('button', { name: view, exact: true }).click();
}

/** A factor written in the outline, which is left closed. */
async function addFactor(one: ReviewPage, layer: string, words: string): Promise<void> {
  const graph = graphOf(one);
  const first = graph.getByRole('button', { name: 'Add a factor', exact: true });
  const inLayer = graph.getByRole('button', { name: `Add a factor to ${layer}` });
  await first.or(inLayer).first().click();
  const field = graph.getByRole('textbox', { name: 'The condition' });
  await expect(field).toBeFocused();
  await one.page.keyboard.type(words);
  await graph.getByRole('combobox', { name: /^Layer:/ }).selectOption({ label: layerLabels[layer] ?? layer });
  await graph.getByRole('button', { name: words, expanded: true }).click();
}

const layerLabels: Readonly<Record<string, string>> = {
  Model: 'M · Model',
  Workflow: 'W · Workflow',
  Governance: 'G · Governance',
};

async function addOutcome(one: ReviewPage, words: string): Promise<void> {
  const graph = graphOf(one);
  await graph.getByRole('button', { name: 'Add an outcome' }).click();
  await expect(graph.getByRole('textbox', { name: 'Outcome' })).toBeFocused();
  await one.page.keyboard.type(words);
  await graph.getByRole('button', { name: words, expanded: true }).click();
}

/** By keyboard alone, from the card in the outline. */
async function link(one: ReviewPage, from: string, to: string): Promise<void> {
  await graphOf(one)
    .getByRole('button', { name: `Card: ${from}` })
    .press('Enter');
  await one.page.getByRole('menuitem', { name: 'Link to what it leads to…' }).press('Enter');
  const dialog = one.page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'What it leads to' }).selectOption({ label: to });
  await dialog.getByRole('button', { name: 'Link them' }).press('Enter');
}

test('two people link, delete, move and write in one graph at once: nothing dangles, one order everywhere, both texts there', async ({
  server,
  open,
}) => {
  test.setTimeout(120_000);
  const { ana, ben, review } = await openPanel(server, open);
  const [plan, score, list] = ['Nobody had a plan', 'The score stayed silent', 'The list was sorted'];
  const outcome = 'Treatment began late';
  await addFactor(ana, 'Governance', plan);
  await addFactor(ana, 'Model', score);
  await addFactor(ana, 'Workflow', list);
  await addOutcome(ana, outcome);
  await link(ana, plan, score);
  await link(ana, score, outcome);
  await expect(graphOf(ben).getByRole('button', { name: outcome, exact: true })).toHaveCount(2);

  // A loop made alone is refused in a sentence.
  await link(ana, score, plan);
  await expect(ana.page.getByRole('dialog').getByRole('alert')).toContainText('would close a loop');
  await ana.page.getByRole('button', { name: 'Leave it' }).click();

  // One links to a card while the other puts it into the bin.
  await graphOf(ben)
    .getByRole('button', { name: `Card: ${list}` })
    .click();
  await graphOf(ana)
    .getByRole('button', { name: `Card: ${plan}` })
    .press('Enter');
  await ana.page.getByRole('menuitem', { name: 'Link to what it leads to…' }).press('Enter');
  await ana.page.getByRole('combobox', { name: 'What it leads to' }).selectOption({ label: list });
  await Promise.all([
    ana.page.getByRole('button', { name: 'Link them' }).click(),
    ben.page.getByRole('menuitem', { name: 'Put in the bin' }).click(),
  ]);
  for (const one of [ana, ben]) await expect(graphOf(one).getByText(list)).toHaveCount(0);
  const leave = ana.page.getByRole('button', { name: 'Leave it' });
  if (await leave.isVisible()) await leave.click();

  // Both close a loop at once, each without having seen the other's link.
  await ben.page.context().setOffline(true);
  await addFactor(ben, 'Workflow', 'Second');
  await ben.page.context().setOffline(false);
  await ben.saved();
  await expect(graphOf(ana).getByRole('button', { name: 'Second', exact: true })).toBeVisible();
  await ben.page.context().setOffline(true);
  await link(ben, 'Second', plan);
  await link(ana, score, 'Second');
  await ana.saved();
  await ben.page.context().setOffline(false);
  await ben.saved();
  for (const one of [ana, ben]) await expect(graphOf(one).getByText('closes a loop').first()).toBeVisible();

  // Both write in the same statement.
  for (const one of [ana, ben])
    await graphOf(one).getByRole('button', { name: score, expanded: false }).first().click();
  const fields = [ana, ben].map((one) => graphOf(one).getByRole('textbox', { name: 'The condition' }));
  await fields[0]?.press('Home');
  await fields[1]?.press('End');
  await Promise.all([ana.page.keyboard.type('At night '), ben.page.keyboard.type(' for hours')]);
  for (const field of fields) await expect(field).toHaveValue('At night The score stayed silent for hours');

  // Both move the same card of the map: it ends at one place for both, and undo gives it back to the layout.
  for (const one of [ana, ben]) await show(one, 'Map');
  const cards = [ana, ben].map((one) => graphOf(one).getByRole('button', { name: /^Model: At night/ }));
  const [hers, his] = cards as [Locator, Locator];
  const placeOf = (card: Locator): Promise<string | null> => card.getAttribute('transform');
  const before = await placeOf(hers);
  await Promise.all([hers.press('Alt+ArrowRight'), his.press('Alt+ArrowDown')]);
  await expect
    .poll(async () => [(await placeOf(hers)) === (await placeOf(his)), (await placeOf(hers)) !== before])
    .toEqual([true, true]);
  await hers.focus();
  await ana.page.keyboard.press('ArrowDown');
  await expect(hers).not.toBeFocused();

  await Promise.all([ana.saved(), ben.saved()]);
  const stored = readGraph(readContent(readStoredDocument(server.databaseFile, review.id).doc));
  expect(stored.links.filter(({ from, to }) => !stored.byId.has(from) || !stored.byId.has(to))).toEqual([]);
  expect(stored.links.filter(({ closesLoop }) => closesLoop)).toHaveLength(1);
});

/** A graph to begin with, put in over a socket: two paths to one outcome, and a pair that nothing joins yet. */
async function beginGraph(
  url: string,
  reviewId: string,
  cookie: string,
): Promise<Readonly<Record<Card, string>>> {
  const writer = new AckedWriter();
  await writer.connect(url, reviewId, cookie);
  const ids: Partial<Record<Card, string>> = {};
  writer.write('begun', (doc) => {
    const editing: Editing = { doc, origin: null, random: seededBytes(4), now: Date.now };
    doc.transact(() => {
      for (const [card, layer] of [
        ['Nobody had a plan', 'governance'],
        ['The score stayed silent', 'model'],
        ['The list was sorted', 'workflow'],
        ['Two lists were kept', 'workflow'],
        ['The desk was called twice', 'human'],
      ] as const)
        ids[card] = createRecord(editing, 'factors', { condition: card, layer, kind: 'condition' });
      const outcome = createRecord(editing, 'outcomes', { text: 'Treatment began late' });
      createLink(editing, { from: ids['Nobody had a plan'] ?? '', to: ids['The score stayed silent'] ?? '' });
      createLink(editing, { from: ids['The score stayed silent'] ?? '', to: outcome });
    });
  });
  await writer.until(() => writer.acked.has('begun'));
  writer.disconnect();
  return ids as Readonly<Record<Card, string>>;
}

type Card =
  | 'Nobody had a plan'
  | 'The score stayed silent'
  | 'The list was sorted'
  | 'Two lists were kept'
  | 'The desk was called twice';

/** Cards in the order in which the outline shows them. */
function outlined(one: ReviewPage): Promise<(string | null)[]> {
  return graphOf(one)
    .locator('button[data-node]')
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-node')));
}

test('four people cut off from each other link, delete, move, write and close a loop: all four then see one graph with everybody’s words', async ({
  server,
  open,
}) => {
  test.setTimeout(240_000);
  const { review, chair, colleague } = await makePanel(server);
  const ids = await beginGraph(server.url, review.id, chair.cookie);
  const others = [];
  for (const name of ['Cara Panel', 'Dan Panel']) {
    const member = await join(chair, name);
    await chair.addParticipant(review.id, member.me?.id ?? '', 'panel');
    others.push(member);
  }
  const pages: ReviewPage[] = [];
  for (const member of [chair, colleague, ...others])
    pages.push(await new ReviewPage(await open(member, `/reviews/${review.id}`)).opened());
  const [ana, ben, cara, dan] = pages as [ReviewPage, ReviewPage, ReviewPage, ReviewPage];
  for (const one of pages) await expect(graphOf(one).locator('button[data-node]')).toHaveCount(6);
  for (const one of [ben, cara, dan]) {
    await one.page.context().setOffline(true);
    await expect(one.light).toContainText('Not connected', { timeout: 30_000 });
  }

  // One links a card, another puts it into the bin; two links that together close a loop.
  await link(ana, 'Nobody had a plan', 'The list was sorted');
  await link(ana, 'Two lists were kept', 'The desk was called twice');
  await link(ben, 'The desk was called twice', 'Two lists were kept');
  await graphOf(ben).getByRole('button', { name: 'Card: The list was sorted' }).press('Enter');
  await ben.page.getByRole('menuitem', { name: 'Put in the bin' }).press('Enter');
  await expect(graphOf(ben).locator('button[data-node]')).toHaveCount(5);
  // Two move one card and write in its statement.
  const scored = (one: ReviewPage): Locator =>
    graphOf(one).locator(`g[data-node="${ids['The score stayed silent']}"]`);
  const placeOf = (one: ReviewPage): Promise<string | null> => scored(one).getAttribute('transform');
  for (const [one, key, end, words] of [
    [cara, 'Alt+ArrowRight', 'Home', 'At night '],
    [dan, 'Alt+ArrowDown', 'End', ' for hours'],
  ] as const) {
    await show(one, 'Map');
    const before = await placeOf(one);
    await scored(one).press(key);
    await expect.poll(() => placeOf(one)).not.toBe(before);
    const field = graphOf(one).getByRole('textbox', { name: 'The condition' });
    await field.press(end);
    await expect(field).toBeFocused();
    await one.page.keyboard.type(words);
  }

  for (const one of [ben, cara, dan]) await one.page.context().setOffline(false);
  for (const one of pages) await one.saved();
  for (const one of pages) {
    await show(one, 'Map');
    await expect(scored(one)).toContainText('At night');
  }
  await expect.poll(async () => new Set(await Promise.all(pages.map(placeOf))).size).toBe(1);
  for (const one of pages) {
    await show(one, 'Outline');
    await graphOf(one).getByRole('heading', { level: 2 }).click();
    await expect(graphOf(one).getByText('At night The score stayed silent for hours').first()).toBeVisible();
    await expect(graphOf(one).getByText('The list was sorted')).toHaveCount(0);
    await expect(graphOf(one).getByText('closes a loop').first()).toBeVisible();
  }
  const [order, ...rest] = await Promise.all(pages.map(outlined));
  expect(order).toHaveLength(5);
  for (const other of rest) expect(other).toEqual(order);

  // Whoever put the card away takes that back: the card is there for all, and with it the link made meanwhile.
  await ben.page.keyboard.press('Control+z');
  for (const one of pages) await expect(graphOf(one).locator('button[data-node]')).toHaveCount(6);
  await Promise.all(pages.map((one) => one.saved()));
  const { doc } = readStoredDocument(server.databaseFile, review.id);
  const stored = readGraph(readContent(doc));
  expect(stored.links).toHaveLength(5);
  expect(stored.links.filter(({ from, to }) => !stored.byId.has(from) || !stored.byId.has(to))).toEqual([]);
  expect(stored.links.filter(({ closesLoop }) => closesLoop)).toHaveLength(1);
});

test('whatever a view shows of a card or a link is read and changed in the outline by keyboard', async ({
  server,
  open,
}) => {
  test.setTimeout(90_000);
  const { review, chair } = await makePanel(server);
  await beginGraph(server.url, review.id, chair.cookie);
  const ana = await new ReviewPage(await open(chair, `/reviews/${review.id}`)).opened();
  const graph = graphOf(ana);
  const [card, other] = ['Two lists were kept', 'The score stayed silent'];
  await graph.getByRole('button', { name: card, exact: true }).press('Enter');
  // The card goes to another layer, and whoever moved it stays where they were.
  const layer = graph.getByRole('combobox', { name: `Layer: ${card}` });
  await layer.focus();
  await ana.page.keyboard.press('I');
  await expect(graph.locator('section[data-layer="interface"]')).toContainText(card);
  await expect(layer).toBeFocused();
  for (const [choice, value] of [
    ['Kind', 'human-act'],
    ['State', 'disputed'],
    ['Stage', 'workflow'],
  ] as const)
    await graph.getByRole('combobox', { name: `${choice}: ${card}` }).selectOption(value);
  await expect(graph.getByRole('region', { name: /^Interface/ })).toContainText('Disputed');

  // Its link: to another card, its kind, how it acts, whether it was needed with others, the other way round and back.
  await graph.getByRole('button', { name: new RegExp(`^Link an effect ?: ${card}`) }).press('Enter');
  const dialog = ana.page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'What it leads to' }).selectOption({ label: other });
  await dialog.getByRole('button', { name: 'Link them' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await graph.getByRole('combobox', { name: /^Kind of link: Two lists/ }).selectOption('enables');
  const how = graph.getByRole('textbox', { name: /^How: Two lists/ });
  await how.focus();
  await ana.page.keyboard.type('by hand');
  await expect(how).toHaveValue('by hand');
  const linked = `${card} makes possible ${other}`;
  await graph.getByRole('button', { name: `Link: ${linked}: by hand` }).press('Enter');
  await ana.page.getByRole('menuitem', { name: 'Turn it round' }).press('Enter');
  await expect(
    graph.getByRole('button', { name: `Link: ${other} makes possible ${card}: by hand` }),
  ).toBeVisible();
  await ana.page.keyboard.press('Control+z');
  await graph.getByRole('button', { name: other, exact: true }).first().press('Enter');
  await graph
    .getByRole('combobox', { name: `Beside the other causes: ${linked}: by hand` })
    .selectOption('joint');

  await graph.getByRole('button', { name: 'Add a safeguard' }).press('Enter');
  const words = graph.getByRole('textbox', { name: 'Safeguard' });
  await expect(words).toBeFocused();
  await ana.page.keyboard.type('A second look');
  await graph.getByRole('combobox', { name: 'How it did: A second look' }).selectOption('weak');
  await graph.getByRole('combobox', { name: 'Stage: A second look' }).selectOption('monitoring');

  await show(ana, 'Map');
  const seen = graph.getByRole('button', {
    name: new RegExp(`^Interface: ${card}, What somebody did · Disputed`),
  });
  await expect(seen).toBeVisible();
  await expect(
    graph.getByRole('button', { name: /^Safeguard: A second look, Safeguard · Weak/ }),
  ).toBeVisible();
  await expect(graph.locator('.with')).toHaveText('and');
  await show(ana, 'Matrix');
  await expect(graph.getByRole('row', { name: /^Interface/ })).toContainText(card);
  await show(ana, 'Tree of whys');
  await expect(graph.getByRole('list', { name: `Why: ${other}` })).toContainText('by hand');
  await show(ana, 'Safeguards');
  await expect(graph.getByRole('region', { name: 'By watching over time' })).toContainText('A second look');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds no fault in any of the six views, with a card open in each (${colorScheme})`, async ({
    samples,
    open,
  }) => {
    test.setTimeout(120_000);
    const { reviews } = await samples.admin.expectOk<{ reviews: Review[] }>('GET', '/reviews');
    const full = reviews.find(({ title }) => title.startsWith('Lung nodule'));
    const page = await open(samples.admin, `/reviews/${full?.id ?? ''}`, { colorScheme });
    const review = await new ReviewPage(page).opened();
    const graph = graphOf(review);
    await graph.getByRole('heading', { level: 2 }).scrollIntoViewIfNeeded();
    for (const view of ['Outline', 'Map', 'Lanes', 'Tree of whys', 'Matrix', 'Safeguards']) {
      await show(review, view);
      await graph.locator('[data-node]').first().press('Enter');
      await expect(graph.locator('[data-node-editor]')).toBeVisible();
      // Dark differs in its colours alone.
      const rules = colorScheme === 'dark' ? { rules: ['color-contrast'] } : {};
      const faults = await axeFaults(page, { within: '[data-section="s.graph"]', ...rules });
      expect(faults).toEqual([]);
      await show(review, 'Outline');
      await graph.locator('[data-node][aria-expanded="true"]').click();
    }
  });
}
