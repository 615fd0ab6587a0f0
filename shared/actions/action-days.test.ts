import { describe, expect, it } from 'vitest';
import { agreedOnAfter, verifiedOnAfter } from './action-days.ts';

const today = '2026-05-04';
const before = '2026-01-02';

describe('the day an action was agreed', () => {
  it('is that of its agreement, and of a later one after it was put aside', () => {
    expect(agreedOnAfter(null, { from: 'proposed', to: 'agreed', today })).toBe(today);
    expect(agreedOnAfter(before, { from: 'declined', to: 'agreed', today })).toBe(today);
  });

  it('stays while the action is worked on, done, reopened or put aside', () => {
    for (const [from, to] of [
      ['agreed', 'in-progress'],
      ['in-progress', 'agreed'],
      ['in-progress', 'implemented'],
      ['not-effective', 'reopened'],
      ['agreed', 'not-funded'],
    ] as const)
      expect(agreedOnAfter(before, { from, to, today })).toBe(before);
  });

  it('is unknown for a proposal that was declined at once', () => {
    expect(agreedOnAfter(null, { from: 'proposed', to: 'declined', today })).toBeNull();
  });
});

describe('the day an action was shown to work', () => {
  it('is that of the first check that says so', () => {
    expect(verifiedOnAfter(null, { to: 'verified-effective', today })).toBe(today);
    expect(verifiedOnAfter(before, { to: 'verified-effective', today })).toBe(before);
    expect(verifiedOnAfter(before, { to: 'awaiting-check', today })).toBe(before);
  });

  it('is gone once a check shows otherwise or somebody works on it again', () => {
    for (const to of ['partly-effective', 'not-effective', 'reopened', 'in-progress'] as const)
      expect(verifiedOnAfter(before, { to, today })).toBeNull();
  });
});
