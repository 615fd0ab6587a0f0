/** A review document as it lies on the disk, read without the server: what a crash really left. */
import Database from 'better-sqlite3';
import * as Y from 'yjs';

export interface StoredDocument {
  readonly doc: Y.Doc;
  readonly integrity: string;
  readonly brokenReferences: number;
}

/** Changes nothing: the log is left to the server, whose recovery of it is what a test wants to see. */
export function readStoredDocument(databaseFile: string, reviewId: string): StoredDocument {
  const database = new Database(databaseFile, { fileMustExist: true, readonly: true });
  try {
    const doc = new Y.Doc();
    const rows = database
      .prepare('select bytes from document_updates where review_id = ? order by seq')
      .all(reviewId) as { bytes: Uint8Array }[];
    for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
    return {
      doc,
      integrity: String(database.pragma('integrity_check', { simple: true })),
      brokenReferences: (database.pragma('foreign_key_check') as unknown[]).length,
    };
  } finally {
    database.close();
  }
}

/** How often each marker stands in a text. */
export function occurrences(text: string, marker: string): number {
  return text.split(marker).length - 1;
}
