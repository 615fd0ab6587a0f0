/**
 * A member's broken or hostile client: it reads along as a plain y-websocket peer and sends what no client of ours
 * would. Nothing of it may enter the document or take anything from anybody.
 */
import * as encoding from 'lib0/encoding';
import * as decoding from 'lib0/decoding';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { messageSync } from '../../shared/collab/protocol.ts';
import type { SeededRandom } from '../support/seeded-random.ts';
import { socketClass } from './browser-socket.ts';
import type { Network } from './network.ts';
import { Process, type Scheduler } from './scheduler.ts';

export class Rogue {
  readonly process = new Process('rogue');
  readonly #scheduler: Scheduler;
  readonly #random: SeededRandom;
  readonly #Socket: typeof WebSocket;
  readonly #reviewId: string;
  #doc = new Y.Doc();
  #socket: WebSocket | null = null;

  constructor(scheduler: Scheduler, network: Network, memberId: string, reviewId: string) {
    this.#scheduler = scheduler;
    this.#random = scheduler.random('rogue');
    this.#reviewId = reviewId;
    this.#Socket = socketClass({
      network,
      process: this.process,
      cookie: () => `member=${memberId}`,
      online: () => true,
    });
  }

  /** Comes back when it was thrown out, else does some mischief. @param victims client numbers of others */
  act(victims: readonly number[]): void {
    if (this.#socket === null) this.#connect();
    else if (this.#socket.readyState === 1 && this.#doc.store.clients.size > 0) this.#mischief(victims);
  }

  #connect(): void {
    this.#doc = new Y.Doc();
    const doc = this.#doc;
    const socket = new this.#Socket(`ws://causeway.test/collab/${this.#reviewId}`);
    this.#socket = socket;
    socket.onopen = () => this.#send((encoder) => writeSyncStep1(encoder, doc));
    socket.onmessage = (event: MessageEvent<ArrayBuffer>) => {
      const decoder = decoding.createDecoder(new Uint8Array(event.data));
      if (decoding.readVarUint(decoder) !== messageSync) return;
      const reply = encoding.createEncoder();
      encoding.writeVarUint(reply, messageSync);
      readSyncMessage(decoder, reply, doc, this);
      if (encoding.length(reply) > 1) socket.send(encoding.toUint8Array(reply));
    };
    socket.onclose = () => {
      this.#socket = null;
    };
  }

  #mischief(victims: readonly number[]): void {
    const victim = victims[this.#random.below(Math.max(1, victims.length))];
    const kind = this.#random.below(3);
    if (kind === 0 && victim !== undefined) {
      this.#scheduler.note(`rogue: writes under the number of ${victim}`);
      this.#sendUpdate(this.#forged(victim));
    } else if (kind === 1) {
      this.#scheduler.note('rogue: sends half an update');
      const whole = this.#written(this.#doc, 'half');
      this.#sendUpdate(whole.subarray(0, 1 + this.#random.below(whole.length - 1)));
    } else {
      this.#scheduler.note('rogue: writes where nothing has a place');
      const copy = this.#copy();
      copy.getText('elsewhere').insert(0, 'rogue');
      this.#sendUpdate(Y.encodeStateAsUpdate(copy, Y.encodeStateVector(this.#doc)));
    }
  }

  /** Text under somebody else's number, at the clock they will use next. */
  #forged(victim: number): Uint8Array {
    const copy = this.#copy();
    copy.clientID = victim;
    return this.#written(copy, 'forged');
  }

  #written(doc: Y.Doc, text: string): Uint8Array {
    const before = Y.encodeStateVector(doc);
    const copy = doc === this.#doc ? this.#copy() : doc;
    const block = new Y.XmlElement('block');
    for (const [name, value] of Object.entries({ as: 'paragraph', indent: 0, checked: false }))
      block.setAttribute(name, value as string);
    block.insert(0, [new Y.XmlText(text.repeat(1 + this.#random.below(4)))]);
    copy.getXmlFragment('prose:s.what').insert(0, [block]);
    return Y.encodeStateAsUpdate(copy, before);
  }

  #copy(): Y.Doc {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.#doc));
    return copy;
  }

  #sendUpdate(update: Uint8Array): void {
    this.#send((encoder) => writeUpdate(encoder, update));
  }

  #send(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, messageSync);
    write(encoder);
    this.#socket?.send(encoding.toUint8Array(encoder));
  }
}
