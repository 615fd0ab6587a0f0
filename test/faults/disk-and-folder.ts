/** The disk says no, or the folder belongs to another: nothing acknowledged is lost, nothing is written that must not be. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { layoutVersion } from '../../shared/review-document/layout.ts';
import { isWithin, onServer, type Fault, type Outcome } from './fault.ts';
import { FaultyServer } from './faulty-process.ts';
import { isClean, TypingPanel } from './typing-panel.ts';

/** Milliseconds in which a second server is refused, process start included. */
const refusedWithin = 2000;
/** Bytes a file may still grow by when the file-size limit is set. */
const littleRoom = 48 * 1024;

/** A way to fill the disk of a running server and to give it room again. */
interface Shortage {
  begin(server: FaultyServer): void;
  end(server: FaultyServer): void;
}

const noPages: Shortage = { begin: (server) => server.arm(), end: (server) => server.arm() };
const noBytes: Shortage = {
  begin: (server) => limitFiles(server, String(statSync(`${server.databaseFile}-wal`).size + littleRoom)),
  end: (server) => limitFiles(server, 'unlimited'),
};

function limitFiles(server: FaultyServer, soft: string): void {
  execFileSync('prlimit', ['--pid', String(server.pid), `--fsize=${soft}:unlimited`]);
}

async function fill(
  shortage: Shortage,
  server: FaultyServer,
  panel: TypingPanel,
  rounds: number,
): Promise<boolean> {
  let readable = true;
  for (let round = 0; round < rounds; round += 1) {
    const typing = panel.type(3);
    await typing.enough;
    shortage.begin(server);
    await typing.closed;
    const chair = panel.typists[0]?.member;
    const answer = await chair?.call('GET', `/reviews/${panel.reviewId}/document`);
    readable &&= answer?.status === 200 && isClean(panel.verdict());
    shortage.end(server);
    // The same process takes edits again, as soon as there is room.
    await panel.connect();
    await panel.allAcknowledged();
  }
  return readable;
}

function fullDisk(name: string, shortage: Shortage, rounds: number): Fault {
  return {
    name: `full disk: ${name}`,
    run: (ground) =>
      onServer(ground, 2, async (server, members): Promise<Outcome> => {
        await server.stop('SIGKILL');
        await server.begin({ fullDisk: true });
        const panel = await TypingPanel.open(server, members, ground.random);
        const readable = await fill(shortage, server, panel, rounds);
        const verdict = panel.verdict();
        panel.leave();
        return {
          holds: readable && isClean(verdict),
          counts: {
            rounds,
            acknowledged: verdict.acknowledged,
            lost: verdict.lost.length,
            doubled: verdict.doubled.length,
            'readable meanwhile': String(readable),
          },
        };
      }),
  };
}

export const fullDisks = (rounds: number): readonly Fault[] => [
  fullDisk('no page more for the database', noPages, rounds),
  // Only Linux can set a limit on a process that runs.
  ...(process.platform === 'linux' ? [fullDisk('file-size limit of the process', noBytes, rounds)] : []),
];

export const failingSync = (rounds: number): Fault => ({
  name: 'failing sync, unsynced bytes gone',
  run: (ground) =>
    onServer(ground, 2, async (server, members): Promise<Outcome> => {
      const panel = await TypingPanel.open(server, members, ground.random);
      const codes = new Set<number | string | null>();
      let clean = true;
      for (let round = 0; round < rounds; round += 1) {
        await server.stop('SIGKILL');
        await server.begin({ failSyncAt: 1 + ground.random.below(20) });
        await panel.connect();
        server.arm();
        const typing = panel.type(Infinity);
        codes.add(await server.ended());
        await typing.closed;
        await server.cutPower();
        clean &&= isClean(panel.verdict());
        await server.begin();
        await panel.connect();
        await panel.allAcknowledged();
      }
      const { lost, doubled, acknowledged } = panel.verdict();
      panel.leave();
      return {
        holds: clean && [...codes].every((code) => code === 1) && lost.length + doubled.length === 0,
        counts: {
          rounds,
          acknowledged,
          lost: lost.length,
          doubled: doubled.length,
          'exit codes': [...codes].join(' '),
        },
      };
    }),
});

/** Every file of a folder with its content. */
function contentOf(folder: string): string {
  const names = readdirSync(folder).sort();
  const digests = names.map((name) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex'),
  );
  return JSON.stringify([names, digests]);
}

export const secondServer = (rounds: number): Fault => ({
  name: 'second server on the folder',
  run: (ground) =>
    onServer(ground, 1, async (first): Promise<Outcome> => {
      let slowest = 0;
      let refused = 0;
      let changed = 0;
      for (let round = 0; round < rounds; round += 1) {
        const before = contentOf(first.dataDir);
        const second = new FaultyServer(ground.program, first.dataDir);
        const began = performance.now();
        await second.begin().catch(() => (refused += 1));
        slowest = Math.max(slowest, Math.round(performance.now() - began));
        await second.dispose();
        if (contentOf(first.dataDir) !== before) changed += 1;
      }
      const lives = (await fetch(`${first.url}/readyz`)).ok;
      return {
        holds: refused === rounds && changed === 0 && isWithin(ground, slowest, refusedWithin) && lives,
        counts: { rounds, refused, 'folders changed': changed, 'slowest refusal ms': slowest },
      };
    }),
});

/** A document of a newer layout meets a client of today, which stands for one that is too old. */
export const olderClient: Fault = {
  name: 'older client opens a newer document',
  run: (ground) =>
    onServer(ground, 1, async (server, members): Promise<Outcome> => {
      const panel = await TypingPanel.open(server, members, ground.random);
      await panel.type(2).enough;
      await server.stop('SIGKILL');
      await Promise.all(panel.typists.map(({ writer }) => writer.until(() => writer.closeCode !== null)));
      const database = new Database(server.databaseFile);
      database.prepare('UPDATE documents SET layout = ?').run(layoutVersion + 1);
      database.close();
      const rows = (): unknown => {
        const reading = new Database(server.databaseFile, { readonly: true });
        try {
          return reading
            .prepare('SELECT count(*) AS rows, sum(length(bytes)) AS bytes FROM document_updates')
            .get();
        } finally {
          reading.close();
        }
      };
      const before = JSON.stringify(rows());
      await server.begin();
      const [typist] = panel.typists;
      if (typist !== undefined) panel.write(typist);
      const refused = await panel.connect().then(
        () => false,
        () => true,
      );
      await typist?.writer.until(() => typist.writer.closeCode !== null);
      const code = typist?.writer.closeCode ?? null;
      const same = JSON.stringify(rows()) === before;
      return {
        holds: refused && code === 4426 && same,
        counts: { 'close code': String(code), 'stored rows unchanged': String(same) },
      };
    }),
};
