/**
 * Comments as rows, and the only module that writes one: beginning a thread, answering, rewording, removing, settling.
 * Rights and the stage are asked inside the transaction; who is concerned is told there too. A signed review takes none.
 */
import { and, count, eq, max } from 'drizzle-orm';
import { can, isOpenForWriting, type Standing } from '../shared/access.ts';
import type { CommentPage, CommentQuery, CommentThread } from '../shared/api/comments.ts';
import type { AuditAct } from '../shared/audit/audit-acts.ts';
import type { TextAnchor } from '../shared/comments/anchor.ts';
import { maxCommentsInReview, type ThreadState } from '../shared/comments/comment-rules.ts';
import { AppError } from '../shared/errors.ts';
import { recordAudit } from './audit-store.ts';
import { allThreads, mentionsOf, oneThread, threadPage } from './comment-rows.ts';
import { readersOf, tellOfMention, tellOfReply, tellOfThread } from './comment-tellings.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { noSuchReview, notYours, reviewIsSigned } from './refusals.ts';
import { commentEdits, commentMentions, comments, commentThreads } from './schema-comments.ts';
import { reviews } from './schema.ts';
import { standingIn } from './standing.ts';

/** Something said, by whom and when. */
export interface Saying {
  /** Of the comment to be; the same id again from the same author does nothing. */
  readonly id: string;
  readonly reviewId: string;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly by: string;
  readonly at: number;
}

export interface NewThread extends Saying {
  readonly place: string;
  readonly anchor: TextAnchor | null;
  /** Client numbers of whoever wrote what the thread is about. */
  readonly writers: readonly number[];
}

/** Who acts on a comment that is there. */
export interface CommentAct {
  readonly reviewId: string;
  readonly threadId: string;
  readonly commentId: string;
  /** The version the author saw. */
  readonly seenVersion: number;
  readonly by: string;
  readonly at: number;
}

type CommentRow = typeof comments.$inferSelect;
type ThreadRow = typeof commentThreads.$inferSelect;

