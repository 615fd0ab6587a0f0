/** Letters integrated from what the gate read end in the same document as with Yjs' own reading. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readWireUpdate } from '../../server/collab/gate/wire-update.ts';
import { integrateTypedText } from '../../server/collab/typed-text.ts';
import { SeededRandom } from '../support/seeded-random.ts';

const letters = ['a', 'bc', 'é', '🙂', ' ', '\n', 'a whole sentence, pasted by somebody'];

test('[P19] letters integrated from what the gate read make the same document as Yjs makes of their bytes', () => {
  for (let seed = 1; seed <= 30; seed += 1) {
    const random = new SeededRandom(seed);
    const writers = [11, 12, 13].map((clientID) => Object.assign(new Y.Doc(), { clientID }));
    const [ours, theirs] = [new Y.Doc(), new Y.Doc()];
    const inOrder: Uint8Array[] = [];
    for (const writer of writers) {
      writer.on('update', (update: Uint8Array, _origin: unknown, _doc: unknown, { local }: Y.Transaction) => {
        if (local) inOrder.push(update);
      });
    }
    let typed = 0;
    for (let step = 0; step < 200; step += 1) {
      const writer = writers[random.below(writers.length)] ?? writers[0];
      if (writer === undefined) break;
      // Not everyone has heard of everything when they write.
      if (random.below(3) === 0) {
        Y.applyUpdate(writer, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(writer)));
      }
      const text = writer.getText('text');
      const at = random.below(text.length + 1);
      if (random.below(6) === 0 && text.length > 2) text.delete(random.below(text.length - 1), 1);
      else text.insert(at, letters[random.below(letters.length)] ?? 'x');
      for (const update of inOrder.splice(0)) {
        ours.transact((transaction) => {
          if (integrateTypedText(transaction, readWireUpdate(update))) typed += 1;
          else Y.applyUpdate(ours, update);
          expect(transaction.local).toBe(false);
        });
        Y.applyUpdate(theirs, update);
      }
    }
    expect(ours.getText('text').toString(), `seed ${seed}`).toBe(theirs.getText('text').toString());
    expect(Y.encodeStateAsUpdate(ours), `seed ${seed}`).toEqual(Y.encodeStateAsUpdate(theirs));
    expect(typed).toBeGreaterThan(100);
  }
});

test('more than letters of one writer beside others is left to Yjs', () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  const other = new Y.Doc();
  other.on('update', (update: Uint8Array) => updates.push(update));
  other.getText('text').insert(0, 'the first has no neighbour');
  other.getText('text').delete(0, 3);
  other.getMap('map').set('key', 'value');
  other.getText('text').format(1, 4, { bold: true });
  for (const update of updates) {
    doc.transact((transaction) =>
      expect(integrateTypedText(transaction, readWireUpdate(update))).toBe(false),
    );
  }
  expect(doc.store.clients.size).toBe(0);
});
