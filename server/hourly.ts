/**
 * Looks every hour whether something is due, for work that may be late by an hour and must not be left out: what was
 * slept through is made up at the next look. A failure is logged and tried again at the next look.
 */
import type { Later } from './later.ts';
import { describeFault, type Logger } from './log.ts';

export interface HourlyWork {
  readonly later: Later;
  readonly log: Logger;
  /** Milliseconds from the start to the first look, when there is other work. */
  readonly firstLook: number;
  /** What a failure is called in the log. */
  readonly failed: string;
  readonly work: () => Promise<unknown>;
}

const hour = 3600 * 1000;

/** Returns the way to stop; it resolves when a look under way is over. */
export function startHourly({ later, log, firstLook, failed, work }: HourlyWork): () => Promise<void> {
  let stopped = false;
  let underWay: Promise<void> = Promise.resolve();
  let callOff = later(look, firstLook);
  function look(): void {
    if (stopped) return;
    underWay = work().then(
      () => undefined,
      (error: unknown) => log.error({ fault: describeFault(error) }, failed),
    );
    callOff = later(look, hour);
  }
  return () => {
    stopped = true;
    callOff();
    return underWay;
  };
}
