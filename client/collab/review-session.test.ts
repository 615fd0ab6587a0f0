/** The session against a server that speaks the protocol in memory: what it shows, keeps, gives back and lets go. */
import { IDBFactory } from 'fake-indexeddb';
import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { closeCodes, documentWarnBytes, messageNotice } from '../../shared/collab/protocol.ts';
import { binRecord, createRecord, recordText } from '../../shared/review-document/edits.ts';
import { readRecords } from '../../shared/review-document/reads.ts';
import type { SessionGround } from './browser-ground.ts';
import { DeviceCopies } from './device-copy.ts';
import { MemoryServer, MemoryLine } from './memory-server.ts';
import { ReviewSession } from './review-session.svelte.ts';
import type { SessionOptions } from './review-session.svelte.ts';

let server: MemoryServer;
let storage: IDBFactory;
let online: boolean;
let skew: number;
let sessions: ReviewSession[];
let said: string[];
let epoch: number;

beforeEach(() => {
  server = new MemoryServer();
  storage = new IDBFactory();
  online = true;
  skew = 0;
  epoch = 1;
  sessions = [];
  said = [];
  createRecord(seeding(server.doc), 'factors', { condition: 'Known to the server.' });
});
afterEach(() => {
  for (const session of sessions) session.dispose();
});

let counter = 0;
const random = (size: number) =>
  Uint8Array.from({ length: size }, () => (counter = (counter * 31 + 7) % 251));
function seeding(doc: Y.Doc) {
  return { doc, origin: 'seed', random, now: () => 1 };
}

function ground(indexedDb: IDBFactory | null = storage): SessionGround {
  const Socket = class extends MemoryLine {
    constructor(url: string) {
      super(server, url);
    }
  };
  return {
    socketOrigin: 'ws://causeway.test',
    Socket: Socket as unknown as typeof WebSocket,
    indexedDb,
    random,
    chance: () => 0,
    now: () => Date.now() + skew,
    online: () => online,
    hidden: () => false,
  };
}

async function open(
  options: Partial<SessionOptions> = {},
  on: SessionGround = ground(),
): Promise<ReviewSession> {
  const session = new ReviewSession(
    {
      reviewId: 'r1',
      epoch,
      self: { memberId: 'ana', name: 'Ana', role: 'panel', colour: '#123456' },
      mayWrite: true,
      loadEpoch: () => Promise.resolve(epoch),
      loadContent: () => Promise.reject(new Error('Not asked for.')),
      say: (sentence) => said.push(sentence),
      ...options,
    },
    on,
  );
  sessions.push(session);
  await session.start();
  return session;
}

/** What a reload does to a session. */
async function reopen(session: ReviewSession, options?: Partial<SessionOptions>): Promise<ReviewSession> {
  session.dispose();
  return open(options);
}

const until = (claim: () => void) => vi.waitFor(claim, { timeout: 4000, interval: 5 });
const untilSaved = (session: ReviewSession) => until(() => expect(session.light.state).toBe('saved'));
const conditions = (doc: Y.Doc) => readRecords(doc, 'factors').map(({ condition }) => condition);

function add(session: ReviewSession, condition: string): string {
  return createRecord(session.editing, 'factors', { condition });
}

/** Goes offline once everything typed is on this device. */
async function goOffline(session: ReviewSession): Promise<void> {
  online = false;
  window.dispatchEvent(new Event('offline'));
  await until(() => expect(session.connected).toBe(false));
}

