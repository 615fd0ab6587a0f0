/**
 * One process that renders, asked one question at a time. It is ended when an answer takes too long or it holds too
 * much memory, and when its parent goes; whoever asked is told why there is no answer. Starts no second one by itself.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import type { Later } from '../later.ts';
import type { RenderAnswer, RenderQuestion } from './publishing-messages.ts';

export interface RenderLimits {
  /** Milliseconds of the processor for one answer: what an answer costs, however busy the machine is with others. */
  readonly processor: number;
  /** Milliseconds by the clock for one answer, whatever it was that held it up. */
  readonly time: number;
  /** Bytes of memory that the process may hold. */
  readonly memory: number;
}

export type NoAnswer = 'too-slow' | 'too-much-memory' | 'ended';

/** Milliseconds between two looks at what it uses while it works. */
const lookEvery = 100;
/** Of Linux; only there can another process be looked at. */
const pageSize = 4096;
const ticksPerSecond = 100;

interface Usage {
  /** Milliseconds of the processor since it began. */
  readonly processor: number;
  readonly memory: number;
}
/** Where it may read: the program itself, from the sources or the bundle alike, and its packages. */
const programFolder = join(import.meta.dirname, '../..');
const mayRead = [programFolder, join(programFolder, 'node_modules')]
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => [folder, realpathSync(folder)]);

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
        // Its collector has no helpers and a small nursery: they would take the processor and its memory from people who type.
        '--single-threaded-gc',
        '--max-semi-space-size=2',
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
      let finished = false;
      const finish = (answer: RenderAnswer | NoAnswer): void => {
        // A look may still be under way when the answer comes: what it sees is for the next question to judge.
        if (finished) return;
        finished = true;
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
      let before: Usage | null = null;
      const look = (): void => {
        callOffLook = this.#later(() => {
          void this.#usage().then((usage) => {
            if (usage === null) return;
            before ??= usage;
            if (usage.memory > this.#limits.memory) finish('too-much-memory');
            else if (usage.processor - before.processor > this.#limits.processor) finish('too-slow');
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

  /** Null where it cannot be told: no Linux, or it has just gone. Its heap is bounded in any case, and its time too. */
  async #usage(): Promise<Usage | null> {
    try {
      const told = await readFile(`/proc/${this.#child.pid}/stat`, 'utf8');
      // Behind the name of the program, which may hold anything, stand numbers; see proc(5).
      const fields = told.slice(told.lastIndexOf(')') + 2).split(' ');
      const number = (field: number): number => Number(fields[field - 3] ?? 0);
      return {
        processor: ((number(14) + number(15)) * 1000) / ticksPerSecond,
        memory: number(24) * pageSize,
      };
    } catch {
      return null;
    }
  }
}
