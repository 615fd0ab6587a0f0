/** The shapes in which rooms hand document writes to the commit engine and hear what became of them. */

/** What one member (null: the server) changed in one room since its last commit. */
export interface WritePart {
  readonly memberId: string | null;
  /** One merged Yjs update. */
  readonly bytes: Uint8Array;
  /** Yjs client numbers whose structs are in it. */
  readonly clientNumbers: readonly number[];
}

/** A Yjs client number that is new in this review and epoch, and whose it is from now on; null is the server. */
export interface NumberBinding {
  readonly clientNumber: number;
  readonly memberId: string | null;
}

/** Text that a merge swallowed though nobody deleted it knowingly. `place` is like `factors/<id>/condition`. */
export interface SwallowedRow {
  readonly id: string;
  readonly place: string;
  readonly text: string;
  readonly authorId: string;
  /** Whose edit swallowed it, where that is known. */
  readonly otherId: string | null;
}

/** Everything one room wants committed now. Either all of it is, or none. */
export interface DocumentWrite {
  readonly reviewId: string;
  readonly epoch: number;
  /** The newest committed sequence number the room knows of. */
  readonly seq: number;
  readonly parts: readonly WritePart[];
  readonly bindings: readonly NumberBinding[];
  readonly swallowed: readonly SwallowedRow[];
}

export interface CommitReceipt {
  readonly seq: number;
  /** UTC milliseconds of the commit. */
  readonly at: number;
}

/** The state a review's document is born with. */
export interface DocumentSeed {
  readonly reviewId: string;
  readonly epoch: number;
  readonly layout: number;
  readonly bytes: Uint8Array;
  /** Whose the client numbers in it are. */
  readonly bindings: readonly NumberBinding[];
  readonly at: number;
}

export type CommitRefusal = 'no-document' | 'moved' | 'signed' | 'no-right';

/** A room's write was not taken because of what the rows say now; the room must be built again from the log. */
export class CommitRefused extends Error {
  readonly reason: CommitRefusal;

  constructor(reviewId: string, reason: CommitRefusal) {
    super(`The write to review ${reviewId} was not taken: ${reason}.`);
    this.name = 'CommitRefused';
    this.reason = reason;
  }
}