describe('opening', () => {
  test('shows nothing to write in before the server’s state is there', async () => {
    const session = new ReviewSession(
      {
        reviewId: 'r1',
        epoch: 1,
        self: { memberId: 'ana', name: 'Ana', role: 'panel', colour: '#123456' },
        mayWrite: true,
        loadEpoch: () => Promise.resolve(1),
        loadContent: () => Promise.reject(new Error('no')),
        say: () => undefined,
      },
      ground(),
    );
    sessions.push(session);
    expect([session.ready, session.readOnly, session.reading]).toEqual([false, true, 'opening']);
    await session.start();
    await until(() => expect(session.ready).toBe(true));
    expect([session.readOnly, session.reading]).toEqual([false, 'live']);
    expect(conditions(session.doc)).toEqual(['Known to the server.']);
    expect(server.urls).toEqual(['ws://causeway.test/collab/r1?epoch=1&layout=1']);
  });

  test('without writing anything leaves the document as it was', async () => {
    const before = Y.encodeStateAsUpdate(server.doc);
    const session = await open();
    await untilSaved(session);
    expect(Y.encodeStateAsUpdate(server.doc)).toEqual(before);
  });

  test('offline with a copy shows the copy; without one it says why there is nothing', async () => {
    const first = await open();
    await untilSaved(first);
    await vi.waitFor(async () => expect((await copyOf(1)).updates.length).toBeGreaterThan(0));
    online = false;
    const session = await reopen(first);
    await until(() => expect(session.ready).toBe(true));
    expect(conditions(session.doc)).toEqual(['Known to the server.']);

    storage = new IDBFactory();
    const bare = await open();
    expect([bare.ready, bare.obstacle]).toEqual([false, expect.stringContaining('holds no copy')]);
  });

  test('reads over HTTP, for reading only, when no socket can be had for eight seconds', async () => {
    server.turnsAway = 1011;
    const content = { meta: {} } as never;
    const session = await open({ loadContent: () => Promise.resolve(content) });
    await until(() => expect(server.urls.length).toBeGreaterThan(0));
    expect(session.reading).toBe('opening');
    skew = 8000;
    await until(() => expect(session.reading).toBe('over-http'));
    expect([session.content, session.readOnly]).toEqual([content, true]);
    server.turnsAway = null;
    await until(() => expect(session.reading).toBe('live'));
    expect(session.content).toBeNull();
  });
});

describe('signed out while a review is open', () => {
  test('keeps the document and what is typed before the close, and goes on by itself after signing in again', async () => {
    const session = await open();
    await untilSaved(session);
    server.turnsAway = closeCodes.signIn;
    server.holdsAcks = true;
    add(session, 'Typed as the session ended.');
    server.line.close(closeCodes.signIn);
    await until(() => expect(session.closed?.code).toBe(closeCodes.signIn));
    expect([session.ready, session.readOnly]).toEqual([true, true]);

    server.turnsAway = null;
    server.holdsAcks = false;
    session.resume();
    await untilSaved(session);
    expect([session.closed, session.readOnly]).toEqual([null, false]);
    expect(conditions(server.doc)).toEqual(['Known to the server.', 'Typed as the session ended.']);
    expect(conditions(session.doc)).toEqual(conditions(server.doc));
  });

  test('does not go on when the end had another reason', async () => {
    const session = await open();
    await untilSaved(session);
    server.line.close(closeCodes.clientTooOld);
    await until(() => expect(session.closed).not.toBeNull());
    const tries = server.urls.length;
    session.resume();
    expect([session.closed?.code, server.urls.length]).toEqual([closeCodes.clientTooOld, tries]);
  });
});

describe('a document that has become very large', () => {
  test('is spoken of once when it is opened, with what to do; another is not', async () => {
    const ordinary = await open();
    await untilSaved(ordinary);
    createRecord(seeding(server.doc), 'factors', { condition: 'x'.repeat(documentWarnBytes) });
    await untilSaved(ordinary);
    expect(said).toEqual([]);
    await open({ reviewId: 'r2' });
    await until(() => expect(said).toHaveLength(1));
    expect(said[0]).toContain('very large');
  });
});

