import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sortEntries, TimelineOrder } from './entry-order.ts';
import type { OrderedEntry } from './entry-order.ts';
import { timePrecisions } from './layout.ts';
import { keyForPlace } from './record-order.ts';
import type { TimePrecision } from './records.ts';
import { offsetsOf } from './zone-offset.ts';

function entry(
  id: string,
  from = '',
  precision: TimePrecision | null = null,
  more: Partial<OrderedEntry> = {},
): OrderedEntry {
  return { id, order: `a${id}`, from, to: '', tz: '', precision, ...more };
}

function inZone(id: string, from: string, tz: string, precision: TimePrecision = 'minute'): OrderedEntry {
  const bare = entry(id, from, precision, { tz });
  return { ...bare, ...offsetsOf(bare) };
}

const idsOf = (entries: readonly OrderedEntry[]): string =>
  sortEntries(entries)
    .map(({ id }) => id)
    .join('');

describe('the order of time', () => {
  test('puts the coarser before the finer within it and the unknown last', () => {
    const entries = [
      entry('z'),
      entry('e', '2026-03-02T09:41', 'minute'),
      entry('c', '2026-03-02', 'day'),
      entry('a', '2026-03', 'month'),
      entry('d', '2026-03-02T03:00', 'hour'),
      entry('b', '2026-03-01T23:00', 'minute'),
    ];
    expect(idsOf(entries)).toBe('abcdez');
  });

  test('puts "about 03:00" before 03:00 and after 02:59', () => {
    expect(
      idsOf([
        entry('c', '2026-03-02T03:00', 'minute'),
        entry('b', '2026-03-02T03', 'hour'),
        entry('a', '2026-03-02T02:59', 'minute'),
      ]),
    ).toBe('abc');
  });

  test('compares zones by the offset their clocks had', () => {
    expect(
      idsOf([
        inZone('b', '2026-03-02T09:00', 'Europe/London'),
        inZone('a', '2026-03-02T09:30', 'Europe/Amsterdam'),
        inZone('c', '2026-03-02T04:30', 'America/New_York'),
        entry('d', '2026-03-02T12:00', 'minute', { tz: '+02:00' }),
      ]),
    ).toBe('abcd');
  });

  test('keeps the order through the hour that the clock shows twice', () => {
    const zone = 'Europe/Amsterdam';
    const second = { ...inZone('c', '2026-10-25T02:10', zone), offset: '+01:00' };
    const first = { ...inZone('b', '2026-10-25T02:50', zone), offset: '+02:00' };
    const before = inZone('a', '2026-10-25T01:59', zone);
    expect(idsOf([inZone('d', '2026-10-25T03:00', zone), second, first, before])).toBe('abcd');
  });

  test('lets an entry without an offset take that of the nearest entry of its zone', () => {
    const bare = entry('b', '2026-07-02T09:30', 'minute', { tz: 'Europe/Amsterdam' });
    const others = [
      inZone('a', '2026-07-02T09:00', 'Europe/Amsterdam'),
      inZone('c', '2026-07-02T10:00', 'Europe/Amsterdam'),
      inZone('z', '2026-12-02T10:00', 'Europe/Amsterdam'),
    ];
    expect(idsOf([bare, ...others])).toBe('abcz');
  });
});

describe('a place given by hand', () => {
  const round = entry('r', '2026-03-02T09:00', 'minute');
  const early = entry('e', '2026-03-02T03:00', 'minute');

  test('puts an unknown time beside the entry it is placed by', () => {
    expect(idsOf([entry('u', '', 'unknown', { place: 'before:r' }), round, early])).toBe('eur');
    expect(idsOf([entry('u', '', 'unknown', { place: 'after:e' }), round, early])).toBe('eur');
  });

  test('follows that entry when its time is corrected', () => {
    const moved = { ...round, from: '2026-03-01T09:00' };
    expect(idsOf([entry('u', '', 'unknown', { place: 'before:r' }), moved, early])).toBe('ure');
  });

  test('is not followed against the day the entry itself names, nor with a time of day, nor when nobody is there', () => {
    const day = (from: string) => entry('d', from, 'day', { place: 'after:r' });
    expect(idsOf([day('2026-03-02'), round, early])).toBe('erd');
    expect(idsOf([day('2026-03-01'), round, early])).toBe('der');
    expect(idsOf([entry('m', '2026-03-02T01:00', 'minute', { place: 'after:r' }), round])).toBe('mr');
    expect(idsOf([entry('u', '', 'unknown', { place: 'before:gone' }), round])).toBe('ru');
  });

  test('is given up by all of a loop, as two moves made at once can make one', () => {
    const one = entry('a', '', 'unknown', { place: 'after:b' });
    const two = entry('b', '', 'unknown', { place: 'after:a' });
    const hanging = entry('c', '', 'unknown', { place: 'before:a' });
    expect(idsOf([one, two, hanging, round])).toBe('rcab');
    expect(idsOf([entry('s', '', 'unknown', { place: 'after:s' }), round])).toBe('rs');
  });

  test('follows a chain of any length', () => {
    const chain = Array.from({ length: 5000 }, (_, i) =>
      entry(`n${String(i)}`, '', 'unknown', { place: i === 0 ? 'before:r' : `before:n${String(i - 1)}` }),
    );
    expect(sortEntries([round, ...chain]).map(({ id }) => id)).toEqual([
      ...chain.map(({ id }) => id).reverse(),
      'r',
    ]);
  });
});

