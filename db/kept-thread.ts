/**
 * A worker thread that is asked one question at a time, in the order in which they came, and ends when nobody has asked
 * for a while, so that its memory is given back; the next question starts it anew. Knows nothing of what is asked.
 */
import { Worker } from 'node:worker_threads';

export interface ThreadFailure {
  /** The sentence of what went wrong; the next question finds a new thread. */
  readonly error: string;
}

export interface KeptThreadOptions {
  /** Module beside this one, without its ending. It reads the questions, and closes when it is told `close`. */
  readonly script: string;
  readonly databaseFile: string;
  /** Does `work` after so many milliseconds unless called off. */
  readonly later: (work: () => void, ms: number) => () => void;
  /** Milliseconds without a question after which the thread ends. */
  readonly keptFor: number;
}

export class KeptThread<Question, Answer> {
  readonly #options: KeptThreadOptions;
  #worker: Worker | null = null;
  #line: Promise<unknown> = Promise.resolve();
  #callOffEnd: () => void = () => undefined;
  #closed = false;

  constructor(options: KeptThreadOptions) {
    this.#options = options;
  }

  /** Never rejects. */
  ask(question: Question): Promise<Answer | ThreadFailure> {
    const answered = this.#line
      .then(() => this.#askNow(question))
      .catch((error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }));
    this.#line = answered;
    return answered;
  }

  /** Waits for the question under way and ends the thread; those that wait behind it are answered with a failure. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#line;
    this.#callOffEnd();
    await this.#end();
  }

  async #askNow(question: Question): Promise<Answer | ThreadFailure> {
    if (this.#closed) return { error: 'the server is stopping' };
    this.#callOffEnd();
    const worker = (this.#worker ??= this.#start());
    const answer = await new Promise<Answer | ThreadFailure>((resolve) => {
      const heard = (said: Answer): void => {
        worker.off('error', failed);
        resolve(said);
      };
      const failed = (error: Error): void => {
        worker.off('message', heard);
        resolve({ error: error.message });
      };
      worker.once('message', heard);
      worker.once('error', failed);
      worker.postMessage(question);
    });
    this.#callOffEnd = this.#options.later(() => void this.#end(), this.#options.keptFor);
    return answer;
  }

  #start(): Worker {
    // Beside this module as source and, built, beside the bundle.
    const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const worker = new Worker(new URL(`./${this.#options.script}.${ending}`, import.meta.url), {
      workerData: this.#options.databaseFile,
    });
    worker.unref();
    // Also when nothing is asked: unheard it would end the process.
    worker.on('error', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    return worker;
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    if (worker === null) return;
    this.#worker = null;
    await new Promise<void>((resolve) => {
      worker.once('exit', () => resolve());
      worker.postMessage('close');
    });
  }
}
