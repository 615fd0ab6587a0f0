/**
 * Looks every hour for actions whose check of effect is due and lets them await it. Days count by UTC, as everywhere on
 * the server; an hour that was slept through is made up at the next look, and looking twice changes nothing.
 */
import type { ActionStore } from '../db/action-store.ts';
import type { Clock } from '../shared/clock.ts';
import type { Hints } from './hints.ts';
import type { Later } from './later.ts';
import { describeFault, type Logger } from './log.ts';

export interface DueCheckDeps {
  readonly actions: Pick<ActionStore, 'awaitDueChecks'>;
  readonly hints: Hints;
  readonly clock: Clock;
  readonly later: Later;
  readonly log: Logger;
}

const look = 3600 * 1000;
/** Milliseconds from the start to the first look, when there is other work. */
const firstLook = 5000;

/** Returns the way to stop; it resolves when a look under way is over. */
export function startDueChecks(deps: DueCheckDeps): () => Promise<void> {
  let stopped = false;
  let underWay: Promise<void> = Promise.resolve();
  let callOff = deps.later(turn, firstLook);
  function turn(): void {
    if (stopped) return;
    underWay = awaitDueChecks(deps).catch((error: unknown) => {
      deps.log.error({ fault: describeFault(error) }, 'checks that fell due were not looked for');
    });
    callOff = deps.later(turn, look);
  }
  return () => {
    stopped = true;
    callOff();
    return underWay;
  };
}

/** One look; whoever shows these actions or is their owner hears of it. */
export async function awaitDueChecks({ actions, hints, clock }: DueCheckDeps): Promise<void> {
  const now = clock();
  const { reviewIds, told } = await actions.awaitDueChecks(new Date(now).toISOString().slice(0, 10), now);
  for (const reviewId of reviewIds) hints.publish({ kind: 'actions', reviewId });
  if (told.length > 0) hints.publish({ kind: 'inbox', memberIds: told });
}