export class CommentStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** In the order of their numbers. Threads of which every comment was removed are left out. */
  async page(memberId: string, reviewId: string, query: CommentQuery): Promise<CommentPage> {
    return threadPage(this.#orm, memberId, reviewId, query);
  }

  /** Every thread of a review that still says something. */
  async all(reviewId: string): Promise<readonly CommentThread[]> {
    return allThreads(this.#orm, reviewId);
  }

  /** @throws AppError `not-found` */
  async thread(reviewId: string, threadId: string): Promise<CommentThread> {
    const found = oneThread(this.#orm, reviewId, threadId);
    if (found === undefined) throw noSuchThread();
    return found;
  }

  /** Begins a thread. Returns who is told. */
  async start(fresh: NewThread): Promise<readonly string[]> {
    return this.#writer.write((orm) => {
      requireOpen(orm, fresh.reviewId, fresh.by);
      const { id, reviewId, place, anchor, by, at } = fresh;
      if (oneRow(orm, reviewId, id) !== undefined) return [];
      const number = nextNumber(orm, reviewId);
      orm
        .insert(commentThreads)
        .values({
          ...(anchor ?? { repeated: false }),
          ...{ id, reviewId, number, place, state: 'open', createdBy: by, createdAt: at },
        })
        .run();
      const mentioned = say(orm, fresh, id, 1);
      recordAudit(orm, {
        ...{ at, actorId: by, act: 'comment.thread-begun', reviewId, subjectId: id },
        detail: { number, place, onWords: anchor !== null, mentions: mentioned.length },
      });
      const told = tellOfMention(orm, fresh, mentioned);
      return [...told, ...tellOfThread(orm, fresh, told)];
    });
  }

  /** Answers in a thread. Returns who is told. */
  async reply(threadId: string, saying: Saying): Promise<readonly string[]> {
    return this.#writer.write((orm) => {
      requireOpen(orm, saying.reviewId, saying.by);
      const thread = requireThread(orm, saying.reviewId, threadId);
      const there = orm.select().from(comments).where(eq(comments.id, saying.id)).get();
      if (there !== undefined) return [];
      const last = orm
        .select({ number: max(comments.number) })
        .from(comments)
        .where(eq(comments.threadId, threadId))
        .get();
      const mentioned = say(orm, saying, threadId, (last?.number ?? 0) + 1);
      const { at, by, reviewId, id } = saying;
      recordAudit(orm, {
        ...{ at, actorId: by, act: 'comment.replied', reviewId, subjectId: id },
        detail: { number: thread.number, mentions: mentioned.length },
      });
      const told = tellOfMention(orm, saying, mentioned);
      return [...told, ...tellOfReply(orm, saying, thread, told)];
    });
  }

  /** Rewords a comment of one's own; the earlier wording stays. Returns who is told. */
  async edit(act: CommentAct, text: string, mentions: readonly string[]): Promise<readonly string[]> {
    return this.#writer.write((orm) => {
      const row = requireOwn(orm, act, 'reword');
      const before = mentionsOf(orm, row.id);
      const same = row.text === text && before.join() === [...mentions].sort().join();
      if (same) return [];
      if (row.text !== text) {
        const worded = {
          commentId: row.id,
          version: row.version,
          text: row.text,
          at: row.editedAt ?? row.at,
        };
        orm.insert(commentEdits).values(worded).run();
      }
      orm
        .update(comments)
        .set({ text, version: row.version + 1, editedAt: act.at })
        .where(eq(comments.id, row.id))
        .run();
      const named = name(orm, act.reviewId, row.id, mentions);
      auditOf(orm, act, 'comment.reworded');
      const saying = { id: row.id, reviewId: act.reviewId, text, mentions, by: act.by, at: act.at };
      return tellOfMention(
        orm,
        saying,
        named.filter((memberId) => !before.includes(memberId)),
      );
    });
  }

  /** Takes the words of a comment of one's own away, earlier ones too; that there was one stays. */
  async remove(act: CommentAct): Promise<void> {
    await this.#writer.write((orm) => {
      const row = requireOwn(orm, act, 'remove');
      orm
        .update(comments)
        .set({ text: '', version: row.version + 1, deletedAt: act.at })
        .where(eq(comments.id, row.id))
        .run();
      orm.delete(commentEdits).where(eq(commentEdits.commentId, row.id)).run();
      orm.delete(commentMentions).where(eq(commentMentions.commentId, row.id)).run();
      auditOf(orm, act, 'comment.removed');
    });
  }

  /** Resolves a thread or opens it again. What is so already stays as it is. */
  async settle(
    threadId: string,
    state: ThreadState,
    { reviewId, by, at }: Pick<CommentAct, 'reviewId' | 'by' | 'at'>,
  ): Promise<void> {
    await this.#writer.write((orm) => {
      const standing = requireOpen(orm, reviewId, by);
      const thread = requireThread(orm, reviewId, threadId);
      if (thread.createdBy !== by && !can(standing, 'comment.settle')) throw notYours('settle this thread');
      if (thread.state === state) return;
      orm
        .update(commentThreads)
        .set({ state, stateBy: by, stateAt: at })
        .where(eq(commentThreads.id, threadId))
        .run();
      recordAudit(orm, {
        ...{ at, actorId: by, act: 'comment.thread-settled', reviewId, subjectId: threadId },
        detail: { number: thread.number, state },
      });
    });
  }
}

/** Whoever may comment now, in a review that is open for it. */
function requireOpen(orm: Orm, reviewId: string, memberId: string): Standing {
  const standing = standingIn(orm, memberId, reviewId);
  if (!can(standing, 'review.see')) throw noSuchReview();
  if (!can(standing, 'comment.write')) throw notYours('comment');
  const review = orm.select({ stage: reviews.stage }).from(reviews).where(eq(reviews.id, reviewId)).get();
  if (review === undefined) throw noSuchReview();
  if (!isOpenForWriting(review.stage)) throw reviewIsSigned();
  return standing;
}

