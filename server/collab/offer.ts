/** What a connection offers a room. */
import type { RefusalCode } from '../../shared/collab/protocol.ts';
import type { ClientNumbers } from './client-numbers.ts';
import type { Connection } from './connection.ts';
import type { GateOutcome } from './gate/gate.ts';
import type { StoredOutcome } from './stored-state.ts';
import type { ClientMessage } from './wire.ts';

export type UpdateMessage = ClientMessage & { readonly kind: 'update' };

/** An update-bearing frame that is within the limits. */
export interface Offer {
  readonly connection: Connection;
  readonly frame: number;
  readonly bytes: Uint8Array;
  readonly answersStep1: boolean;
  /** A version was kept before it. */
  readonly guarded: boolean;
}

/** Why an update that would change the document is not taken, by what it is and who offers it when. */
export function objection(
  outcome: GateOutcome | StoredOutcome,
  mayWrite: boolean,
  isOpen: boolean,
): RefusalCode | null {
  if (outcome.kind === 'refuse' && outcome.code === 'malformed') return 'malformed';
  if (!mayWrite) return 'read-only';
  if (!isOpen) return 'signed';
  return outcome.kind === 'refuse' ? outcome.code : null;
}

/** Whether an update of which nothing is new to the stored bytes repeats another member: then only the document can tell. */
export function repeatsOthers(
  outcome: (GateOutcome | StoredOutcome) & { readonly kind: 'nothing-new' },
  memberId: string,
  numbers: ClientNumbers,
): boolean {
  if (!('repeats' in outcome)) return false;
  return outcome.repeats.some((client) => ![null, memberId].includes(numbers.memberOf(client)));
}

/** Client numbers under which an update offers something new. */
export function offered(outcome: GateOutcome | StoredOutcome | undefined): readonly number[] {
  if (outcome?.kind === 'ok') return outcome.added.map(({ client }) => client);
  return outcome?.kind === 'refuse' || outcome?.kind === 'adds' ? outcome.clients : [];
}
