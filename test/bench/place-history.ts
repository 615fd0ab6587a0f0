/**
 * `node test/bench/place-history.ts [edits]`: how long the history of one factor takes to be told, in a document with a
 * past of 250,000 edits that are all still in the log, and how long the server keeps others waiting meanwhile.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { PlaceHistories } from '../../db/place-histories.ts';
import { systemLater } from '../../server/later.ts';
import { makeCollabWorld } from '../support/collab-world.ts';
import { makeUpSession, recordHistory } from './load/history.ts';

const edits = Number(process.argv[2] ?? 250_000);
const rounds = 5;
const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

// What is waited for below keeps no process alive.
const awake = setInterval(() => undefined, 60_000);
for (const perRow of [25, 1]) {
  const world = await makeCollabWorld();
  world.member('Ada');
  await world.review('r1', 'ada');
  const { updates, factorId } = recordHistory(makeUpSession(edits, 5), perRow);
  const { sqlite } = world.database;
  const last = sqlite
    .prepare<[], { seq: number; at: number; commitId: number }>(
      'SELECT seq, at, commit_id AS commitId FROM document_updates ORDER BY seq DESC LIMIT 1',
    )
    .get();
  if (last === undefined) throw new Error('The review was not stored.');
  const add = sqlite.prepare(
    `INSERT INTO document_updates (review_id, seq, epoch, commit_id, member_id, client_numbers, at, bytes)
     VALUES ('r1', ?, 1, ?, 'ada', '[77]', ?, ?)`,
  );
  sqlite.transaction(() => {
    for (const [index, update] of updates.entries())
      add.run(last.seq + 1 + index, last.commitId, last.at + index * 400, update);
    sqlite.prepare('UPDATE documents SET seq = ? WHERE review_id = ?').run(last.seq + updates.length, 'r1');
  })();
  await world.compactor.compact('r1');
  const { file: databaseFile } = world.database;
  const cold: number[] = [];
  const again: number[] = [];
  const whole: number[] = [];
  let parts = 0;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (let round = 0; round < rounds; round += 1) {
    const histories = new PlaceHistories({ databaseFile, sqlite, later: systemLater, report: console.error });
    cold.push(await timed(() => histories.read('r1', `factors/${factorId}`, null)));
    again.push(await timed(() => histories.read('r1', `factors/${factorId}`, null)));
    const begun = performance.now();
    let before: number | null = null;
    parts = 0;
    do {
      const part = await histories.read('r1', `factors/${factorId}`, before);
      before = part.before;
      parts += 1;
    } while (before !== null);
    whole.push(performance.now() - begun);
    await histories.close();
  }
  delay.disable();
  console.log(
    [
      `${edits} edits, ${perRow} to a row of the log (${updates.length} rows), medians of ${rounds}:`,
      `  the newest part, asked for the first time  ${milliseconds(median(cold))} (longest ${milliseconds(Math.max(...cold))})`,
      `  asked again                                ${milliseconds(median(again))} (longest ${milliseconds(Math.max(...again))})`,
      `  all of it, in ${String(parts).padEnd(2)} parts                    ${milliseconds(median(whole))}`,
      `  longest wait of anybody else in the server ${milliseconds(delay.max / 1e6)}`,
    ].join('\n'),
  );
  await world.close();
}
clearInterval(awake);
process.exit(0);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
