/** Runs one of our entry points from source as its own process, as a person at a terminal would, and hears it out. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export class Program {
  stdout = '';
  stderr = '';
  readonly #child: ChildProcess;

  constructor(
    entry: 'server/main.ts' | 'server/cli/main.ts',
    args: readonly string[],
    env: Record<string, string>,
    /** What is piped in; left out, there is nothing to read. */
    input?: string,
  ) {
    this.#child = spawn(process.execPath, [join(root, entry), ...args], {
      cwd: root,
      env: { PATH: process.env['PATH'], PORT: '0', ...env },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    this.#child.stdin?.end(input);
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString('utf8')));
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString('utf8')));
  }

  /** Resolves when it has printed something that matches; rejects with all it said when it ends before. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    const ended = once(this.#child, 'exit').then(() => null);
    for (;;) {
      const match = pattern.exec(this.stdout);
      if (match !== null) return match;
      const more = this.#child.stdout === null ? ended : once(this.#child.stdout, 'data');
      if ((await Promise.race([more, ended])) === null && pattern.exec(this.stdout) === null) {
        throw new Error(`It ended without saying ${pattern.source}: ${this.stdout}${this.stderr}`);
      }
    }
  }

  /** The exit code, once it has ended by itself and its pipes are read to the end. */
  async ends(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'close');
    return this.#child.exitCode;
  }

  async stop(signal: NodeJS.Signals): Promise<number | null> {
    this.#child.kill(signal);
    return this.ends();
  }

  /** For the end of a test, however it went. */
  async dispose(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await this.stop('SIGKILL');
  }
}
