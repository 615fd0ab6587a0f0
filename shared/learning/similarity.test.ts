import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reasonWords } from './similar-words.ts';
import { rankSimilar, traitsOf, type Candidate, type Traits } from './similarity.ts';

const nothing: Traits = { system: null, codes: [], kinds: [], stages: [], title: '' };

function candidate(id: string, over: Partial<Candidate> = {}): Candidate {
  return { ...nothing, id, ...over };
}

const ids = (of: Partial<Traits>, candidates: readonly Candidate[]): readonly string[] =>
  rankSimilar({ ...nothing, ...of }, candidates, 5).map(({ id }) => id);

test('the same AI system comes before a shared code, and both together before either', () => {
  const found = ids({ system: 's1', codes: ['model.drift'] }, [
    candidate('code', { codes: ['model.drift'] }),
    candidate('system', { system: 's1' }),
    candidate('both', { system: 's1', codes: ['model.drift'] }),
    candidate('neither', { system: 's2', codes: ['human.training-gap'] }),
  ]);
  expect(found).toEqual(['both', 'system', 'code']);
});

test('a code that few reviews have weighs more than one that nearly all have', () => {
  const many = Array.from({ length: 30 }, (_, at) =>
    candidate(`common-${at}`, { codes: ['human.time-pressure'] }),
  );
  const rare = candidate('rare', { codes: ['model.label-proxy'] });
  expect(ids({ codes: ['human.time-pressure', 'model.label-proxy'] }, [...many, rare])[0]).toBe('rare');
});

test('reviews that say no system have none in common', () => {
  expect(ids({ system: null }, [candidate('a'), candidate('b')])).toEqual([]);
});

test('one word of a title, a stage, or both are no likeness; two words are, however they are written', () => {
  const found = [
    candidate('one', { title: 'The nodule again' }),
    candidate('two', { title: 'NODULE in a chest film' }),
    candidate('stage', { stages: ['review'] }),
    candidate('one word and stage', { title: 'The nodule again', stages: ['review'] }),
  ];
  expect(ids({ title: 'Nodule not flagged on a Chést film', stages: ['review'] }, found)).toEqual(['two']);
});

test('of equals the one given first comes first, and no more are offered than asked for', () => {
  const same = Array.from({ length: 9 }, (_, at) => candidate(`r${at}`, { kinds: ['drift'] }));
  expect(ids({ kinds: ['drift'] }, same)).toEqual(['r0', 'r1', 'r2', 'r3', 'r4']);
});

test('what is offered always has a reason in words, and sharing more never ranks a review lower', () => {
  const codes = ['model.drift', 'model.label-proxy', 'human.time-pressure', 'workflow.handover-gap'];
  const kinds = ['drift', 'good-catch'];
  const traits = fc.record({
    system: fc.constantFrom(null, 's1', 's2'),
    codes: fc.subarray(codes),
    kinds: fc.subarray(kinds),
    stages: fc.subarray(['review', 'model']),
    title: fc.constantFrom('', 'Nodule missed', 'Nodule missed at night'),
  });
  fc.assert(
    fc.property(traits, fc.array(traits, { maxLength: 30 }), (of, others) => {
      const candidates = others.map((one, at) => ({ ...one, id: `r${at}` }));
      for (const { shared } of rankSimilar(of, candidates, 50)) expect(reasonWords(shared)).not.toBe('');
      const twin = { ...of, id: 'twin' };
      const order = rankSimilar(of, [...candidates, twin], 50).map(({ id }) => id);
      const alike = order.indexOf('twin');
      if (alike === -1) return;
      // Whoever stands before the one that shares everything shares everything as well.
      for (const id of order.slice(0, alike)) {
        const before = candidates.find((one) => one.id === id)!;
        expect(before.codes).toEqual(expect.arrayContaining(of.codes));
        expect(before.kinds).toEqual(expect.arrayContaining(of.kinds));
        if (of.system !== null) expect(before.system).toBe(of.system);
      }
    }),
  );
});

test('the reason is one plain line', () => {
  expect(
    reasonWords({
      system: true,
      codes: ['model.drift', 'human.time-pressure'],
      kinds: ['drift'],
      stages: [],
      words: [],
    }),
  ).toBe('Same AI system; two shared codes: Drift over time, Time pressure; same failure kind: Drift');
  expect(
    reasonWords({ system: false, codes: [], kinds: [], stages: ['review'], words: ['nodule', 'chest'] }),
  ).toBe('Safeguards that did not hold: at review by a person; in both titles: nodule, chest');
});

test('a safeguard that held is nothing a review is compared by', () => {
  const themes = ['review/held', 'review/absent', 'model/held', 'review/weak'].map((value) => {
    return { aspect: 'safeguard', value } as const;
  });
  expect(traitsOf([...themes, { aspect: 'code', value: 'model.drift' }])).toEqual({
    codes: ['model.drift'],
    kinds: [],
    stages: ['review'],
  });
});
