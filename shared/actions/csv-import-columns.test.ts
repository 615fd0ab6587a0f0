import { expect, test } from 'vitest';
import { changeActionRequest } from '../api/actions.ts';
import { longestCell, matchColumns } from './csv-import-columns.ts';

test('headings are known in several spellings, capitals and signs aside, and no column stands for two fields', () => {
  expect(matchColumns(['No.', 'Action Item', 'ASSIGNED TO:', 'Due-date', 'Status', 'Notes'])).toEqual({
    title: 1,
    ownerId: 2,
    dueOn: 3,
    status: 4,
    note: 5,
  });
  expect(matchColumns(['Target date', 'Target', 'Action', 'Name'])).toEqual({
    dueOn: 0,
    target: 1,
    title: 2,
  });
  expect(matchColumns(['Wetter', ''])).toEqual({});
});

test('a cell may be as long as the contract of actions takes, and no longer', () => {
  const shape = changeActionRequest.shape;
  for (const [field, longest = 0] of Object.entries(longestCell)) {
    if (field === 'finding' || field === 'proof') continue;
    const schema = shape[field as 'title'];
    expect(schema.safeParse('a'.repeat(longest)).success, field).toBe(true);
    expect(schema.safeParse('a'.repeat(longest + 1)).success, field).toBe(false);
  }
  const proof = (text: string): boolean => shape.proof.safeParse({ kind: 'quote', text }).success;
  expect([proof('a'.repeat(4000)), proof('a'.repeat(4001))]).toEqual([true, false]);
});
