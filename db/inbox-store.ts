/**
 * What concerns a member: items made in the transaction of the act that causes them, and read with the rights the
 * member has at that moment. Stores ids only, so that a title never reaches somebody who may not read it any more.
 */
import { and, count, desc, eq, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm';
import { can, type ReviewRole, type Stage } from '../shared/access.ts';
import type { InboxItem, InboxKind, InboxPage, InboxQuery } from '../shared/api/inbox.ts';
import type { Reader } from './action-rows.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { preparedOnce } from './prepared-once.ts';
import { decodeCursor, encodeCursor } from './page-cursor.ts';
import { comments, commentThreads } from './schema-comments.ts';
import { reminders } from './schema-reminders.ts';
import { inboxItems, reports, reportSteps } from './schema-reports.ts';
import { actions, members, participants, reviews } from './schema.ts';
import { SummaryItems } from './summary-items.ts';

/** One thing to tell a member. Nobody is told of what they did themselves. */
export interface Telling {
  readonly memberId: string;
  readonly kind: InboxKind;
  /** Who did it; null is the server. */
  readonly byId: string | null;
  readonly at: number;
  readonly reviewId?: string;
  readonly actionId?: string;
  readonly reportId?: string;
  readonly reportStepId?: number;
  readonly commentId?: string;
  readonly reminderId?: number;
  readonly role?: ReviewRole;
  readonly stage?: Stage;
  readonly summaryId?: string;
  /** The move in the life of that summary. */
  readonly summaryMoveId?: number;
}

/** Call it inside the transaction of the act. Returns whether the member is told. */
export function tell(orm: Orm, telling: Telling): boolean {
  return tellItem(orm, telling) !== null;
}

/** The same; returns the id of the item, or null when the member is not told. */
export function tellItem(orm: Orm, telling: Telling): number | null {
  if (telling.byId === telling.memberId) return null;
  return Number(statements(orm).tell.run({ ...nothingSaid, ...telling }).lastInsertRowid);
}

const given = sql.placeholder;
/** What a telling may leave away. */
const nothingSaid = {
  reviewId: null,
  actionId: null,
  reportId: null,
  reportStepId: null,
  commentId: null,
  reminderId: null,
  role: null,
  stage: null,
  summaryId: null,
  summaryMoveId: null,
} satisfies Readonly<Record<Exclude<keyof Telling, 'memberId' | 'kind' | 'byId' | 'at'>, null>>;
const statements = preparedOnce((orm) => ({
  tell: orm
    .insert(inboxItems)
    .values({
      memberId: given('memberId'),
      kind: given('kind'),
      byId: given('byId'),
      at: given('at'),
      reviewId: given('reviewId'),
      actionId: given('actionId'),
      reportId: given('reportId'),
      reportStepId: given('reportStepId'),
      commentId: given('commentId'),
      reminderId: given('reminderId'),
      role: given('role'),
      stage: given('stage'),
      summaryId: given('summaryId'),
      summaryMoveId: given('summaryMoveId'),
    })
    .prepare(),
}));

/** The same to several; returns those who are told. */
export function tellAll(
  orm: Orm,
  people: readonly { readonly memberId: string }[],
  telling: Omit<Telling, 'memberId'>,
): string[] {
  return people.map(({ memberId }) => memberId).filter((memberId) => tell(orm, { ...telling, memberId }));
}

const defaultLimit = 30;
/** Characters of a comment that the inbox shows. */
const inboxWords = 200;

export class InboxStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** Newest first. A page may hold fewer than asked for, where something in between is not there for this reader. */
  async page(reader: Reader, query: InboxQuery): Promise<InboxPage> {
    const limit = query.limit ?? defaultLimit;
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, 1)[0];
    const rows = selectItems(this.#orm, reader.memberId)
      .where(
        and(
          eq(inboxItems.memberId, reader.memberId),
          query.unread === 'true' ? isNull(inboxItems.readAt) : undefined,
          after === undefined ? undefined : lt(inboxItems.id, Number(after)),
        ),
      )
      .orderBy(desc(inboxItems.id))
      .limit(limit + 1)
      .all();
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const summaries = new SummaryItems(this.#orm, reader.memberId);
    return {
      items: shown
        .filter(({ item }) => summaries.shows(item))
        .map((row) => itemFor(reader, row, summaries.of(row.item))),
      nextCursor: rows.length > shown.length && last !== undefined ? encodeCursor([last.item.id]) : null,
      unread: await this.unread(reader.memberId),
    };
  }

  async unread(memberId: string): Promise<number> {
    const found = this.#orm
      .select({ many: count() })
      .from(inboxItems)
      .where(and(eq(inboxItems.memberId, memberId), isNull(inboxItems.readAt)))
      .get();
    return (found?.many ?? 0) - this.#unreadUnseen(memberId);
  }

  /** Unread items about summaries that are not there for the member now. */
  #unreadUnseen(memberId: string): number {
    const summaries = new SummaryItems(this.#orm, memberId);
    return this.#orm
      .select()
      .from(inboxItems)
      .where(
        and(eq(inboxItems.memberId, memberId), isNull(inboxItems.readAt), isNotNull(inboxItems.summaryId)),
      )
      .all()
      .filter((item) => !summaries.shows(item)).length;
  }

  /** Marks one item, or every item up to one, as read. What is none of the member's stays as it is. */
  async markRead(
    memberId: string,
    which: { readonly item: number } | { readonly upTo: number },
    at: number,
  ): Promise<void> {
    const place = 'item' in which ? eq(inboxItems.id, which.item) : lte(inboxItems.id, which.upTo);
    await this.#writer.write((orm) => {
      orm
        .update(inboxItems)
        .set({ readAt: at })
        .where(and(eq(inboxItems.memberId, memberId), isNull(inboxItems.readAt), place))
        .run();
    });
  }
}

