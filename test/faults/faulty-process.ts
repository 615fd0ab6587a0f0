/**
 * A server with faults as its own process, bundled once so that it starts in a quarter of a second. Kills, power cuts
 * and restarts; measures how long a restart takes.
 */
import { cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { ServerProcess } from '../support/server-process.ts';
import type { FaultPlan } from './fault-plan.ts';

const root = join(import.meta.dirname, '../..');
/** Within the packages' folder, from where the bundle finds what is not in it. */
const cache = join(root, 'node_modules/.cache');

/** Bundles the faulty server. Call `remove` when done. */
export async function bundleFaultyServer(): Promise<{ program: string; remove: () => void }> {
  mkdirSync(cache, { recursive: true });
  const dir = mkdtempSync(join(cache, 'causeway-faults-'));
  const bundle = await rolldown({
    input: {
      main: join(import.meta.dirname, 'faulty-server.ts'),
      'checkpoint-worker': join(root, 'db/checkpoint-worker.ts'),
      'compaction-worker': join(root, 'db/compaction-worker.ts'),
    },
    platform: 'node',
    external: [/^node:/, 'better-sqlite3', /^@node-rs\//, 'pino', /^@myriaddreamin\//],
    logLevel: 'silent',
  });
  await bundle.write({ dir, format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name].js' });
  await bundle.close();
  cpSync(join(root, 'db/migrations'), join(dir, 'migrations'), { recursive: true });
  return { program: join(dir, 'main.js'), remove: () => rmSync(dir, { recursive: true, force: true }) };
}

export class FaultyServer extends ServerProcess {
  /** Milliseconds each start took. */
  readonly starts: number[] = [];
  readonly #certainFile: string;
  readonly #certainFolder: string;

  constructor(program: string, dataDir?: string) {
    super({ program, ...(dataDir !== undefined && { dataDir }) });
    this.#certainFolder = mkdtempSync(join(tmpdir(), 'causeway-certain-'));
    this.#certainFile = join(this.#certainFolder, 'bytes');
  }

  async begin(plan: FaultPlan = {}): Promise<string> {
    this.args = [JSON.stringify({ certainFile: this.#certainFile, ...plan })];
    const began = performance.now();
    const url = await this.start();
    this.starts.push(performance.now() - began);
    return url;
  }

  /** From now on its plan holds. Armed again, it is over. */
  arm(): void {
    this.signal('SIGUSR2');
  }

  /** Ends it, and takes from the log what no completed sync has covered, as a power cut may. */
  async cutPower(): Promise<void> {
    await this.stop('SIGKILL');
    const certain = Number(readFileSync(this.#certainFile, 'utf8'));
    const log = `${this.databaseFile}-wal`;
    truncateSync(log, certain);
    rmSync(`${this.databaseFile}-shm`, { force: true });
  }

  override async dispose(): Promise<void> {
    await super.dispose();
    rmSync(this.#certainFolder, { recursive: true, force: true });
  }
}
