/**
 * Makes files of learning summaries and of reports, outside the server's own process, one after the other, so that nobody's typing
 * waits for a page to be set. Keeps no summary and no file; the process goes when nobody has asked for a while.
 */
import type { KnownNames } from '../../shared/deidentify/finding.ts';
import { AppError } from '../../shared/errors.ts';
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import { formatFacts, type SummaryFormat } from '../../shared/summaries/summary-formats.ts';
import type { Later } from '../later.ts';
import type { RenderObstacle } from './cannot-render.ts';
import type { Outline, PrintedFormat } from './outline.ts';
import type { RenderQuestion } from './publishing-messages.ts';
import { RenderProcess, type NoAnswer, type RenderLimits } from './render-process.ts';

export interface PublisherOptions {
  readonly later: Later;
  /** Hears of what should not happen. */
  readonly report: (error: unknown) => void;
  /** Program of the process; a test brings its own. */
  readonly script?: string;
  readonly limits?: RenderLimits;
}

/** Milliseconds without a question after which the process ends and gives its memory back. */
const kept = 20_000;
/** Questions that may wait. */
const mostWaiting = 32;
const usualLimits: RenderLimits = { processor: 10_000, time: 40_000, memory: 512 * 2 ** 20 };

export class Publisher {
  readonly #options: PublisherOptions;
  #process: RenderProcess | null = null;
  #line: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #callOffEnd: () => void = () => undefined;
  #closed = false;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /**
   * The file. The same summary gives the same bytes.
   * @throws AppError `too-many-tries`, `too-large`, `not-available`, `internal`
   */
  render(summary: LearningSummary, format: SummaryFormat): Promise<Uint8Array> {
    return this.#inTurn({ summary, format });
  }

  /**
   * The file, looked through once more as it is: its text and all it says about itself.
   * @param known every name the review knows
   * @throws AppError as `render`, and `not-allowed-now` where it holds what nobody decided about
   */
  renderToLeave(summary: LearningSummary, format: SummaryFormat, known: KnownNames): Promise<Uint8Array> {
    return this.#inTurn({ summary, format, known });
  }

  /**
   * The file of something else that is printed, such as the report of a review.
   * @param made milliseconds; the only time the file tells
   * @throws AppError as `render`
   */
  renderOutline(outline: Outline, format: PrintedFormat, made: number): Promise<Uint8Array> {
    return this.#inTurn({ outline, format, made });
  }

  async #inTurn(question: RenderQuestion): Promise<Uint8Array> {
    if (this.#waiting >= mostWaiting) throw tooMany();
    this.#waiting += 1;
    const made = this.#line.then(() => this.#renderNow(question));
    this.#line = made.catch(() => undefined);
    try {
      return await made;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Ends what is under way; whoever waits for it is told. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#callOffEnd();
    this.#process?.end();
    await this.#line;
  }

  async #renderNow(question: RenderQuestion): Promise<Uint8Array> {
    if (this.#closed) throw stopping();
    this.#callOffEnd();
    const { format } = question;
    const answer = await this.#started().ask(question);
    this.#callOffEnd = this.#options.later(() => this.#end(), kept);
    if (typeof answer === 'string') throw this.#noAnswer(answer, format);
    if ('bytes' in answer) return answer.bytes;
    if ('refused' in answer) {
      const { code, sentence, remedy } = answer.refused;
      throw new AppError(code, sentence, remedy);
    }
    if ('obstacle' in answer) throw cannot(answer.obstacle);
    this.#options.report(new Error(`A file was not made as ${format}: ${answer.fault}.`));
    throw notMade(format);
  }

  #started(): RenderProcess {
    if (this.#process === null || this.#process.isGone) {
      const { script = usualScript(), limits = usualLimits, later } = this.#options;
      this.#process = new RenderProcess(script, limits, later);
    }
    return this.#process;
  }

  #end(): void {
    this.#process?.end();
    this.#process = null;
  }

  #noAnswer(why: NoAnswer, format: SummaryFormat): AppError {
    this.#process = null;
    if (this.#closed) return stopping();
    if (why !== 'ended') return tooLarge(format);
    this.#options.report(new Error(`The process that makes files ended while it made one as ${format}.`));
    return notMade(format);
  }
}

/** Beside this module as source and, built, beside the bundle. */
function usualScript(): string {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return `${import.meta.dirname}/publishing-worker.${ending}`;
}

function tooMany(): AppError {
  return new AppError(
    'too-many-tries',
    'Too many files are being made at this moment.',
    'Try again in a minute.',
  );
}

function tooLarge(format: SummaryFormat): AppError {
  return new AppError(
    'too-large',
    `This is too large to be made into ${formatFacts[format].inSentence}.`,
    'Shorten it, or take it as a web page, Markdown or JSON.',
  );
}

function cannot(obstacle: RenderObstacle): AppError {
  if (obstacle === 'no-typesetter') {
    return new AppError(
      'not-available',
      'This server cannot make PDFs: the typesetter Typst is not installed on it, which comes for Linux on x64 only.',
      'Take it as a web page and print that, or as Word.',
    );
  }
  return new AppError(
    'not-available',
    'This server has no typeface with many of these letters.',
    'Take it as a web page or as Word, or ask whoever runs the server to install a typeface with these letters.',
  );
}

function notMade(format: SummaryFormat): AppError {
  return new AppError(
    'internal',
    `It could not be made into ${formatFacts[format].inSentence}. Nothing in it was changed.`,
    'Try again, or take another format; if it stays so, tell whoever runs the server.',
  );
}

function stopping(): AppError {
  return new AppError(
    'not-allowed-now',
    'The server is stopping, and the file was not made.',
    'Try again in a moment.',
  );
}
