/**
 * Who is in a room and where: one entry per connection. What a client claims of itself is cut down to cursor, section,
 * record and idle; who it is, the server says. Never stored, never behind the durable barrier.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { PresenceClaim, PresenceStamp, PresenceState } from '../../shared/collab/protocol.ts';

/** Bytes of one state on the wire. */
export const maxStateBytes = 20 * 1024;
/** Entries looked at in one message; a stock client repeats those of everyone else. */
const maxEntries = 512;
const maxName = 200;

interface Entry {
  clock: number;
  state: PresenceState | null;
}

interface WireEntry {
  readonly clientNumber: number;
  readonly clock: number;
  readonly json: string;
}

/**
 * The entry of one connection. Its client number is the first it names that nobody else has; from an older connection
 * of the same member it is taken over, because that one is the same client before its line broke.
 */
export class OwnPresence {
  readonly memberId: string;
  clientNumber: number | null = null;
  entry: Entry | null = null;

  constructor(memberId: string) {
    this.memberId = memberId;
  }
}

export class Presence {
  readonly #owners = new Map<number, OwnPresence>();
  /** Numbers whose newest state the next broadcast carries. */
  #changed = new Map<number, { readonly clock: number; readonly state: PresenceState | null }>();

  /**
   * Takes what a connection says of itself and passes over what it repeats of others.
   * @param mayUse whether a client number may be this connection's.
   * @throws when the message is malformed or its state is too large.
   */
  receive(
    own: OwnPresence,
    bytes: Uint8Array,
    stamp: PresenceStamp,
    mayUse: (clientNumber: number) => boolean,
  ): boolean {
    for (const { clientNumber, clock, json } of readEntries(bytes)) {
      if (!this.#isOwn(own, clientNumber, json, mayUse)) continue;
      if (own.entry !== null && clock < own.entry.clock) return false;
      if (json.length > maxStateBytes) throw new RangeError('A presence state is larger than allowed.');
      const claim: unknown = JSON.parse(json);
      const state = claim === null ? null : { ...cutDown(claim), user: stamp };
      own.entry = { clock, state };
      this.#changed.set(clientNumber, { clock, state });
      return true;
    }
    return false;
  }

  /** Takes a connection's entry away. */
  leave(own: OwnPresence): void {
    const { clientNumber, entry } = own;
    if (clientNumber === null) return;
    this.#owners.delete(clientNumber);
    if (entry !== null && entry.state !== null)
      this.#changed.set(clientNumber, { clock: entry.clock, state: null });
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
      if (entry !== null && entry.state !== null) present.set(clientNumber, entry);
    }
    return present.size === 0 ? null : encodeEntries(present);
  }

  #isOwn(
    own: OwnPresence,
    clientNumber: number,
    json: string,
    mayUse: (clientNumber: number) => boolean,
  ): boolean {
    if (own.clientNumber !== null) return own.clientNumber === clientNumber;
    const owner = this.#owners.get(clientNumber);
    if (json === 'null' || !mayUse(clientNumber)) return false;
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

function* readEntries(bytes: Uint8Array): Generator<WireEntry> {
  const decoder = decoding.createDecoder(bytes);
  const many = decoding.readVarUint(decoder);
  for (let index = 0; index < many && index < maxEntries; index += 1) {
    const clientNumber = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    yield { clientNumber, clock, json: decoding.readVarString(decoder) };
  }
}

function encodeEntries(
  entries: ReadonlyMap<number, { readonly clock: number; readonly state: unknown }>,
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.size);
  for (const [clientNumber, { clock, state }] of entries) {
    encoding.writeVarUint(encoder, clientNumber);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  }
  return encoding.toUint8Array(encoder);
}

function cutDown(claim: unknown): PresenceClaim {
  if (typeof claim !== 'object' || claim === null) return {};
  const { cursor, section, record, idle } = claim as Record<string, unknown>;
  return {
    ...(cursor === undefined ? {} : { cursor }),
    ...(isName(section) ? { section } : {}),
    ...(isName(record) ? { record } : {}),
    ...(idle === true ? { idle } : {}),
  };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= maxName;
}
