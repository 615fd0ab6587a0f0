/** What a room is given, and whom it tells. */
import type { CommitEngine } from '../../db/commit-engine.ts';
import type { CommitReceipt, DocumentWrite } from '../../db/document-rows.ts';
import type { Room } from './room.ts';

export interface RoomDeps {
  readonly engine: CommitEngine;
  /** Whether the disk has space left for edits. */
  readonly hasSpace: () => boolean;
  /** Milliseconds of a clock that does not jump. */
  readonly elapsed: () => number;
  readonly onDurable: (room: Room, write: DocumentWrite, receipt: CommitReceipt) => void;
  /** The room is of no more use. `error` says why, for the log. */
  readonly onLost: (room: Room, error: unknown) => void;
  readonly onEmpty: (room: Room) => void;
  /** Keeps the document as a version before a member's edit takes most of it away. */
  readonly keepVersion?: ((memberId: string) => Promise<void>) | undefined;
  /** Nobody edited the document for a while. */
  readonly onRest: () => void;
}