describe('writing', () => {
  test('is saved only when the server has confirmed it', async () => {
    const session = await open();
    await untilSaved(session);
    server.holdsAcks = true;
    add(session, 'New.');
    expect(session.light.state).toBe('saving');
    expect(session.unsent).toBeGreaterThan(0);
    await until(() => expect(conditions(server.doc)).toContain('New.'));
    expect(session.light.state).toBe('saving');
    server.ack(server.line);
    expect(session.light.state).toBe('saved');
    expect(session.unsent).toBe(0);
  });

  test('what waits for the ack goes on after it, or says why not', async () => {
    const session = await open();
    await untilSaved(session);
    server.holdsAcks = true;
    add(session, 'New.');
    await expect(session.whenSaved(20)).rejects.toMatchObject({ code: 'not-allowed-now' });
    const saved = session.whenSaved();
    await until(() => expect(conditions(server.doc)).toContain('New.'));
    server.ack(server.line);
    await saved;
  });

  test('offline is kept over a reload and delivered once, when the server is back', async () => {
    const first = await open();
    await untilSaved(first);
    await goOffline(first);
    add(first, 'Written on the train.');
    await until(() => expect(first.light).toMatchObject({ state: 'device-only' }));
    expect(first.leaveQuestion).toContain('stay on this device');

    const second = await reopen(first);
    await until(() => expect(second.ready).toBe(true));
    expect(conditions(second.doc)).toContain('Written on the train.');
    expect(second.light).toMatchObject({ state: 'device-only' });
    online = true;
    window.dispatchEvent(new Event('online'));
    await untilSaved(second);
    expect(conditions(server.doc)).toEqual(['Known to the server.', 'Written on the train.']);
    await vi.waitFor(async () => expect((await copyOf(1)).unsent).toEqual([]));
    expect(second.leaveQuestion).toBeNull();
  });

  test('without storage says at once that the tab must stay open', async () => {
    const session = await open({}, ground(null));
    await untilSaved(session);
    await goOffline(session);
    add(session, 'Nowhere.');
    expect(session.light).toEqual({ state: 'at-risk' });
    expect(session.leaveQuestion).toContain('they are lost');
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
  });

  test('a colleague’s words arrive, and row hints are passed on', async () => {
    const session = await open();
    await untilSaved(session);
    const notices: unknown[] = [];
    session.onNotice((notice) => notices.push(notice));
    createRecord(seeding(server.doc), 'factors', { condition: 'By Ben.' });
    server.line.say(messageNotice, (to) =>
      encoding.writeVarString(to, JSON.stringify({ kinds: ['actions', 'something newer'] })),
    );
    expect(conditions(session.doc)).toContain('By Ben.');
    expect(notices).toEqual([{ kinds: ['actions'] }]);
  });
});

describe('a refusal', () => {
  test('hands back exactly the refused words and shows the document as the server has it', async () => {
    const session = await open();
    await untilSaved(session);
    const refusedDoc = session.doc;
    server.refuses = 'too-large';
    const id = add(session, 'Refused words.');
    await until(() => expect(session.refused).toHaveLength(1));
    server.refuses = null;
    expect(session.refused[0]).toMatchObject({
      why: expect.stringContaining('too large') as unknown,
      parts: [{ place: `factors/${id}/condition`, text: 'Refused words.' }],
    });
    expect(session.light).toEqual({ state: 'refused', code: 'too-large' });
    await until(() => expect(session.ready).toBe(true));
    expect(session.doc).not.toBe(refusedDoc);
    expect(conditions(session.doc)).toEqual(['Known to the server.']);
    add(session, 'Accepted.');
    await until(() => expect(conditions(server.doc)).toContain('Accepted.'));
    await session.settleRefused(session.refused[0]?.id ?? '');
    await untilSaved(session);
  });

  test('keeps the words over a reload, until they are settled', async () => {
    const session = await open();
    await untilSaved(session);
    server.refuses = 'storage';
    add(session, 'Refused words.');
    await until(() => expect(session.refused).toHaveLength(1));
    server.refuses = null;
    await until(() => expect(session.ready).toBe(true));
    const again = await reopen(session);
    expect(again.refused).toMatchObject([{ parts: [{ text: 'Refused words.' }] }]);
    await again.settleRefused(again.refused[0]?.id ?? '');
    expect((await reopen(again)).refused).toEqual([]);
  });

  test('that goes on without a reason ends the session instead of going round for ever', async () => {
    const session = await open();
    await untilSaved(session);
    server.refuses = 'malformed';
    add(session, 'Refused words.');
    await until(() => expect(session.refused).toHaveLength(1));
    await until(() => expect(session.ready).toBe(true));
    server.refuse(server.line, 'malformed');
    await until(() => expect(session.closed?.code).toBe(closeCodes.refused));
    expect(session.refused).toHaveLength(1);
  });

  test('for want of the right to write makes the session read-only', async () => {
    const session = await open();
    await untilSaved(session);
    server.refuses = 'read-only';
    binRecord(session.editing, 'factors', readRecords(session.doc, 'factors')[0]?.id ?? '');
    await until(() => expect(session.refused).toMatchObject([{ parts: [] }]));
    server.refuses = null;
    await until(() => expect(session.ready).toBe(true));
    expect([session.readOnly, conditions(session.doc)]).toEqual([true, ['Known to the server.']]);
  });
});

