/** A backup taken while people type, restored into a folder of its own, to which the old tabs come back. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { closeCodes } from '../../shared/collab/protocol.ts';
import { Program } from '../support/run-program.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { onServer, type Fault, type Outcome } from './fault.ts';
import { FaultyServer } from './faulty-process.ts';
import { isClean, markersIn, TypingPanel } from './typing-panel.ts';

async function causeway(dataDir: string, args: readonly string[]): Promise<void> {
  const program = new Program('server/cli/main.ts', args, { DATA_DIR: dataDir });
  const code = await program.ends();
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${program.stdout}${program.stderr}`);
}

/** What a tab of before the restore is told, which names no epoch, like a stock client: moved, or not yours. */
const turnedAway: readonly (number | null)[] = [closeCodes.epochMoved, closeCodes.refused];

/** @param lines how many type, from four accounts */
export const backupWhileTyping = (lines: number): Fault => ({
  name: `backup while ${lines * 4} type, restored, and met by their tabs`,
  run: (ground) =>
    onServer(ground, 4, async (server, members): Promise<Outcome> => {
      const folder = tempFolder();
      const file = join(folder.path, 'backup.sqlite');
      const restored = join(folder.path, 'restored');
      mkdirSync(restored);
      let other: FaultyServer | null = null;
      try {
        const panel = await TypingPanel.open(server, members, ground.random, lines);
        const typing = panel.type(5);
        await typing.enough;
        const promised = panel.typists.flatMap(({ writer }) => [...writer.acked]);
        await causeway(server.dataDir, ['backup', file]);
        const during =
          panel.typists.reduce((sum, { writer }) => sum + writer.acked.size, 0) - promised.length;
        await server.stop('SIGKILL');
        await typing.closed;
        await causeway(server.dataDir, ['verify', file]);
        const kept = markersIn(file, panel.reviewId);
        const missing = promised.filter((marker) => kept.get(marker) !== 1);

        await causeway(restored, ['restore', file]);
        other = new FaultyServer(ground.program, restored);
        await other.begin();
        const codes = new Set<number | null>();
        for (const { writer, member } of panel.typists) {
          await writer.connect(other.url, panel.reviewId, member.cookie);
          await writer.until(() => writer.closeCode !== null);
          codes.add(writer.closeCode);
        }
        await other.stop('SIGTERM');
        const after = markersIn(other.databaseFile, panel.reviewId);
        const same = JSON.stringify([...after].sort()) === JSON.stringify([...kept].sort());
        return {
          holds:
            missing.length === 0 &&
            same &&
            isClean(panel.verdict()) &&
            [...codes].every((code) => turnedAway.includes(code)),
          counts: {
            promised: promised.length,
            'acknowledged meanwhile': during,
            'in the backup': kept.size,
            missing: missing.length,
            'close codes of old tabs': [...codes].join(' '),
            'restored unchanged': String(same),
          },
        };
      } finally {
        await other?.dispose();
        folder.remove();
      }
    }),
});
