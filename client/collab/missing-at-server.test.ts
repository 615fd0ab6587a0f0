import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { missingAtServer } from './missing-at-server.ts';

/** A text that both sides hold, and what one side then did alone. */
function apart(): { server: Y.Doc; here: Y.Doc; done: Uint8Array[] } {
  const server = new Y.Doc();
  const map = server.getMap<Y.Text>('factors');
  map.set('text', new Y.Text('shared'));
  const here = new Y.Doc();
  Y.applyUpdate(here, Y.encodeStateAsUpdate(server));
  const done: Uint8Array[] = [];
  here.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') done.push(update);
  });
  return { server, here, done };
}

const wordsIn = (update: Uint8Array): string =>
  Y.decodeUpdate(update)
    .structs.map((struct) =>
      struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : '',
    )
    .join('');

test("words that somebody else's deletion took along before they were sent are sent as they were written", () => {
  const { server, here, done } = apart();
  here.getMap<Y.Text>('factors').get('text')?.insert(0, 'unsent ');
  server.getMap('factors').delete('text');
  Y.applyUpdate(here, Y.encodeStateAsUpdate(server, Y.encodeStateVector(here)), 'server');
  const sent = missingAtServer(here, Y.encodeStateVector(server), done);
  expect(wordsIn(sent)).toBe('unsent ');
  expect(Y.decodeUpdate(sent).ds.clients.size).toBe(0);
});

test('nothing is sent when everything is confirmed', () => {
  const { server, here } = apart();
  const sent = Y.decodeUpdate(missingAtServer(here, Y.encodeStateVector(server), []));
  expect(sent.structs).toEqual([]);
});

test('a server that has less than it once confirmed is given all that it lacks', () => {
  const { server, here } = apart();
  here.getMap<Y.Text>('factors').get('text')?.insert(0, 'confirmed ');
  const sent = missingAtServer(here, Y.encodeStateVector(server), []);
  Y.applyUpdate(server, sent);
  expect(server.getMap<Y.Text>('factors').get('text')?.toJSON()).toBe('confirmed shared');
});
