import { expect, test } from 'vitest';
import { isWaiting, nextReportStates, reportStates } from './report-state.ts';

test('a report that lives on in a review is settled for good; a closed one may be taken up again', () => {
  for (const state of ['became-review', 'became-huddle', 'joined'] as const)
    expect(nextReportStates(state)).toEqual([]);
  expect(nextReportStates('closed')).toEqual(['under-look']);
});

test('whatever waits can be closed, and nothing goes back to being new', () => {
  for (const state of reportStates) {
    expect(nextReportStates(state)).not.toContain('new');
    if (isWaiting(state)) expect(nextReportStates(state)).toContain('closed');
  }
});
