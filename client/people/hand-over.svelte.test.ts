import { expect, test } from 'vitest';
import type { OwnedAction } from '../../shared/api/hand-over.ts';
import { HandOverDraft, nobody, stay } from './hand-over.svelte.ts';

function owned(actionId: string): OwnedAction {
  return { reviewId: 'r', actionId, title: actionId, status: 'agreed', dueOn: null, nextCheckOn: null };
}

test('it asks who takes them over and why before anything is sent', () => {
  const draft = new HandOverDraft([owned('a')]);
  expect(Object.values(draft.checks).every((sentence) => sentence !== undefined)).toBe(true);
  draft.to = 'hugo';
  draft.reason = 'Lena retires.';
  expect(draft.checks).toEqual({ to: undefined, reason: undefined });
  expect(draft.request).toEqual({ to: 'hugo', each: [], reason: 'Lena retires.' });
});

test('one by one, whatever is not chosen goes where the others go', () => {
  const draft = new HandOverDraft([owned('a'), owned('b'), owned('c')], 'hugo');
  draft.oneByOne = true;
  draft.give({ reviewId: 'r', actionId: 'b' }, nobody);
  expect(draft.request.each?.map(({ to }) => to)).toEqual(['hugo', null, 'hugo']);
});

test('choices made one by one do not count once it is all for one person again', () => {
  const draft = new HandOverDraft([owned('a')], 'hugo');
  draft.give({ reviewId: 'r', actionId: 'a' }, 'ida');
  expect(draft.takes({ reviewId: 'r', actionId: 'a' })).toBe('hugo');
});

test('what stays with its owner asks for no reason', () => {
  const draft = new HandOverDraft([owned('a'), owned('b')], stay);
  expect(draft.checks).toEqual({ to: undefined, reason: undefined });
  draft.oneByOne = true;
  draft.give({ reviewId: 'r', actionId: 'b' }, 'hugo');
  expect(draft.checks['reason']).toBeDefined();
});
