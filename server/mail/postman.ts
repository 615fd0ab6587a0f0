/**
 * Hands waiting mail to the mail server, one after the other; one that has nothing to tell any more is ended. What that server certainly did not take is tried again
 * after an hour, while it is news; what it may have taken is never sent again.
 */
import { createTransport } from 'nodemailer';
import type { OutgoingMailStore } from '../../db/outgoing-mail-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { MailSettings } from '../config.ts';
import { describeFault, type Logger } from '../log.ts';
import { reminderMail } from './reminder-mail.ts';

export interface PostmanDeps {
  readonly mails: OutgoingMailStore;
  readonly settings: MailSettings;
  readonly clock: Clock;
  readonly log: Logger;
}

const hour = 3600 * 1000;
/** Milliseconds that a mail server may take to answer. */
const patience = 20_000;

export class Postman {
  readonly #deps: PostmanDeps;
  readonly #transport: ReturnType<typeof createTransport>;

  constructor(deps: PostmanDeps) {
    this.#deps = deps;
    this.#transport = createTransport({
      url: deps.settings.url,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
    });
  }

  /** Sends everything that may go out now; nothing is touched while the mail server cannot be reached. */
  async deliver(): Promise<void> {
    const { mails, clock, log } = this.#deps;
    await mails.giveUpOld(clock());
    if ((await mails.waiting(clock())) === 0) return;
    try {
      await this.#transport.verify();
    } catch (error) {
      log.error({ fault: describeFault(error) }, 'the mail server cannot be reached; mail waits');
      return;
    }
    for (let mail = await mails.claim(clock()); mail !== null; mail = await mails.claim(clock())) {
      if (mail.reminders.length + mail.askedAbout.length === 0) {
        await mails.end(mail.id, 'given-up', clock());
        continue;
      }
      const { subject, text } = reminderMail(mail, this.#deps.settings.origin);
      try {
        await this.#transport.sendMail({ from: this.#deps.settings.from, to: mail.to, subject, text });
        await mails.end(mail.id, 'sent', clock());
      } catch (error) {
        log.error({ fault: describeFault(error) }, 'a mail with reminders was not sent');
        await this.#failed(mail.id, error);
      }
    }
  }

  close(): void {
    this.#transport.close();
  }

  /** An answer of the server says that it did not take the mail; without one it may have. */
  async #failed(id: number, error: unknown): Promise<void> {
    const { mails, clock } = this.#deps;
    const { responseCode } = error as { responseCode?: number };
    if (responseCode === undefined) await mails.end(id, 'unknown', clock());
    else if (responseCode >= 500) await mails.end(id, 'given-up', clock());
    else await mails.putBack(id, clock() + hour);
  }
}
