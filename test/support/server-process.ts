/** Causeway as its own process, as people run it: started, killed and started again on one folder. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const entries = { source: join(root, 'server/main.ts'), built: join(root, 'dist/server/main.js') } as const;

export interface ProcessOptions {
  /** The sources need no build; browsers need the built one, which brings the client along. */
  readonly entry?: keyof typeof entries;
  /** Left out: a new folder, removed by `dispose`. */
  readonly dataDir?: string;
  /** Left out: a free one, kept over restarts. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Another program that serves, instead of `entry`. */
  readonly program?: string;
}

export class ServerProcess {
  readonly dataDir: string;
  url = '';
  #child: ChildProcess | null = null;
  #port: number;
  readonly #env: Readonly<Record<string, string>>;
  readonly #ownsFolder: boolean;
  readonly #entry: string;
  /** What the program is told at its next start. */
  args: readonly string[] = [];
  /** Everything it has printed since it was last started. */
  output = '';

  constructor(options: ProcessOptions = {}) {
    this.#ownsFolder = options.dataDir === undefined;
    this.dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'causeway-test-'));
    this.#port = options.port ?? 0;
    this.#env = options.env ?? {};
    this.#entry = options.program ?? entries[options.entry ?? 'source'];
  }

  get databaseFile(): string {
    return join(this.dataDir, 'causeway.sqlite');
  }

  /** Resolves with the address once the server has printed it. @throws with its output when it exits instead. */
  async start(): Promise<string> {
    this.output = '';
    const child = spawn(process.execPath, [this.#entry, ...this.args], {
      cwd: root,
      env: { PATH: process.env['PATH'], DATA_DIR: this.dataDir, PORT: String(this.#port), ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.url = await new Promise<string>((resolve, reject) => {
      const listen = (chunk: Buffer): void => {
        this.output += chunk.toString('utf8');
        const address = /https?:\/\/[^\s"]+:\d+/.exec(this.output)?.[0];
        if (address !== undefined) resolve(address);
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${this.output}`)));
    });
    // A port that was given may stand behind another address, which is then the one it prints.
    this.#port ||= Number(new URL(this.url).port);
    return this.url;
  }

  /** Sends a signal and resolves with the exit code, null when the signal ended it. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null)
      return child?.exitCode ?? null;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    this.#child = null;
    return child.exitCode;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Sends a signal that does not end it. */
  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Resolves when it has ended, with the exit code or the name of the signal that ended it. */
  async ended(): Promise<number | NodeJS.Signals | null> {
    const child = this.#child;
    if (child === null) return null;
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child.exitCode ?? child.signalCode;
  }

  async dispose(): Promise<void> {
    await this.stop('SIGKILL');
    if (this.#ownsFolder) rmSync(this.dataDir, { recursive: true, force: true });
  }
}
