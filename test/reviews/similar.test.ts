/** Similar reviews as people would be offered them: from what they may open, with the reason, and nothing else. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createRecord, setKind } from '../../shared/review-document/edits.ts';
import type { SimilarReviews } from '../../shared/api/themes.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let lead: Visitor;
let ana: Visitor;
let ben: Visitor;
const ids = new Map<string, string>();
const id = (name: string): string => ids.get(name) ?? '';

async function open(who: Visitor, title: string, codes: string[], aiSystem?: string): Promise<void> {
  const asked = { title, templateId: 'full', ...(aiSystem === undefined ? {} : { aiSystem }) };
  ids.set(title, String((await who.call('POST', '/reviews', asked)).json['id']));
  const { door, random, clock } = app.services.deps;
  await door.edit(id(title), { memberId: null }, (doc) => {
    const editing = { doc, origin: null, random, now: clock };
    for (const code of codes)
      createRecord(editing, 'factors', { condition: 'Bent', layer: 'model', codes: [code] });
    setKind(editing, 'drift', codes.length > 1);
  });
}

async function offered(who: Visitor, path: string): Promise<SimilarReviews['reviews']> {
  const reply = await who.call('GET', path);
  expect(reply.status).toBe(200);
  return (reply.json as unknown as SimilarReviews).reviews;
}

beforeAll(async () => {
  app = await openTestApp();
  lead = await app.setUp();
  ana = await app.join(lead, 'Ana');
  ben = await app.join(lead, 'Ben');
  await open(ana, 'Shadow left out', ['model.drift', 'model.label-proxy'], 'Lung finder');
  await open(ana, 'Threshold moved', ['model.drift'], 'Sepsis score');
  await open(ana, 'Nothing in common', ['human.skill-fade'], 'Letter writer');
  await open(ben, 'Of Ben alone', ['model.drift', 'model.label-proxy'], 'Lung finder');
  await open(ana, 'The one at hand', ['model.drift', 'model.label-proxy'], 'lung finder ');
  await vi.waitFor(
    async () => {
      const { codes } = (await offered(ana, `/reviews/${id('The one at hand')}/similar`))[0]!.shared;
      expect(codes).toHaveLength(2);
    },
    { timeout: 10_000 },
  );
});
afterAll(() => app.close());

test('a review is offered those of the same reader that are like it, the most alike first, with what they share', async () => {
  const found = await offered(ana, `/reviews/${id('The one at hand')}/similar`);
  expect(found.map(({ title }) => title)).toEqual(['Shadow left out', 'Threshold moved']);
  expect(found[0]?.shared).toEqual({
    ...{ system: true, codes: ['model.drift', 'model.label-proxy'], kinds: ['drift'], stages: [], words: [] },
  });
  expect(found[1]?.shared).toMatchObject({ system: false, codes: ['model.drift'], kinds: [] });
});

test('what stands on the screen decides, where it is ahead of what was read in', async () => {
  const path = `/reviews/${id('The one at hand')}/similar`;
  const found = await offered(ana, `${path}?codes=human.skill-fade&kinds=`);
  expect(found.map(({ title }) => title)).toEqual(['Shadow left out', 'Nothing in common']);
});

test('nobody is offered, or told of, a review that is not theirs to open, a safety lead included', async () => {
  expect((await offered(ben, `/reviews/${id('Of Ben alone')}/similar`)).map(({ title }) => title)).toEqual(
    [],
  );
  const reply = await ben.call('GET', '/similar-reviews?aiSystem=Lung%20finder');
  expect(reply.text).not.toContain('Shadow');
  expect(await offered(lead, '/similar-reviews?aiSystem=Lung%20finder&title=Shadow%20left')).toEqual([]);
  const member = String((await lead.call('GET', '/me')).json['id']);
  const path = `/reviews/${id('Shadow left out')}/participants`;
  expect((await ana.call('POST', path, { memberId: member, role: 'patient-partner' })).status).toBe(201);
  expect(await offered(lead, '/similar-reviews?aiSystem=Lung%20finder')).toEqual([]);
});

test('before there is a review, its AI system and its title find others', async () => {
  const bySystem = await offered(ana, '/similar-reviews?aiSystem=sepsis%20SCORE');
  expect(bySystem.map(({ title }) => title)).toEqual(['Threshold moved']);
  const byTitle = await offered(ana, '/similar-reviews?title=A%20shadow%20was%20left%20in%20the%20film');
  expect(byTitle.map(({ shared }) => shared.words)).toEqual([['Shadow', 'left']]);
  expect(await offered(ana, '/similar-reviews')).toEqual([]);
});
