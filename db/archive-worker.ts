/** Writes archives on a read-only connection of its own, over one state of the database each. */
import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { archiveSchemaName } from '../shared/archive/review-archive.ts';
import type { ArchiveAnswer, ArchiveRequest } from './archiver.ts';
import { digestOf } from './document-store.ts';
import { readArchive } from './read-archive.ts';
import { ZipFile } from './zip-file.ts';

const sqlite = new Database(workerData as string, { fileMustExist: true, readonly: true });
sqlite.pragma('busy_timeout = 1000');

parentPort?.on('message', (request: ArchiveRequest | 'close') => {
  if (request === 'close') {
    sqlite.close();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(answer(request));
});

function answer(request: ArchiveRequest): ArchiveAnswer {
  try {
    return sqlite.transaction(() => write(request))();
  } catch (error) {
    rmSync(request.file, { force: true });
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function write({ reviewId, file, at, texts }: ArchiveRequest): ArchiveAnswer {
  const found = readArchive(sqlite, reviewId);
  if (found === null) return { error: 'there is no such review' };
  const zip = new ZipFile(file, at);
  try {
    for (const [path, text] of Object.entries(texts)) zip.add(path, new TextEncoder().encode(text));
    for (const { path, bytes } of found.parts) zip.add(path, bytes);
    return zip.finish({
      schema: archiveSchemaName,
      reviewId,
      madeAt: new Date(at).toISOString(),
      contentSha256: digestOf(found.content),
    });
  } finally {
    zip.close();
  }
}
