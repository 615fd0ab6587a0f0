/** Frames that no client of ours sends: torn, altered, spliced and made up ones, and small ones with a large cost. */
import * as encoding from 'lib0/encoding';
import { writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { messageAwareness, messageSync } from '../../shared/collab/protocol.ts';
import { createRecord, recordText, type Editing } from '../../shared/review-document/edits.ts';
import type { SeededRandom } from '../support/seeded-random.ts';

export interface BrokenFrame {
  readonly kind: string;
  readonly bytes: Uint8Array;
}

export function syncFrame(write: (encoder: encoding.Encoder) => void, type = messageSync): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

export const updateFrameOf = (update: Uint8Array): Uint8Array =>
  syncFrame((encoder) => writeUpdate(encoder, update));

/** Whole frames of a member who has `state` and edits it under a number of their own: what is broken afterwards. */
export function wholeFrames(state: Uint8Array, clientNumber: number, random: SeededRandom): Uint8Array[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  doc.clientID = clientNumber;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const editing: Editing = { doc, origin: 'test', random: random.bytes, now: () => 1 };
  const id = createRecord(editing, 'factors', { condition: 'Night shift', layer: 'workflow' });
  const text = recordText(doc, 'factors', id, 'condition');
  text?.insert(3, 'ly 🙂');
  text?.delete(0, 2);
  createRecord(editing, 'lessons', { text: 'Ask twice' });
  const awareness = syncFrame(
    (encoder) => encoding.writeVarUint8Array(encoder, presence(1, clientNumber)),
    messageAwareness,
  );
  return [
    ...updates.map(updateFrameOf),
    updateFrameOf(Y.mergeUpdates(updates)),
    updateFrameOf(Y.encodeStateAsUpdateV2(doc)),
    syncFrame((encoder) => writeSyncStep1(encoder, doc)),
    awareness,
  ];
}

/** The entries of a presence message: `count` people from this number on. */
function presence(count: number, from: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, count);
  for (let index = 0; index < count; index += 1) {
    encoding.writeVarUint(encoder, from + index);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, '{}');
  }
  return encoding.toUint8Array(encoder);
}

/** One broken frame, made from whole ones. */
export function brokenFrame(whole: readonly Uint8Array[], random: SeededRandom): BrokenFrame {
  const one = whole[random.below(whole.length)] ?? new Uint8Array();
  const other = whole[random.below(whole.length)] ?? new Uint8Array();
  switch (random.below(8)) {
    case 0:
      return { kind: 'random bytes', bytes: random.bytes(random.below(200)) };
    case 1:
      return {
        kind: 'random behind a true head',
        bytes: join(Uint8Array.of(0, random.below(4)), random.bytes(random.below(80))),
      };
    case 2:
      return { kind: 'torn', bytes: one.slice(0, random.below(one.length)) };
    case 3:
      return {
        kind: 'spliced',
        bytes: join(one.subarray(0, random.below(one.length)), other.subarray(random.below(other.length))),
      };
    case 4:
      return { kind: 'long numbers', bytes: withLongNumber(one, random) };
    default:
      return { kind: 'altered', bytes: altered(one, random) };
  }
}

function join(head: Uint8Array, tail: Uint8Array): Uint8Array {
  return Uint8Array.from([...head, ...tail]);
}

function altered(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const copy = bytes.slice();
  for (let times = 1 + random.below(3); times > 0; times -= 1)
    copy[random.below(copy.length)] = random.below(256);
  return copy;
}

/** A number of any length up to what fits, in the place of one byte. */
function withLongNumber(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const at = random.below(bytes.length);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, Math.floor(2 ** (7 * (1 + random.below(7))) * random.next()));
  return join(join(bytes.subarray(0, at), encoding.toUint8Array(encoder)), bytes.subarray(at + 1));
}

/** An update that sets one key in each of many roots. By hand, because Yjs takes seconds to write it. */
function manyRoots(count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, count, 9001, 0]) encoding.writeVarUint(encoder, number);
  for (let root = 0; root < count; root += 1) {
    // Any value under a key, and the parent is a root.
    encoding.writeUint8(encoder, 0x28);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, `r${root}`);
    encoding.writeVarString(encoder, 'a');
    encoding.writeVarUint(encoder, 1);
    encoding.writeAny(encoder, 1);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** Small frames with a large cost, for a server that builds before it looks. `victim` is a number of somebody else. */
export function bombs(state: Uint8Array, victim: number): BrokenFrame[] {
  const editable = (edit: (doc: Y.Doc) => void, clientNumber = 9001): Uint8Array => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    const before = Y.encodeStateVector(doc);
    doc.clientID = clientNumber;
    doc.transact(() => edit(doc));
    return updateFrameOf(Y.encodeStateAsUpdate(doc, before));
  };
  const numbers = (...all: number[]): Uint8Array => {
    const encoder = encoding.createEncoder();
    for (const number of all) encoding.writeVarUint(encoder, number);
    return encoding.toUint8Array(encoder);
  };
  const ghosts = presence(100_000, 1_000_000);
  return [
    { kind: 'thirty million structs claimed', bytes: updateFrameOf(numbers(1, 30_000_000, 11, 0)) },
    { kind: 'thirty million clients claimed', bytes: updateFrameOf(numbers(30_000_000, 1, 11, 0)) },
    { kind: 'thirty million deletions claimed', bytes: updateFrameOf(numbers(0, 1, 11, 30_000_000)) },
    { kind: 'a clock of 2^50', bytes: updateFrameOf(numbers(1, 1, 9001, 2 ** 50, 0, 1)) },
    {
      kind: 'a state vector of thirty million',
      bytes: syncFrame((encoder) => {
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarUint8Array(encoder, numbers(30_000_000, 1, 1));
      }),
    },
    {
      kind: 'fifty thousand roots',
      bytes: updateFrameOf(manyRoots(50_000)),
    },
    {
      kind: 'twenty thousand nested elements',
      bytes: editable((doc) => {
        let at: Y.XmlFragment = doc.getXmlFragment('prose:s.what');
        for (let depth = 0; depth < 20_000; depth += 1) {
          const inner = new Y.XmlElement('block');
          at.insert(0, [inner]);
          at = inner;
        }
      }),
    },
    {
      kind: 'sixty thousand structs',
      bytes: editable((doc) => {
        const text = doc.getText('many');
        for (let letter = 0; letter < 60_000; letter += 1) text.insert(0, 'x');
      }),
    },
    {
      kind: 'a hundred thousand ghosts',
      bytes: syncFrame((encoder) => encoding.writeVarUint8Array(encoder, ghosts), messageAwareness),
    },
    {
      kind: 'a key into a prototype',
      bytes: editable((doc) => doc.getMap('kinds').set('__proto__', { isAdmin: true })),
    },
    {
      kind: 'the number of somebody else',
      bytes: editable((doc) => doc.getMap('kinds').set('omission', true), victim),
    },
  ];
}

/** Frames of about nine bytes, each building on one that never comes. */
export function pendingFlood(count: number): BrokenFrame[] {
  return Array.from({ length: count }, (_, index) => {
    const encoder = encoding.createEncoder();
    for (const number of [1, 1, 9002, 2 + 2 * index]) encoding.writeVarUint(encoder, number);
    // A string of one letter behind the letter before it, then no deletions.
    encoding.writeUint8(encoder, 0x84);
    for (const number of [9002, 1 + 2 * index]) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, 'x');
    encoding.writeVarUint(encoder, 0);
    return { kind: 'pending flood', bytes: updateFrameOf(encoding.toUint8Array(encoder)) };
  });
}
