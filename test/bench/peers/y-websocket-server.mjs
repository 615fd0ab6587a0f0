// @y/websocket-server with its LevelDB store. The server no longer sets the store up itself, so this does what its
// earlier releases did with YPERSISTENCE: load on opening, store every update without waiting for it.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils';
import WebSocket from 'ws';
import { LeveldbPersistence } from 'y-leveldb';
import * as Y from 'yjs';

const store = new LeveldbPersistence(join(process.env.DATA_DIR, 'leveldb'));
const writing = new Set();

setPersistence({
  provider: store,
  bindState: async (name, doc) => {
    const stored = await store.getYDoc(name);
    keep(store.storeUpdate(name, Y.encodeStateAsUpdate(doc)));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored));
    doc.on('update', (update) => keep(store.storeUpdate(name, update)));
  },
  writeState: () => Promise.resolve(),
});

function keep(write) {
  writing.add(write);
  void write.finally(() => writing.delete(write));
}

const sockets = new WebSocket.Server({ noServer: true });
sockets.on('connection', setupWSConnection);
const server = createServer((_request, response) => response.end('okay'));
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit('connection', ws, request));
});
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});

process.on('SIGTERM', () => {
  void Promise.allSettled([...writing])
    .then(() => store.destroy())
    .then(() => process.exit(0));
});
