/** kill -9 at random moments while two people type: nothing that was acknowledged is lost, and nothing doubles. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SeededRandom } from '../support/seeded-random.ts';
import { bundleFaultyServer, FaultyServer } from './faulty-process.ts';
import { openMembers, TypingPanel } from './typing-panel.ts';

const kills = 25;
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1_000_000));
const random = new SeededRandom(seed);
const clean = { lost: [], doubled: [], integrity: 'ok', brokenReferences: 0 };

let server: FaultyServer;
let removeBundle: () => void;
beforeAll(async () => {
  const { program, remove } = await bundleFaultyServer();
  removeBundle = remove;
  server = new FaultyServer(program);
  await server.begin();
}, 60_000);
afterAll(async () => {
  await server.dispose();
  removeBundle();
});

test(
  `[P12] kill -9 while both type, ${kills} times: every acknowledged edit is there, once [seed ${seed}]`,
  { timeout: 180_000 },
  async () => {
    const panel = await TypingPanel.open(server, await openMembers(server.url, 2), random);
    for (let round = 0; round < kills; round += 1) {
      const { enough, closed } = panel.type(1 + random.below(30));
      await enough;
      await server.stop('SIGKILL');
      await closed;
      expect(panel.verdict(), `round ${round}, seed ${seed}`).toMatchObject(clean);
      await server.begin();
      await panel.connect();
    }
    await panel.allAcknowledged();
    expect(panel.typists.flatMap(({ writer }) => writer.refusals)).toEqual([]);
    panel.leave();
    await server.stop('SIGKILL');
    const written = panel.typists.reduce((sum, typist) => sum + typist.written, 0);
    expect(panel.verdict()).toMatchObject({ ...clean, acknowledged: written });
  },
);
