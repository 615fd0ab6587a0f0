/** What a review knows by name is found in its summaries, unless its release was asked for. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { KnownNameStore } from '../../db/known-name-store.ts';
import { evidenceFiles } from '../../db/schema-evidence.ts';
import { outsideLinks } from '../../db/schema-outside.ts';
import { actions, organisation } from '../../db/schema.ts';
import type { DocumentDoor } from '../../server/document-door.ts';
import { makeKnownNames } from '../../server/summaries/known-names.ts';
import { findIdentifiers } from '../../shared/deidentify/find-identifiers.ts';
import { createRecord } from '../../shared/review-document/edits.ts';
import { seedReview } from '../../shared/review-document/seed.ts';
import { factsForTests } from '../../shared/summaries/summary-for-tests.ts';
import { templates } from '../../shared/templates/templates.ts';
import { makeReviewWorld, type ReviewWorld } from '../support/review-world.ts';

let world: ReviewWorld;
const doc = new Y.Doc();
/** Reads the one document of this file. */
const door: DocumentDoor = {
  read: async (_reviewId, reader) => reader(doc),
  edit: async () => undefined,
  onDurable: () => () => undefined,
};
const hidden = { ...factsForTests, names: offNames() };

function offNames(): typeof factsForTests.names {
  const { product, maker, publisher } = factsForTests.names;
  return {
    product: { ...product, shown: false },
    maker: { ...maker, shown: false },
    publisher: { ...publisher, shown: false },
  };
}

beforeEach(async () => {
  world = await makeReviewWorld();
});
afterEach(() => world.close());

async function collected(facts = hidden) {
  return makeKnownNames({ stores: { knownNames: new KnownNameStore(world.database.orm) }, door })({
    sourceId: 'r1',
    facts,
  });
}

function kindsIn(text: string, known: Awaited<ReturnType<typeof collected>>): string[] {
  return findIdentifiers(text, known).map(({ kind }) => kind);
}

test('members, the house, systems, files and ids are known, and so is who is named in full anywhere in the review', async () => {
  const { orm } = world.database;
  world.member('Ottilie Brandvold');
  world.member('Zed Quillfeather');
  await world.review('r1', 'ottilie brandvold');
  orm.insert(organisation).values({ id: 1, name: 'Marrowgate Infirmary', createdAt: 1 }).run();
  orm
    .insert(evidenceFiles)
    .values({
      ...{ id: 'file-id-0001', reviewId: 'r1', name: 'log of bay 3.csv', mediaType: 'text/csv' },
      ...{ size: 1, sha256: 'ab'.repeat(32), addedBy: 'zed quillfeather', startedAt: 1, completedAt: 1 },
    })
    .run();
  const template = templates[0];
  if (template === undefined) throw new Error('There is no template.');
  const random = world.random;
  seedReview(doc, template);
  const editing = { doc, origin: null, random, now: world.clock };
  const entry = createRecord(editing, 'timeline', { text: 'Dr Ines Vantongeren opened the list.' });
  const known = await collected();
  expect(kindsIn('Later Vantongeren called Quillfeather.', known)).toEqual(['person', 'person']);
  expect(kindsIn('In marrowgate it was seen.', known)).toEqual([]);
  expect(kindsIn('At Marrowgate it was seen.', known)).toEqual(['organisation']);
  expect(kindsIn('It lay in log_of_bay_3.csv then.', known)).toEqual(['file-name']);
  expect(kindsIn(`Entry ${entry} says so.`, known)).toEqual(['code']);
});

test('whoever was given an action outside is known, and so is where they work', async () => {
  const { orm } = world.database;
  world.member('Zed Quillfeather');
  await world.review('r1', 'zed quillfeather');
  orm
    .insert(actions)
    .values({
      ...{
        reviewId: 'r1',
        actionId: 'a1',
        version: 1,
        seq: 0,
        status: 'agreed',
        title: 'Mend it',
        detail: '',
      },
      ...{ measureName: '', baseline: '', target: '', source: '', unintended: '', equity: '', layers: [] },
      ...{ createdAt: 1, changedAt: 1 },
    })
    .run();
  orm
    .insert(outsideLinks)
    .values({
      ...{
        id: 'l1',
        reviewId: 'r1',
        actionId: 'a1',
        tokenHash: 'h',
        name: 'Iva Brunnhofer',
        brief: 'Mend it',
      },
      ...{ organisation: 'Skarvholm', createdBy: 'zed quillfeather', createdAt: 1, expiresAt: 2, endedAt: 2 },
    })
    .run();
  const known = await collected();
  expect(kindsIn('Later Brunnhofer looked at it.', known)).toEqual(['person']);
  expect(kindsIn('At Skarvholm it was mended.', known)).toEqual(['organisation']);
});

test('a name whose release was asked for stays', async () => {
  world.member('Ottilie Brandvold');
  await world.review('r1', 'ottilie brandvold');
  const { orm } = world.database;
  orm.insert(organisation).values({ id: 1, name: 'St Agnes', createdAt: 1 }).run();
  expect(kindsIn('It happened at St Agnes.', await collected())).toEqual(['organisation']);
  expect(kindsIn('It happened at St Agnes.', await collected(factsForTests))).toEqual([]);
});

test('other work goes on while a long review is looked through, and each of its texts is looked through once', async () => {
  world.member('Ottilie Brandvold');
  await world.review('r1', 'ottilie brandvold');
  const long = new Y.Doc();
  const editing = { doc: long, origin: null, random: world.random, now: world.clock };
  for (let entry = 0; entry < 8; entry += 1) {
    createRecord(editing, 'timeline', {
      text: `Entry ${entry}. ${'The list was long that day. '.repeat(250)}`,
    });
  }
  const stores = { knownNames: new KnownNameStore(world.database.orm) };
  const collect = makeKnownNames({ stores, door: { ...door, read: async (_id, reader) => reader(long) } });
  const turnsOf = async (): Promise<number> => {
    let turns = 0;
    let done = false;
    const turn = (): void => {
      turns += 1;
      if (!done) setImmediate(turn);
    };
    setImmediate(turn);
    await collect({ sourceId: 'r1', facts: hidden });
    done = true;
    return turns;
  };
  expect(await turnsOf()).toBeGreaterThanOrEqual(7);
  expect(await turnsOf()).toBeLessThanOrEqual(1);
});