describe('an epoch that has moved', () => {
  test('takes out what only this device held and opens the review as it is now', async () => {
    const first = await open();
    await untilSaved(first);
    await goOffline(first);
    add(first, 'Too late.');
    await until(() => expect(first.light).toMatchObject({ state: 'device-only' }));
    epoch = 2;
    server.turnsAway = closeCodes.epochMoved;
    server.doc = new Y.Doc();
    createRecord(seeding(server.doc), 'factors', { condition: 'Restored.' });
    online = true;
    window.dispatchEvent(new Event('online'));
    await until(() => expect(first.refused).toMatchObject([{ parts: [{ text: 'Too late.' }] }]));
    server.turnsAway = null;
    await until(() => expect(conditions(first.doc)).toEqual(['Restored.']));
    expect(server.urls.at(-1)).toContain('epoch=2');
  });

  test('back to an older copy offers what this tab still holds beyond it, once', async () => {
    const session = await open();
    await untilSaved(session);
    const backup = new Y.Doc();
    Y.applyUpdate(backup, Y.encodeStateAsUpdate(server.doc));
    add(session, 'Stored after the backup.');
    await untilSaved(session);
    await goOffline(session);
    add(session, 'Too late.');
    await until(() => expect(session.light).toMatchObject({ state: 'device-only' }));
    epoch = 2;
    server.turnsAway = closeCodes.epochMoved;
    server.doc = backup;
    online = true;
    window.dispatchEvent(new Event('online'));
    await until(() => expect(session.refused).toHaveLength(1));
    server.turnsAway = null;
    await until(() => expect(session.refused[0]?.parts).toHaveLength(2));
    expect(session.refused).toHaveLength(1);
    expect(session.refused[0]?.parts.map(({ text }) => text).sort()).toEqual([
      'Stored after the backup.',
      'Too late.',
    ]);
    expect(session.refused[0]?.why).toContain('set back to an older copy');
  });

  test('while this device was away is noticed at the next opening', async () => {
    const first = await open();
    await untilSaved(first);
    await goOffline(first);
    add(first, 'Too late.');
    await until(() => expect(first.light).toMatchObject({ state: 'device-only' }));
    online = true;
    epoch = 2;
    const session = await reopen(first);
    await until(() => expect(session.refused).toMatchObject([{ parts: [{ text: 'Too late.' }] }]));
    await vi.waitFor(async () => expect((await copyOf(1)).updates).toEqual([]));
  });

  test('back to an older copy while this device was away offers what the device holds beyond it, once', async () => {
    const first = await open();
    await untilSaved(first);
    const backup = new Y.Doc();
    Y.applyUpdate(backup, Y.encodeStateAsUpdate(server.doc));
    add(first, 'Stored after the backup.');
    await untilSaved(first);
    await goOffline(first);
    add(first, 'Too late.');
    await until(() => expect(first.light).toMatchObject({ state: 'device-only' }));
    online = true;
    epoch = 2;
    server.doc = backup;
    const session = await reopen(first);
    await until(() => expect(session.refused[0]?.why).toContain('set back to an older copy'));
    await until(() => expect(session.refused).toHaveLength(1));
    expect(session.refused[0]?.parts.map(({ text }) => text).sort()).toEqual([
      'Stored after the backup.',
      'Too late.',
    ]);
    await vi.waitFor(async () => expect((await copyOf(1)).updates).toEqual([]));
    expect((await reopen(session)).refused).toHaveLength(1);
  });
});

