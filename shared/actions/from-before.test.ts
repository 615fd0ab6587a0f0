import { expect, test } from 'vitest';
import { fromBeforeOrder, type FromBeforeFacts } from './from-before.ts';

const plain: FromBeforeFacts = { status: 'agreed', dueOn: '2026-12-01', system: true, codes: [] };

function inOrder(facts: Readonly<Record<string, Partial<FromBeforeFacts>>>): readonly string[] {
  return Object.entries(facts)
    .toSorted(([, one], [, other]) => fromBeforeOrder({ ...plain, ...one }, { ...plain, ...other }))
    .map(([name]) => name);
}

test('what did not work comes first, then what was taken up again', () => {
  expect(
    inOrder({ agreed: {}, reopened: { status: 'reopened' }, failed: { status: 'not-effective' } }),
  ).toEqual(['failed', 'reopened', 'agreed']);
});

test('what belongs by system and codes comes before what belongs by one of them, however many codes', () => {
  expect(
    inOrder({
      codes: { system: false, codes: ['model.drift', 'human.time-pressure'], dueOn: '2026-12-02' },
      system: {},
      both: { codes: ['model.drift'], dueOn: '2026-12-24' },
    }),
  ).toEqual(['both', 'system', 'codes']);
});

test('of equals the earliest due day comes first, and what has none comes last', () => {
  expect(inOrder({ none: { dueOn: null }, later: {}, earlier: { dueOn: '2026-11-30' } })).toEqual([
    'earlier',
    'later',
    'none',
  ]);
});
