/**
 * Mail that waits to be handed over. One is claimed before it is sent and ended after; one that was claimed when the
 * process died stays claimed, because it may have arrived and nobody is to get it twice.
 */
import { and, asc, eq, inArray, isNull, lt, lte } from 'drizzle-orm';
import type { InboxItem } from '../shared/api/inbox.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { outgoingMails, reminders } from './schema-reminders.ts';
import { inboxItems } from './schema-reports.ts';
import { actions, members } from './schema.ts';
import { SummaryItems } from './summary-items.ts';

/** A reminder as a mail may tell of it: where to look and when it is due, and no word of what it is about. */
export interface MailedReminder extends NonNullable<InboxItem['reminder']> {
  readonly reviewId: string;
  readonly actionId: string;
}

export interface ClaimedMail {
  readonly id: number;
  readonly to: { readonly name: string; readonly address: string };
  readonly reminders: readonly MailedReminder[];
  /** Ids of the learning summaries this member is asked to approve, and still may. */
  readonly askedAbout: readonly string[];
}

/** Milliseconds. */
const newsFor = 48 * 3600 * 1000;
const unclaimed = and(isNull(outgoingMails.claimedAt), isNull(outgoingMails.endedAt));

export class OutgoingMailStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** The oldest that may go out now, which is this caller's from here on; null when none waits. */
  async claim(at: number): Promise<ClaimedMail | null> {
    return this.#writer.write((orm) => {
      const row = orm
        .select({
          mail: outgoingMails,
          name: members.name,
          address: members.email,
          disabledAt: members.disabledAt,
        })
        .from(outgoingMails)
        .innerJoin(members, eq(members.id, outgoingMails.memberId))
        .where(and(unclaimed, isNull(members.disabledAt), lte(outgoingMails.notBefore, at)))
        .orderBy(asc(outgoingMails.notBefore), asc(outgoingMails.id))
        .limit(1)
        .get();
      if (row === undefined) return null;
      const { id, attempts, reminderIds, itemIds, memberId } = row.mail;
      orm
        .update(outgoingMails)
        .set({ claimedAt: at, attempts: attempts + 1 })
        .where(eq(outgoingMails.id, id))
        .run();
      return {
        id,
        to: { name: row.name, address: row.address },
        reminders: remindersOf(orm, memberId, reminderIds),
        askedAbout: askedAbout(orm, memberId, itemIds),
      };
    });
  }

  /** `unknown`: it was handed over, and the answer never came. */
  async end(id: number, outcome: 'sent' | 'given-up' | 'unknown', at: number): Promise<void> {
    await this.#writer.write((orm) => {
      orm.update(outgoingMails).set({ endedAt: at, outcome }).where(eq(outgoingMails.id, id)).run();
    });
  }

  /** It was not taken, and is tried again from then on. */
  async putBack(id: number, notBefore: number): Promise<void> {
    await this.#writer.write((orm) => {
      orm.update(outgoingMails).set({ claimedAt: null, notBefore }).where(eq(outgoingMails.id, id)).run();
    });
  }

  /** Mail that could not go out for two days is no news any more; the inbox has told it all along. */
  async giveUpOld(at: number): Promise<void> {
    const old = and(unclaimed, lt(outgoingMails.createdAt, at - newsFor));
    if ((await this.#orm.$count(outgoingMails, old)) === 0) return;
    await this.#writer.write((orm) => {
      orm.update(outgoingMails).set({ endedAt: at, outcome: 'given-up' }).where(old).run();
    });
  }

  /** How many may go out now. */
  async waiting(at: number): Promise<number> {
    return this.#orm.$count(outgoingMails, and(unclaimed, lte(outgoingMails.notBefore, at)));
  }
}

/** What was answered meanwhile, or is none of the member's business any more, is not told. */
function askedAbout(orm: Orm, memberId: string, itemIds: readonly number[]): readonly string[] {
  if (itemIds.length === 0) return [];
  const summaries = new SummaryItems(orm, memberId);
  return orm
    .select()
    .from(inboxItems)
    .where(inArray(inboxItems.id, [...itemIds]))
    .orderBy(asc(inboxItems.id))
    .all()
    .flatMap((item) => {
      const summary = summaries.of(item);
      return summary === null || summary.answer !== null ? [] : [summary.id];
    });
}

function remindersOf(orm: Orm, memberId: string, ids: readonly number[]): readonly MailedReminder[] {
  return orm
    .select({ reminder: reminders, ownerId: actions.ownerId })
    .from(reminders)
    .leftJoin(
      actions,
      and(eq(actions.reviewId, reminders.reviewId), eq(actions.actionId, reminders.actionId)),
    )
    .where(inArray(reminders.id, [...ids]))
    .orderBy(asc(reminders.dueOn), asc(reminders.id))
    .all()
    .map(({ reminder, ownerId }) => ({
      reviewId: reminder.reviewId,
      actionId: reminder.actionId,
      subject: reminder.subject,
      dueOn: reminder.dueOn,
      days: reminder.days,
      escalated: reminder.escalated,
      owner: ownerId === memberId,
    }));
}
