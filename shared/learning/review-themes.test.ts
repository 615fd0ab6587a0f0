import { expect, test } from 'vitest';
import type { FactorRecord, SafeguardRecord } from '../review-document/records.ts';
import { themesOf, type CountedContent } from './review-themes.ts';

const base = { id: 'x', order: 'a', createdAt: 1, withdrawnAt: null, evidence: [] };

function factor(over: Partial<FactorRecord>): FactorRecord {
  const words = {
    condition: 'A condition',
    mechanism: '',
    effect: '',
    dutySource: '',
    reason: '',
    other: '',
  };
  const choices = { layer: null, confidence: null, state: null, kind: null, stage: null, known: null };
  return { ...base, ...words, ...choices, codes: [], ...over };
}

function safeguard(over: Partial<SafeguardRecord>): SafeguardRecord {
  return { ...base, text: 'Second reader', stage: null, status: null, ...over };
}

function written(content: Partial<CountedContent>): readonly string[] {
  return themesOf({ factors: [], safeguards: [], layers: {}, kinds: [], ...content }).map(
    ({ aspect, value }) => `${aspect}:${value}`,
  );
}

test('a factor counts for its home layer and each of its codes, and twice is once', () => {
  const one = factor({ layer: 'model', codes: ['model.drift', 'human.training-gap'] });
  expect(written({ factors: [one, factor({ layer: 'model', codes: ['model.drift'] })] })).toEqual([
    'layer:model',
    'code:model.drift',
    'code:human.training-gap',
  ]);
});

test('what was ruled out, what says nothing yet, and "something else" do not count', () => {
  expect(
    written({ factors: [factor({ layer: 'model', codes: ['model.drift'], state: 'ruled-out' })] }),
  ).toEqual([]);
  expect(written({ factors: [factor({ layer: 'model', condition: ' ' })] })).toEqual([]);
  expect(written({ factors: [factor({ layer: 'model', codes: ['model.other'] })] })).toEqual(['layer:model']);
});

test('codes and kinds that this taxonomy does not know are no themes, nor is a kind not known yet', () => {
  const strange = factor({ layer: 'human', codes: ['human.of-another-release', 'a,b'] });
  expect(written({ factors: [strange], kinds: ['drift', 'unknown-yet', 'of-another-release'] })).toEqual([
    'layer:human',
    'kind:drift',
  ]);
});

test('a layer is "looked at, none found" only while no factor stands in it', () => {
  const layers = { human: { none: true, reason: 'We asked.' }, model: { none: true, reason: '' } };
  expect(written({ layers, factors: [factor({ layer: 'model' })] })).toEqual(['layer:model', 'none:human']);
});

test('a safeguard counts with its stage once somebody says how it did', () => {
  const safeguards = [
    safeguard({ stage: 'review', status: 'absent' }),
    safeguard({ stage: 'review' }),
    safeguard({ status: 'held' }),
  ];
  expect(written({ safeguards })).toEqual(['safeguard:review/absent', 'safeguard:unplaced/held']);
});