/** Writes a step as the screen does and gives the entries as they are then. */
function stepped(entries: readonly OrderedEntry[], id: string, step: 'up' | 'down'): readonly OrderedEntry[] {
  const move = new TimelineOrder(entries).step(id, step);
  if (move === null) return entries;
  const others = entries.filter((other) => other.id !== id);
  const placed = move.order === undefined ? undefined : keyForPlace(others, move.order);
  const orders = new Map(placed?.rekeyed.map((other) => [other.id, other.order]));
  return entries.map((other) =>
    other.id === id
      ? { ...other, place: move.place, order: placed?.order ?? other.order }
      : { ...other, order: orders.get(other.id) ?? other.order },
  );
}

const zones = ['', 'UTC', '-03:00', '+05:30', 'Europe/Amsterdam', 'America/New_York', 'Asia/Kathmandu'];
const days = ['2026-03-28', '2026-03-29', '2026-10-25', '2026-10-26', '2026-11-01'];
const time = fc.oneof(
  fc.constantFrom('', '2026-03', '2026-10', 'nonsense', ...days),
  fc
    .tuple(fc.constantFrom(...days), fc.nat(23), fc.constantFrom(0, 10, 30, 59))
    .map(([day, hour, minute]) => {
      const two = (part: number) => String(part).padStart(2, '0');
      return `${day}T${two(hour)}:${two(minute)}`;
    }),
);
const precision = fc.constantFrom(null, ...timePrecisions);
const ids = 'abcdefgh'.split('');
const someEntries = fc
  .uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: ids.length })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((id) =>
        fc
          .record({
            id: fc.constant(id),
            order: fc.constantFrom('a0', 'a1', 'a2', 'zz bad'),
            from: time,
            to: time,
            precision,
            toPrecision: precision,
            between: fc.boolean(),
            tz: fc.constantFrom(...zones),
            withOffset: fc.boolean(),
            place: fc.oneof(
              fc.constant(''),
              fc.constantFrom(...ids.flatMap((other) => [`before:${other}`, `after:${other}`]), 'beside:x'),
            ),
          })
          .map(({ withOffset, ...bare }) => (withOffset ? { ...bare, ...offsetsOf(bare) } : bare)),
      ),
    ),
  )
  .map((entries): readonly OrderedEntry[] => entries);
const runs = { numRuns: 400, seed: 20261120 };

describe('whatever the entries', () => {
  test('every client shows one order, from whichever order it received them in', () => {
    fc.assert(
      fc.property(
        someEntries.chain((entries) =>
          fc.tuple(fc.constant(entries), fc.shuffledSubarray([...entries], { minLength: entries.length })),
        ),
        ([entries, shuffled]) => {
          const sorted = sortEntries(entries).map(({ id }) => id);
          expect(sortEntries(shuffled).map(({ id }) => id)).toEqual(sorted);
          expect([...sorted].sort()).toEqual(entries.map(({ id }) => id).sort());
        },
      ),
      runs,
    );
  });

  test('the zone and the language of the machine change nothing', () => {
    const { TZ, LANG } = process.env;
    const before = fc.sample(someEntries, runs).map((entries) => sortEntries(entries).map(({ id }) => id));
    try {
      process.env['TZ'] = 'Pacific/Kiritimati';
      process.env['LANG'] = 'ar_EG';
      const after = fc.sample(someEntries, runs).map((entries) => sortEntries(entries).map(({ id }) => id));
      expect(after).toEqual(before);
    } finally {
      if (TZ === undefined) delete process.env['TZ'];
      else process.env['TZ'] = TZ;
      if (LANG === undefined) delete process.env['LANG'];
      else process.env['LANG'] = LANG;
    }
  });

  test('entries that nobody placed by hand never stand against the order of their times', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        const free = entries.map((one) => ({ ...one, place: '', offset: '', tz: 'UTC' }));
        const times = sortEntries(free)
          .map(({ from, precision: known }) => (known === 'month' ? from.slice(0, 7) : from.slice(0, 10)))
          .filter((from) => /^2026-\d\d-\d\d/.test(from));
        expect(times).toEqual([...times].sort());
      }),
      runs,
    );
  });

  test('a step up or down moves an entry that way, or tells that it may not', () => {
    fc.assert(
      fc.property(someEntries, fc.constantFrom('up', 'down'), (drawn, step) => {
        // Without loops: taking one entry out of a loop lets the places of the others count again.
        const entries = drawn.map((one) =>
          (one.place?.at(-1) ?? '') < one.id ? one : { ...one, place: '' },
        );
        for (const { id } of entries) {
          const before = sortEntries(entries).map((one) => one.id);
          const order = new TimelineOrder(entries);
          const move = order.step(id, step);
          if (move === null) continue;
          const after = sortEntries(stepped(entries, id, step)).map((one) => one.id);
          const [from, to] = [before.indexOf(id), after.indexOf(id)];
          expect(step === 'up' ? to < from : to > from, `${before.join('')} → ${after.join('')}`).toBe(true);
        }
      }),
      runs,
    );
  });

  test('an unknown time can be walked by hand to any place', () => {
    const fixed = [
      entry('a', '2026-03-01', 'day'),
      entry('b', '2026-03-02T09:00', 'minute'),
      entry('c', '2026-03-03', 'day'),
    ];
    let entries: readonly OrderedEntry[] = [...fixed, entry('u'), entry('v')];
    const seen: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      entries = stepped(entries, 'v', 'up');
      seen.push(idsOf(entries));
    }
    expect(seen).toEqual(['abcvu', 'abvcu', 'avbcu', 'vabcu', 'vabcu']);
    entries = stepped(entries, 'u', 'up');
    for (let i = 0; i < 3; i += 1) entries = stepped(entries, 'u', 'up');
    expect(idsOf(entries)).toBe('uvabc');
    for (let i = 0; i < 4; i += 1) entries = stepped(entries, 'u', 'down');
    expect(idsOf(entries)).toBe('vabcu');
  });
});
