/** A short selection of the faults that `npm run test:faults` tries at length. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SeededRandom } from '../support/seeded-random.ts';
import { failingSync, fullDisks, olderClient, secondServer } from './disk-and-folder.ts';
import { controls, killAtPoints, powerCuts, stopUnderLoad } from './ends.ts';
import type { Fault } from './fault.ts';
import { bundleFaultyServer } from './faulty-process.ts';
import { fuzzRooms } from './frame-fuzz.ts';
import { cutAtEveryByte, halfOpen, reconnectStorm } from './network.ts';

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1_000_000));
const patience = { timeout: 60_000 };

let program = '';
let removeBundle: () => void;
beforeAll(async () => {
  ({ program, remove: removeBundle } = await bundleFaultyServer());
}, 60_000);
afterAll(() => removeBundle());

async function expectToHold(fault: Fault): Promise<void> {
  const outcome = await fault.run({ program, random: new SeededRandom(seed), timed: () => false });
  expect(outcome, `${fault.name}, seed ${seed}: ${JSON.stringify(outcome.counts)}`).toMatchObject({
    holds: true,
  });
}

describe('nothing acknowledged is lost or doubled', () => {
  test(
    '[P12] when the server dies before or after the commit, after the sync, or between two receivers',
    patience,
    () => expectToHold(killAtPoints(4)),
  );
  test('[P12] when the power goes and with it every byte no sync has covered', patience, () =>
    expectToHold(powerCuts(2)),
  );
  test('[P13] when a sync fails: the process ends with 1 and nothing is acknowledged after', patience, () =>
    expectToHold(failingSync(1)),
  );
  test(
    '[P32] when the server is told to stop while people type: it ends with 0 and sends them away with 1012',
    patience,
    () => expectToHold(stopUnderLoad(1)),
  );
  test.each(fullDisks(1))(
    '[P14] on a $name: reading goes on, and writing once there is room',
    patience,
    (fault) => expectToHold(fault),
  );
  test('[P7] when the line is cut at any byte of an exchange', patience, () =>
    expectToHold(cutAtEveryByte(40)),
  );
  test('[P7] when bytes vanish in silence: what cannot arrive is not acknowledged', patience, () =>
    expectToHold(halfOpen(3)),
  );
  test('[P29] when everybody comes back at once after a kill', patience, () =>
    expectToHold(reconnectStorm(4, 8)),
  );
});

describe('the run itself', () => {
  test.each(controls(1))('sees what is lost: $name', patience, (fault) => expectToHold(fault));
});

test('[P35] a second server on the folder is refused and writes nothing', patience, () =>
  expectToHold(secondServer(1)),
);
test(
  '[P5] a client older than the document is sent away with 4426 before it can send anything',
  patience,
  () => expectToHold(olderClient),
);

test(
  '[P19] broken frames and bombs change no document, end no process and keep nobody else from working',
  patience,
  async () => {
    const { changed, disturbed, refused, slowestKind, slowestMs } = await fuzzRooms(
      new SeededRandom(seed),
      200,
      200,
    );
    expect({ changed, disturbed }, `seed ${seed}`).toEqual({ changed: 0, disturbed: 0 });
    expect(refused).toBeGreaterThan(0);
    // Far above what any frame takes, far below what a bomb takes that goes off.
    expect(slowestMs, slowestKind).toBeLessThan(1000);
  },
);
