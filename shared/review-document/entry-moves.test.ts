/** Entries moved by hand on two replicas at once: the fields that entry-order reads, through real documents. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createRecord, moveRecord, setString } from './edits.ts';
import type { Editing } from './edits.ts';
import { sortEntries, TimelineOrder } from './entry-order.ts';
import { readRecords } from './reads.ts';

let drawn = 0;
function editingOf(clientID: number): Editing {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  const random = (size: number) => Uint8Array.from({ length: size }, () => ((drawn += 1) * 37) % 251);
  return { doc, origin: clientID, random, now: () => 1 };
}

function exchange(one: Editing, other: Editing): void {
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc));
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc));
}

const shown = ({ doc }: Editing) => sortEntries(readRecords(doc, 'timeline')).map(({ id }) => id);

function step(me: Editing, at: number, way: 'up' | 'down'): void {
  const order = new TimelineOrder(readRecords(me.doc, 'timeline'));
  const id = order.entries[at % order.entries.length]?.id ?? '';
  const move = order.step(id, way);
  if (move === null) return;
  setString(me, 'timeline', id, 'place', move.place);
  if (move.order !== undefined) moveRecord(me, 'timeline', id, move.order);
}

test('two people who move entries by hand at once end with one order, and nothing is lost', () => {
  const act = fc.record({
    who: fc.boolean(),
    at: fc.nat(7),
    way: fc.constantFrom('up' as const, 'down' as const),
    meet: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      const [ana, ben] = [editingOf(1), editingOf(2)];
      for (const from of ['', '', '', '2026-03-02', '2026-03-02T09:40', '2026-03-02T09:40', '2026-03-03']) {
        createRecord(ana, 'timeline', {
          text: from,
          from,
          precision: from === '' ? 'unknown' : null,
          tz: 'UTC',
        });
      }
      exchange(ana, ben);
      for (const { who, at, way, meet } of acts) {
        step(who ? ana : ben, at, way);
        if (meet) exchange(ana, ben);
      }
      exchange(ana, ben);
      expect(shown(ben)).toEqual(shown(ana));
      expect(new Set(shown(ana)).size).toBe(7);
      const timed = sortEntries(readRecords(ana.doc, 'timeline')).map(({ from }) => from);
      expect(timed.filter((from) => from.length > 10 || from === '2026-03-03')).toEqual([
        '2026-03-02T09:40',
        '2026-03-02T09:40',
        '2026-03-03',
      ]);
    }),
    { numRuns: 150, seed: 20261120 },
  );
});
