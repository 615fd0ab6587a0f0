/**
 * What was deleted lately, by whom and where. When late text comes for something that Yjs has dropped, only this tells
 * whose edit took it along. Bounded; outlives the live document, since late text comes when a room has been quiet.
 */
import type * as Y from 'yjs';
import type { DeletedStretch } from './swallowed-text.ts';

interface PastDelete {
  readonly memberId: string | null;
  readonly stretches: readonly DeletedStretch[];
}

/** Deletions remembered. */
const remembered = 200;

export class PastDeletes {
  readonly #deletes: PastDelete[] = [];

  add(memberId: string | null, stretches: readonly DeletedStretch[]): void {
    this.#deletes.push({ memberId, stretches });
    if (this.#deletes.length > remembered) this.#deletes.shift();
  }

  /** Who deleted the thing with this id, and where it stood. */
  find(id: Y.ID | null): { readonly memberId: string | null; readonly place: string } | null {
    if (id === null) return null;
    for (const { memberId, stretches } of this.#deletes) {
      const found = stretches.find(
        ({ client, from, to }) => client === id.client && from <= id.clock && id.clock < to,
      );
      if (found !== undefined) return { memberId, place: found.place };
    }
    return null;
  }
}
