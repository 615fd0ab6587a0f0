/**
 * The one door through which the rest of the server reads and edits review documents. Both stand behind the durable
 * barrier: nothing is handed out, and no edit is confirmed, that a crash could still take back.
 */
import type * as Y from 'yjs';

/** Whose edit it is; null is the server itself. A member's right to write is checked like that of a socket. */
export interface EditActor {
  readonly memberId: string | null;
}

export interface DocumentDoor {
  /**
   * Runs `reader` on the document and resolves with its result once everything it saw is durable. The reader must
   * not change the document and must return plain data, not Yjs types.
   * @throws AppError `not-found` when there is no such review.
   */
  read<T>(reviewId: string, reader: (doc: Y.Doc) => T): Promise<T>;
  /**
   * Runs `edit` on a copy, takes what it changed through gate and commit under a server client number, and resolves
   * when that is durable. An edit that throws changes nothing.
   * @throws AppError `not-found`, `forbidden`, `signed`, `storage`, or `internal` when the gate refuses the edit.
   */
  edit(reviewId: string, actor: EditActor, edit: (doc: Y.Doc) => void): Promise<void>;
  /** Hears the newest durable sequence number of a document after each commit to it. Returns the unsubscribe. */
  onDurable(listener: (reviewId: string, seq: number) => void): () => void;
}
