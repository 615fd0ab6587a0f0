/**
 * Reads a Yjs update (encoding version 1) without Yjs and without believing it: what it holds, bounded in number,
 * depth and clock before anything is allocated for what it merely claims. Throws `MalformedUpdate` for everything
 * that is not exactly one whole update; never touches a document.
 */
import * as decoding from 'lib0/decoding';

export interface Id {
  readonly client: number;
  readonly clock: number;
}

/** Yjs' numbers for the shared types that may travel. */
export const typeRefs = { array: 0, map: 1, text: 2, xmlElement: 3, xmlText: 6 } as const;

export type WireContent =
  | { readonly kind: 'deleted' }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'any'; readonly values: readonly unknown[] }
  | { readonly kind: 'format'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'type'; readonly ref: number; readonly name: string }
  /** Binary, embed, legacy JSON, subdocument: no place takes them. */
  | { readonly kind: 'other' };

export interface WireItem {
  readonly kind: 'item';
  readonly clock: number;
  readonly length: number;
  readonly origin: Id | null;
  readonly rightOrigin: Id | null;
  /** A root's name, the item that holds the parent, or null when the neighbours tell. */
  readonly parent: string | Id | null;
  readonly parentSub: string | null;
  readonly content: WireContent;
}

/** `gc` is content long gone; `skip` says that the sender does not have this stretch either. */
export interface WireRun {
  readonly kind: 'gc' | 'skip';
  readonly clock: number;
  readonly length: number;
}

export type WireStruct = WireItem | WireRun;

/** Where the structs of one client lie in the bytes, from the first struct to behind the last. */
export interface WireSection {
  readonly client: number;
  readonly clock: number;
  readonly many: number;
  readonly from: number;
  readonly to: number;
}

export interface WireUpdate {
  readonly structs: ReadonlyMap<number, readonly WireStruct[]>;
  readonly sections: readonly WireSection[];
  /** Stretches deleted, as `[client, clock, length]`. */
  readonly deletes: readonly (readonly [client: number, clock: number, length: number])[];
}

export class MalformedUpdate extends Error {
  constructor(what: string, cause?: unknown) {
    super(what, cause === undefined ? undefined : { cause });
    this.name = 'MalformedUpdate';
  }
}

/** Structs in one update; a pasted document of ten thousand paragraphs stays below. */
export const maxStructs = 50_000;
/** Bytes below which a text is read letter by letter, and the first that is no letter of ASCII. */
const shortText = 24;
const beyondAscii = 0x80;
const maxClientNumber = 0xffff_ffff;
const maxClock = 2 ** 40;

const originBit = 0x80;
const rightOriginBit = 0x40;
const parentSubBit = 0x20;
const contentBits = 0x1f;
const gcRef = 0;
const skipRef = 10;
const xmlHookRef = 5;
const lastTypeRef = 6;

/** @throws MalformedUpdate */
export function readWireUpdate(bytes: Uint8Array): WireUpdate {
  try {
    const decoder = decoding.createDecoder(bytes);
    const sections: WireSection[] = [];
    const structs = readStructs(decoder, sections);
    const deletes = readDeletes(decoder);
    demand(!decoding.hasContent(decoder), 'something follows the update');
    return { structs, sections, deletes };
  } catch (error) {
    if (error instanceof MalformedUpdate) throw error;
    throw new MalformedUpdate('the update ends or turns where it must not', error);
  }
}

function readStructs(decoder: decoding.Decoder, sections: WireSection[]): Map<number, WireStruct[]> {
  const structs = new Map<number, WireStruct[]>();
  const clients = decoding.readVarUint(decoder);
  let total = 0;
  for (let index = 0; index < clients; index += 1) {
    const many = decoding.readVarUint(decoder);
    total += many;
    demand(total <= maxStructs, 'more structs than one update may hold');
    const client = readClient(decoder);
    demand(!structs.has(client), 'a client number twice');
    const first = readClock(decoder);
    const from = decoder.pos;
    let clock = first;
    const list: WireStruct[] = [];
    for (let at = 0; at < many; at += 1) {
      const struct = readStruct(decoder, clock);
      demand(struct.length > 0 && clock + struct.length <= maxClock, 'a length that cannot be');
      clock += struct.length;
      list.push(struct);
    }
    structs.set(client, list);
    sections.push({ client, clock: first, many, from, to: decoder.pos });
  }
  return structs;
}

