/** A review taken out whole and put into another installation is the same review. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { carriedTables, staysBehind } from '../../db/archive-tables.ts';
import { verifyDatabase } from '../../db/verify-database.ts';
import { createRecord } from '../../shared/review-document/edits.ts';
import type { TestApp, Visitor } from '../support/test-app.ts';
import { archivedWorld, type ArchivedWorld } from './archived-world.ts';

let world: ArchivedWorld;
const zips: Uint8Array[] = [];
beforeAll(async () => {
  world = await archivedWorld();
  for (const reviewId of world.reviewIds) zips.push(await world.archive(reviewId));
}, 60_000);
afterAll(() => world.close());

const newChair = 'noor@example.org';

/** All that a panel can read of a review. */
async function readable(visitor: Visitor, reviewId: string): Promise<unknown> {
  const { text } = await visitor.call('GET', `/reviews/${reviewId}/exports/json`);
  const content = JSON.parse(text) as { agreement: { interests: { kind: string | null }[] } };
  // Who is still to declare something, and which owners have left, depends on who can sign in.
  content.agreement.interests = content.agreement.interests.filter(({ kind }) => kind !== null);
  const versions = (await visitor.call('GET', `/reviews/${reviewId}/versions`)).json;
  const { threads } = (await visitor.call('GET', `/reviews/${reviewId}/comments`)).json;
  const stages = (await visitor.call('GET', `/reviews/${reviewId}/stage-changes`)).json;
  const listed = (await visitor.call('GET', `/reviews/${reviewId}/actions`)).json['actions'];
  const actions: unknown[] = [];
  for (const { actionId } of listed as { actionId: string }[]) {
    const { json } = await visitor.call('GET', `/actions/${reviewId}/${actionId}`);
    const { history, checks, readings, proofs } = json;
    actions.push(without({ history, checks, readings, proofs }, ['id']));
  }
  return {
    // Ties to actions of other reviews stay behind; what is left of them has a test of its own.
    content: without(content, ['ownerLeft', 'fromBefore']),
    versions,
    threads: without(threads, ofReader),
    actions,
    stages,
  };
}

/** What a thread says to whoever reads it, and not of itself. */
const ofReader = ['mine', 'may', 'mayChange', 'maySettle', 'unread'];

function without(value: unknown, keys: readonly string[]): unknown {
  return JSON.parse(JSON.stringify(value, (key, item: unknown) => (keys.includes(key) ? undefined : item)));
}

type Parts = Record<string, Uint8Array>;
type Row = Record<string, unknown>;
interface Rows {
  readonly versions: Row[];
  readonly tables: Readonly<Record<string, Row[]>>;
}

