/** Nobody, the author included, sees as shared or saved what a crash could take back. */
import { afterEach, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { CommitRefused } from '../../db/document-rows.ts';
import { createRecord, factText, recordText, type Editing } from '../../shared/review-document/edits.ts';
import { makeCollabWorld, type CollabWorld, type CollabWorldOptions } from '../support/collab-world.ts';
import { seededBytes } from '../support/review-world.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { allAcked, leaveAll, stockClient, synced, until } from '../support/stock-client.ts';

let world: CollabWorld;

/** A disk whose syncs wait for the test while it holds them. */
class HeldDisk {
  #held: (() => void)[] | null = null;
  fail: Error | null = null;

  readonly sync = async (): Promise<void> => {
    if (this.fail !== null) throw this.fail;
    const held = this.#held;
    if (held !== null) await new Promise<void>((resolve) => held.push(resolve));
  };

  hold(): void {
    this.#held = [];
  }

  get waiting(): number {
    return this.#held?.length ?? 0;
  }

  /** Lets the sync that waits go on and holds the next. */
  step(): void {
    this.#held?.shift()?.();
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const resolve of held) resolve();
  }
}

async function start(options: CollabWorldOptions = {}): Promise<void> {
  world = await makeCollabWorld(options);
  world.member('Ada');
  world.member('Ben');
  await world.review('r1', 'ada');
  world.participant('r1', 'ben', 'panel');
}

afterEach(async () => {
  leaveAll();
  await world.close();
});

let seed = 200;
function editing(doc: Y.Doc): Editing {
  return { doc, origin: 'test', random: seededBytes(seed++), now: () => 1 };
}

const updates = (reviewId = 'r1') =>
  world.database.sqlite
    .prepare<[string], { seq: number; member_id: string | null; commit_id: number }>(
      'SELECT seq, member_id, commit_id FROM document_updates WHERE review_id = ? ORDER BY seq',
    )
    .all(reviewId);

