/** What has to happen to actions of itself, looked at every hour: checks that fall due, reminders, and their mail. */
import { awaitDueChecks } from './due-checks.ts';
import { startHourly } from './hourly.ts';
import type { AppDeps } from './http/app-deps.ts';
import type { Later } from './later.ts';
import { Postman } from './mail/postman.ts';
import { remindIfDue } from './reminder-round.ts';

/** Milliseconds from the start to the first look, when there is other work. */
const firstLook = 5000;

/** Returns the way to stop; it resolves when a look under way is over. */
export function startFollowingUp(deps: AppDeps, later: Later): () => Promise<void> {
  const { stores, hints, clock, log, config } = deps;
  const postman =
    config.mail === undefined
      ? null
      : new Postman({ mails: stores.mails, settings: config.mail, clock, log });
  const stop = startHourly({
    later,
    log,
    firstLook,
    failed: 'actions could not be followed up',
    work: async () => {
      await awaitDueChecks({ actions: stores.actions, hints, clock });
      await remindIfDue({ reminders: stores.reminders, hints, clock, mail: postman !== null });
      await postman?.deliver();
    },
  });
  return async () => {
    await stop();
    postman?.close();
  };
}
