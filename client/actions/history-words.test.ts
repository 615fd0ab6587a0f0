import { describe, expect, it } from 'vitest';
import { historyLine } from './history-words.ts';

function line(field: string, from: string | null, to: string | null): string {
  return historyLine({ at: 0, byName: 'Ana', field, from, to, note: null });
}

describe('a line of history', () => {
  it('says a status and a day in words', () => {
    expect(line('status', 'proposed', 'agreed')).toBe('Status: Agreed, was Proposed');
    expect(line('dueOn', null, '2026-03-14')).toBe('Due day: 14 Mar 2026');
  });

  it('says that a value was taken away', () => {
    expect(line('owner', 'Ana', null)).toBe('Owner: none, was Ana');
  });

  it('does not repeat long texts', () => {
    expect(line('detail', 'a long text', 'another')).toBe('Detail reworded');
  });
});
