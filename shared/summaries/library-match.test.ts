import { expect, test } from 'vitest';
import { fitsFilters, holdsWords, libraryFacts, saidIn } from './library-match.ts';
import type { LearningSummary } from './learning-summary.ts';

const model = {
  title: 'A list that hid the rest',
  audience: 'public',
  revision: 2,
  status: 'final',
  publisher: { kind: 'Acute hospital', region: 'North' },
  system: { class: 'Reads images' },
  setting: 'Imaging',
  failureKinds: ['false-negative'],
  inPlainWords: ['The LIST was sorted.'],
  narrative: { normalWork: [], whatHappened: [], knownThen: [] },
  factors: [{ mark: 'I1', layer: 'interface', codes: ['I1', 'I2'], condition: 'No sign of doubt' }],
  ...{ timeline: [], outcomes: [], safeguards: [], wentRight: [], lessons: [], areas: [], actions: [] },
  ...{ openQuestions: [], dissent: [], equity: [] },
} as unknown as LearningSummary;

test('a summary fits what it has and nothing that it has not', () => {
  const facts = libraryFacts(model);
  expect(facts).toMatchObject({ layers: ['interface'], codes: ['I1', 'I2'], withdrawn: null });
  expect(facts.publisher).toBe('Acute hospital, North');
  for (const asked of [
    { layer: 'interface' },
    { code: 'I2' },
    { kind: 'false-negative' },
    { system: 'Reads images' },
    { setting: 'Imaging' },
    { audience: 'public' },
  ] as const) {
    expect(fitsFilters(facts, asked)).toBe(true);
    const [name = ''] = Object.keys(asked);
    const other = { ...asked, [name]: name === 'layer' ? 'model' : name === 'audience' ? 'board' : 'other' };
    expect(fitsFilters(facts, other)).toBe(false);
  }
});

test('words are found wherever the summary says them, all of them, in any case and without accents', () => {
  expect(holdsWords(saidIn(model), 'sorted list doubt')).toBe(true);
  expect(holdsWords(saidIn(model), 'SÖRTED')).toBe(true);
  expect(holdsWords(saidIn(model), 'sorted tick')).toBe(false);
  expect(holdsWords(saidIn(model), 'revision')).toBe(false);
});

test('a withdrawn summary says why', () => {
  const facts = libraryFacts({ ...model, status: 'withdrawn', withdrawnBecause: 'A count was wrong.' });
  expect(facts.withdrawn).toBe('A count was wrong.');
});
