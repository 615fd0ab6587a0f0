/**
 * Tries every fault on real server processes and prints a line for each. `npm run test:faults -- --kills 200`;
 * `--seed S` repeats a run, `--only WORD` takes the faults whose name holds the word. Ends with 1 when one does not hold.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { SeededRandom } from '../support/seeded-random.ts';
import { allFaults } from './all-faults.ts';
import { bundleFaultyServer } from './faulty-process.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    only: { type: 'string', default: '' },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const seed = Number(values.seed);
/** Processes that want to run per core, of the last minute, beyond which times are not ours. */
const busy = 2;
const timed = (): boolean => (loadavg()[0] ?? 0) <= busy * availableParallelism();
const { program, remove } = await bundleFaultyServer();
let failures = 0;
say(`faults with seed ${seed}, ${values.kills} kills`);
try {
  for (const { name, run } of allFaults(Number(values.kills))) {
    if (!name.includes(values.only)) continue;
    const began = performance.now();
    try {
      const { holds, counts } = await run({ program, random: new SeededRandom(seed), timed });
      if (!holds) failures += 1;
      const said = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      say(
        `${holds ? 'ok  ' : 'FAIL'} ${name}: ${said.join(', ')} (${seconds} s${timed() ? '' : ', times not judged: busy machine'})`,
      );
    } catch (error) {
      failures += 1;
      say(`FAIL ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
} finally {
  remove();
}
say(failures === 0 ? 'all faults held' : `${failures} did not hold`);
process.exitCode = failures === 0 ? 0 : 1;
