/**
 * Follows the whole chain of the audit when somebody asks, on a thread and a connection of its own, so that nobody who
 * types waits for it. Those who ask at the same time share one answer.
 */
import { AppError } from '../shared/errors.ts';
import { KeptThread } from './kept-thread.ts';
import type { AuditState } from './verify-audit.ts';

export type AuditFound = Omit<AuditState, 'versions'>;
export type AuditRequest = 'follow' | 'close';
export type AuditAnswer = { readonly found: AuditFound } | { readonly error: string };

export interface AuditCheckerOptions {
  readonly databaseFile: string;
  /** Does `work` after so many milliseconds unless called off. */
  readonly later: (work: () => void, ms: number) => () => void;
  /** Hears of a chain that could not be read. */
  readonly report: (error: unknown) => void;
}

/** Milliseconds without a question after which the thread ends. */
const threadKept = 20_000;

export class AuditChecker {
  readonly #report: (error: unknown) => void;
  readonly #thread: KeptThread<AuditRequest, AuditAnswer>;
  #asked: Promise<AuditAnswer> | null = null;

  constructor({ databaseFile, later, report }: AuditCheckerOptions) {
    this.#report = report;
    this.#thread = new KeptThread({ script: 'audit-worker', databaseFile, later, keptFor: threadKept });
  }

  /** @throws AppError `internal` when the chain could not be read at all. */
  async follow(): Promise<AuditFound> {
    this.#asked ??= this.#thread.ask('follow').finally(() => (this.#asked = null));
    const answer = await this.#asked;
    if ('found' in answer) return answer.found;
    this.#report(new Error(`The chain of the audit was not followed: ${answer.error}.`));
    throw new AppError(
      'internal',
      'The chain of the audit could not be read.',
      'Try again; if it stays so, run `npm run causeway -- verify` on the server.',
    );
  }

  async close(): Promise<void> {
    await this.#thread.close();
  }
}
