import { expect, test } from 'vitest';
import {
  actionStatuses,
  isOverdue,
  nextStatuses,
  statesEffect,
  statusesToChoose,
  statusNeedsNote,
  wordingOwner,
} from './action-status.ts';

test('every status is reached from proposed, and none is a dead end without a word', () => {
  const reached = new Set<string>(['proposed']);
  for (let i = 0; i < actionStatuses.length; i += 1) {
    for (const status of actionStatuses.filter((one) => reached.has(one))) {
      for (const to of nextStatuses(status)) reached.add(to);
    }
  }
  expect([...reached].sort()).toEqual([...actionStatuses].sort());
  expect(actionStatuses.filter((status) => nextStatuses(status).length === 0)).toEqual([]);
});

test('nobody chooses a status that the document owns', () => {
  for (const status of actionStatuses) {
    expect(statusesToChoose(status).map(wordingOwner)).not.toContain('document');
  }
  expect(statusesToChoose('proposed')).toEqual([
    'agreed',
    'declined',
    'not-funded',
    'superseded',
    'handed-to-programme',
  ]);
  expect(statusesToChoose('withdrawn')).toEqual([]);
});

test('wording never goes back from the row to the document', () => {
  for (const status of actionStatuses.filter((one) => wordingOwner(one) === 'row')) {
    expect(nextStatuses(status).map(wordingOwner)).not.toContain('document');
  }
});

test('every stated effect comes with its finding', () => {
  expect(actionStatuses.filter(statesEffect).filter((status) => !statusNeedsNote(status))).toEqual([]);
});

test('an action is overdue from the day after its date, while something is still to be done', () => {
  const due = { status: 'agreed', dueOn: '2026-03-01' } as const;
  expect(isOverdue(due, '2026-03-01')).toBe(false);
  expect(isOverdue(due, '2026-03-02')).toBe(true);
  expect(isOverdue({ ...due, status: 'implemented' }, '2026-03-02')).toBe(false);
  expect(isOverdue({ ...due, dueOn: null }, '2026-03-02')).toBe(false);
});
