import { describe, expect, test } from 'vitest';
import { pointParts } from '../review-document/layout.ts';
import { audienceRules, coarsePeriod, smallCount } from './audience-rules.ts';
import { learningSummary } from './learning-summary.ts';
import { audiences, type Audience } from './audiences.ts';
import { readLearningSummary, withdrawnSummary } from './read-learning-summary.ts';
import { contentForTests, factsForTests, frameForTests, pointForTests } from './summary-for-tests.ts';

function modelFor(audience: Audience) {
  return readLearningSummary(contentForTests, { ...frameForTests, audience });
}

/** Which parts somebody finds words of in what leaves. */
function partsIn(audience: Audience): string[] {
  const words = JSON.stringify(modelFor(audience));
  return pointParts.filter((part) => words.includes(`Words of ${part}.`));
}

test('a summary fits the published model for every audience, and reads the same a second time', () => {
  for (const audience of audiences) {
    const model = modelFor(audience);
    expect(learningSummary.parse(model)).toEqual(model);
    expect(JSON.stringify(modelFor(audience))).toBe(JSON.stringify(model));
  }
});

describe('each audience gets its parts and no others', () => {
  const all: readonly string[] = pointParts;
  const inside = all.filter((part) => part !== 'meaning' && part !== 'whom-to-ask');
  const fixtures: Readonly<Record<Audience, readonly string[]>> = {
    panel: all,
    board: inside.filter((part) => !['normal-work', 'known-then', 'timeline'].includes(part)),
    staff: inside,
    family: all.filter(
      (part) => !['normal-work', 'known-then', 'none-found', 'area', 'dissent'].includes(part),
    ),
    network: inside,
    public: all,
  };
  test.each(audiences)('%s', (audience) => {
    expect(partsIn(audience)).toEqual(fixtures[audience]);
  });
});

test('times leave no finer than the audience may have them', () => {
  const when = (audience: Audience) => modelFor(audience).when;
  expect(audiences.map(when)).toEqual(['2026-02', '2026-02', '2026-02', '2026-02', '2026-Q1', '2026']);
  expect(coarsePeriod('2026-12', 'quarter')).toBe('2026-Q4');
  expect(coarsePeriod('2026', 'month')).toBe('2026');
  expect(coarsePeriod('', 'year')).toBeUndefined();
});

test('a count from 1 to 4 leaves for nobody, and others are rounded for the public', () => {
  expect(audiences.map((audience) => modelFor(audience).peopleAffected)).toEqual(audiences.map(() => '<5'));
  expect([0, 1, 4, 5, 12, 13].map((many) => smallCount(String(many), 'rounded'))).toEqual([
    '0',
    '<5',
    '<5',
    '5',
    '10',
    '15',
  ]);
  expect(smallCount('13', 'under-five')).toBe('13');
});

test('codes, confidence and links leave for those who can use them, and not for a family', () => {
  expect(modelFor('network')).toMatchObject({
    links: [{ from: 'M1', to: 'I1', kind: 'contributes' }],
    factors: [{ mark: 'M1' }, { mark: 'I1', codes: ['I1'], confidence: 'high' }],
  });
  const family = modelFor('family');
  expect(family.links).toEqual([]);
  expect(family.factors.flatMap(({ codes, confidence }) => [...codes, confidence ?? ''])).toEqual(['', '']);
});

test('how an action is measured leaves for those who can use it, and not for a family', () => {
  const measured = audiences.filter((audience) => modelFor(audience).actions[0]?.measure !== undefined);
  expect(measured).toEqual(['panel', 'board', 'staff', 'network', 'public']);
});

test('a case from the public record says so, and no other does', () => {
  const told = readLearningSummary(contentForTests, { ...frameForTests, publicRecord: true });
  expect(told.publicRecord).toBe(true);
  expect(modelFor('public').publicRecord).toBeUndefined();
});

test('letters behind roles are explained where there are any', () => {
  const explained = (text: string): boolean =>
    readLearningSummary(
      { ...contentForTests, points: [pointForTests('lesson', { text })] },
      frameForTests,
    ).disclaimers.some((said) => said.includes('letters'));
  expect([explained('Nurse B asked early.'), explained('A nurse asked early.')]).toEqual([true, false]);
});