function say(orm: Orm, saying: Saying, threadId: string, number: number): readonly string[] {
  const { id, reviewId, text, by, at } = saying;
  const many = orm.select({ many: count() }).from(comments).where(eq(comments.reviewId, reviewId)).get();
  if ((many?.many ?? 0) >= maxCommentsInReview) throw tooManyComments();
  orm.insert(comments).values({ id, number, threadId, reviewId, authorId: by, version: 1, text, at }).run();
  return name(orm, reviewId, id, saying.mentions);
}

/** Makes the people named in a comment these. */
function name(orm: Orm, reviewId: string, commentId: string, wanted: readonly string[]): readonly string[] {
  const named = [...new Set(wanted)].sort();
  const readers = readersOf(orm, reviewId);
  if (named.some((memberId) => !readers.has(memberId))) throw nobodyThere();
  orm.delete(commentMentions).where(eq(commentMentions.commentId, commentId)).run();
  for (const memberId of named) orm.insert(commentMentions).values({ commentId, memberId }).run();
  return named;
}

function requireThread(orm: Orm, reviewId: string, threadId: string): ThreadRow {
  const found = oneRow(orm, reviewId, threadId);
  if (found === undefined) throw noSuchThread();
  return found;
}

function requireOwn(orm: Orm, act: CommentAct, verb: string): CommentRow {
  requireOpen(orm, act.reviewId, act.by);
  requireThread(orm, act.reviewId, act.threadId);
  const row = orm
    .select()
    .from(comments)
    .where(and(eq(comments.id, act.commentId), eq(comments.threadId, act.threadId)))
    .get();
  if (row === undefined || row.deletedAt !== null) throw noSuchComment();
  if (row.authorId !== act.by) {
    throw new AppError(
      'forbidden',
      `Only its author may ${verb} a comment.`,
      'Answer in the thread instead.',
    );
  }
  if (row.version === act.seenVersion) return row;
  throw new AppError(
    'changed-meanwhile',
    'This comment was changed meanwhile, perhaps by you in another window, so nothing was changed now.',
    'Look at it as it is now, and change it again if that is still needed.',
    { version: row.version },
  );
}

function oneRow(orm: Orm, reviewId: string, threadId: string): ThreadRow | undefined {
  return orm
    .select()
    .from(commentThreads)
    .where(and(eq(commentThreads.id, threadId), eq(commentThreads.reviewId, reviewId)))
    .get();
}

function nextNumber(orm: Orm, reviewId: string): number {
  const last = orm
    .select({ number: max(commentThreads.number) })
    .from(commentThreads)
    .where(eq(commentThreads.reviewId, reviewId))
    .get();
  return (last?.number ?? 0) + 1;
}

function auditOf(orm: Orm, { at, by, reviewId, commentId }: CommentAct, act: AuditAct): void {
  recordAudit(orm, { at, actorId: by, act, reviewId, subjectId: commentId });
}

function noSuchThread(): AppError {
  return new AppError(
    'not-found',
    'There is no such thread in this review.',
    'Load the comments again to see those that are there.',
  );
}

function noSuchComment(): AppError {
  return new AppError(
    'not-found',
    'There is no such comment in this thread, or its author removed it.',
    'Load the comments again to see those that are there.',
  );
}

function nobodyThere(): AppError {
  const sentence = 'Somebody named here takes no part in the comments of this review.';
  return new AppError('invalid-input', sentence, 'Choose from the list that opens after @.', {
    fields: { mentions: sentence },
  });
}

function tooManyComments(): AppError {
  return new AppError(
    'not-allowed-now',
    'This review holds as many comments as a review can, so this one was not kept.',
    'Put what has to stay into the review itself.',
  );
}
