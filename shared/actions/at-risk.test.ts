import { describe, expect, it } from 'vitest';
import { riskOf, type RiskFacts } from './at-risk.ts';

const today = '2026-11-20';
const plain: RiskFacts = {
  status: 'in-progress',
  dueOn: '2026-12-24',
  nextCheckOn: null,
  ownerId: 'm',
  strength: 'weaker',
};
const weight = (facts: Partial<RiskFacts>): number => riskOf({ ...plain, ...facts }, today).weight;

describe('what puts an action at risk', () => {
  it('is nothing while it is owned and in time, however weak it is', () => {
    expect(riskOf(plain, today)).toEqual({ reasons: [], lateDays: 0, weight: 0 });
  });

  it('names every reason that holds, the gravest first', () => {
    const found = riskOf({ ...plain, dueOn: '2026-11-10', ownerId: null }, today);
    expect(found.reasons).toEqual(['late', 'no-owner', 'weaker']);
    expect(found.lateDays).toBe(10);
  });

  it('tells an owner who left from an action that never had one, and counts somebody outside as an owner', () => {
    const left = { ...plain, ownerId: null, ownerLeft: true };
    expect(riskOf(left, today).reasons).toEqual(['owner-left', 'weaker']);
    expect(riskOf({ ...plain, ownerLeft: true }, today).reasons).toEqual(['owner-left', 'weaker']);
    expect(weight(left)).toBe(weight({ ownerId: null }));
    expect(weight({ ownerId: null, outside: true })).toBe(0);
  });

  it('grows with each day late, and more for a weaker action', () => {
    expect(weight({ dueOn: '2026-11-01' })).toBeGreaterThan(weight({ dueOn: '2026-11-02' }));
    expect(weight({ dueOn: '2026-11-01' })).toBeGreaterThan(
      weight({ dueOn: '2026-11-01', strength: 'stronger' }),
    );
  });

  it('is nothing for a check that is still to come, and something from its first late day on', () => {
    expect(riskOf({ ...plain, nextCheckOn: today }, today)).toEqual({ reasons: [], lateDays: 0, weight: 0 });
    expect(riskOf({ ...plain, dueOn: '2026-11-19' }, today).reasons).toEqual(['late', 'weaker']);
  });

  it('counts a check that nobody made, and an action that did not work with nothing after it', () => {
    expect(
      riskOf({ ...plain, status: 'awaiting-check', nextCheckOn: '2026-10-01' }, today).reasons,
    ).toContain('check-late');
    expect(riskOf({ ...plain, status: 'not-effective' }, today).reasons).toContain('not-effective');
  });

  it('ends with the action: what is settled or only proposed by nobody is at no risk', () => {
    expect(weight({ status: 'verified-effective', dueOn: '2020-01-01', nextCheckOn: '2020-01-01' })).toBe(0);
    expect(weight({ status: 'proposed', ownerId: null })).toBe(0);
  });
});
