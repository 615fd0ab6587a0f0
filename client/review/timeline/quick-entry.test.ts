import { describe, expect, it } from 'vitest';
import { readQuickEntries, readQuickEntry } from './quick-entry.ts';

describe('a line of a chronology', () => {
  it.each([
    ['11 Feb 2026 09:40 Tick placed', '2026-02-11T09:40', 'minute', 'Tick placed'],
    ['2026-02-11 09:40:12 – Tick placed', '2026-02-11T09:40:12', 'exact', 'Tick placed'],
    ['2026-02-11T09:40 Tick placed', '2026-02-11T09:40', 'minute', 'Tick placed'],
    ['11.2.2026: Tick placed', '2026-02-11', 'day', 'Tick placed'],
    ['12 Feb, about 15:30 Clinic called', '2026-02-12T15', 'hour', 'Clinic called'],
    ['Feb 2026 New version', '2026-02', 'month', 'New version'],
    ['9.40 Tick placed', '2026-02-10T09:40', 'minute', 'Tick placed'],
    ['9:40 pm Tick placed', '2026-02-10T21:40', 'minute', 'Tick placed'],
  ])('reads %s', (line, from, precision, text) => {
    expect(readQuickEntry(line, '2026-02-10')).toEqual({ from, precision, text });
  });

  it.each(['44 images had a tick', '25:99 odd', '30 Feb 2026 never was', 'May I ask?', '2 readers left'])(
    'keeps every word of “%s” when it begins with no time',
    (line) => {
      expect(readQuickEntry(line, '2026-02-10')).toEqual({ from: '', precision: 'unknown', text: line });
    },
  );

  it('does not invent a day for a time alone', () => {
    expect(readQuickEntry('09:40 Tick placed', '')).toEqual({
      from: '',
      precision: 'unknown',
      text: '09:40 Tick placed',
    });
  });

  it('carries the day on through a pasted list', () => {
    const entries = readQuickEntries('- 11 Feb 2026 09:40 One\n\n- 09:50 Two\n- Three', '');
    expect(entries.map(({ from, text }) => [from, text])).toEqual([
      ['2026-02-11T09:40', 'One'],
      ['2026-02-11T09:50', 'Two'],
      ['', 'Three'],
    ]);
  });
});
