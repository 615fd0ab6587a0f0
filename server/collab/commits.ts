/**
 * The way of a room's changes to the disk: waiting for their turn, applied, committed, durable. Keeps the barrier
 * behind which everything is held that rests on them.
 */
import type { CommitEngine } from '../../db/commit-engine.ts';
import type { CommitReceipt } from '../../db/document-rows.ts';
import { Barrier } from './barrier.ts';
import type { RoomWrite } from './pending-write.ts';

/** What a room hands over for a commit. */
export interface Taken {
  readonly write: RoomWrite;
  /** Mark of the newest change in it. */
  readonly mark: number;
}

export interface CommitsDeps {
  readonly engine: CommitEngine;
  /** Applies what waits and hands over everything applied; null when that is nothing. */
  readonly take: () => Taken | null;
  /** Called after what waited behind the barrier; with null when there was nothing to commit. */
  readonly onDurable: (write: RoomWrite | null, receipt: CommitReceipt | null) => void;
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

  /** Has what waits and what is applied committed with the next that are due. */
  enlist(): void {
    if (this.#enlisted) return;
    this.#enlisted = true;
    let taken: Taken | null = null;
    this.#deps.engine.enlist({
      take: () => {
        taken = this.#take();
        return taken?.write ?? null;
      },
      durable: (receipt) => this.#committed(taken, receipt),
      failed: (error) => {
        if (taken !== null) this.#committing -= 1;
        this.#deps.onFailed(error);
      },
    });
  }

  #take(): Taken | null {
    let taken: Taken | null = null;
    try {
      if (this.#lostFor === null) taken = this.#deps.take();
    } finally {
      this.#enlisted = false;
    }
    // Taking may have found out that the room is of no more use.
    this.#refuseWhenLost();
    if (taken !== null) this.#committing += 1;
    return taken;
  }

  /** Commits of a room become durable in their order; one may be on its way while the one before is being synced. */
  #committed(taken: Taken | null, receipt: CommitReceipt | null): void {
    if (taken !== null) this.#committing -= 1;
    if (this.#lostFor !== null) return;
    if (taken !== null) this.#barrier.reached(taken.mark);
    this.#deps.onDurable(taken?.write ?? null, receipt);
  }

  #refuseWhenLost(): void {
    if (this.#lostFor !== null) throw this.#lostFor;
  }

  /** Nothing that waits will ever be durable. */
  lose(error: Error): void {
    this.#lostFor = error;
    this.#barrier.lose();
  }
}
