/** Whoever may only comment: their words reach the others at once, and not one of their edits gets into the document. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeLog } from '../../server/log.ts';
import { startServer, type RunningServer } from '../../server/start-server.ts';
import type { CommentThread } from '../../shared/api/comments.ts';
import { appendProse } from '../../shared/review-document/prose-write.ts';
import { readSectionProse } from '../../shared/review-document/reads.ts';
import { seededBytes } from '../support/review-world.ts';
import { join, setUp, type MemberClient } from '../support/member-client.ts';
import { bareSocket, until, updateFrame } from '../support/stock-client.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();
let server: RunningServer;
let chair: MemberClient;
let reviewId: string;

beforeEach(async () => {
  server = await startServer(
    { port: 0, host: '127.0.0.1', dataDir: folder.path, publicUrl: null, logLevel: 'silent' },
    { log: makeLog('silent') },
  );
  chair = await setUp(server.url);
  reviewId = (await chair.createReview({ templateId: 'huddle' })).id;
});
afterEach(async () => {
  await server.close();
  folder.remove();
});

test.each(['observer', 'supplier'] as const)(
  'a participant who is %s comments over HTTP, everybody in the room is told, and their edit is refused over the socket',
  async (role) => {
    const reader = await join(chair, 'Olga Reader');
    await chair.addParticipant(reviewId, reader.me!.id, role);
    const address = `${server.url.replace('http', 'ws')}/collab/${reviewId}`;
    const sockets = [chair, reader].map(({ cookie }) => bareSocket(address, { cookie, origin: server.url }));
    const [chairs, readers] = sockets;
    for (const { heard } of sockets) await until(() => heard.length > 0, 'step 1 is heard');
    // Whoever never asked for the document is sent no news of it.
    chairs!.send(Uint8Array.of(0, 0, 1, 0));
    await until(() => chairs!.heard.some(([type, step]) => type === 0 && step === 1), 'the chair is synced');

    const thread = await reader.expectOk<CommentThread>('POST', `/reviews/${reviewId}/comments`, {
      place: 'review',
      text: 'When was it set up?',
    });
    expect(thread.comments[0]?.byRole).toBe(role);
    const told = () =>
      chairs!.heard.some(
        ([type, ...rest]) => type === 6 && Buffer.from(rest).toString().includes('comments'),
      );
    await until(told, 'the room is told of comments');

    const doc = new Y.Doc();
    await server.deps.door.read(reviewId, (stored) => {
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored));
    });
    const before = Y.encodeStateVector(doc);
    appendProse({ doc, origin: null, random: seededBytes(1), now: () => 1 }, 's.what', ['Slipped in.']);
    readers!.send(updateFrame(Y.encodeStateAsUpdate(doc, before)));
    await until(() => readers!.heard.some(([type]) => type === 5), 'the edit is refused');
    const refusal = readers!.heard.find(([type]) => type === 5)!;
    expect(Buffer.from(refusal).toString()).toContain('read-only');
    await until(() => readers!.closed() !== null, 'the connection is closed');
    const prose = await server.deps.door.read(reviewId, (stored) => readSectionProse(stored, 's.what'));
    expect(JSON.stringify(prose ?? null)).not.toContain('Slipped');
    for (const { ws } of sockets) ws.close();
  },
);
