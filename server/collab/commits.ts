/**
 * The way of a room's changes to the disk: applied, waiting for the next flush, committed, durable. Keeps the barrier
 * behind which everything is held that rests on them.
 */
import type { CommitEngine } from '../../db/commit-engine.ts';
import type { CommitReceipt, DocumentWrite } from '../../db/document-rows.ts';
import { Barrier } from './barrier.ts';
import type { RoomDocument } from './room-document.ts';

export interface CommitsDeps {
  readonly engine: CommitEngine;
  /** Called after what waited behind the barrier. */
  readonly onDurable: (write: DocumentWrite, receipt: CommitReceipt) => void;
  readonly onFailed: (error: unknown) => void;
}

export class Commits {
  readonly #deps: CommitsDeps;
  readonly #barrier = new Barrier();
  #enlisted = false;
  #committing = 0;
  #lostFor: Error | null = null;

  constructor(deps: CommitsDeps) {
    this.#deps = deps;
  }

  /** Whether everything applied is durable and nothing waits for it. */
  get isQuiet(): boolean {
    return this.#barrier.isClear && !this.isUnderWay;
  }

  /** Whether a commit is to come or not yet durable. */
  get isUnderWay(): boolean {
    return this.#enlisted || this.#committing > 0;
  }

  /** Calls `durable` once everything up to the mark is; never when it is lost. */
  after(mark: number, durable: () => void): void {
    this.#barrier.after(mark, durable);
  }

  /** Resolves when everything up to the mark is durable; rejects with what `lose` was told. */
  durable(mark: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#barrier.after(mark, resolve, () => reject(this.#lostFor ?? new Error('The room is gone.')));
    });
  }

  /** Has everything applied to the document committed with the next flush. */
  enlist(live: RoomDocument): void {
    if (this.#enlisted) return;
    this.#enlisted = true;
    let mark = 0;
    let write: DocumentWrite | undefined;
    const take = (): DocumentWrite => {
      this.#enlisted = false;
      this.#committing += 1;
      if (this.#lostFor !== null) throw this.#lostFor;
      mark = live.applied;
      write = live.take();
      return write;
    };
    this.#deps.engine.commit(take).then(
      (receipt) => {
        this.#committing -= 1;
        if (write === undefined || this.#lostFor !== null) return;
        live.committed(receipt.seq);
        this.#barrier.reached(mark);
        this.#deps.onDurable(write, receipt);
      },
      (error: unknown) => {
        this.#committing -= 1;
        this.#deps.onFailed(error);
      },
    );
  }

  /** Nothing that waits will ever be durable. */
  lose(error: Error): void {
    this.#lostFor = error;
    this.#barrier.lose();
  }
}
