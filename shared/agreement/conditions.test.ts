import { expect, test } from 'vitest';
import { section } from '../templates/section-library.ts';
import type { FactorRecord } from '../review-document/records.ts';
import { agreementKey, ratingKey } from '../harm/shown-harm.ts';
import { conditionsOf, type ConditionId, type ConditionSource } from './conditions.ts';

const factor: FactorRecord = {
  id: 'f1',
  order: 'a',
  createdAt: 0,
  withdrawnAt: null,
  condition: 'No alarm was raised',
  mechanism: '',
  effect: '',
  dutySource: '',
  reason: '',
  other: '',
  layer: 'model',
  confidence: null,
  state: null,
  kind: null,
  stage: null,
  known: null,
  codes: [],
  evidence: [],
};
const none = { none: true, reason: 'Looked at twice.' };
const settled: ConditionSource = {
  sections: ['factors', 'actions', 'kinds', 'harm'].map((kind) => ({
    id: `s.${kind}`,
    blocks: [{ kind: kind as 'factors' }],
  })),
  content: {
    layers: { model: none, interface: none, workflow: none, human: none, governance: none },
    kinds: ['false-negative'],
    harm: {
      [ratingKey('physical', 'chair-1', 1)]: { grade: 'h3', confidence: 'high', reason: 'r', role: 'Chair' },
    },
    records: { factors: [] },
  },
  actions: [{ status: 'agreed', strength: 'stronger' }],
  openThreads: 0,
  hiddenHarm: [],
  participants: [{ memberId: 'a', name: 'Ada', role: 'chair' }],
  declared: new Set(['a']),
  reasons: new Map(),
};
const open = (change: Partial<ConditionSource>): readonly ConditionId[] =>
  conditionsOf({ ...settled, ...change })
    .filter(({ met }) => !met)
    .map(({ id }) => id);
const withContent = (content: Partial<ConditionSource['content']>) => ({
  content: { ...settled.content, ...content },
});
const withFactor = (change: Partial<FactorRecord>, layers = settled.content.layers) =>
  withContent({
    layers: { ...layers, model: { none: false, reason: '' } },
    records: { factors: [{ ...factor, ...change }] },
  });

test('a review in which everything is settled has nothing open', () => {
  expect(open({})).toEqual([]);
});

test('a layer is looked at when it holds a factor or says why it holds none, and not when it says both', () => {
  const { layers } = settled.content;
  const without = (model: { none: boolean; reason: string }) => withContent({ layers: { ...layers, model } });
  expect(open(without({ none: false, reason: '' }))).toEqual(['layers']);
  expect(open(without({ none: true, reason: ' ' }))).toEqual(['layers']);
  expect(open(withFactor({ evidence: ['e'] }))).toEqual([]);
  expect(open(withContent({ records: { factors: [{ ...factor, evidence: ['e'] }] } }))).toEqual(['layers']);
});

test('a card without a word is no factor', () => {
  expect(open(withFactor({ condition: '' }))).toEqual(['layers']);
});

test('a factor rests on evidence or a reason, unless it is ruled out', () => {
  expect(open(withFactor({}))).toEqual(['evidence']);
  expect(open(withFactor({ reason: 'Two people said so.' }))).toEqual([]);
  expect(open(withFactor({ state: 'ruled-out' }))).toEqual([]);
});

test('weaker actions alone, and actions put aside, are not enough without a written reason', () => {
  expect(open({ actions: [{ status: 'agreed', strength: 'weaker' }] })).toEqual(['actions']);
  expect(open({ actions: [{ status: 'declined', strength: 'stronger' }] })).toEqual(['actions']);
  expect(open({ actions: [{ status: 'proposed', strength: 'intermediate' }] })).toEqual([]);
  expect(open({ actions: [], reasons: new Map([['actions', 'None is ours.']]) })).toEqual([]);
  expect(open({ actions: [], reasons: new Map([['actions', '  ']]) })).toEqual(['actions']);
});

test('a written reason passes no other condition', () => {
  const reasons = new Map([
    ['kinds', 'No time.'],
    ['comments', 'No time.'],
  ]);
  expect(open({ ...withContent({ kinds: [] }), openThreads: 2, reasons })).toEqual(['kinds', 'comments']);
});

test('harm is settled once it is graded, shown, and spoken about where grades differ', () => {
  const { harm } = settled.content;
  const other = {
    [ratingKey('physical', 'panel-1', 1)]: { grade: 'h5', confidence: 'low', reason: 'r', role: 'Nurse' },
  };
  const line = { [agreementKey('physical')]: { kind: 'kept-apart', grade: null, reason: 'Both.', at: 1 } };
  expect(open(withContent({ harm: {} }))).toEqual(['harm']);
  expect(open({ hiddenHarm: ['trust'] })).toEqual(['harm']);
  expect(open(withContent({ harm: { ...harm, ...other } }))).toEqual(['harm']);
  expect(open(withContent({ harm: { ...harm, ...other, ...line } }))).toEqual([]);
});

test('everybody who writes declares their interests; who only reads need not', () => {
  const participants = [
    ...settled.participants,
    { memberId: 'b', name: 'Ben', role: 'panel' as const },
    { memberId: 'o', name: 'Olga', role: 'observer' as const },
  ];
  const conditions = conditionsOf({ ...settled, participants });
  expect(conditions.find(({ id }) => id === 'interests')?.open.map(({ sentence }) => sentence)).toEqual([
    'Ben has not declared yet',
  ]);
});

test('what the template does not ask for is no condition', () => {
  const sections = [section('s.what')].filter((one) => one !== undefined);
  expect(conditionsOf({ ...settled, sections }).map(({ id }) => id)).toEqual(['comments', 'interests']);
});
