import { expect, test } from 'vitest';
import { numberIn } from './readings.ts';

test.each([
  ['61 %', 61],
  ['about 1,5 h', 1.5],
  ['1,200 notes', 1200],
  ['1.234.567', 1_234_567],
  ['1.234,5', 1234.5],
  ['0.125', 0.125],
  ["12'000", 12_000],
  ['−3 days', -3],
  ['12 of 240', 12],
  ['9.', 9],
  ['none', null],
  ['', null],
])('of "%s" the number %s can be drawn', (value, number) => {
  expect(numberIn(value)).toBe(number);
});