function selectItems(orm: Orm, memberId: string) {
  return orm
    .select({
      item: inboxItems,
      byName: members.name,
      myRole: participants.role,
      reviewTitle: reviews.title,
      action: actions,
      report: { id: reports.id, reporterId: reports.reporterId },
      step: { state: reportSteps.state, words: reportSteps.words },
      reminder: reminders,
      comment: {
        threadId: comments.threadId,
        number: commentThreads.number,
        text: comments.text,
        deletedAt: comments.deletedAt,
      },
    })
    .from(inboxItems)
    .leftJoin(members, eq(members.id, inboxItems.byId))
    .leftJoin(reviews, eq(reviews.id, inboxItems.reviewId))
    .leftJoin(
      participants,
      and(eq(participants.reviewId, inboxItems.reviewId), eq(participants.memberId, sql`${memberId}`)),
    )
    .leftJoin(
      actions,
      and(eq(actions.reviewId, inboxItems.reviewId), eq(actions.actionId, inboxItems.actionId)),
    )
    .leftJoin(reports, eq(reports.id, inboxItems.reportId))
    .leftJoin(reportSteps, eq(reportSteps.id, inboxItems.reportStepId))
    .leftJoin(reminders, eq(reminders.id, inboxItems.reminderId))
    .leftJoin(comments, eq(comments.id, inboxItems.commentId))
    .leftJoin(commentThreads, eq(commentThreads.id, comments.threadId));
}

type Row = ReturnType<ReturnType<typeof selectItems>['all']>[number];

/** What was said, unless its author took it back. */
function commentOf({ comment }: Row): InboxItem['comment'] {
  const { threadId, number, text, deletedAt } = comment;
  if (threadId == null || deletedAt != null) return null;
  return { threadId, number: number ?? 0, words: text?.slice(0, inboxWords) ?? '' };
}

function reminderOf({ reminder, action }: Row, memberId: string): InboxItem['reminder'] {
  if (reminder === null) return null;
  const { subject, dueOn, days, escalated } = reminder;
  return { subject, dueOn, days, escalated, owner: action?.ownerId === memberId };
}

function itemFor(reader: Reader, row: Row, summary: InboxItem['summary']): InboxItem {
  const { item, action, report, step } = row;
  const standing = { organisationRoles: reader.organisationRoles, reviewRole: row.myRole };
  const seesReview = item.reviewId !== null && row.reviewTitle !== null && can(standing, 'review.see');
  const seesAction =
    action !== null &&
    (can(standing, 'action.list') ||
      can(standing, 'action.list-all') ||
      (action.ownerId === reader.memberId && can(standing, 'action.follow-own')));
  return {
    id: item.id,
    kind: item.kind,
    at: item.at,
    readAt: item.readAt,
    byName: row.byName,
    review: seesReview ? { id: item.reviewId ?? '', title: row.reviewTitle ?? '' } : null,
    action: seesAction ? { reviewId: action.reviewId, actionId: action.actionId, title: action.title } : null,
    report:
      report !== null && step !== null && report.reporterId === reader.memberId
        ? { id: report.id, state: step.state, words: step.words }
        : null,
    comment: can(standing, 'comment.read') ? commentOf(row) : null,
    reminder: seesAction ? reminderOf(row, reader.memberId) : null,
    summary,
    role: item.role,
    stage: item.stage,
  };
}
