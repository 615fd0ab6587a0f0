import { describe, expect, it } from 'vitest';
import { actionNotices, withoutAction, type NoticedAction } from './action-notices.ts';

const action = (id: string, change: Partial<NoticedAction> = {}): NoticedAction => ({
  id,
  status: 'proposed',
  category: 'redundancy',
  strength: 'intermediate',
  factors: ['f1'],
  measureName: 'Share of …',
  ...change,
});
const weaker = { category: 'training', strength: 'weaker' } as const;
const f1 = { id: 'f1', state: 'supported' } as const;

describe('notices about actions', () => {
  it('says nothing about an action with factor, measure and strength', () => {
    const { ofAction, ofFactor } = actionNotices([f1], [action('a')]);
    expect([ofAction.size, ofFactor.length]).toEqual([0, 0]);
  });

  it('points out a missing factor and a missing measure', () => {
    const { ofAction } = actionNotices([f1], [action('a', { factors: [], measureName: ' ' })]);
    expect(ofAction.get('a')).toHaveLength(2);
  });

  it('does not count a factor that is in the bin', () => {
    expect(actionNotices([], [action('a')]).ofAction.get('a')?.[0]).toContain('no factor');
  });

  it('points out a supported factor that nothing addresses, and no other', () => {
    const { ofFactor } = actionNotices(
      [f1, { id: 'f2', state: 'proposed' }, { id: 'f3', state: 'ruled-out' }],
      [],
    );
    expect(ofFactor.map(({ factorId, kind }) => [factorId, kind])).toEqual([['f1', 'no-action']]);
  });

  it('points out a factor whose actions are all weaker, until one is not', () => {
    const only = actionNotices(
      [f1],
      [action('a', weaker), action('b', { category: 'policy', strength: 'weaker' })],
    );
    expect(only.ofFactor.map(({ kind }) => kind)).toEqual(['only-weaker']);
    expect(actionNotices([f1], [action('a', weaker), action('b')]).ofFactor).toEqual([]);
  });

  it('points out training that stands alone, and not training beside something else', () => {
    expect(actionNotices([f1], [action('a', weaker)]).ofAction.get('a')?.[0]).toContain('Training alone');
    expect(actionNotices([f1], [action('a', weaker), action('b')]).ofAction.size).toBe(0);
  });

  it.each(['declined', 'not-funded', 'superseded', 'withdrawn'] as const)(
    'leaves %s actions out',
    (status) => {
      const entries = [action('a', { status })];
      expect(actionNotices([f1], entries).ofFactor[0]?.kind).toBe('no-action');
      expect([...withoutAction([f1], entries)]).toEqual(['f1']);
      expect([...withoutAction([f1], [action('b')])]).toEqual([]);
    },
  );

  it('points out a factor about which nothing worked, until something else is tried', () => {
    const failed = action('a', { status: 'not-effective' });
    expect(actionNotices([f1], [failed]).ofFactor.map(({ kind }) => kind)).toEqual(['none-worked']);
    expect(actionNotices([f1], [failed, action('b')]).ofFactor).toEqual([]);
  });

  it('counts what a programme carries on as an answer', () => {
    expect(actionNotices([f1], [action('a', { status: 'handed-to-programme' })]).ofFactor).toEqual([]);
  });
});
