import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leavingCount } from './small-cells.ts';

test('counts from one to four leave as "<5", none as 0, the others to the nearest five', () => {
  expect([0, 1, 4, 5, 7, 8, 12, 13].map(leavingCount)).toEqual(['0', '<5', '<5', '5', '5', '10', '10', '15']);
});

test('no difference of two counts that left tells a number from one to four', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(10_000), (a, b) => {
      const [one, other] = [leavingCount(a), leavingCount(b)];
      if (one.startsWith('<') || other.startsWith('<')) return;
      expect(Math.abs(Number(one) - Number(other)) % 5).toBe(0);
    }),
  );
});
