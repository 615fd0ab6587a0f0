import { expect, test } from 'vitest';
import { actionStatuses } from './action-status.ts';
import { mayBeCalledDone, mayGoOutside, outsideName } from './outside.ts';

test('what is agreed and not at its end can go outside: no proposal, and nothing that was put aside', () => {
  expect(actionStatuses.filter(mayGoOutside)).toEqual([
    'agreed',
    'in-progress',
    'implemented',
    'awaiting-check',
    'partly-effective',
    'not-effective',
    'reopened',
  ]);
});

test('what is done already cannot be called done again', () => {
  expect(actionStatuses.filter(mayBeCalledDone)).toEqual(['agreed', 'in-progress', 'reopened']);
});

test('an owner outside is named with the organisation, or alone', () => {
  expect(outsideName('J. Weber', 'Lumen')).toBe('J. Weber, Lumen');
  expect(outsideName('J. Weber', '')).toBe('J. Weber');
});
