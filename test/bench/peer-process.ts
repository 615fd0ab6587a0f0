/**
 * A server under measurement: a process of its own on a free loopback port, in a folder of its own, on a core of its
 * own where the system can pin it. Every process started here is ended, whatever happens.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { once } from 'node:events';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Cores of the server and of the load generator. */
const serverCore = 0;
const loadCore = 1;
/** Milliseconds a server may take to start, and to stop on a polite request. */
const startPatience = 60_000;
const stopPatience = 15_000;
const clockTicksPerSecond = 100;

const running = new Set<ChildProcess>();

/** Ends whatever is still running. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

function canPin(): boolean {
  return spawnSync('taskset', ['-c', `${serverCore},${loadCore}`, 'true']).status === 0;
}

const pins = canPin();

/** Keeps this process, the load generator, off the server's core. */
export function pinLoadGenerator(): boolean {
  const pin = (...which: string[]) =>
    spawnSync('taskset', [...which, '-cp', String(loadCore), String(process.pid)]).status === 0;
  if (!pins || !pin()) return false;
  // Its helper threads too; one of them may end meanwhile, which counts as an error and is none.
  pin('-a');
  return true;
}

/**
 * A process on the server's core that only counts, at the lowest priority: what any neighbour at all costs there.
 * @returns the way to end it
 */
export function countBeside(): () => void {
  const count = [process.execPath, '-e', 'while (true) {}'];
  const [command = '', ...args] = pins ? ['taskset', '-c', String(serverCore), ...count] : count;
  const child = spawn(command, args, { stdio: 'ignore' });
  running.add(child);
  child.once('exit', () => running.delete(child));
  setPriority(child.pid ?? 0, constants.priority.PRIORITY_LOW);
  return () => child.kill('SIGKILL');
}

export interface PeerStart {
  /** Arguments of Node, the program first. */
  readonly program: readonly string[];
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
}

export class RunningPeer {
  readonly port: number;
  readonly folder: string;
  readonly #child: ChildProcess;
  readonly #pid: number;

  private constructor(child: ChildProcess, port: number, folder: string) {
    this.#child = child;
    this.#pid = child.pid ?? 0;
    this.port = port;
    this.folder = folder;
  }

  /** @throws with what the server printed when it does not come up. */
  static async start({ program, folder, env = {} }: PeerStart): Promise<RunningPeer> {
    const node = [process.execPath, ...program];
    const [command = '', ...args] = pins ? ['taskset', '-c', String(serverCore), ...node] : node;
    const child = spawn(command, args, {
      env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    let output = '';
    const port = await new Promise<number>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`No server came up: ${output}`)), startPatience);
      const listen = (chunk: Buffer): void => {
        output = (output + chunk.toString('utf8')).slice(-4000);
        const found = /http:\/\/[^\s"]+:(\d+)/.exec(output)?.[1];
        if (found === undefined) return;
        clearTimeout(late);
        resolve(Number(found));
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('exit', (code, signal) => {
        reject(new Error(`The server ended with ${code}: ${output}`));
        if (code !== 0 && signal !== 'SIGKILL')
          console.error(`A server ended with ${code ?? signal}: ${output}`);
      });
    });
    return new RunningPeer(child, port, folder);
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Processor time used so far, user and system. */
  cpuMicroseconds(): number {
    const fields = readFileSync(`/proc/${this.#pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    return (ticks / clockTicksPerSecond) * 1e6;
  }

  /** Memory the process holds, in KiB. */
  memory(): number {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.#pid}/status`, 'utf8'))?.[1] ?? 0);
  }

  /** Asks it to stop, and after a while makes it. */
  async stop(): Promise<void> {
    if (this.hasEnded) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const given = new AbortController();
    const kill = sleep(stopPatience, undefined, { signal: given.signal }).then(
      () => this.#child.kill('SIGKILL'),
      () => false,
    );
    await ended;
    given.abort();
    await kill;
  }
}

/** Bytes of all files in a folder and below. */
export function folderBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
