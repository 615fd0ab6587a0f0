/**
 * Who is in a room and where: one entry per connection. What a client claims of itself is cut down to cursor, section,
 * record, idle, whom it follows, and a summon where its role allows one; who it is, the server says. Never stored, never behind the durable barrier.
 */
import * as decoding from 'lib0/decoding';
import type { PresenceStamp } from '../../shared/collab/protocol.ts';
import { ByteWriter, longestNumber } from './byte-writer.ts';
import { StampedState } from './stamped-state.ts';
import { Summons, type SummonMemory } from './summons.ts';

/** Bytes of one state on the wire. */
export const maxStateBytes = 20 * 1024;
/** Entries looked at in one message; a stock client repeats those of everyone else. */
const maxEntries = 512;

interface Entry {
  readonly clock: number;
  /** The state as everyone gets it; `null` as text when there is none any more. */
  readonly json: string;
}

const gone = 'null';

/**
 * The entry of one connection. Its client number is the first it names that nobody else has; from an older connection
 * of the same member it is taken over, because that one is the same client before its line broke.
 */
export class OwnPresence {
  readonly memberId: string;
  clientNumber: number | null = null;
  entry: Entry | null = null;
  readonly state = new StampedState();
  summon: SummonMemory | null = null;
  /** When it last said something, on a clock that does not jump. */
  heardAt = 0;

  constructor(memberId: string) {
    this.memberId = memberId;
  }
}

export class Presence {
  readonly #owners = new Map<number, OwnPresence>();
  /** Numbers whose newest state the next broadcast carries. */
  #changed = new Map<number, Entry>();
  readonly #summons = new Summons();

  /**
   * Takes what a connection says of itself and passes over what it repeats of others.
   * @param mayUse whether a client number may be this connection's.
   * @throws when the message is malformed or its state is too large.
   */
  receive(
    own: OwnPresence,
    bytes: Uint8Array,
    stamp: () => PresenceStamp,
    mayUse: (clientNumber: number) => boolean,
  ): boolean {
    const decoder = decoding.createDecoder(bytes);
    const many = Math.min(decoding.readVarUint(decoder), maxEntries);
    for (let index = 0; index < many; index += 1) {
      const clientNumber = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const said = decoding.readVarUint8Array(decoder);
      if (!this.#isOwn(own, clientNumber, said, mayUse)) continue;
      if (own.entry !== null && clock < own.entry.clock) return false;
      if (said.byteLength > maxStateBytes) throw new RangeError('A presence state is larger than allowed.');
      own.entry = {
        clock,
        json: own.state.read(said, stamp, (number) => this.#maySummon(own, number, stamp)) ?? gone,
      };
      this.#changed.set(clientNumber, own.entry);
      return true;
    }
    return false;
  }

  /** Takes a connection's entry away. */
  leave(own: OwnPresence): void {
    const { clientNumber, entry } = own;
    if (clientNumber === null) return;
    this.#owners.delete(clientNumber);
    if (entry !== null && entry.json !== gone)
      this.#changed.set(clientNumber, { clock: entry.clock, json: gone });
  }

  /** What changed since the last time as one awareness update, or null. */
  takeChanges(): Uint8Array | null {
    if (this.#changed.size === 0) return null;
    const changed = this.#changed;
    this.#changed = new Map();
    return encodeEntries(changed);
  }

  /** Everyone present as one awareness update, or null when nobody is. */
  everyone(): Uint8Array | null {
    const present = new Map<number, Entry>();
    for (const [clientNumber, { entry }] of this.#owners) {
      if (entry !== null && entry.json !== gone) present.set(clientNumber, entry);
    }
    return present.size === 0 ? null : encodeEntries(present);
  }

  #maySummon(own: OwnPresence, number: number, stamp: () => PresenceStamp): boolean {
    own.summon = this.#summons.decide(own.summon, number, stamp().role, own.heardAt);
    return own.summon.passed;
  }

  #isOwn(
    own: OwnPresence,
    clientNumber: number,
    said: Uint8Array,
    mayUse: (clientNumber: number) => boolean,
  ): boolean {
    if (own.clientNumber !== null) return own.clientNumber === clientNumber;
    const owner = this.#owners.get(clientNumber);
    if (saysGone(said) || !mayUse(clientNumber)) return false;
    if (owner !== undefined) {
      if (owner.memberId !== own.memberId) return false;
      owner.clientNumber = null;
      owner.entry = null;
    }
    own.clientNumber = clientNumber;
    this.#owners.set(clientNumber, own);
    return true;
  }
}

function saysGone(said: Uint8Array): boolean {
  return said.byteLength === gone.length && Buffer.from(said).toString('latin1') === gone;
}

function encodeEntries(entries: ReadonlyMap<number, Entry>): Uint8Array {
  const sizes: number[] = [];
  let size = longestNumber;
  for (const { json } of entries.values()) {
    const bytes = Buffer.byteLength(json);
    sizes.push(bytes);
    size += 3 * longestNumber + bytes;
  }
  const writer = new ByteWriter(size);
  writer.number(entries.size);
  let index = 0;
  for (const [clientNumber, { clock, json }] of entries) {
    writer.number(clientNumber);
    writer.number(clock);
    writer.text(json, sizes[index] ?? 0);
    index += 1;
  }
  return writer.written;
}
