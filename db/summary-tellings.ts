/**
 * Who hears of a move in the life of a learning summary, told in its transaction: those who can approve it when that is
 * asked for, and whoever asked or wrote when it is answered, published or withdrawn. What was asked is done with any
 * answer, whoever gave it.
 */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { SummaryMove } from '../shared/summaries/summary-states.ts';
import { tell, tellItem } from './inbox-store.ts';
import { mailItem } from './item-mail.ts';
import type { Orm } from './orm.ts';
import type { By } from './participant-store.ts';
import { summaryApprovers, summaryMoves } from './schema-summaries.ts';
import { inboxItems } from './schema-reports.ts';
import { standingIn } from './standing.ts';
import { approversOf } from './summary-approvers.ts';
import { notAnApprover } from './summary-refusals.ts';
import { readsSummary, summaryWriters, type SummaryRow } from './summary-rights.ts';

/** Whom the asker chose (nobody: everybody who can approve it), and whether this server sends mail. */
export interface AskedPeople {
  readonly chosen: readonly string[];
  readonly mail: boolean;
}

interface MoveMade {
  readonly id: number;
  readonly move: SummaryMove;
  /** The summary after it. */
  readonly row: SummaryRow;
}

const news = {
  approved: 'summary-approved',
  refused: 'summary-refused',
  published: 'summary-published',
  withdrawn: 'summary-withdrawn',
} as const;

/** Returns who is told. @throws AppError `invalid-input` when somebody chosen cannot approve it */
export function tellOfAsking(orm: Orm, { id, row }: MoveMade, people: AskedPeople, by: By): string[] {
  const able = approversOf(orm, row, by.memberId).map(({ memberId }) => memberId);
  const chosen = [...new Set(people.chosen)];
  if (!chosen.every((memberId) => able.includes(memberId))) throw notAnApprover();
  for (const memberId of chosen) orm.insert(summaryApprovers).values({ moveId: id, memberId }).run();
  const asked = chosen.length === 0 ? able : chosen;
  for (const memberId of asked) {
    const item = tellItem(orm, {
      ...{ memberId, kind: 'summary-asked', byId: by.memberId, at: by.at },
      ...{ summaryId: row.id, summaryMoveId: id },
    });
    if (item !== null && people.mail) mailItem(orm, memberId, item, by.at);
  }
  return asked;
}

/** Returns whose inbox changed. */
export function tellOfMove(orm: Orm, { id, move, row }: MoveMade, by: By): string[] {
  const done =
    move === 'approved' || move === 'refused' || move === 'taken-back' ? endAsking(orm, row, by) : [];
  if (!(move in news)) return done;
  const kind = news[move as keyof typeof news];
  const told = concernedBy(orm, row).filter((memberId) =>
    tell(orm, {
      ...{ memberId, kind, byId: by.memberId, at: by.at },
      ...{ summaryId: row.id, summaryMoveId: id },
    }),
  );
  return [...new Set([...done, ...told])];
}

/** Whoever asked for its approval or wrote in it, of those who may read it. */
function concernedBy(orm: Orm, row: SummaryRow): string[] {
  const askers = orm
    .selectDistinct({ memberId: summaryMoves.by })
    .from(summaryMoves)
    .where(and(eq(summaryMoves.summaryId, row.id), inArray(summaryMoves.move, ['made', 'asked'])))
    .all()
    .map(({ memberId }) => memberId);
  return [...new Set([...askers, ...summaryWriters(orm, row)])].filter((memberId) =>
    readsSummary(standingIn(orm, memberId, row.sourceId), row),
  );
}

function endAsking(orm: Orm, { id }: SummaryRow, { at }: By): string[] {
  return orm
    .update(inboxItems)
    .set({ readAt: at })
    .where(and(eq(inboxItems.summaryId, id), eq(inboxItems.kind, 'summary-asked'), isNull(inboxItems.readAt)))
    .returning({ memberId: inboxItems.memberId })
    .all()
    .map(({ memberId }) => memberId);
}
