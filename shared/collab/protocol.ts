/**
 * Numbers and names that travel over the collaboration socket, used by both ends.
 * Messages 0-3 are y-websocket's own; 4-6 are ours, server to client only.
 */

export const messageSync = 0;
export const messageAwareness = 1;
export const messageAuth = 2;
export const messageQueryAwareness = 3;
/** varint n: the first n update-bearing frames (sync step 2, update) of this connection are durable. */
export const messageAck = 4;
/** varint n, string code: frame n was not accepted and nothing of it was applied. */
export const messageRefuse = 5;
/** string JSON `Notice`: rows beside the document changed. */
export const messageNotice = 6;

export const syncStep1 = 0;
export const syncStep2 = 1;
export const syncUpdate = 2;

export const refusalCodes = [
  'read-only',
  'signed',
  'too-large',
  'malformed',
  'unknown-part',
  'foreign-client',
  'storage',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export const noticeKinds = [
  'actions',
  'comments',
  'participants',
  'phase',
  'versions',
  'recovered',
  'review',
  'harm',
  'clocks',
  'from-before',
  'summary',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];
export interface Notice {
  readonly kinds: readonly NoticeKind[];
}

/** 4400-4499 are final for y-websocket; 45xx and 1012 mean "come back". */
export const closeCodes = {
  signIn: 4401,
  noAccess: 4403,
  epochMoved: 4409,
  refused: 4422,
  clientTooOld: 4426,
  slowReader: 4508,
  tooFast: 4529,
  restart: 1012,
} as const;
export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];

export const collabPath = '/collab';

/** Bytes; the socket itself refuses larger frames outright. */
export const maxPayloadBytes = 16 * 1024 * 1024;
/** Bytes; a larger update frame is refused with `too-large`. */
export const maxUpdateBytes = 8 * 1024 * 1024;
/** Characters; the client refuses a larger paste before it enters the document. */
export const maxPasteCharacters = 1_000_000;
/** Bytes of encoded state at which people are warned, and at which the document becomes read-only. */
export const documentWarnBytes = 20 * 1024 * 1024;
export const documentFullBytes = 50 * 1024 * 1024;

/** What a client may say of itself in awareness; identity is stamped by the server. */
export interface PresenceClaim {
  readonly section?: string;
  readonly record?: string;
  readonly cursor?: unknown;
  /** No sign of the person for a while. */
  readonly idle?: boolean;
  /** The member whose view this one follows. */
  readonly following?: string;
  readonly summon?: Summon;
}
/** Asks everyone to come to a place; said for a few seconds. Its number tells it from the sender's others. */
export interface Summon {
  readonly number: number;
  readonly section: string;
  readonly record?: string;
}
export interface PresenceStamp {
  readonly memberId: string;
  readonly name: string;
  readonly role: string;
  readonly colour: string;
}
