import { describe, expect, it } from 'vitest';
import { readQuickEntries, readQuickEntry } from './quick-entry.ts';

const plain = { to: '', toPrecision: null, between: false };

describe('a line of a chronology', () => {
  it.each([
    ['11 Feb 2026 09:40 Tick placed', '2026-02-11T09:40', 'minute', 'Tick placed'],
    ['2026-02-11 09:40:12 – Tick placed', '2026-02-11T09:40:12', 'exact', 'Tick placed'],
    ['2026-02-11T09:40 Tick placed', '2026-02-11T09:40', 'minute', 'Tick placed'],
    ['11.2.2026: Tick placed', '2026-02-11', 'day', 'Tick placed'],
    ['12 Feb, about 15:30 Clinic called', '2026-02-12T15:30', 'hour', 'Clinic called'],
    ['Feb 2026 New version', '2026-02', 'month', 'New version'],
    ['9.40 Tick placed', '2026-02-10T09:40', 'minute', 'Tick placed'],
    ['9:40 pm Tick placed', '2026-02-10T21:40', 'minute', 'Tick placed'],
    ['about 3am Ward called', '2026-02-10T03:00', 'hour', 'Ward called'],
    ['~ 3 a.m., ward called', '2026-02-10T03:00', 'hour', 'ward called'],
    ['12 Mar 14:05 Note signed', '2026-03-12T14:05', 'minute', 'Note signed'],
    ['Thursday, 12 March at noon: note signed', '2026-03-12T12:00', 'minute', 'note signed'],
    ['Mar 12th, 2026 14.05 Note signed', '2026-03-12T14:05', 'minute', 'Note signed'],
    ['next day 07:00 Round', '2026-02-11T07:00', 'minute', 'Round'],
    ['the following day Round', '2026-02-11', 'day', 'Round'],
    ['same day, 23:10 Round', '2026-02-10T23:10', 'minute', 'Round'],
    ['three days later about 8pm Round', '2026-02-13T20:00', 'hour', 'Round'],
  ])('reads %s', (line, from, precision, text) => {
    expect(readQuickEntry(line, '2026-02-10')).toEqual({ ...plain, from, precision, text });
  });

  it.each([
    ['02:10-02:25 Alarm', '2026-02-10T02:10', '2026-02-10T02:25', 'minute', 'minute', false],
    ['12 Mar 2026 23:50 – 00:10 Alarm', '2026-03-12T23:50', '2026-03-13T00:10', 'minute', 'minute', false],
    ['about 2:10 to 2:25 pm Alarm', '2026-02-10T14:10', '2026-02-10T14:25', 'hour', 'minute', false],
    ['11:30-1pm Alarm', '2026-02-10T11:30', '2026-02-10T13:00', 'minute', 'minute', false],
    ['between 02:10 and about 02:25 Alarm', '2026-02-10T02:10', '2026-02-10T02:25', 'minute', 'hour', true],
    ['11-13 March 2026 Alarm', '2026-03-11', '2026-03-13', 'day', 'day', false],
    ['28 Feb to 2 Mar Alarm', '2026-02-28', '2026-03-02', 'day', 'day', false],
    ['night of 11-12 March Alarm', '2026-03-11T22', '2026-03-12T06', 'hour', 'hour', true],
    ['the night of 11 March 2026: Alarm', '2026-03-11T22', '2026-03-12T06', 'hour', 'hour', true],
    ['12 Mar, in the morning, Alarm', '2026-03-12T06', '2026-03-12T12', 'hour', 'hour', true],
    ['next day in the evening Alarm', '2026-02-11T18', '2026-02-11T22', 'hour', 'hour', true],
  ])('reads the two ends of %s', (line, from, to, precision, toPrecision, between) => {
    expect(readQuickEntry(line, '2026-02-10')).toEqual({
      text: 'Alarm',
      from,
      to,
      precision,
      toPrecision,
      between,
    });
  });

  it.each([
    '44 images had a tick',
    'May I ask?',
    '2 readers left',
    '44 may have been seen',
    'Some time before the ward round',
    'Nightly job stopped',
    '3.5 mg given',
    'March had begun',
    'Next patient called',
    'Morning list was long',
  ])('takes “%s” for words alone', (line) => {
    expect(readQuickEntry(line, '2026-02-10')).toEqual({
      ...plain,
      from: '',
      precision: 'unknown',
      text: line,
    });
  });

  it.each([
    ['31 Feb 2026 never was', 'no day of the calendar'],
    ['31 Feb never was', 'no day of the calendar'],
    ['2026-02-30 09:00 never was', 'no day of the calendar'],
    ['02/25/2026 month first', 'no month 25'],
    ['25:99 odd', 'There is no time 25:99'],
    ['12 Mar 2026 24:30 odd', 'There is no time 24:30'],
    ['midnight Alarm', '00:00 of the day that begins'],
    ['13-11 March 2026 backwards', 'before the beginning'],
    ['night of 31 Feb', 'no day of the calendar'],
    ['evening of 11-14 March 2026', 'Name one day'],
  ])('tells that %s cannot be read and keeps every word', (line, sentence) => {
    expect(readQuickEntry(line, '2026-02-10')).toEqual({
      ...plain,
      from: '',
      precision: 'unknown',
      text: line,
      fault: expect.stringContaining(sentence) as string,
    });
  });

  it.each(['09:40 Tick placed', 'next day Tick placed', '12 Mar 14:05 Tick placed'])(
    'does not invent the day of “%s”, and asks for it',
    (line) => {
      const read = readQuickEntry(line, '');
      expect(read).toMatchObject({ from: '', precision: 'unknown', text: line });
      expect(read.fault).toMatch(/day|year/);
    },
  );

  it('carries the day on through a pasted list, over midnight too', () => {
    const entries = readQuickEntries('- 11 Feb 2026 23:40-00:10 One\n\n- 00:50 Two\n- Three', '');
    expect(entries.map(({ from, text }) => [from, text])).toEqual([
      ['2026-02-11T23:40', 'One'],
      ['2026-02-12T00:50', 'Two'],
      ['', 'Three'],
    ]);
  });
});
