// Hocuspocus as its documentation sets it up: server and SQLite extension, every setting at its default.
import { Server } from '@hocuspocus/server';
import { SQLite } from '@hocuspocus/extension-sqlite';
import { join } from 'node:path';

const server = new Server({
  address: '127.0.0.1',
  port: 0,
  quiet: true,
  extensions: [new SQLite({ database: join(process.env.DATA_DIR, 'hocuspocus.sqlite') })],
});
await server.listen();
console.log(`listening on http://127.0.0.1:${server.httpServer.address().port}`);
