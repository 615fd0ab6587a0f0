import { describe, expect, it } from 'vitest';
import { historyLine } from './history-words.ts';

function line(field: string, from: string | null, to: string | null): string {
  return historyLine({ at: 0, byName: 'Ana', field, from, to, note: null });
}

describe('a line of history', () => {
  it('says a status and a day in words', () => {
    expect(line('status', 'proposed', 'agreed')).toBe('Status: Agreed, was Proposed');
    expect(line('dueOn', null, '2026-03-14')).toBe('Due day: 14 Mar 2026');
    expect(line('implementedOn', null, '2026-03-14')).toBe('Done on: 14 Mar 2026');
  });

  it('says that a value was taken away', () => {
    expect(line('owner', 'Ana', null)).toBe('Owner: none, was Ana');
    expect(line('approver', 'Ben', null)).toBe('Approved by: none, was Ben');
  });

  it('does not repeat long texts', () => {
    expect(line('detail', 'a long text', 'another')).toBe('Detail reworded');
  });

  it('names the kind of action and of measure as the screen does', () => {
    expect(line('category', null, 'training')).toBe('Kind: Training');
    expect(line('measureKind', 'process', 'outcome')).toMatch(/^What the measure asks: .+, was .+/u);
  });

  it('tells of checks, readings and proofs', () => {
    expect(line('check', null, 'did-not')).toBe('Checked: it did not work');
    expect(line('reading', null, '2026-03-14: 61 %')).toBe('Reading of 14 Mar 2026: 61 %');
    expect(line('readingWithdrawn', '2026-03-14: 12:30', null)).toBe(
      'Reading taken back: 14 Mar 2026: 12:30',
    );
    expect(line('proof', null, 'link')).toBe('Proof added: a link');
    expect(line('supersededBy', null, 'r1/a2')).toBe('Its place is taken by: another action');
  });
});
