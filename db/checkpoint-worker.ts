/**
 * Moves what the write-ahead log holds into the database file, on a thread and a connection of its own, so that the
 * event loop never waits for it. It takes no lock that a writer needs: the stronger kinds of checkpoint do, and the
 * writing thread would sleep until they are over.
 */
import Database from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckpointAnswer, CheckpointRequest } from './checkpointer.ts';

const sqlite = new Database(workerData as string, { fileMustExist: true });
sqlite.pragma('busy_timeout = 1000');
sqlite.pragma('synchronous = NORMAL');
sqlite.pragma('wal_autocheckpoint = 0');

parentPort?.on('message', (request: CheckpointRequest) => {
  if (request === 'close') {
    sqlite.close();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(checkpoint());
});

function checkpoint(): CheckpointAnswer {
  try {
    const [row] = sqlite.pragma('wal_checkpoint(PASSIVE)') as { log: number }[];
    if (row === undefined) return { error: 'no answer' };
    return { log: row.log };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