describe('an end', () => {
  test('of access lets go of the document and keeps only what nobody else has', async () => {
    const session = await open();
    await untilSaved(session);
    server.holdsAcks = true;
    add(session, 'Not yet stored.');
    server.line.close(closeCodes.noAccess);
    await until(() => expect(session.refused).toHaveLength(1));
    expect(session.closed).toMatchObject({ code: closeCodes.noAccess });
    expect([session.reading, session.ready]).toEqual(['closed', false]);
    expect(session.refused[0]?.parts).toMatchObject([{ text: 'Not yet stored.' }]);
    await until(() => expect(session.doc.share.size).toBe(0));
    expect((await copyOf(1)).updates).toEqual([]);
  });

  test('of the sign-in keeps everything on this device and says what to do', async () => {
    const session = await open();
    await untilSaved(session);
    server.holdsAcks = true;
    add(session, 'Not yet stored.');
    await until(() => expect(conditions(server.doc)).toContain('Not yet stored.'));
    server.line.close(closeCodes.signIn);
    expect(session.closed?.sentence).toContain('Sign in again');
    expect(session.readOnly).toBe(true);
    await vi.waitFor(async () => expect((await copyOf(1)).unsent.length).toBeGreaterThan(0));
  });
});

describe('unknown content', () => {
  const unknownBlock = (doc: Y.Doc): void =>
    doc.transact(() => doc.getXmlFragment('prose:s.what').insert(0, [new Y.XmlElement('hologram')]));

  test('makes the session read-only before an editor could bind', async () => {
    unknownBlock(server.doc);
    const session = await open();
    await until(() => expect(session.ready).toBe(true));
    expect([session.readOnly, session.unknownParts]).toEqual([
      true,
      [expect.objectContaining({ what: 'node', name: 'hologram' })],
    ]);
  });

  test('from a colleague unbinds the editors before their bindings see it', async () => {
    const session = await open();
    await untilSaved(session);
    const order: string[] = [];
    session.onUnbind(() => order.push('let go'));
    session.doc.getXmlFragment('prose:s.what').observeDeep(() => order.push('seen'));
    unknownBlock(server.doc);
    expect(order).toEqual(['let go', 'seen']);
    expect(session.readOnly).toBe(true);
    expect(said.at(-1)).toContain('for reading only');
  });
});

test('undo takes back the session’s own words and nobody else’s', async () => {
  const session = await open();
  await untilSaved(session);
  const id = readRecords(session.doc, 'factors')[0]?.id ?? '';
  const text = recordText(session.doc, 'factors', id, 'condition');
  session.doc.transact(() => text?.insert(0, 'Mine. '), session.editing.origin);
  server.doc.transact(() => recordText(server.doc, 'factors', id, 'condition')?.insert(0, 'Theirs. '));
  session.undo.undo();
  expect(text?.toJSON()).toBe('Theirs. Known to the server.');
});

async function copyOf(of: number) {
  const copies = await DeviceCopies.open(storage);
  try {
    return await copies.copy({ memberId: 'ana', reviewId: 'r1', epoch: of }).load();
  } finally {
    copies.close();
  }
}
