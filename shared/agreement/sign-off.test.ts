import { expect, test } from 'vitest';
import { faultOfNames, isComplete, turnOf, type Asked } from './sign-off.ts';

const asked = (...list: [string, 'reviewer' | 'approver', 'signed' | 'refused' | null][]): Asked[] =>
  list.map(([memberId, as, answer]) => ({ memberId, function: as, answer }));

test('reviewers answer in any order, and approvers once all of them have signed', () => {
  const names = (list: Asked[]) => turnOf(list).map(({ memberId }) => memberId);
  expect(names(asked(['a', 'reviewer', null], ['b', 'reviewer', null], ['c', 'approver', null]))).toEqual([
    'a',
    'b',
  ]);
  expect(names(asked(['a', 'reviewer', 'signed'], ['b', 'reviewer', null], ['c', 'approver', null]))).toEqual(
    ['b'],
  );
  expect(names(asked(['a', 'reviewer', 'signed'], ['c', 'approver', null]))).toEqual(['c']);
});

test('a round is complete when everybody signed, an approver among them', () => {
  expect(isComplete(asked(['a', 'reviewer', 'signed'], ['c', 'approver', 'signed']))).toBe(true);
  expect(isComplete(asked(['a', 'reviewer', 'signed']))).toBe(false);
  expect(isComplete(asked(['c', 'approver', 'signed'], ['d', 'approver', null]))).toBe(false);
  expect(isComplete([])).toBe(false);
});

test('names are refused without an approver, with somebody twice, and with somebody who may not sign', () => {
  const may = (id: string) => id !== 'outsider';
  expect(faultOfNames(['a'], [], may)).toContain('at least one');
  expect(faultOfNames(['a'], ['a'], may)).toContain('once');
  expect(faultOfNames([], ['outsider'], may)).toContain('take part');
  expect(faultOfNames(['a'], ['b'], may)).toBeNull();
});
