/**
 * One process that renders, asked one question at a time. It is ended when an answer takes too long or it holds too
 * much memory, and when its parent goes; whoever asked is told why there is no answer. Starts no second one by itself.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import type { Later } from '../later.ts';
import type { RenderAnswer, RenderQuestion } from './publishing-messages.ts';

export interface RenderLimits {
  /** Milliseconds for one answer. */
  readonly time: number;
  /** Bytes of memory that the process may hold. */
  readonly memory: number;
}

export type NoAnswer = 'too-slow' | 'too-much-memory' | 'ended';

/** Milliseconds between two looks at its memory while it works. */
const lookEvery = 100;
/** Of Linux; only there can memory be looked at from outside. */
const pageSize = 4096;
/** Where it may read: the program itself, from the sources or the bundle alike, and its packages. */
const programFolder = join(import.meta.dirname, '../..');
const mayRead = [programFolder, join(programFolder, 'node_modules')].flatMap((folder) => [
  folder,
  realpathSync(folder),
]);

export class RenderProcess {
  readonly #child: ChildProcess;
  readonly #limits: RenderLimits;
  readonly #later: Later;
  #gone = false;

  constructor(script: string, limits: RenderLimits, later: Later) {
    this.#limits = limits;
    this.#later = later;
    this.#child = fork(script, [], {
      // No settings, no secrets, and no way to the network through a proxy that they would name.
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [
        '--permission',
        '--allow-addons',
        ...new Set(mayRead.map((folder) => `--allow-fs-read=${folder}`)),
        `--max-old-space-size=${Math.floor(limits.memory / 2 ** 20)}`,
      ],
    });
    this.#child.once('exit', () => (this.#gone = true));
    this.#child.on('error', () => (this.#gone = true));
    // At rest it keeps nothing alive: a server that stops need not wait for it.
    this.#hold(false);
    this.#stepBack();
  }

  get isGone(): boolean {
    return this.#gone;
  }

  /** Never rejects. One question at a time. */
  async ask(question: RenderQuestion): Promise<RenderAnswer | NoAnswer> {
    if (this.#gone) return 'ended';
    return new Promise((resolve) => {
      const child = this.#child;
      this.#hold(true);
      const finish = (answer: RenderAnswer | NoAnswer): void => {
        this.#hold(false);
        callOffEnd();
        callOffLook();
        child.off('message', heard);
        child.off('exit', ended);
        child.off('error', ended);
        if (typeof answer === 'string') this.end();
        resolve(answer);
      };
      const heard = (answer: RenderAnswer): void => finish(answer);
      const ended = (): void => finish('ended');
      const callOffEnd = this.#later(() => finish('too-slow'), this.#limits.time);
      let callOffLook = (): void => undefined;
      const look = (): void => {
        callOffLook = this.#later(() => {
          void this.#memory().then((bytes) => {
            if (bytes > this.#limits.memory) finish('too-much-memory');
          });
          look();
        }, lookEvery);
      };
      look();
      child.on('message', heard);
      child.on('exit', ended);
      child.on('error', ended);
      child.send(question, (error) => {
        if (error !== null) finish('ended');
      });
    });
  }

  /** At once, whatever it is doing. */
  end(): void {
    this.#gone = true;
    this.#child.kill('SIGKILL');
  }

  /** Whether this process stays for it. */
  #hold(held: boolean): void {
    const { channel } = this.#child;
    if (held) {
      this.#child.ref();
      channel?.ref();
    } else {
      this.#child.unref();
      channel?.unref();
    }
  }

  /** People who type come first. */
  #stepBack(): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      setPriority(pid, constants.priority.PRIORITY_LOW);
    } catch {
      // It is gone already, or the machine does not allow it: then it works as any other process does.
    }
  }

  async #memory(): Promise<number> {
    try {
      const [, pages = '0'] = (await readFile(`/proc/${this.#child.pid}/statm`, 'utf8')).split(' ');
      return Number(pages) * pageSize;
    } catch {
      // No Linux, or it has just gone: its heap is bounded by itself, and its end is heard of.
      return 0;
    }
  }
}
