/** Ending a link to one action, inside the transaction of the act that ends it: the action stops naming who had it. */
import { and, eq, isNull } from 'drizzle-orm';
import { recordHistory, rowOf, storeRow } from './action-writing.ts';
import { recordAudit } from './audit-store.ts';
import type { Orm } from './orm.ts';
import { outsideLinks } from './schema-outside.ts';

type OutsideLink = typeof outsideLinks.$inferSelect;

interface By {
  readonly by: string;
  readonly at: number;
}

/** The link stands in the table for good; from now on it opens nothing. */
export function endLink(orm: Orm, link: OutsideLink, { by, at }: By, note: string | null): void {
  orm.update(outsideLinks).set({ endedAt: at }).where(eq(outsideLinks.id, link.id)).run();
  const { reviewId, actionId } = link;
  recordAudit(orm, { at, actorId: by, act: 'outside-link.ended', reviewId, subjectId: actionId });
  const row = rowOf(orm, reviewId, actionId);
  if (row === undefined || row.outsideOwner === '') return;
  const ownerLeftAt = row.ownerId === null ? at : null;
  const version = row.version + 1;
  storeRow(orm, { ...row, outsideOwner: '', ownerLeftAt, version, changedAt: at });
  const change = { field: 'outsideOwner', from: row.outsideOwner, to: null };
  recordHistory(orm, row, { version, at, by }, [change], note);
}

/** Links whose maker cannot sign in any more: nobody answers for them. Returns the reviews whose actions changed. */
export function endLinksMadeBy(orm: Orm, memberId: string, stamp: By): readonly string[] {
  const open = orm
    .select()
    .from(outsideLinks)
    .where(and(eq(outsideLinks.createdBy, memberId), isNull(outsideLinks.endedAt)))
    .all();
  for (const link of open) endLink(orm, link, stamp, 'Whoever gave this link has left.');
  return [...new Set(open.map(({ reviewId }) => reviewId))];
}

/** The link of an action that was not ended; it may have expired. */
export function openLinkOf(orm: Orm, reviewId: string, actionId: string): OutsideLink | undefined {
  return orm
    .select()
    .from(outsideLinks)
    .where(
      and(
        eq(outsideLinks.reviewId, reviewId),
        eq(outsideLinks.actionId, actionId),
        isNull(outsideLinks.endedAt),
      ),
    )
    .get();
}
