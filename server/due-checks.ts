/**
 * Lets actions whose check of effect is due await it. Days count by UTC, as everywhere on the server; looking twice
 * changes nothing.
 */
import type { ActionStore } from '../db/action-store.ts';
import type { Clock } from '../shared/clock.ts';
import type { Hints } from './hints.ts';

export interface DueCheckDeps {
  readonly actions: Pick<ActionStore, 'awaitDueChecks'>;
  readonly hints: Hints;
  readonly clock: Clock;
}

/** One look; whoever shows these actions or is their owner hears of it. */
export async function awaitDueChecks({ actions, hints, clock }: DueCheckDeps): Promise<void> {
  const now = clock();
  const { reviewIds, told } = await actions.awaitDueChecks(new Date(now).toISOString().slice(0, 10), now);
  for (const reviewId of reviewIds) hints.publish({ kind: 'actions', reviewId });
  if (told.length > 0) hints.publish({ kind: 'inbox', memberIds: told });
}
