import { expect, test } from 'vitest';
import { actionStatuses, nextStatuses } from './action-status.ts';
import { addMonths, checkOutcomes, checksAfter, fallsDue, statusAfterCheck } from './effect-checks.ts';

test('an implementation asks for checks after 90 days and after 12 months', () => {
  expect(checksAfter('2026-03-02')).toEqual([
    { kind: 'first', dueOn: '2026-05-31' },
    { kind: 'year', dueOn: '2027-03-02' },
  ]);
});

test.each([
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2026-05-15', 12, '2027-05-15'],
])('%s and %i months is %s', (day, months, later) => {
  expect(addMonths(day, months)).toBe(later);
});

test('each outcome leads to a status that awaiting a check leads to, or keeps awaiting', () => {
  for (const outcome of checkOutcomes) {
    const status = statusAfterCheck(outcome);
    expect(status === 'awaiting-check' || nextStatuses('awaiting-check').includes(status)).toBe(true);
  }
});

test('a check falls due on its day, for what was done and does not await one yet', () => {
  expect(fallsDue('implemented', '2026-05-31', '2026-05-30')).toBe(false);
  expect(fallsDue('implemented', '2026-05-31', '2026-05-31')).toBe(true);
  expect(fallsDue('implemented', null, '2026-05-31')).toBe(false);
  expect(actionStatuses.filter((status) => fallsDue(status, '2026-05-31', '2026-05-31'))).toEqual([
    'implemented',
    'verified-effective',
    'partly-effective',
  ]);
  for (const status of ['implemented', 'verified-effective', 'partly-effective'] as const) {
    expect(nextStatuses(status)).toContain('awaiting-check');
  }
});
