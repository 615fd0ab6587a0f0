/**
 * What an item of the inbox may say of a learning summary, by the rights its reader has at that moment. An item whose
 * reader may not read the summary any more, or is asked for an approval they cannot give any more, is not there.
 */
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { InboxItem } from '../shared/api/inbox.ts';
import type { SummaryMove } from '../shared/summaries/summary-states.ts';
import type { Orm } from './orm.ts';
import type { inboxItems } from './schema-reports.ts';
import { summaryMoves } from './schema-summaries.ts';
import { summaryMay, summaryStanding, type SummaryStanding } from './summary-rights.ts';

type ItemRow = Pick<typeof inboxItems.$inferSelect, 'kind' | 'summaryId' | 'summaryMoveId'>;
type ItemSummary = NonNullable<InboxItem['summary']>;

/** Characters of a reason that the inbox shows; the history of the summary has all of it. */
const inboxWords = 200;
const answers = ['approved', 'refused', 'taken-back'] as const satisfies readonly SummaryMove[];

/** The summaries of one member's items, each looked up once. */
export class SummaryItems {
  readonly #orm: Orm;
  readonly #memberId: string;
  readonly #standings = new Map<string, SummaryStanding | undefined>();

  constructor(orm: Orm, memberId: string) {
    this.#orm = orm;
    this.#memberId = memberId;
  }

  /** Whether the reader is told of the item at all. */
  shows(item: ItemRow): boolean {
    return item.summaryId === null || this.of(item) !== null;
  }

  /** Null for an item about something else, and for one that is not there for this reader. */
  of({ kind, summaryId, summaryMoveId }: ItemRow): ItemSummary | null {
    if (summaryId === null || summaryMoveId === null) return null;
    const standing = this.#standing(summaryId);
    if (standing === undefined) return null;
    const answer = kind === 'summary-asked' ? answerTo(this.#orm, summaryId, summaryMoveId) : null;
    if (kind === 'summary-asked' && answer === null && !summaryMay(standing).approve) return null;
    const { id, facts, audience } = standing.row;
    return { id, title: facts.title, audience, answer, reason: this.#reason(summaryMoveId) };
  }

  #reason(moveId: number): string {
    const found = this.#orm
      .select({ reason: summaryMoves.reason })
      .from(summaryMoves)
      .where(eq(summaryMoves.id, moveId))
      .get();
    const reason = found?.reason ?? '';
    return reason.length > inboxWords ? `${reason.slice(0, inboxWords)}…` : reason;
  }

  #standing(summaryId: string): SummaryStanding | undefined {
    if (!this.#standings.has(summaryId))
      this.#standings.set(summaryId, summaryStanding(this.#orm, summaryId, this.#memberId));
    return this.#standings.get(summaryId);
  }
}

/** What became of an asking: the first answer after it; null while it waits for one. */
function answerTo(orm: Orm, summaryId: string, asking: number): ItemSummary['answer'] {
  const found = orm
    .select({ move: summaryMoves.move })
    .from(summaryMoves)
    .where(
      and(
        eq(summaryMoves.summaryId, summaryId),
        gt(summaryMoves.id, asking),
        inArray(summaryMoves.move, [...answers]),
      ),
    )
    .orderBy(asc(summaryMoves.id))
    .get();
  return answers.find((answer) => answer === found?.move) ?? null;
}
