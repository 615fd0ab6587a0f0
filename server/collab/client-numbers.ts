/**
 * Whose each Yjs client number of a review is: bound to a member by what they wrote, claimed by a present connection,
 * the server's own, or one of an earlier epoch. Outlives the live document, because presence and the gate go on asking.
 */
import type { NumberBinding } from '../../db/document-rows.ts';
import type { KnownNumber } from '../../db/document-store.ts';
import type { RandomBytes } from '../../shared/ids.ts';
import type { NumberOwner } from './gate/gate.ts';

export class ClientNumbers {
  /** The server's own number in this room. */
  readonly server: number;
  readonly #epoch: number;
  readonly #known = new Map<number, { readonly epoch: number; readonly memberId: string | null }>();
  readonly #claims = new Map<number, string>();

  constructor(epoch: number, known: readonly KnownNumber[], random: RandomBytes) {
    this.#epoch = epoch;
    for (const number of known) {
      this.#known.set(number.clientNumber, { epoch: number.epoch, memberId: number.memberId });
    }
    this.server = this.#freshNumber(random);
  }

  ownerOf(clientNumber: number, memberId: string | null): NumberOwner {
    if (clientNumber === this.server) return memberId === null ? 'own' : 'foreign';
    const known = this.#known.get(clientNumber);
    if (known === undefined) {
      const claim = this.#claims.get(clientNumber);
      return claim === undefined || claim === memberId ? 'free' : 'foreign';
    }
    if (known.memberId !== memberId) return 'foreign';
    return known.epoch === this.#epoch ? 'own' : 'earlier';
  }

  /** Whether the number may be this member's: bound to them, or to nobody. */
  isFree(clientNumber: number, memberId: string): boolean {
    const owner = this.ownerOf(clientNumber, memberId);
    return owner === 'own' || owner === 'free';
  }

  /** Keeps a number that a present connection names as its own from being taken by another member. */
  claim(clientNumber: number, memberId: string): void {
    if (!this.#known.has(clientNumber)) this.#claims.set(clientNumber, memberId);
  }

  /** The member who wrote under a number; null for the server and for a number nobody has. */
  memberOf(clientNumber: number): string | null {
    return this.#known.get(clientNumber)?.memberId ?? null;
  }

  /** Makes a number the writer's from now on. Null when it is bound already. */
  bind(clientNumber: number, memberId: string | null): NumberBinding | null {
    if (this.#known.has(clientNumber)) return null;
    const owner = clientNumber === this.server ? null : memberId;
    this.#known.set(clientNumber, { epoch: this.#epoch, memberId: owner });
    return { clientNumber, memberId: owner };
  }

  #freshNumber(random: RandomBytes): number {
    for (;;) {
      const bytes = random(4);
      const number = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
      if (!this.#known.has(number)) return number;
    }
  }
}
