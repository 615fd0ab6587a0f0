import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareOrder, isOrderKey, keyForPlace } from './record-order.ts';
import type { Ordered } from './record-order.ts';

const anyKey = fc.oneof(fc.constantFrom('a0', 'a1', 'a0V', 'Zz', ''), fc.string({ maxLength: 4 }));
const someRecords = fc
  .array(anyKey, { maxLength: 8 })
  .map((keys) => keys.map((order, i) => ({ id: `r${String(i)}`, order })));

function afterwards(records: readonly Ordered[], at: number): string[] {
  const sorted = [...records].sort(compareOrder);
  const before = sorted[at]?.id;
  const placed = keyForPlace(records, before === undefined ? {} : { before });
  const rekeyed = new Map(placed.rekeyed.map(({ id, order }) => [id, order]));
  const all = records.map(({ id, order }) => ({ id, order: rekeyed.get(id) ?? order }));
  expect(isOrderKey(placed.order)).toBe(true);
  return [...all, { id: 'NEW', order: placed.order }].sort(compareOrder).map(({ id }) => id);
}

test('a record lands exactly where it was put, whatever keys its neighbours have', () => {
  fc.assert(
    fc.property(someRecords, fc.nat(8), (records, at) => {
      const place = Math.min(at, records.length);
      const expected = [...records].sort(compareOrder).map(({ id }) => id);
      expected.splice(place, 0, 'NEW');
      expect(afterwards(records, place)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('with sound keys no neighbour is touched', () => {
  const records = [
    { id: 'a', order: 'a0' },
    { id: 'b', order: 'a1' },
  ];
  expect(keyForPlace(records, { after: 'a' })).toEqual({ order: 'a0V', rekeyed: [] });
  expect(keyForPlace(records, { after: 'gone' }).order).toBe('a2');
});

test('the order is total: no two records are equal', () => {
  fc.assert(
    fc.property(anyKey, anyKey, (a, b) => {
      const [one, two] = [
        { id: 'one', order: a },
        { id: 'two', order: b },
      ];
      expect(compareOrder(one, two)).toBe(-compareOrder(two, one));
      expect(compareOrder(one, two)).not.toBe(0);
    }),
  );
});
