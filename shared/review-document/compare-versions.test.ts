/** What a comparison says of linked records and of values out of lists: their names, never what they are stored as. */
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { template } from '../templates/templates.ts';
import { compareVersions } from './compare-versions.ts';
import {
  binRecord,
  createRecord,
  recordText,
  setChoice,
  setInSet,
  setString,
  type Editing,
} from './edits.ts';
import { recordRoots, recordShapes } from './layout.ts';
import { readContent } from './reads.ts';
import { seedReview } from './seed.ts';

let seed = 0;
function panel(): Editing {
  const doc = new Y.Doc();
  const full = template('full');
  if (full === undefined) throw new Error('there is no full review');
  seedReview(doc, full);
  const random = (size: number): Uint8Array => {
    seed += 1;
    return Uint8Array.from({ length: size }, (_one, i) => (seed * 31 + i * 11) % 256);
  };
  return { doc, origin: null, random, now: () => 1000 };
}

test('linked records are called by what they say, on each side as it was said then', () => {
  const now = panel();
  const muted = createRecord(now, 'factors', { condition: 'Alarm muted' });
  const night = createRecord(now, 'factors', { condition: 'One nurse at night' });
  const harm = createRecord(now, 'outcomes', { text: 'Treated a day late' });
  const link = createRecord(now, 'links', { from: muted, to: harm, kind: 'contributes' });
  const area = createRecord(now, 'areas', { text: 'Alarms' });
  setInSet(now, 'areas', area, 'factors', muted, true);
  const before = readContent(now.doc);

  setString(now, 'links', link, 'from', night);
  setInSet(now, 'areas', area, 'factors', night, true);
  recordText(now.doc, 'factors', muted, 'condition')?.insert(0, 'The ');
  const found = compareVersions(before, readContent(now.doc));
  expect(found.find(({ place }) => place === `links/${link}/from`)).toMatchObject({
    before: '“Alarm muted”',
    after: '“One nurse at night”',
  });
  const tied = found.find(({ place }) => place === `areas/${area}/factors`);
  expect(tied?.before).toBe('“Alarm muted”');
  expect(tied?.after.split(', ').sort()).toEqual(['“One nurse at night”', '“The Alarm muted”']);
  expect(found.map(({ place }) => place)).not.toContain(`links/${link}/to`);
});

test('what is linked and lies in the bin is still named, and what nobody has any more is said to be gone', () => {
  const now = panel();
  const log = createRecord(now, 'evidence', { text: 'The alert log' });
  const entry = createRecord(now, 'timeline', { text: 'Alert sent' });
  const before = readContent(now.doc);
  setInSet(now, 'timeline', entry, 'evidence', log, true);
  setInSet(now, 'timeline', entry, 'evidence', 'never-there', true);
  binRecord(now, 'evidence', log);
  const [tied] = compareVersions(before, readContent(now.doc)).filter(({ place }) =>
    place.endsWith('/evidence'),
  );
  expect(tied?.after.split(', ').sort()).toEqual(['something that is gone', '“The alert log”']);
});

test('no value of a list is shown as it is stored', () => {
  const bare: string[] = [];
  for (const root of recordRoots) {
    for (const [field, values] of Object.entries(recordShapes[root].choices)) {
      const now = panel();
      const id = createRecord(now, root, {});
      for (const value of values) {
        const before = readContent(now.doc);
        setChoice(now, root, id, field as never, value as never);
        const place = `${root}/${id}/${field}`;
        const found = compareVersions(before, readContent(now.doc)).find((one) => one.place === place);
        if (found?.after === value) bare.push(`${root}/${field}`);
      }
    }
  }
  expect([...new Set(bare)]).toEqual([]);
});
