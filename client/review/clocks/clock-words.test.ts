import { describe, expect, test } from 'vitest';
import { dueLine, farWords, historyWords, startedWords } from './clock-words.ts';

const hour = 3_600_000;
const day = 24 * hour;

describe('how far a due moment is', () => {
  test.each([
    [3 * day + 5, 'in 3 days'],
    [day, 'in 1 day'],
    [23 * hour, 'in 23 hours'],
    [10, 'in less than an hour'],
    [-10, 'less than an hour late'],
    [-hour, '1 hour late'],
    [-2 * day - 5, '2 days late'],
  ])('%d milliseconds are %s', (ms, words) => {
    expect(farWords(ms)).toBe(words);
  });
});

describe('a due line', () => {
  const dueAt = Date.UTC(2026, 2, 30, 18);
  const clock = {
    state: 'running',
    dueAt,
    dueDay: '2026-03-30',
    zone: 'Europe/London',
    holidaysKnown: true,
  } as const;

  test('names the moment for hours, in the zone of the trigger, and the end of the day for days', () => {
    const now = dueAt - 2 * day;
    expect(dueLine(clock, { unit: 'hours', limit: 72 }, now)).toEqual({
      words: 'Due at 30 Mar 2026, 19:00 (Europe/London), in 2 days',
      late: false,
    });
    expect(dueLine(clock, { unit: 'calendar-days', limit: 3 }, now)?.words).toBe(
      'Due by the end of 30 Mar 2026 (Europe/London), in 2 days',
    );
  });

  test('is late from the due moment on, and only while the clock runs', () => {
    const rule = { unit: 'calendar-days', limit: 3 } as const;
    expect(dueLine(clock, rule, dueAt - 1)?.late).toBe(false);
    expect(dueLine(clock, rule, dueAt)?.late).toBe(true);
    expect(dueLine({ ...clock, state: 'filed' }, rule, dueAt + day)).toEqual({
      words: 'Was due by the end of 30 Mar 2026 (Europe/London)',
      late: false,
    });
  });

  test('says when holidays are not known, and is empty where nothing is counted', () => {
    const rule = { unit: 'working-days', limit: 10, calendar: 'england-wales' } as const;
    expect(dueLine({ ...clock, holidaysKnown: false }, rule, 0)?.words).toContain('are not known here');
    expect(dueLine({ ...clock, dueAt: null, dueDay: null }, { unit: 'asap' }, 0)).toBeNull();
  });
});

test('the start and the history of a clock are said in words, with names for members', () => {
  expect(startedWords({ trigger: '2026-03-02T09:41', zone: 'America/New_York' })).toBe(
    '2 Mar 2026, 09:41 (America/New York)',
  );
  expect(startedWords({ trigger: '', zone: '' })).toBe('');
  const words = (field: string, from: string | null, to: string | null): string =>
    historyWords({ field, from, to }, (id) => (id === 'm1' ? 'Ben' : 'nobody known'));
  expect(words('state', 'running', 'filed')).toBe('State: Running → Filed');
  expect(words('keeperId', null, 'm1')).toBe('Looked after by: Ben');
  expect(words('dueDay', '2026-03-30', null)).toBe('Due day: 30 Mar 2026 → nothing');
});
