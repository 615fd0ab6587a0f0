import { expect, test } from 'vitest';
import {
  actionStatuses,
  answersFactors,
  asksNothing,
  isDone,
  isOverdue,
  isSettled,
  mayBeChecked,
  moveAsks,
  nextStatuses,
  statesEffect,
  statusesToChoose,
  wordingOwner,
  type ActionStatus,
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

const offered: Readonly<Record<ActionStatus, string>> = {
  proposed: 'agreed declined not-funded superseded handed-to-programme',
  agreed: 'in-progress implemented declined not-funded superseded handed-to-programme',
  'in-progress': 'agreed implemented declined not-funded superseded handed-to-programme',
  implemented: 'in-progress awaiting-check',
  'awaiting-check': 'in-progress',
  'verified-effective': 'awaiting-check reopened',
  'partly-effective': 'awaiting-check reopened superseded',
  'not-effective': 'reopened superseded',
  reopened: 'in-progress implemented declined not-funded superseded handed-to-programme',
  declined: 'agreed',
  'not-funded': 'agreed',
  superseded: 'agreed',
  'handed-to-programme': 'agreed',
  withdrawn: '',
};

test.each(actionStatuses)(
  'a person may choose from "%s" exactly what the life of an action offers',
  (from) => {
    expect(statusesToChoose(from).join(' ')).toBe(offered[from]);
  },
);

test('nobody chooses a status that the document owns, nor an effect', () => {
  for (const status of actionStatuses) {
    expect(statusesToChoose(status).map(wordingOwner)).not.toContain('document');
    expect(statusesToChoose(status).map(statesEffect)).not.toContain(true);
  }
});

test('wording never goes back from the row to the document', () => {
  for (const status of actionStatuses.filter((one) => wordingOwner(one) === 'row')) {
    expect(nextStatuses(status).map(wordingOwner)).not.toContain('document');
  }
});

test('an effect follows only from something that was done, and a check may record it there', () => {
  for (const from of actionStatuses.filter((status) => nextStatuses(status).some(statesEffect))) {
    expect(mayBeChecked(from)).toBe(true);
  }
});

test.each([
  ['agreed', 'declined', { note: true, approver: true }],
  ['in-progress', 'not-funded', { note: true, approver: true }],
  ['agreed', 'superseded', { superseding: true }],
  ['agreed', 'handed-to-programme', { programme: true }],
  ['in-progress', 'implemented', { proof: true }],
  ['reopened', 'implemented', { proof: true }],
  ['verified-effective', 'reopened', { note: true }],
  ['declined', 'agreed', { note: true }],
  ['superseded', 'agreed', { note: true }],
] as const)('going from %s to %s asks for what it should', (from, to, asked) => {
  const nothing = { note: false, approver: false, proof: false, superseding: false, programme: false };
  expect(moveAsks(from, to)).toEqual({ ...nothing, ...asked });
  expect(asksNothing(moveAsks(from, to))).toBe(false);
});

test('agreeing, beginning and awaiting a check ask for nothing', () => {
  expect(asksNothing(moveAsks('proposed', 'agreed'))).toBe(true);
  expect(asksNothing(moveAsks('agreed', 'in-progress'))).toBe(true);
  expect(asksNothing(moveAsks('implemented', 'awaiting-check'))).toBe(true);
});

test('only what is followed, or carried on by a programme, answers a factor', () => {
  expect(actionStatuses.filter((status) => !answersFactors(status))).toEqual([
    'declined',
    'not-funded',
    'superseded',
    'withdrawn',
  ]);
});

test('an action is overdue from the day after its date, while something is still to be done', () => {
  const due = { status: 'agreed', dueOn: '2026-03-01' } as const;
  expect(isOverdue(due, '2026-03-01')).toBe(false);
  expect(isOverdue(due, '2026-03-02')).toBe(true);
  expect(isOverdue({ ...due, status: 'reopened' }, '2026-03-02')).toBe(true);
  expect(isOverdue({ ...due, dueOn: null }, '2026-03-02')).toBe(false);
  for (const status of actionStatuses.filter((one) => isDone(one) || isSettled(one))) {
    expect(isOverdue({ ...due, status }, '2026-03-02')).toBe(false);
  }
});
