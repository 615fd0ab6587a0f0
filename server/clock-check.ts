/** Whether the machine's clock can be right, judged by what was stored under it. */
import type { Database } from 'better-sqlite3';

/** Milliseconds the clock may be behind the newest commit before it is worth a sentence. */
const dayInMs = 24 * 3600 * 1000;

/** UTC milliseconds of the newest commit, or null before the first. */
export function newestCommit(sqlite: Database): number | null {
  return sqlite.prepare<[], number>('SELECT at FROM commits ORDER BY id DESC LIMIT 1').pluck().get() ?? null;
}

/** A sentence when the clock is more than a day behind what was stored last, else null. */
export function clockFault(now: number, newest: number | null): string | null {
  if (newest === null || now >= newest - dayInMs) return null;
  const at = (time: number): string => new Date(time).toISOString().slice(0, 16).replace('T', ' ');
  return (
    `The clock of this machine says ${at(now)} UTC, but the newest edit was stored at ${at(newest)} UTC: ` +
    'times shown will be wrong until it is set right.'
  );
}
