/** What was applied in a room since its last commit, by member: collected update by update, handed over as one write. */
import type { DocumentWrite, NumberBinding, SwallowedRow, WritePart } from '../../db/document-rows.ts';
import { joinUpdates, type ReadUpdate } from './gate/join-updates.ts';

/** What a room hands over for one commit, with the same as one update for everyone who listens. */
export interface RoomWrite extends DocumentWrite {
  readonly update: Uint8Array;
}

interface PendingPart {
  readonly memberId: string | null;
  readonly updates: ReadUpdate[];
  readonly clientNumbers: number[];
}

export class PendingWrite {
  readonly bindings: NumberBinding[] = [];
  readonly swallowed: SwallowedRow[] = [];
  readonly #updates: ReadUpdate[] = [];
  readonly #parts: PendingPart[] = [];

  /** Updates of which every struct is new, in the order in which they were applied. */
  add(memberId: string | null, update: ReadUpdate): void {
    this.#updates.push(update);
    let part = this.#parts.find((pending) => pending.memberId === memberId);
    if (part === undefined) {
      part = { memberId, updates: [], clientNumbers: [] };
      this.#parts.push(part);
    }
    part.updates.push(update);
    for (const { client } of update.update.sections) {
      if (!part.clientNumbers.includes(client)) part.clientNumbers.push(client);
    }
  }

  get isEmpty(): boolean {
    return this.#updates.length === 0;
  }

  handOver(reviewId: string, epoch: number, seq: number): RoomWrite {
    const { bindings, swallowed } = this;
    const parts = this.#parts.map(({ memberId, updates, clientNumbers }): WritePart => ({
      memberId,
      bytes: joinUpdates(updates),
      clientNumbers,
    }));
    const [only] = parts;
    const update = parts.length === 1 && only !== undefined ? only.bytes : joinUpdates(this.#updates);
    return { reviewId, epoch, seq, parts, bindings, swallowed, update };
  }
}
