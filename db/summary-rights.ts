/**
 * Who may do what with a learning summary, asked where the answer cannot change before the act: in its transaction. The
 * right comes from a role in the review it was made from; a safety lead outside that review comes in when approval is
 * asked for. Whoever wrote in a summary approves nothing of it.
 */
import { and, eq, isNotNull } from 'drizzle-orm';
import { can, type Standing } from '../shared/access.ts';
import { reviewRoleNames } from '../shared/access-words.ts';
import type { SummaryDetail } from '../shared/api/summaries.ts';
import { isOpenSummary, stateAfter } from '../shared/summaries/summary-states.ts';
import type { Orm } from './orm.ts';
import { summaries, summaryFindings, summaryMoves } from './schema-summaries.ts';
import { auditEntries, clientNumbers, documentUpdates } from './schema.ts';
import { standingIn } from './standing.ts';

export type SummaryRow = typeof summaries.$inferSelect;
export type SummaryMay = SummaryDetail['may'];

/** What a decision about this member in this summary rests on. */
export interface SummaryStanding {
  readonly standing: Standing;
  readonly row: SummaryRow;
  readonly memberId: string;
  /** Whether they wrote in its text, facts or findings, or began it. */
  readonly wrote: boolean;
}

/** Undefined when there is no such summary, or none this member may know of. */
export function summaryStanding(orm: Orm, id: string, memberId: string): SummaryStanding | undefined {
  const row = orm.select().from(summaries).where(eq(summaries.id, id)).get();
  if (row === undefined) return undefined;
  const standing = standingIn(orm, memberId, row.sourceId);
  if (!readsSummary(standing, row)) return undefined;
  return { standing, row, memberId, wrote: summaryWriters(orm, row).has(memberId) };
}

/** Whether somebody of this standing in its review reads the summary in work. */
export function readsSummary(standing: Standing, row: SummaryRow): boolean {
  if (can(standing, 'summary.read')) return true;
  return can(standing, 'summary.follow-any') && row.state !== 'draft';
}

/** Whether somebody of this standing approves summaries of others. */
export function isSecond(standing: Standing): boolean {
  return can(standing, 'summary.approve') || can(standing, 'summary.follow-any');
}

/** Whether a member may begin a summary of the review. */
export function mayMake(standing: Standing): boolean {
  return (
    can(standing, 'summary.make') || (can(standing, 'summary.follow-any') && can(standing, 'summary.write'))
  );
}

export function summaryMay({ standing, row, memberId, wrote }: SummaryStanding): SummaryMay {
  const second = isSecond(standing);
  const write = can(standing, 'summary.write');
  const shown = Object.values(row.facts.names).some(({ shown: on }) => on);
  return {
    write: write && isOpenSummary(row.state),
    ask: write && row.state === 'draft',
    takeBack: row.state === 'asked' && (row.askedBy === memberId || can(standing, 'summary.make')),
    approve: second && row.state === 'asked' && !wrote && row.askedBy !== memberId,
    releaseNames:
      second && shown && row.namesBy !== memberId && (row.state === 'draft' || row.state === 'asked'),
    publish: can(standing, 'summary.publish') && row.state === 'approved',
    withdraw: can(standing, 'summary.publish') && row.state === 'published',
    revise: mayMake(standing) && stateAfter(row.state, 'revised') !== undefined,
  };
}

/** Everybody who wrote in it, from the log of its document and the rows beside it. */
export function summaryWriters(
  orm: Orm,
  { id, sourceId }: Pick<SummaryRow, 'id' | 'sourceId'>,
): ReadonlySet<string> {
  const found = [
    orm
      .selectDistinct({ memberId: documentUpdates.memberId })
      .from(documentUpdates)
      .where(and(eq(documentUpdates.reviewId, id), isNotNull(documentUpdates.memberId)))
      .all(),
    // The log is merged after a while; whose a client number was stays.
    orm
      .selectDistinct({ memberId: clientNumbers.memberId })
      .from(clientNumbers)
      .where(and(eq(clientNumbers.reviewId, id), isNotNull(clientNumbers.memberId)))
      .all(),
    orm
      .selectDistinct({ memberId: summaryMoves.by })
      .from(summaryMoves)
      .where(and(eq(summaryMoves.summaryId, id), eq(summaryMoves.move, 'made')))
      .all(),
    orm
      .selectDistinct({ memberId: summaryFindings.by })
      .from(summaryFindings)
      .where(eq(summaryFindings.summaryId, id))
      .all(),
    orm
      .selectDistinct({ memberId: auditEntries.actorId })
      .from(auditEntries)
      // By its review: the audit of the organisation has no other index that leads here.
      .where(
        and(
          eq(auditEntries.reviewId, sourceId),
          eq(auditEntries.act, 'summary.changed'),
          eq(auditEntries.subjectId, id),
        ),
      )
      .all(),
  ];
  return new Set(found.flat().flatMap(({ memberId }) => memberId ?? []));
}

/** As what somebody acts on a summary: what a record names instead of them. */
export function actingRole(standing: Standing): string {
  if (can(standing, 'summary.follow-any')) return 'Safety lead';
  return standing.reviewRole === null ? 'Member' : reviewRoleNames[standing.reviewRole];
}
