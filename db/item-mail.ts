/**
 * Mail about an item of the inbox that waits for an answer, by the wishes a member has about reminders: at once, or with
 * the one mail of the next morning, which the round of reminders then joins. Holds ids; what is said is decided when it
 * is sent.
 */
import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import { roundHour } from '../shared/actions/reminders.ts';
import type { Orm } from './orm.ts';
import { outgoingMails, reminderWishes } from './schema-reminders.ts';

/** Milliseconds. */
const hour = 3600 * 1000;
const day = 24 * hour;

/** Call it inside the transaction that makes the item. @param at milliseconds since 1970 */
export function mailItem(orm: Orm, memberId: string, itemId: number, at: number): void {
  const wish = orm.select().from(reminderWishes).where(eq(reminderWishes.memberId, memberId)).get();
  const today = new Date(at).toISOString().slice(0, 10);
  if (wish?.mail === 'none' || (wish?.mutedUntil ?? '') > today) return;
  const fresh = { memberId, reminderIds: [], itemIds: [itemId], createdAt: at };
  if (wish?.mail === 'each') {
    orm
      .insert(outgoingMails)
      .values({ ...fresh, notBefore: at })
      .run();
    return;
  }
  const waiting = waitingItemMail(orm, memberId);
  if (waiting === undefined) {
    orm
      .insert(outgoingMails)
      .values({ ...fresh, notBefore: nextMorning(at) })
      .run();
    return;
  }
  orm
    .update(outgoingMails)
    .set({ itemIds: [...waiting.itemIds, itemId] })
    .where(eq(outgoingMails.id, waiting.id))
    .run();
}

/** A mail with items that this member gets and that nobody has begun to send. */
export function waitingItemMail(orm: Orm, memberId: string): typeof outgoingMails.$inferSelect | undefined {
  return orm
    .select()
    .from(outgoingMails)
    .where(
      and(
        eq(outgoingMails.memberId, memberId),
        isNull(outgoingMails.claimedAt),
        isNull(outgoingMails.endedAt),
        ne(outgoingMails.itemIds, sql`'[]'`),
      ),
    )
    .orderBy(asc(outgoingMails.id))
    .get();
}

/** The next time by UTC at which a round of reminders may be made. */
function nextMorning(at: number): number {
  const today = at - (at % day) + roundHour * hour;
  return at < today ? today : today + day;
}
