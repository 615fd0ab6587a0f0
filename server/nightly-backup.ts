/** One backup a night into a folder, on a thread, and the last few kept. Asked every hour, it makes up for a night slept through. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../shared/clock.ts';

export interface NightlyDeps {
  readonly databaseFile: string;
  readonly folder: string;
  readonly keep: number;
  readonly clock: Clock;
}

/** Hour of the machine's day from which the night's backup is due. */
const dueHour = 2;
const namePattern = /^causeway-\d{4}-\d{2}-\d{2}[.]sqlite$/;

/** Resolves with the file that was made, or null when none was due. */
export async function backUpIfDue(deps: NightlyDeps): Promise<string | null> {
  const now = new Date(deps.clock());
  const file = join(deps.folder, `causeway-${dayName(now)}.sqlite`);
  if (now.getHours() < dueHour || existsSync(file)) return null;
  mkdirSync(deps.folder, { recursive: true });
  await onThread(deps.databaseFile, file);
  const all = readdirSync(deps.folder)
    .filter((name) => namePattern.test(name))
    .sort();
  for (const old of all.slice(0, -deps.keep)) rmSync(join(deps.folder, old));
  return file;
}

function dayName(day: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

function onThread(databaseFile: string, to: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // As source it lies in its room; built, beside the bundle.
    const name = import.meta.url.endsWith('.ts') ? '../db/backup-worker.ts' : './backup-worker.js';
    const worker = new Worker(new URL(name, import.meta.url), { workerData: { databaseFile, to } });
    worker.unref();
    worker.once('error', reject);
    worker.once('message', (fault: string | null) => {
      if (fault === null) resolve();
      else reject(new Error(fault));
    });
  });
}
