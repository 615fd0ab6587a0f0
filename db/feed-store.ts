/** A member's calendar of days: one address at a time, worthless from the moment it is taken back. */
import { and, eq, isNull } from 'drizzle-orm';
import { recordAudit } from './audit-store.ts';
import { concernedBy, datedActions, leadersOf, reviewsLedBy, type DatedAction } from './dated-actions.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { calendarFeeds } from './schema-feeds.ts';
import { members } from './schema.ts';

export class FeedStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** When the address in use was made; null when there is none. */
  async madeAt(memberId: string): Promise<number | null> {
    const row = this.#orm.select().from(calendarFeeds).where(openOf(memberId)).get();
    return row?.createdAt ?? null;
  }

  /** A new address; an earlier one ends with it. */
  async make(memberId: string, tokenHash: string, at: number): Promise<void> {
    await this.#writer.write((orm) => {
      end(orm, memberId, at);
      orm.insert(calendarFeeds).values({ memberId, tokenHash, createdAt: at }).run();
      recordAudit(orm, { at, actorId: memberId, act: 'feed.made', subjectId: memberId });
    });
  }

  async revoke(memberId: string, at: number): Promise<void> {
    await this.#writer.write((orm) => {
      if (end(orm, memberId, at))
        recordAudit(orm, { at, actorId: memberId, act: 'feed.revoked', subjectId: memberId });
    });
  }

  /** The days that concern whoever the address belongs to; null for an address that is not, or no longer, one. */
  async days(tokenHash: string): Promise<readonly (DatedAction & { readonly owner: boolean })[] | null> {
    const row = this.#orm
      .select({ memberId: calendarFeeds.memberId })
      .from(calendarFeeds)
      .innerJoin(members, eq(members.id, calendarFeeds.memberId))
      .where(
        and(
          eq(calendarFeeds.tokenHash, tokenHash),
          isNull(calendarFeeds.revokedAt),
          isNull(members.disabledAt),
        ),
      )
      .get();
    if (row === undefined) return null;
    const { memberId } = row;
    const reviewIds = reviewsLedBy(this.#orm, memberId);
    return datedActions(this.#orm, { ownerId: memberId, reviewIds })
      .filter((dated) => concernedBy(dated, (id) => leadersOf(this.#orm, id)).includes(memberId))
      .map((dated) => ({ ...dated, owner: dated.ownerId === memberId }));
  }
}

function openOf(memberId: string) {
  return and(eq(calendarFeeds.memberId, memberId), isNull(calendarFeeds.revokedAt));
}

/** Returns whether there was one. */
function end(orm: Orm, memberId: string, at: number): boolean {
  return orm.update(calendarFeeds).set({ revokedAt: at }).where(openOf(memberId)).run().changes > 0;
}
