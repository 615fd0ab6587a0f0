/**
 * Reminders of actions and of the checks of their effect: sent once each, in the transaction that moves the day on, into
 * the inbox and, where a member wishes it, into the mail that waits. Who may be told is decided at that moment.
 */
import { and, eq, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { can } from '../shared/access.ts';
import { actionStatuses, isDone, isSettled, mayBeChecked } from '../shared/actions/action-status.ts';
import {
  escalatesBetween,
  momentBetween,
  reminderHorizon,
  type ReminderSubject,
} from '../shared/actions/reminders.ts';
import type { ChangeReminderWishes, MailWish } from '../shared/api/reminders.ts';
import { addDays } from '../shared/review-document/local-time.ts';
import { tell } from './inbox-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import {
  outgoingMails,
  reminderMutes,
  reminderProgress,
  reminders,
  reminderWishes,
} from './schema-reminders.ts';
import { actions, members, participants } from './schema.ts';

const toBeDone = actionStatuses.filter((status) => !isDone(status) && !isSettled(status));
const toBeChecked = actionStatuses.filter(mayBeChecked);

/** Until a member says otherwise. */
const usualMail: MailWish = 'digest';

interface Dated {
  readonly reviewId: string;
  readonly actionId: string;
  readonly ownerId: string | null;
  readonly subject: ReminderSubject;
  readonly dueOn: string;
}

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
  for (const dated of datedActions(orm, today)) {
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

/** Actions that wait to be done or to be checked, with a day that is near or over. */
function datedActions(orm: Orm, today: string): readonly Dated[] {
  const horizon = addDays(today, reminderHorizon);
  return orm
    .select({
      reviewId: actions.reviewId,
      actionId: actions.actionId,
      ownerId: actions.ownerId,
      status: actions.status,
      dueOn: actions.dueOn,
      nextCheckOn: actions.nextCheckOn,
    })
    .from(actions)
    .where(
      or(
        and(inArray(actions.status, toBeDone), isNotNull(actions.dueOn), lte(actions.dueOn, horizon)),
        and(inArray(actions.status, toBeChecked), lte(actions.nextCheckOn, horizon)),
      ),
    )
    .orderBy(actions.reviewId, actions.actionId)
    .all()
    .flatMap(({ status, dueOn, nextCheckOn, ...action }): Dated[] => {
      const check = mayBeChecked(status);
      const day = check ? nextCheckOn : dueOn;
      return day === null ? [] : [{ ...action, subject: check ? 'check' : 'action', dueOn: day }];
    });
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

  /**
   * The owner, or without one whoever leads the review; for a check its leaders too, because the owner may not record
   * whether their own action worked.
   */
  concerned(dated: Dated): readonly string[] {
    const owner = dated.ownerId === null ? [] : [dated.ownerId];
    const leaders = owner.length === 0 || dated.subject === 'check' ? this.#leadersOf(dated.reviewId) : [];
    return this.#heard(dated, [...owner, ...leaders]);
  }

  safetyLeads(dated: Dated): readonly string[] {
    return this.#heard(
      dated,
      [...this.#signIn].filter(([, leads]) => leads).map(([id]) => id),
    );
  }

  #heard(dated: Dated, ids: readonly string[]): readonly string[] {
    return [...new Set(ids)].filter(
      (id) => this.#signIn.has(id) && !this.#silent.has(id) && !this.#mutes.has(keyOf(id, dated)),
    );
  }

  #leadersOf(reviewId: string): readonly string[] {
    let found = this.#leaders.get(reviewId);
    if (found === undefined) {
      found = this.#orm
        .select({ id: participants.memberId, role: participants.role })
        .from(participants)
        .where(eq(participants.reviewId, reviewId))
        .all()
        .filter(({ role }) => can({ organisationRoles: [], reviewRole: role }, 'review.change'))
        .map(({ id }) => id);
      this.#leaders.set(reviewId, found);
    }
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
  { reviewId, actionId, subject, dueOn }: Dated,
  to: { readonly memberId: string; readonly days: number; readonly escalated: boolean },
): void {
  const row = orm
    .insert(reminders)
    .values({ ...to, reviewId, actionId, subject, dueOn, at })
    .onConflictDoNothing()
    .returning({ id: reminders.id })
    .get() as { id: number } | undefined;
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
    for (const reminderIds of mails) {
      orm.insert(outgoingMails).values({ memberId, reminderIds, createdAt: at, notBefore: at }).run();
    }
  }
}
