import { describe, expect, it } from 'vitest';
import { readClock, readDay, readMonth } from './time-input.ts';

const says = (part: string) => ({ ok: false, sentence: expect.stringContaining(part) as string });

describe('reading a day', () => {
  it.each([
    '2026-02-11',
    '11 Feb 2026',
    '11 february 2026',
    'Feb 11, 2026',
    'Wed 11th of February 2026',
    '11/2/2026',
    '11.02.2026',
    '2026/2/11',
  ])('takes %s', (text) => {
    expect(readDay(text)).toEqual({ ok: true, value: '2026-02-11' });
  });

  it('takes the year of the neighbours where none is written', () => {
    expect(readDay('11 Feb', '2026')).toEqual({ ok: true, value: '2026-02-11' });
    expect(readDay('11 Feb')).toMatchObject(says('Add the year'));
  });

  it.each(['30 Feb 2026', '31/11/2026', '2026-02-00'])('says that %s is no day', (text) => {
    expect(readDay(text)).toMatchObject(says('no day of the calendar'));
  });

  it('explains a month that is none instead of guessing the other order', () => {
    expect(readDay('02/25/2026')).toMatchObject(says('no month 25'));
  });

  it.each(['', 'yesterday', '12', '1 2 3 4', '11 Feb 26'])('answers “%s” with a sentence', (text) => {
    const read = readDay(text);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.sentence).toMatch(/\.$/);
  });
});

describe('reading a month', () => {
  it.each(['Feb 2026', '2026-02', '02/2026', 'february 2026', '11 Feb 2026'])('takes %s', (text) => {
    expect(readMonth(text)).toEqual({ ok: true, value: '2026-02' });
  });
});

describe('reading a time of day', () => {
  it.each([
    ['9:41', '09:41'],
    ['09.41', '09:41'],
    ['0941', '09:41'],
    ['9:41 pm', '21:41'],
    ['12:05 am', '00:05'],
    ['9 am', '09:00'],
    ['9h41', '09:41'],
  ])('takes %s to the minute', (text, value) => {
    expect(readClock(text, 'minute')).toEqual({ ok: true, value });
  });

  it('asks for what a precision needs', () => {
    expect(readClock('9', 'minute')).toMatchObject(says('minutes'));
    expect(readClock('9:41', 'exact')).toMatchObject(says('seconds'));
    expect(readClock('about 9', 'hour')).toEqual({ ok: true, value: '09' });
    expect(readClock('about 9:30', 'hour')).toEqual({ ok: true, value: '09:30' });
    expect(readClock('9:41:07', 'exact')).toEqual({ ok: true, value: '09:41:07' });
  });

  it.each(['25:00', '9:75', '13 pm', 'noonish', '24:00'])('answers “%s” with a sentence', (text) => {
    expect(readClock(text, 'minute').ok).toBe(false);
  });
});
