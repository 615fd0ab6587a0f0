/** Follows the chain of the audit on a read-only connection of its own, over one state of the database. */
import Database from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';
import type { AuditAnswer, AuditRequest } from './audit-checker.ts';
import { followAudit } from './verify-audit.ts';

const sqlite = new Database(workerData as string, { fileMustExist: true, readonly: true });
sqlite.pragma('busy_timeout = 1000');

parentPort?.on('message', (request: AuditRequest) => {
  if (request === 'close') {
    sqlite.close();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(answer());
});

function answer(): AuditAnswer {
  try {
    const state = sqlite.transaction(() => followAudit(sqlite))();
    if (state === null) return { error: 'it was not begun' };
    const { versions: _versions, ...found } = state;
    return { found };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