/** The first archive with some of its parts or rows made otherwise, and a manifest that vouches for them. */
function forged(changed: Parts, alter: (rows: Rows) => void = () => undefined): Uint8Array {
  const { 'manifest.json': told = new Uint8Array(), ...kept } = unzipSync(zips[0]!);
  const rows = JSON.parse(Buffer.from(kept['rows.json']!).toString()) as Rows;
  alter(rows);
  const parts = { ...kept, 'rows.json': Buffer.from(JSON.stringify(rows)), ...changed };
  const manifest = JSON.parse(Buffer.from(told).toString()) as object;
  const vouched = Object.entries(parts).map(([path, bytes]) => ({
    path,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  const whole = Buffer.from(JSON.stringify({ ...manifest, parts: vouched }));
  return zipSync({ ...parts, 'manifest.json': whole });
}

function rowsOf(zip: Uint8Array): Rows {
  return JSON.parse(Buffer.from(unzipSync(zip)['rows.json']!).toString()) as Rows;
}

describe('refused, and nothing is changed', () => {
  test('a review that nobody here could open', async () => {
    await expect(world.tryIn(zips[0]!)).rejects.toThrow('Nobody who leads this review has an account here');
  });

  test('a chair who is no member', async () => {
    await expect(world.tryIn(zips[0]!, 'nobody@example.org')).rejects.toThrow('No member who can sign in');
  });

  test('any part that was changed, added or taken away', async () => {
    const parts = unzipSync(zips[0]!);
    for (const path of Object.keys(parts)) {
      const altered = { ...parts, [path]: Uint8Array.from([...parts[path]!, 32]) };
      if (path !== 'manifest.json')
        await expect(world.tryIn(zipSync(altered), newChair), path).rejects.toThrow('is not what was put in');
      const { [path]: _gone, ...fewer } = parts;
      await expect(world.tryIn(zipSync(fewer), newChair), path).rejects.toThrow('It has no part');
    }
    const more = zipSync({ ...parts, 'extra.txt': new Uint8Array(3) });
    await expect(world.tryIn(more, newChair)).rejects.toThrow('not in its manifest');
  });

  test('a version or a file that is not what its row says, whatever the manifest vouches for', async () => {
    const words = new TextEncoder().encode('{}');
    const { versions, tables } = rowsOf(zips[0]!);
    const number = String(versions[0]?.['number']);
    for (const path of [`versions/${number}.bin`, `versions/${number}.json`])
      await expect(world.tryIn(forged({ [path]: words }), newChair), path).rejects.toThrow(
        `Its version ${number} is not what was kept.`,
      );
    const id = String(tables['evidence_files']?.[0]?.['id']);
    await expect(world.tryIn(forged({ [`files/${id}`]: words }), newChair)).rejects.toThrow(
      `Its file ${id} is not what was added.`,
    );
  });

  test('a row that hangs on a thread or a comment of another review', async () => {
    const edit = { comment_id: 'elsewhere', version: 1, text: 'Never said', at: 1 };
    const withEdit = forged({}, ({ tables }) => tables['comment_edits']!.push(edit));
    await expect(world.tryIn(withEdit, newChair)).rejects.toThrow('a row of comment_edits that belongs to');
    const moved = forged({}, ({ tables }) => (tables['comments']![0]!['thread_id'] = 'elsewhere'));
    await expect(world.tryIn(moved, newChair)).rejects.toThrow('a row of comments that belongs to');
  });

  test('a part that is stored as it is and says that it is small', async () => {
    const zip = Buffer.from(zipSync({ 'manifest.json': Buffer.from('{}') }, { level: 0 }));
    const listed = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    zip.writeUInt32LE(0xf0_00_00_00, listed + 20);
    zip.writeUInt32LE(0, listed + 24);
    await expect(world.tryIn(zip, newChair)).rejects.toThrow('It is larger than what can be imported.');
  });

  test('a file that is no archive', async () => {
    const words = new TextEncoder().encode('PK not really');
    await expect(world.tryIn(words, newChair)).rejects.toThrow('no archive of a review');
  });
});

describe('put into an empty installation', () => {
  let there: TestApp;
  let chair: Visitor;
  beforeAll(async () => {
    ({ app: there, chair } = await world.bringIn(...zips));
  }, 60_000);

  test('every sample is equal: content, actions with their history, versions, comments, stages', async () => {
    expect(world.reviewIds).toHaveLength(4);
    for (const reviewId of world.reviewIds)
      expect(await readable(chair, reviewId), reviewId).toEqual(await readable(world.chair, reviewId));
  });

  test('ties to actions of other reviews stay behind', async () => {
    const fromBefore = (visitor: Visitor) =>
      Promise.all(
        world.reviewIds.map(async (id) => (await visitor.call('GET', `/reviews/${id}/exports/json`)).json),
      ).then((reviews) => reviews.map((review) => review['fromBefore']));
    const none = { answers: [], carried: [] };
    expect((await fromBefore(world.chair)).filter((ties) => !isDeepStrictEqual(ties, none))).toHaveLength(1);
    expect(await fromBefore(chair)).toEqual(world.reviewIds.map(() => none));
  });

  test('its files have the bytes they had', async () => {
    const [reviewId] = world.reviewIds;
    const path = `/reviews/${reviewId}/evidence-files`;
    const list = async (visitor: Visitor) =>
      (await visitor.call('GET', path)).json['files'] as { id: string; size: number }[];
    const [file] = await list(world.chair);
    expect(file?.size).toBeGreaterThan(60);
    expect(await list(chair)).toEqual(await list(world.chair));
    const bytes = async (visitor: Visitor) =>
      new Uint8Array(await (await visitor.fetch('GET', `${path}/${file?.id}`)).arrayBuffer());
    expect(await bytes(chair)).toEqual(await bytes(world.chair));
  });

  test('the database holds whole afterwards, and the audit says what came in', () => {
    const sqlite = new Database(there.services.database.file, { readonly: true });
    try {
      expect(verifyDatabase(sqlite).versions).toBeGreaterThanOrEqual(world.reviewIds.length);
      const acts = sqlite.prepare(`SELECT count(*) FROM audit_entries WHERE act = 'review.imported'`);
      expect(acts.pluck().get()).toBe(world.reviewIds.length);
    } finally {
      sqlite.close();
    }
  });

  test('the same archive again is refused', async () => {
    const [zip] = zips;
    const { services } = there;
    await services.close();
    await expect(world.tryIn(zip!, newChair)).rejects.toThrow('This review is here already.');
    ({ app: there, chair } = await world.bringIn());
  });

  test('writing goes on in it, and actions follow the document again', async () => {
    const [reviewId = ''] = world.reviewIds;
    const { deps } = there.services;
    const memberId = String((await chair.call('GET', '/me')).json['id']);
    await deps.door.edit(reviewId, { memberId }, (doc) => {
      const editing = { doc, origin: null, random: deps.random, now: deps.clock };
      createRecord(editing, 'actions', { title: 'Look again' });
    });
    await expect
      .poll(async () => (await chair.call('GET', `/reviews/${reviewId}/actions`)).text, { timeout: 10_000 })
      .toContain('Look again');
  });

  test('nobody of the panel can sign in there, and no address of theirs came along', async () => {
    const everything = Object.values(unzipSync(zips[0]!)).map((bytes) =>
      Buffer.from(bytes).toString('latin1'),
    );
    expect(everything.join('\n')).not.toMatch(/@[a-z-]+\.[a-z]/);
    const listed = (await chair.call('GET', '/members')).json['members'] as { disabled: boolean }[];
    expect(listed.filter(({ disabled }) => !disabled)).toHaveLength(2);
    expect(listed.length).toBeGreaterThan(4);
  });
});

test('taken out twice, only the audit tells that it was taken out before', async () => {
  const [reviewId = ''] = world.reviewIds;
  const [first, second] = [await world.archive(reviewId), await world.archive(reviewId)];
  const { 'audit.json': _first, 'manifest.json': _was, ...parts } = unzipSync(first);
  const { 'audit.json': _second, 'manifest.json': _is, ...again } = unzipSync(second);
  expect(again).toEqual(parts);
});

test('every table that hangs on a review is either carried or stays behind with a reason', () => {
  const tables = world.here.services.database.sqlite
    .prepare<[], string>(
      `SELECT m.name FROM sqlite_master m WHERE m.type = 'table' AND EXISTS (
         SELECT 1 FROM pragma_table_info(m.name) WHERE name IN ('review_id', 'comment_id', 'file_id', 'thread_id'))`,
    )
    .pluck()
    .all();
  const decided = [...Object.keys(carriedTables), ...Object.keys(staysBehind)];
  expect(decided.toSorted()).toEqual(tables.toSorted());
});