function readStruct(decoder: decoding.Decoder, clock: number): WireStruct {
  const info = decoding.readUint8(decoder);
  const ref = info & contentBits;
  if (ref === gcRef) return { kind: 'gc', clock, length: decoding.readVarUint(decoder) };
  // Yjs reads a gap with further bits now as one, now as an item.
  demand(ref !== skipRef || info === skipRef, 'a gap that says more than its length');
  if (ref === skipRef) return { kind: 'skip', clock, length: decoding.readVarUint(decoder) };
  const origin = (info & originBit) === 0 ? null : readId(decoder);
  const rightOrigin = (info & rightOriginBit) === 0 ? null : readId(decoder);
  const alone = origin === null && rightOrigin === null;
  const parent = alone ? readParent(decoder) : null;
  const parentSub = alone && (info & parentSubBit) !== 0 ? decoding.readVarString(decoder) : null;
  const { content, length } = readContent(decoder, ref);
  return { kind: 'item', clock, length, origin, rightOrigin, parent, parentSub, content };
}

function readParent(decoder: decoding.Decoder): string | Id {
  return decoding.readVarUint(decoder) === 1 ? decoding.readVarString(decoder) : readId(decoder);
}

function readContent(decoder: decoding.Decoder, ref: number): { content: WireContent; length: number } {
  switch (ref) {
    case 1:
      return { content: { kind: 'deleted' }, length: decoding.readVarUint(decoder) };
    case 2: {
      const many = decoding.readVarUint(decoder);
      for (let index = 0; index < many; index += 1) {
        const json = decoding.readVarString(decoder);
        // Read as Yjs will, which would stumble over anything else even where it is known already.
        if (json !== 'undefined') JSON.parse(json);
      }
      return { content: { kind: 'other' }, length: many };
    }
    case 3:
      decoding.readVarUint8Array(decoder);
      return { content: { kind: 'other' }, length: 1 };
    case 4: {
      const text = readString(decoder);
      return { content: { kind: 'string', text }, length: text.length };
    }
    case 5:
      JSON.parse(decoding.readVarString(decoder));
      return { content: { kind: 'other' }, length: 1 };
    case 6: {
      const key = decoding.readVarString(decoder);
      const value: unknown = JSON.parse(decoding.readVarString(decoder));
      return { content: { kind: 'format', key, value }, length: 1 };
    }
    case 7: {
      const type = decoding.readVarUint(decoder);
      demand(type <= lastTypeRef, 'a shared type that does not exist');
      const named = type === typeRefs.xmlElement || type === xmlHookRef;
      const name = named ? decoding.readVarString(decoder) : '';
      return { content: { kind: 'type', ref: type, name }, length: 1 };
    }
    case 8:
      return readAnyContent(decoder);
    case 9: {
      decoding.readVarString(decoder);
      const options: unknown = decoding.readAny(decoder);
      demand(typeof options === 'object' && options !== null, 'a document without options');
      return { content: { kind: 'other' }, length: 1 };
    }
    default:
      throw new MalformedUpdate('a kind of content that does not exist');
  }
}

function readAnyContent(decoder: decoding.Decoder): { content: WireContent; length: number } {
  const many = decoding.readVarUint(decoder);
  demand(many <= maxStructs, 'more values than one struct may hold');
  const values: unknown[] = [];
  for (let index = 0; index < many; index += 1) values.push(decoding.readAny(decoder));
  return { content: { kind: 'any', values }, length: many };
}

function readDeletes(decoder: decoding.Decoder): [number, number, number][] {
  const deletes: [number, number, number][] = [];
  const clients = decoding.readVarUint(decoder);
  for (let index = 0; index < clients; index += 1) {
    const client = readClient(decoder);
    const many = decoding.readVarUint(decoder);
    for (let at = 0; at < many; at += 1) {
      const clock = readClock(decoder);
      const length = decoding.readVarUint(decoder);
      demand(length > 0 && clock + length <= maxClock, 'a deleted length that cannot be');
      deletes.push([client, clock, length]);
    }
  }
  return deletes;
}

/** As lib0 does, which makes a call into the machine even for the few letters of a keystroke. */
function readString(decoder: decoding.Decoder): string {
  const { pos, arr } = decoder;
  const length = arr[pos] ?? shortText;
  const end = pos + 1 + length;
  if (length >= shortText || end > arr.length) return decoding.readVarString(decoder);
  let text = '';
  for (let at = pos + 1; at < end; at += 1) {
    const byte = arr[at] ?? beyondAscii;
    if (byte >= beyondAscii) return decoding.readVarString(decoder);
    text += String.fromCharCode(byte);
  }
  decoder.pos = end;
  return text;
}

function readId(decoder: decoding.Decoder): Id {
  const client = readClient(decoder);
  return { client, clock: readClock(decoder) };
}

function readClient(decoder: decoding.Decoder): number {
  const client = decoding.readVarUint(decoder);
  demand(client <= maxClientNumber, 'a client number that cannot be');
  return client;
}

function readClock(decoder: decoding.Decoder): number {
  const clock = decoding.readVarUint(decoder);
  demand(clock <= maxClock, 'a clock that cannot be');
  return clock;
}

function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new MalformedUpdate(otherwise);
}
