import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderIn, readDay } from './csv-import-days.ts';

const sure = (day: string) => ({ day, unsure: false });

test('years first, names of months, and days that can only be one are read without asking', () => {
  expect(readDay('2026-03-14', 'day-first')).toEqual(sure('2026-03-14'));
  expect(readDay('2026-03-14T08:00:00Z', 'day-first')).toEqual(sure('2026-03-14'));
  expect(readDay('2026/3/4', 'day-first')).toEqual(sure('2026-03-04'));
  expect(readDay('14 Mar 2026', 'month-first')).toEqual(sure('2026-03-14'));
  expect(readDay('14-Mar-2026', 'month-first')).toEqual(sure('2026-03-14'));
  expect(readDay('March 14, 2026', 'day-first')).toEqual(sure('2026-03-14'));
  expect(readDay('14.3.2026', 'month-first')).toEqual(sure('2026-03-14'));
  expect(readDay('3/14/2026 00:00', 'day-first')).toEqual(sure('2026-03-14'));
  expect(readDay('5/5/2026', 'day-first')).toEqual(sure('2026-05-05'));
  expect(readDay('13/5/2026', 'month-first')).toEqual(sure('2026-05-13'));
  expect(readDay('5/13/2026', 'day-first')).toEqual(sure('2026-05-13'));
});

test('a day that could be two is read in the order told, and says that it is unsure', () => {
  expect(readDay('03/04/2026', 'day-first')).toEqual({ day: '2026-04-03', unsure: true });
  expect(readDay('03/04/2026', 'month-first')).toEqual({ day: '2026-03-04', unsure: true });
});

test('what is no date, or a day that does not exist, is answered with a sentence', () => {
  for (const cell of ['soon', '14/03/26', '2026', 'Q3 2026', '14 Foo 2026', '1 ma 2026']) {
    expect(typeof readDay(cell, 'day-first'), cell).toBe('string');
  }
  expect(readDay('30/02/2026', 'day-first')).toMatch(/does not exist/);
  expect(readDay('2026-13-01', 'day-first')).toMatch(/does not exist/);
});

test('the order of a column follows from the cells that can only be one, unless they contradict each other', () => {
  expect(orderIn(['03/04/2026', '25/04/2026'])).toBe('day-first');
  expect(orderIn(['03/04/2026', '04/25/2026'])).toBe('month-first');
  expect(orderIn(['25/04/2026', '04/25/2026'])).toBeNull();
  expect(orderIn(['03/04/2026', '2026-01-31', ''])).toBeNull();
  expect(orderIn(['12/04/2026', '12/12/2026'])).toBeNull();
});

test('every day there is comes back from both orders', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', day = ''] = iso.split('-');
        expect(readDay(`${day}/${month}/${year}`, 'day-first')).toMatchObject({ day: iso });
        expect(readDay(`${month}/${day}/${year}`, 'month-first')).toMatchObject({ day: iso });
      },
    ),
  );
});
