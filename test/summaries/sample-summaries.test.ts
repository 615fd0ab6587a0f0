/** What the samples offer to look around in: summaries that begin well, in words their readers know. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDemoMembers } from '../../server/demo-members.ts';
import { publicCases } from '../../server/public-cases/public-cases.ts';
import { writtenFor } from '../../server/samples/plain-words.ts';
import { sampleCases, loadSamples } from '../../server/samples/load-samples.ts';
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import { plainYears, schoolYears } from '../../shared/summaries/readability.ts';
import { firstMember, openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let lead: Visitor;
beforeAll(async () => {
  app = await openTestApp();
  lead = await app.setUp();
  const { deps } = app.services;
  await addDemoMembers(deps);
  const me = await deps.stores.members.findByEmail(firstMember.email);
  await loadSamples(deps, me?.id ?? '');
}, 60_000);
afterAll(() => app.close());

test('every sample and public case begins in plain words that ask for little schooling', () => {
  const titles = [...sampleCases, ...publicCases].map(({ title }) => title);
  expect(titles.filter((title) => writtenFor(title).plainWords.length === 0)).toEqual([]);
  const hard = titles.filter((title) => (schoolYears(writtenFor(title).plainWords) ?? 99) > plainYears + 1);
  expect(hard).toEqual([]);
});

test('each sample has a draft for the public, with all five layers and what went right', async () => {
  const listed = (await lead.call('GET', '/summaries')).json['summaries'] as {
    id: string;
    audience: string;
  }[];
  const forAll = listed.filter(({ audience }) => audience === 'public');
  expect(forAll).toHaveLength(sampleCases.length);
  expect(listed.length).toBeGreaterThan(sampleCases.length);
  for (const { id } of forAll) {
    const { model } = (await lead.call('GET', `/summaries/${id}/preview`)).json as { model: LearningSummary };
    const layers = new Set([...model.factors, ...model.noneFound].map(({ layer }) => layer));
    expect([model.title, layers.size]).toEqual([model.title, 5]);
    expect(model.inPlainWords.length).toBeGreaterThan(1);
    expect(model.lessons.length).toBeGreaterThan(0);
    expect(JSON.stringify(model)).not.toMatch(/ChestAssist|Amara|Osei|Raman|Lewandowski/);
  }
});
