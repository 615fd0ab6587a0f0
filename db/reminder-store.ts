/**
 * Reminders of actions and of the checks of their effect: sent once each, in the transaction that moves the day on, into
 * the inbox and, where a member wishes it, into the mail that waits. Who may be told is decided at that moment.
 */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { can } from '../shared/access.ts';
import { escalatesBetween, momentBetween, reminderHorizon } from '../shared/actions/reminders.ts';
import type { ChangeReminderWishes, MailWish } from '../shared/api/reminders.ts';
import { addDays } from '../shared/review-document/local-time.ts';
import { concernedBy, datedActions, leadersOf, type DatedAction } from './dated-actions.ts';
import { tell } from './inbox-store.ts';
import { waitingItemMail } from './item-mail.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { preparedOnce } from './prepared-once.ts';
import {
  outgoingMails,
  reminderMutes,
  reminderProgress,
  reminders,
  reminderWishes,
} from './schema-reminders.ts';
import { members } from './schema.ts';

/** Until a member says otherwise. */
const usualMail: MailWish = 'digest';

/** A round of reminders: `today` is a calendar day, `mail` whether this server can send any. */
export interface Round {
  readonly today: string;
  readonly at: number;
  readonly mail: boolean;
}

export class ReminderStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /**
   * Sends what is due on the days since the last round up to today, once. A day that was done, or one before it, as a
   * clock that was set back would have it, sends nothing. Returns who was told.
   */
  async remind(round: Round): Promise<readonly string[]> {
    const done = this.#orm.select().from(reminderProgress).get();
    if (done !== undefined && done.doneUntil >= round.today) return [];
    return this.#writer.write((orm) => sendRound(orm, round));
  }

  async wishes(memberId: string): Promise<{ mail: MailWish; mutedUntil: string | null }> {
    const row = this.#orm.select().from(reminderWishes).where(eq(reminderWishes.memberId, memberId)).get();
    return { mail: row?.mail ?? usualMail, mutedUntil: row?.mutedUntil ?? null };
  }

  async changeWishes(memberId: string, change: ChangeReminderWishes): Promise<void> {
    const now = await this.wishes(memberId);
    const next = {
      mail: change.mail ?? now.mail,
      mutedUntil: change.mutedUntil === undefined ? now.mutedUntil : change.mutedUntil,
    };
    await this.#writer.write((orm) => {
      orm
        .insert(reminderWishes)
        .values({ memberId, ...next })
        .onConflictDoUpdate({ target: reminderWishes.memberId, set: next })
        .run();
    });
  }

  /** The day from which the member hears of this action again; null when they do. */
  async mutedUntil(memberId: string, reviewId: string, actionId: string): Promise<string | null> {
    const row = this.#orm
      .select()
      .from(reminderMutes)
      .where(ofMember(memberId, reviewId, actionId))
      .get();
    return row?.untilOn ?? null;
  }

  async mute(memberId: string, reviewId: string, actionId: string, untilOn: string | null): Promise<void> {
    await this.#writer.write((orm) => {
      if (untilOn === null) {
        orm
          .delete(reminderMutes)
          .where(ofMember(memberId, reviewId, actionId))
          .run();
        return;
      }
      orm
        .insert(reminderMutes)
        .values({ memberId, reviewId, actionId, untilOn })
        .onConflictDoUpdate({
          target: [reminderMutes.memberId, reminderMutes.reviewId, reminderMutes.actionId],
          set: { untilOn },
        })
        .run();
    });
  }
}

function ofMember(memberId: string, reviewId: string, actionId: string) {
  return and(
    eq(reminderMutes.memberId, memberId),
    eq(reminderMutes.reviewId, reviewId),
    eq(reminderMutes.actionId, actionId),
  );
}

function sendRound(orm: Orm, round: Round): readonly string[] {
  const { today } = round;
  const done = orm.select().from(reminderProgress).get();
  if (done !== undefined && done.doneUntil >= today) return [];
  // A first round begins with its own day: what was late before is not told of all at once.
  const after = done?.doneUntil ?? addDays(today, -1);
  const people = new People(orm, today);
  const sent = new Map<string, number[]>();
  for (const dated of datedActions(orm, { until: addDays(today, reminderHorizon) })) {
    const days = momentBetween(dated.dueOn, after, today);
    if (days !== undefined) {
      for (const memberId of people.concerned(dated))
        send(orm, round, sent, dated, { memberId, days, escalated: false });
    }
    if (escalatesBetween(dated.dueOn, after, today)) {
      const late = Math.max(days ?? 0, 14);
      for (const memberId of people.safetyLeads(dated)) {
        send(orm, round, sent, dated, { memberId, days: late, escalated: true });
      }
    }
  }
  if (round.mail) postMail(orm, round, sent);
  orm
    .insert(reminderProgress)
    .values({ id: 1, doneUntil: today })
    .onConflictDoUpdate({ target: reminderProgress.id, set: { doneUntil: today } })
    .run();
  return [...sent.keys()];
}

