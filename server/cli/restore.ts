/**
 * `restore FILE`: puts a backup in the place of the database and keeps what was there beside it. Every document begins
 * a new epoch, so that tabs which saw a later state cannot merge it in unseen: they offer what the backup lacks.
 */
import * as Y from 'yjs';
import { copyFileSync, existsSync, linkSync, renameSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { recordAudit } from '../../db/audit-store.ts';
import { syncFile } from '../../db/backup.ts';
import { lockFolder, prepareFolder } from '../../db/data-folder.ts';
import { SqliteDocumentStore } from '../../db/document-store.ts';
import type { Config } from '../config.ts';
import { isFolderTaken } from '../explain-failure.ts';
import { databaseFileOf } from '../places.ts';
import { StartRefusal } from '../start-refusal.ts';
import { systemClock } from '../system-clock.ts';
import { foldIn } from './fold-in.ts';
import { auditWords, verifiedWords, verifyFile } from './verify.ts';
import { withServices } from './with-services.ts';

const instead = 'Stop it first, then restore, then start it again.';

export async function restore(config: Config, path: string, say: (line: string) => void): Promise<void> {
  const backup = resolve(path);
  const file = databaseFileOf(config.dataDir);
  if (backup === file) throw new StartRefusal(`${backup} is the database itself.`, 'Name a backup of it.');
  const found = verifyFile(backup);
  const aside = await exchange(config.dataDir, backup, file);
  await withServices(config, instead, async ({ database, engine }) => {
    const store = new SqliteDocumentStore(database);
    const ids = database.sqlite.prepare<[], string>('SELECT review_id FROM documents').pluck().all();
    for (const reviewId of ids) {
      const stored = await store.load(reviewId);
      if (stored === null) continue;
      const state = mergedState(
        stored.snapshot === null ? stored.updates : [stored.snapshot, ...stored.updates],
      );
      await engine.write((orm) => engine.beginEpoch(orm, reviewId, state));
    }
    await engine.write((orm) =>
      recordAudit(orm, {
        at: systemClock(),
        actorId: null,
        act: 'database.restored',
        detail: { entries: found.audit?.entries ?? 0, head: found.audit?.head ?? null },
      }),
    );
  });
  say(`Restored ${basename(backup)}: ${verifiedWords(found)}.`);
  say(auditWords(found));
  if (aside !== null) say(`What was there before is kept as ${aside}.`);
  say('Open tabs will load the reviews anew, and offer what they hold beyond this backup.');
}

/** Returns where the database that was there is now, or null when there was none. */
async function exchange(dataDir: string, backup: string, file: string): Promise<string | null> {
  prepareFolder(dataDir);
  const lock = takeFolder(dataDir);
  try {
    const incoming = join(dirname(file), '.restoring.sqlite');
    copyFileSync(backup, incoming);
    await syncFile(incoming);
    const aside = existsSync(file) ? `${file}.before-${stamp()}` : null;
    if (aside !== null) {
      foldIn(file);
      // A second name first: at no moment is there a folder without a database, which would begin a new one.
      linkSync(file, aside);
      for (const beside of ['-wal', '-shm']) {
        if (existsSync(file + beside)) renameSync(file + beside, aside + beside);
      }
    }
    renameSync(incoming, file);
    await syncFile(dirname(file));
    return aside;
  } finally {
    lock.release();
  }
}

function takeFolder(dataDir: string): { release(): void } {
  try {
    return lockFolder(dataDir);
  } catch (error) {
    if (!isFolderTaken(error)) throw error;
    throw new StartRefusal(`Causeway is running on the data folder ${dataDir}.`, instead);
  }
}

function mergedState(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return Y.encodeStateAsUpdate(doc);
}

function stamp(): string {
  return new Date(systemClock()).toISOString().replaceAll(/[:.]/g, '-');
}
