/** How much a connection may send. */
import { expect, test } from 'vitest';
import { Allowance } from './allowance.ts';

test('[P27] the reserve is there at once, then only what time brings, and never more than the reserve', () => {
  const allowance = new Allowance(10, 3, 0);
  expect([1, 1, 1, 1].map((amount) => allowance.take(amount, 0))).toEqual([true, true, true, false]);
  expect(allowance.take(1, 99)).toBe(false);
  expect(allowance.take(1, 200)).toBe(true);
  expect(allowance.take(4, 1e9)).toBe(false);
  expect(allowance.take(3, 1e9)).toBe(true);
});

test('[P27] a clock that stands still or goes back gives nothing', () => {
  const allowance = new Allowance(1000, 1, 500);
  expect(allowance.take(1, 500)).toBe(true);
  expect(allowance.take(1, 400)).toBe(false);
});
