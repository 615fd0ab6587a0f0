import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { auditEntries } from '../../db/schema.ts';
import { makeLog } from '../../server/log.ts';
import { openReview } from '../../server/open-review.ts';
import { startServer } from '../../server/start-server.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('opening a review over the socket leaves one audit entry, however often the line drops', async () => {
  const folder = tempFolder();
  const config = {
    port: 0,
    host: '127.0.0.1',
    dataDir: folder.path,
    publicUrl: null,
    logLevel: 'silent',
  } as const;
  const server = await startServer(config, { log: makeLog('silent') });
  try {
    const { deps, url } = server;
    const member = { id: 'ana', name: 'Ana', email: 'ana@example.org', passwordHash: 'none', createdAt: 1 };
    await deps.stores.members.add({ ...member, organisationRoles: ['member'] }, null);
    await openReview(deps, { id: 'r1', title: 'R', templateId: 'huddle', createdBy: 'ana' });
    const { cookie } = await deps.sessions.start('ana', 'test');
    for (let i = 0; i < 2; i += 1) {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/collab/r1`, {
        headers: { cookie: cookie.split(';')[0] ?? '' },
      });
      await once(socket, 'message');
      socket.close();
      await once(socket, 'close');
    }
    const opened = () =>
      deps.orm
        .select()
        .from(auditEntries)
        .all()
        .filter(({ act }) => act === 'review.opened');
    await expect.poll(opened, { timeout: 10_000 }).toMatchObject([{ actorId: 'ana', reviewId: 'r1' }]);
  } finally {
    await server.close();
    folder.remove();
  }
});
