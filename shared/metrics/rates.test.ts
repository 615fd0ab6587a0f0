import { expect, test } from 'vitest';
import {
  differenceWords,
  intervalWords,
  isSmallCount,
  percent,
  plainNumber,
  rateOf,
  wholeNumber,
} from './rates.ts';

test.each([
  ['12', 12],
  [' 1,204 ', 1204],
  ['1 204', 1204],
  ['12.5', null],
  ['twelve', null],
  ['-3', null],
  ['', null],
])('“%s” is read as the whole number %s', (typed, number) => {
  expect(wholeNumber(typed)).toBe(number);
});

test.each([
  ['12.5 %', 12.5],
  ['0,7', 0.7],
  ['−3', -3],
  ['about 4', null],
])('“%s” is read as the number %s', (typed, number) => {
  expect(plainNumber(typed)).toBe(number);
});

test("a rate has Wilson's interval, which stays within 0 and 1", () => {
  const rate = rateOf(10, 80);
  expect(rate && percent(rate.share)).toBe('12.5 %');
  // Checked by hand against the published formula: 10 of 80 gives 6.9 to 21.5 %.
  expect(rate && intervalWords(rate)).toBe('6.9 to 21.5 %');
  expect(rateOf(0, 12)).toMatchObject({ share: 0, low: 0 });
  expect(rateOf(12, 12)?.high).toBe(1);
});

test('there is no rate of nothing, and none of more than there are', () => {
  expect(rateOf(0, 0)).toBeNull();
  expect(rateOf(5, 4)).toBeNull();
  expect(rateOf(null, 4)).toBeNull();
});

test('counts from 1 to 4 are small, 0 and 5 are not', () => {
  expect([0, 1, 4, 5].map(isSmallCount)).toEqual([false, true, true, false]);
  expect(isSmallCount(null)).toBe(false);
});

test('a difference is said in points with its sign', () => {
  expect(differenceWords(0.125, 0.083)).toBe('+4.2 points');
  expect(differenceWords(0.08, 0.1)).toBe('−2.0 points');
  expect(differenceWords(0.1, 0.1)).toBe('the same');
});
