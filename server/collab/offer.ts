/** What a connection offers a room. */
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
}

/** Client numbers under which an update offers something new. */
export function offered(outcome: GateOutcome | StoredOutcome | undefined): readonly number[] {
  if (outcome?.kind === 'ok') return outcome.added.map(({ client }) => client);
  return outcome?.kind === 'refuse' || outcome?.kind === 'adds' ? outcome.clients : [];
}
