/** Lines put together again: with the spaces that are known to have been there, and without those that are not. */
import { expect, test } from 'vitest';
import { gapsOf, readingsOf } from './broken-lines.ts';

const gaps = gapsOf(['The list was kept by the second\nreader of the day.']);

test('a line that ends at a space of the text is read with that space alone', () => {
  expect(readingsOf('The list was kept by\nthe second reader', gaps)).toEqual([
    'The list was kept by the second reader',
  ]);
});

test('a word that a line cuts is read whole, with and without the hyphen of the cut', () => {
  const read = readingsOf('The list was kept by\nIlse Maaren-\nfeld of the day.', gaps);
  expect(read).toContain('The list was kept by Ilse Maaren- feld of the day.');
  expect(read.some((each) => each.includes('Ilse Maarenfeld'))).toBe(true);
  expect(readingsOf('call 943-\n476-5919', gaps)).toContain('call 943-476-5919');
  expect(readingsOf('call 943476\n5919', gaps)).toContain('call 9434765919');
});

test('a soft hyphen is not read', () => {
  expect(readingsOf('Maaren\u00ADfeld', gaps)).toEqual(['Maarenfeld']);
  expect(readingsOf('Maaren\u00AD\nfeld', gaps)).toContain('Maarenfeld');
});

test('a hyphen at one end of a line and a space at the next are both read as they were', () => {
  expect(readingsOf('Anna Maaren-\nfeld\nStern', gaps)).toContain('Anna Maarenfeld Stern');
  expect(readingsOf('Anna-\nMaria\nStern', gaps)).toContain('Anna-Maria Stern');
});