/** Turns of the event loop in which anything that could happen does. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

test('[P12] a committed edit is neither acknowledged nor shown to anyone until it is on the disk', async () => {
  const disk = new HeldDisk();
  await start({ sync: disk.sync });
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  const ben = await synced(stockClient(world.url, 'r1', 'ben'));
  await allAcked(ada);
  await turns();
  disk.hold();
  const rows = updates().length;
  const id = createRecord(editing(ada.doc), 'lessons', { text: 'held' });
  await until(() => updates().length > rows && disk.waiting > 0, 'committed, the sync waits');
  let read: string | undefined = 'not yet';
  const reading = world.rooms
    .read('r1', (doc) => recordText(doc, 'lessons', id, 'text')?.toString())
    .then((text) => (read = text));
  const late = stockClient(world.url, 'r1', 'ben');
  await turns();
  expect(ada.acked()).toBeLessThan(ada.sent());
  expect(ben.doc.getMap('lessons').has(id)).toBe(false);
  expect(late.provider.synced).toBe(false);
  expect(read).toBe('not yet');
  disk.release();
  await reading;
  await allAcked(ada);
  await until(() => ben.doc.getMap('lessons').has(id), 'Ben sees it');
  await synced(late);
  expect(read).toBe('held');
});

test('[P13] when the disk does not confirm, the process is ended and nobody is told it was saved', async () => {
  const disk = new HeldDisk();
  const fatal: unknown[] = [];
  await start({ sync: disk.sync, onFatal: (error) => fatal.push(error) });
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  await allAcked(ada);
  disk.fail = new Error('EIO');
  createRecord(editing(ada.doc), 'lessons', { text: 'lost with the disk' });
  await until(() => fatal.length === 1, 'the end is called for');
  await turns();
  expect(ada.acked()).toBeLessThan(ada.sent());
  leaveAll();
  // The process would be gone; here its parts are taken down without waiting for a disk that never answers.
  world.database.sqlite.close();
  world = { ...world, close: async () => world.folder.remove() };
});

test('[P14] when a commit fails its room comes back from the log, nothing seen is taken back, nothing typed is lost', async () => {
  let fail = false;
  await start({
    faults: {
      beforeCommit: () => {
        if (fail) throw new Error('injected');
      },
    },
  });
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  const ben = await synced(stockClient(world.url, 'r1', 'ben'));
  await allAcked(ada);
  fail = true;
  const id = createRecord(editing(ada.doc), 'lessons', { text: 'twice tried' });
  await until(() => !ada.provider.wsconnected && !ben.provider.wsconnected, 'both are sent away');
  expect(ben.doc.getMap('lessons').has(id)).toBe(false);
  fail = false;
  await until(() => ben.doc.getMap('lessons').has(id), 'it arrives after all');
  expect(ada.refusals).toEqual([]);
});

test('[P14] the failure of one room leaves the others of the same flush alone', async () => {
  await start();
  await world.review('r2', 'ada');
  const take = (reviewId: string, at: number) => () => ({
    reviewId,
    epoch: 1,
    seq: at,
    parts: [{ memberId: 'ada', bytes: Uint8Array.of(0, 0), clientNumbers: [] }],
    bindings: [],
    swallowed: [],
  });
  const [stale, fine, broken] = await Promise.allSettled([
    world.engine.commit(take('r1', 7)),
    world.engine.commit(take('r2', 1)),
    world.engine.commit(() => {
      throw new Error('injected');
    }),
  ]);
  expect(stale).toMatchObject({ status: 'rejected', reason: { reason: 'moved' } });
  expect(fine).toMatchObject({ status: 'fulfilled', value: { seq: 2 } });
  expect(broken.status).toBe('rejected');
});

const handedOver = (reviewId: string, seq: number, members: readonly string[]) => () => ({
  reviewId,
  epoch: 1,
  seq,
  parts: members.map((memberId) => ({ memberId, bytes: Uint8Array.of(0, 0), clientNumbers: [] })),
  bindings: [],
  swallowed: [],
});
const links = () =>
  world.database.sqlite.prepare<[], { id: number; hash: string }>('SELECT * FROM commits ORDER BY id').all();

test('[P16] what many rooms and members wrote meanwhile is one transaction and one link of the chain', async () => {
  await start();
  await world.review('r2', 'ada');
  const before = links().length;
  await Promise.all([
    world.engine.commit(handedOver('r1', 1, ['ada', 'ben'])),
    world.engine.commit(handedOver('r2', 1, ['ada'])),
  ]);
  const after = links();
  expect(after.length).toBe(before + 1);
  const last = [...updates('r1').slice(-2), ...updates('r2').slice(-1)];
  expect(last.map(({ member_id }) => member_id)).toEqual(['ada', 'ben', 'ada']);
  expect(new Set(last.map(({ commit_id }) => commit_id))).toEqual(new Set([after.at(-1)?.id]));
  expect(new Set(after.map(({ hash }) => hash)).size).toBe(after.length);
});

test('[P12] while one commit is synced the next is made, and heard of only after a sync that began later', async () => {
  const disk = new HeldDisk();
  await start({ sync: disk.sync });
  await world.engine.idle();
  disk.hold();
  const heard: string[] = [];
  const first = world.engine.commit(handedOver('r1', 1, ['ada'])).then(() => heard.push('first'));
  await until(() => disk.waiting > 0, 'the first is being synced');
  const second = world.engine.commit(handedOver('r1', 2, ['ben'])).then(() => heard.push('second'));
  await until(() => updates().length === 3, 'the second is committed beside it');
  await turns();
  expect(heard).toEqual([]);
  disk.step();
  await first;
  await until(() => disk.waiting > 0, 'the second is being synced');
  await turns();
  expect(heard).toEqual(['first']);
  disk.release();
  await second;
  expect(heard).toEqual(['first', 'second']);
});

test('[P15] a room that was lost is built anew only from what is on the disk', async () => {
  const disk = new HeldDisk();
  let fail = false;
  const beforeCommit = (): void => {
    if (fail) throw new Error('injected');
  };
  await start({ sync: disk.sync, faults: { beforeCommit } });
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  await allAcked(ada);
  await turns();
  disk.hold();
  const rows = updates().length;
  createRecord(editing(ada.doc), 'lessons', { text: 'committed, not yet on the disk' });
  await until(() => updates().length > rows && disk.waiting > 0, 'the first is being synced');
  fail = true;
  createRecord(editing(ada.doc), 'lessons', { text: 'not even committed' });
  await until(() => !ada.provider.wsconnected, 'the room is lost');
  fail = false;
  const late = stockClient(world.url, 'r1', 'ben');
  await until(() => late.provider.wsconnected, 'somebody comes');
  await turns();
  expect(late.doc.getMap('lessons').size).toBe(0);
  disk.release();
  await synced(late);
  expect(late.doc.getMap('lessons').size).toBeGreaterThan(0);
});

test('[P17] a right that went while the write waited is found inside the transaction', async () => {
  await start();
  const write = (memberId: string | null) => () => ({
    reviewId: 'r1',
    epoch: 1,
    seq: world.engine.rights.document('r1')?.seq ?? 0,
    parts: [{ memberId, bytes: Uint8Array.of(0, 0), clientNumbers: [] }],
    bindings: [],
    swallowed: [],
  });
  const waiting = world.engine.commit(write('ben'));
  world.participant('r1', 'ben', 'observer');
  await expect(waiting).rejects.toEqual(new CommitRefused('r1', 'no-right'));
  const signed = world.engine.commit(write(null));
  world.stage('r1', 'signed');
  await expect(signed).rejects.toMatchObject({ reason: 'signed' });
  world.stage('r1', 'reopened');
  world.database.sqlite.prepare(`UPDATE members SET disabled_at = 1 WHERE id = 'ada'`).run();
  await expect(world.engine.commit(write('ada'))).rejects.toMatchObject({ reason: 'no-right' });
});

test('[P31] an edit through the door is durable, seen by everyone, and one that throws changes nothing', async () => {
  await start();
  const ben = await synced(stockClient(world.url, 'r1', 'ben'));
  const heard: number[] = [];
  world.rooms.onDurable((_reviewId, seq) => heard.push(seq));
  let id = '';
  await world.rooms.edit('r1', { memberId: 'ada' }, (doc) => {
    id = createRecord(editing(doc), 'lessons', { text: 'through the door' });
  });
  expect(heard).toEqual([world.engine.rights.document('r1')?.seq]);
  await until(() => ben.doc.getMap('lessons').has(id), 'Ben sees it');
  const rows = updates().length;
  const failing = world.rooms.edit('r1', { memberId: null }, (doc) => {
    createRecord(editing(doc), 'lessons', { text: 'half' });
    throw new Error('on second thoughts');
  });
  await expect(failing).rejects.toThrow('on second thoughts');
  await expect(world.rooms.edit('r1', { memberId: 'nobody' }, () => undefined)).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(world.rooms.read('none', () => 1)).rejects.toMatchObject({ code: 'not-found' });
  expect(updates().length).toBe(rows);
});

test('[P31] a reader that changes the document is found out and nothing of it reaches anyone', async () => {
  await start();
  const ben = await synced(stockClient(world.url, 'r1', 'ben'));
  await expect(world.rooms.read('r1', (doc) => doc.getMap('kinds').set('omission', true))).rejects.toThrow(
    'past the gate',
  );
  expect(await world.rooms.read('r1', (doc) => doc.getMap('kinds').size)).toBe(0);
  await synced(ben);
  expect(ben.doc.getMap('kinds').size).toBe(0);
});

test('[P32] closing commits and acknowledges what was sent, and everything is there after a restart', async () => {
  const folder = tempFolder();
  await start({ folder });
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  const [fact = ''] = ada.doc.getMap('facts').keys();
  factText(ada.doc, fact, 'value')?.insert(0, 'last words');
  await until(() => ada.provider.ws?.bufferedAmount === 0, 'sent');
  await allAcked(ada);
  const rows = updates().length;
  leaveAll();
  await world.close();
  world = await makeCollabWorld({ folder, seed: 2 });
  expect(updates().length).toBe(rows);
  const text = await world.rooms.read('r1', (doc) => factText(doc, fact, 'value')?.toString());
  expect(text).toBe('last words');
  const again = await synced(stockClient(world.url, 'r1', 'ada'));
  expect(factText(again.doc, fact, 'value')?.toString()).toBe('last words');
  const gone = world.close();
  await gone;
  await until(() => !again.provider.wsconnected, 'sent away with 1012');
  expect(again.closed()).toBeNull();
  leaveAll();
  world = await makeCollabWorld({ folder, seed: 3 });
  const close = world.close;
  world = {
    ...world,
    close: async () => {
      await close();
      folder.remove();
    },
  };
});