test('who has an action and its details stay inside the organisation', () => {
  const inside = audiences.filter((audience) => modelFor(audience).actions[0]?.owner !== undefined);
  expect(inside).toEqual(['panel', 'board', 'staff']);
  expect(modelFor('public').actions[0]).toEqual({
    title: 'Words of action.',
    layers: ['interface'],
    factors: ['M1', 'I1'],
    category: 'architectural-change',
    strength: 'stronger',
    status: 'verified-effective',
    measure: 'Share read within a day',
    result: 'From 71 to 96 %',
  });
});

test('a name leaves only where its switch is on and somebody released it', () => {
  expect(modelFor('public').system.productName).toBe('Lumen');
  expect(modelFor('public').system.maker).toBeUndefined();
  expect(modelFor('public').publisher.name).toBe('St Agnes');
  const kept = readLearningSummary(contentForTests, { ...frameForTests, namesReleased: false });
  expect(JSON.stringify(kept)).not.toMatch(/Lumen|Agnes/);
});

test('what could still be recognised is told only to those who decide about passing it on', () => {
  const told = audiences.filter((audience) => modelFor(audience).deidentification.residualRisk !== undefined);
  expect(told).toEqual(['panel', 'board', 'network']);
  expect(audiences.filter((audience) => modelFor(audience).publisher.region !== undefined)).toEqual(told);
});

test('it is a draft until it is approved, then interim while an action is followed, and withdrawn with why', () => {
  const open = { ...contentForTests, points: [pointForTests('action', { state: 'implemented' })] };
  expect(readLearningSummary(contentForTests, { ...frameForTests, approved: false }).status).toBe('draft');
  expect(readLearningSummary(contentForTests, frameForTests).status).toBe('final');
  expect(readLearningSummary(open, frameForTests).status).toBe('interim');
  const gone = withdrawnSummary(modelFor('public'), 'Somebody could be recognised.');
  expect(gone).toMatchObject({ status: 'withdrawn', withdrawnBecause: 'Somebody could be recognised.' });
});

test('a point without words, a part or, for a factor, a layer does not leave', () => {
  const points = [
    pointForTests('lesson', { text: '  ' }),
    { ...pointForTests('lesson'), part: null },
    pointForTests('factor', { text: 'Nowhere' }),
  ];
  const model = readLearningSummary({ ...contentForTests, points }, frameForTests);
  expect(model.lessons).toEqual([]);
  expect(model.factors).toEqual([]);
});

test('a layer that holds a factor is not told as one where none was found', () => {
  const points = [
    pointForTests('none-found', { layer: 'model' }),
    pointForTests('none-found', { id: 'second', layer: 'human' }),
    pointForTests('factor', { layer: 'model' }),
  ];
  const model = readLearningSummary({ ...contentForTests, points }, frameForTests);
  expect(model.noneFound).toEqual([{ layer: 'human', reason: 'Words of none-found.' }]);
});

test('a field that nobody filled is left out', () => {
  const bare = { ...factsForTests, setting: '', when: '', peopleAffected: '', licence: '' };
  const model = readLearningSummary({ ...contentForTests, facts: bare }, frameForTests);
  expect(Object.keys(model)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(setting|when|peopleAffected|licence)$/)]),
  );
});

test('each audience is explained in a sentence of its own', () => {
  const about = Object.values(audienceRules).map((rule) => rule.about);
  expect(new Set(about).size).toBe(audiences.length);
});

test('a template that an organisation made for itself is not told apart from others of that kind', () => {
  const read = (id: string, version: number) =>
    readLearningSummary(contentForTests, { ...frameForTests, template: { id, version } }).template;
  expect(read('V1StGXR8_Z5jdHi6B-myT', 7)).toEqual(read('another-houses-own', 2));
  expect(read('full', 1)).toEqual({ id: 'full', version: 1 });
});

test('the factors of an action stand in the order of the layers and of their numbers', () => {
  const factor = (id: string, layer: 'model' | 'governance') =>
    pointForTests('factor', { id, text: id, layer });
  const ids = Array.from({ length: 11 }, (_, index) => `m-${index + 1}`);
  const points = [
    ...ids.map((id) => factor(id, 'model')),
    factor('g-1', 'governance'),
    pointForTests('action', { id: 'a-1', text: 'Watch it', factors: ['g-1', 'm-10', 'm-2'] }),
  ];
  const { actions } = readLearningSummary({ ...contentForTests, points, links: [] }, frameForTests);
  expect(actions[0]?.factors).toEqual(['M2', 'M10', 'G1']);
});
