import { expect, test } from 'vitest';
import type { EvidenceRecord, FactorRecord, LinkRecord, ReviewContent } from '../review-document/records.ts';
import { readReviewHints } from './review-checks.ts';
import { textsOf } from './review-texts.ts';

const factor = (id: string, over: Partial<FactorRecord> = {}): FactorRecord =>
  ({
    id,
    condition: `Condition ${id}`,
    mechanism: '',
    effect: '',
    evidence: [],
    layer: 'model',
    kind: 'condition',
    state: 'proposed',
    confidence: null,
    ...over,
  }) as FactorRecord;
const evidence = (id: string, strength: EvidenceRecord['strength']): EvidenceRecord =>
  ({ id, strength, text: 'A log', kind: 'log' }) as EvidenceRecord;
const link = (from: string, to: string): LinkRecord =>
  ({ id: `${from}-${to}`, from, to, kind: 'contributes', how: '' }) as LinkRecord;

function content(
  records: Partial<Record<string, readonly unknown[]>>,
  over: Partial<ReviewContent> = {},
): ReviewContent {
  const roots = [
    'outcomes',
    'timeline',
    'factors',
    'links',
    'safeguards',
    'evidence',
    'lessons',
    'areas',
    'actions',
    'dissent',
    'voices',
    'functions',
    'metrics',
  ];
  const lists = Object.fromEntries(roots.map((root) => [root, records[root] ?? []]));
  return {
    prose: {},
    answers: {},
    facts: {},
    layers: {},
    records: lists,
    ...over,
  } as unknown as ReviewContent;
}
const ids = (given: ReviewContent): string[] => readReviewHints(given).map(({ id }) => id);

test('a review without factors has no hints', () => {
  expect(ids(content({}))).toEqual([]);
});

test('factors of one layer and layers without a word are said', () => {
  const one = content({
    factors: [factor('a', { evidence: ['e'] }), factor('b', { evidence: ['e'] })],
    evidence: [evidence('e', 'recorded')],
  });
  expect(ids(one)).toEqual(['single-layer:model', 'silent:interface+workflow+human+governance']);
  const none = { none: true, reason: 'Looked.' };
  const looked = { ...one, layers: { interface: none, workflow: none, human: none, governance: none } };
  expect(ids(looked)).toEqual(['single-layer:model']);
});

test('a factor without evidence, and a confident one that rests on hearsay, are said', () => {
  const given = content({
    factors: [
      factor('a'),
      factor('b', { evidence: ['e'], confidence: 'high' }),
      factor('c', { evidence: ['f'], confidence: 'high' }),
    ],
    evidence: [evidence('e', 'told'), evidence('f', 'recorded')],
  });
  expect(ids(given)).toEqual(expect.arrayContaining(['missing-evidence:a', 'weak-evidence:b']));
  expect(ids(given)).not.toContain('weak-evidence:c');
});

test('a path ends at a person until a condition leads to the act', () => {
  const factors = [factor('act', { kind: 'human-act' }), factor('why')];
  expect(ids(content({ factors }))).toContain('ends-at-person:act');
  expect(ids(content({ factors, links: [link('why', 'act')] }))).not.toContain('ends-at-person:act');
});

test('people’s own words are not among the texts that are read', () => {
  const block = (as: string, text: string): unknown => ({
    type: 'block',
    attrs: { as },
    content: [{ type: 'text', text }],
  });
  const given = content(
    {
      voices: [{ id: 'v', text: 'They ignored us.', response: 'Changed.' }],
      dissent: [{ id: 'd', text: 'I disagree.' }],
      evidence: [{ id: 'q', kind: 'quote', text: 'I forgot.' }],
    },
    {
      prose: {
        's.what': {
          type: 'doc',
          content: [block('paragraph', 'Ours'), block('quote', 'Theirs'), block('code', 'log')],
        } as never,
      },
    },
  );
  expect(textsOf(given).map(({ place, text, use }) => [place, text, use])).toEqual([
    ['prose:s.what', 'Ours', 'prose'],
    ['voices/v/response', 'Changed.', 'plain'],
  ]);
});
