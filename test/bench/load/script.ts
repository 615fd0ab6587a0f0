/**
 * What a person types, encoded before anything is measured: real edits of a review document, each an insertion into
 * a factor's condition or a block of prose with a marker of its own, one in ten preceded by taking a few characters
 * back, each with the caret's new place. Depends on nothing that is in the document, so every room can be typed into
 * with the same script.
 */
import * as Y from 'yjs';
import { createRecord, recordText } from '../../../shared/review-document/edits.ts';
import { proseRoot } from '../../../shared/review-document/layout.ts';
import { SeededRandom } from '../../support/seeded-random.ts';
import { awarenessMessage, framesFor, updateMessage, type Dialect } from './wire.ts';

/** First byte of a marker; no other text of the script holds it. */
export const markerByte = '~'.charCodeAt(0);
const writerDigits = 2;
const editDigits = 4;
export const markerLength = 1 + writerDigits + editDigits;
const filler = [' the scan', ' was shown', ' late to', ' the reader'];
const takenBack = 4;

export class Script {
  readonly clientNumber: number;
  /** Makes the place the person types in. */
  readonly setup: Uint8Array;
  readonly #edits: (readonly [update: Uint8Array, awareness: Uint8Array])[] = [];
  readonly #plainFrames: Buffer[] = [];
  readonly #doc = new Y.Doc();
  readonly #text: Y.Text | Y.XmlText;
  readonly #writer: number;
  #setup: Uint8Array[] | null = [];
  #fresh: Uint8Array | null = null;

  /** @param writer number of the person within their room, from 0 */
  constructor(writer: number) {
    this.#writer = writer;
    const random = new SeededRandom(1000 + writer);
    this.clientNumber = 1 + random.below(2 ** 31);
    this.#doc.clientID = this.clientNumber;
    this.#doc.on('update', (update: Uint8Array) => {
      if (this.#setup !== null) this.#setup.push(update);
      else this.#fresh = update;
    });
    this.#text = writer % 2 === 0 ? factorCondition(this.#doc, random) : proseBlock(this.#doc);
    this.setup = updateMessage(Y.mergeUpdates(this.#setup ?? []));
    this.#setup = null;
  }

  /** Both frames of an edit, in one buffer. */
  frames(dialect: Dialect, room: string, edit: number): Buffer {
    while (this.#edits.length <= edit) this.#write();
    if (dialect !== 'y-websocket') return framesFor(dialect, room, this.#messages(edit));
    const known = this.#plainFrames[edit];
    if (known !== undefined) return known;
    const made = framesFor(dialect, room, this.#messages(edit));
    this.#plainFrames[edit] = made;
    return made;
  }

  /** Encodes as many edits as will be needed. */
  prepare(edits: number): void {
    while (this.#edits.length < edits) this.#write();
    for (let edit = 0; edit < edits; edit += 1) this.frames('y-websocket', '', edit);
  }

  /** A sign of life without an edit, as a stock client gives every 15 seconds. */
  heartbeat(clock: number): Uint8Array {
    return awarenessMessage(this.clientNumber, clock, this.#state(0));
  }

  #messages(edit: number): readonly Uint8Array[] {
    return this.#edits[edit] ?? [];
  }

  #write(): void {
    const edit = this.#edits.length;
    const text = this.#text;
    const marker = `~${digits(this.#writer, writerDigits)}${digits(edit, editDigits)}`;
    this.#doc.transact(() => {
      if (edit % 10 === 9) text.delete(text.length - takenBack, takenBack);
      text.insert(text.length, marker + (filler[edit % filler.length] ?? ''));
    });
    if (this.#fresh === null) throw new Error('An edit of the script changed nothing.');
    const awareness = awarenessMessage(this.clientNumber, edit + 1, this.#state(text.length));
    this.#edits.push([updateMessage(this.#fresh), awareness]);
    this.#fresh = null;
  }

  #state(caret: number): unknown {
    const place = { item: { client: this.clientNumber, clock: caret }, type: null, tname: null, assoc: 0 };
    return {
      user: { name: `Panel member ${this.#writer}`, color: '#336699' },
      cursor: { anchor: place, head: place },
      section: 's.what',
    };
  }
}

/** Number of the writer within the room and of the edit in the marker that begins here, or -1 when none does. */
export function readMarker(bytes: Buffer, at: number): { writer: number; edit: number } | null {
  const writer = readDigits(bytes, at + 1, writerDigits);
  const edit = readDigits(bytes, at + 1 + writerDigits, editDigits);
  return writer < 0 || edit < 0 ? null : { writer, edit };
}

function factorCondition(doc: Y.Doc, random: SeededRandom): Y.Text {
  const editing = { doc, origin: 'script', random: random.bytes, now: () => 1 };
  const id = createRecord(editing, 'factors', { layer: 'workflow' });
  const text = recordText(doc, 'factors', id, 'condition');
  if (text === undefined) throw new Error('A factor has no condition to type in.');
  return text;
}

function proseBlock(doc: Y.Doc): Y.XmlText {
  const text = new Y.XmlText();
  doc.transact(() => {
    const block = new Y.XmlElement('block');
    block.insert(0, [text]);
    doc.getXmlFragment(proseRoot('s.what')).insert(0, [block]);
  });
  return text;
}

function digits(value: number, many: number): string {
  return value.toString(36).padStart(many, '0');
}

function readDigits(bytes: Buffer, from: number, many: number): number {
  let value = 0;
  for (let at = from; at < from + many; at += 1) {
    const byte = bytes[at] ?? 0;
    const digit = byte >= 48 && byte <= 57 ? byte - 48 : byte >= 97 && byte <= 122 ? byte - 87 : -1;
    if (digit < 0) return -1;
    value = value * 36 + digit;
  }
  return value;
}
