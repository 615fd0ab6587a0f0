import { expect, test } from 'vitest';
import { looksLikeTable, monthOf, readPastedTable } from './pasted-table.ts';

test('rows of a spreadsheet become readings by group, its heading left out', () => {
  expect(
    readPastedTable('Group\tMissed\tOf\r\nUnder 18\t3\t40\r\nOver 75\t1,204\t9,000\r\n', 'groups'),
  ).toEqual({
    ok: true,
    readings: [
      { at: '', group: 'Under 18', count: '3', of: '40', figure: '' },
      { at: '', group: 'Over 75', count: '1,204', of: '9,000', figure: '' },
    ],
  });
});

test('over time the month comes first, and a single number is a figure', () => {
  expect(readPastedTable('2026-03\tAll\t87.5\n04/2026\tAll\t41\t50', 'time')).toEqual({
    ok: true,
    readings: [
      { at: '2026-03', group: 'All', count: '', of: '', figure: '87.5' },
      { at: '2026-04', group: 'All', count: '41', of: '50', figure: '' },
    ],
  });
});

test('one row that cannot be read keeps all of them out, and is named', () => {
  const pasted = readPastedTable('Under 18\t3\t40\nOver 75\tmany\t60', 'groups');
  expect(pasted).toEqual({ ok: false, trouble: 'Row 2: “many” is no whole number. Nothing was added.' });
  expect(readPastedTable('March\tAll\t3', 'time')).toMatchObject({ ok: false });
});

test('a paste without any number is refused', () => {
  expect(readPastedTable('Group\tCounted', 'groups')).toMatchObject({ ok: false });
});

test('a single cell is no table', () => {
  expect(looksLikeTable('12')).toBe(false);
  expect(looksLikeTable('12\t13')).toBe(true);
});

test('a month is one of twelve', () => {
  expect(['2026-13', '2026-00', '13/2026', 'soon'].map(monthOf)).toEqual([null, null, null, null]);
  expect(monthOf('2026-03-14')).toBe('2026-03');
});