/** Whom an action concerns on one day, asked for as often as there are actions. */
class People {
  readonly #orm: Orm;
  readonly #today: string;
  readonly #leaders = new Map<string, readonly string[]>();
  readonly #silent: ReadonlySet<string>;
  readonly #mutes: ReadonlySet<string>;
  readonly #signIn: ReadonlyMap<string, boolean>;

  constructor(orm: Orm, today: string) {
    this.#orm = orm;
    this.#today = today;
    this.#silent = new Set(
      orm
        .select({ id: reminderWishes.memberId })
        .from(reminderWishes)
        .where(sql`${reminderWishes.mutedUntil} > ${today}`)
        .all()
        .map(({ id }) => id),
    );
    this.#mutes = new Set(
      orm
        .select()
        .from(reminderMutes)
        .where(sql`${reminderMutes.untilOn} > ${today}`)
        .all()
        .map((mute) => keyOf(mute.memberId, mute)),
    );
    this.#signIn = new Map(
      orm
        .select({ id: members.id, roles: members.organisationRoles })
        .from(members)
        .where(isNull(members.disabledAt))
        .all()
        .map(({ id, roles }) => [
          id,
          can({ organisationRoles: roles, reviewRole: null }, 'action.follow-any'),
        ]),
    );
  }

  concerned(dated: DatedAction): readonly string[] {
    return this.#heard(
      dated,
      concernedBy(dated, (reviewId) => this.#leadersOf(reviewId)),
    );
  }

  safetyLeads(dated: DatedAction): readonly string[] {
    return this.#heard(
      dated,
      [...this.#signIn].filter(([, leads]) => leads).map(([id]) => id),
    );
  }

  #heard(dated: DatedAction, ids: readonly string[]): readonly string[] {
    return ids.filter(
      (id) => this.#signIn.has(id) && !this.#silent.has(id) && !this.#mutes.has(keyOf(id, dated)),
    );
  }

  #leadersOf(reviewId: string): readonly string[] {
    let found = this.#leaders.get(reviewId);
    if (found === undefined) this.#leaders.set(reviewId, (found = leadersOf(this.#orm, reviewId)));
    return found;
  }
}

function keyOf(memberId: string, { reviewId, actionId }: { reviewId: string; actionId: string }): string {
  return `${memberId} ${reviewId} ${actionId}`;
}

function send(
  orm: Orm,
  { at }: Round,
  sent: Map<string, number[]>,
  { reviewId, actionId, subject, dueOn }: DatedAction,
  to: { readonly memberId: string; readonly days: number; readonly escalated: boolean },
): void {
  const row = statements(orm).once.get({ ...to, reviewId, actionId, subject, dueOn, at }) as
    { id: number } | undefined;
  if (row === undefined) return;
  tell(orm, {
    memberId: to.memberId,
    kind: 'reminder',
    byId: null,
    at,
    reviewId,
    actionId,
    reminderId: row.id,
  });
  sent.set(to.memberId, [...(sent.get(to.memberId) ?? []), row.id]);
}

/** One mail with all of a day, or one for each, as the member wishes. */
function postMail(orm: Orm, { at }: Round, sent: ReadonlyMap<string, readonly number[]>): void {
  const wishes = new Map(
    orm
      .select()
      .from(reminderWishes)
      .all()
      .map(({ memberId, mail }) => [memberId, mail]),
  );
  for (const [memberId, ids] of sent) {
    const wish = wishes.get(memberId) ?? usualMail;
    const mails = wish === 'none' ? [] : wish === 'each' ? ids.map((id) => [id]) : [[...ids]];
    // What was asked since yesterday waits for the one mail of this morning.
    const waiting = wish === 'digest' ? waitingItemMail(orm, memberId) : undefined;
    if (waiting !== undefined) {
      const both = { reminderIds: [...waiting.reminderIds, ...ids] };
      orm.update(outgoingMails).set(both).where(eq(outgoingMails.id, waiting.id)).run();
      continue;
    }
    for (const reminderIds of mails) {
      orm.insert(outgoingMails).values({ memberId, reminderIds, createdAt: at, notBefore: at }).run();
    }
  }
}

const given = sql.placeholder;
/** A round asks this of every action that has its day. */
const statements = preparedOnce((orm) => ({
  once: orm
    .insert(reminders)
    .values({
      memberId: given('memberId'),
      reviewId: given('reviewId'),
      actionId: given('actionId'),
      subject: given('subject'),
      dueOn: given('dueOn'),
      days: given('days'),
      escalated: given('escalated'),
      at: given('at'),
    })
    .onConflictDoNothing()
    .returning({ id: reminders.id })
    .prepare(),
}));
