/** Threads of comments read and put together for a reader. Writes nothing. */
import { and, asc, eq, exists, gt, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Comment, CommentPage, CommentQuery, CommentThread } from '../shared/api/comments.ts';
import type { TextAnchor } from '../shared/comments/anchor.ts';
import type { Orm } from './orm.ts';
import { decodeCursor, encodeCursor } from './page-cursor.ts';
import { commentEdits, commentMentions, comments, commentThreads } from './schema-comments.ts';
import { members, participants } from './schema.ts';

type ThreadRow = typeof commentThreads.$inferSelect;

const defaultLimit = 200;
const settler = alias(members, 'settler');

export function threadPage(orm: Orm, memberId: string, reviewId: string, query: CommentQuery): CommentPage {
  const limit = query.limit ?? defaultLimit;
  const after = query.cursor === undefined ? undefined : Number(decodeCursor(query.cursor, 1)[0]);
  const rows = selectThreads(orm)
    .where(
      and(
        eq(commentThreads.reviewId, reviewId),
        query.state === undefined ? undefined : eq(commentThreads.state, query.state),
        query.place === undefined ? undefined : within(query.place),
        query.whose === undefined ? undefined : concerns(orm, memberId, query.whose),
        after === undefined ? undefined : gt(commentThreads.number, after),
        said(orm, isNull(comments.deletedAt)),
      ),
    )
    .orderBy(asc(commentThreads.number))
    .limit(limit + 1)
    .all();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    threads: present(orm, shown),
    nextCursor: rows.length > shown.length && last !== undefined ? encodeCursor([last.thread.number]) : null,
  };
}

/** Every thread of a review that still says something, in the order of their numbers. */
export function allThreads(orm: Orm, reviewId: string): CommentThread[] {
  const rows = selectThreads(orm)
    .where(and(eq(commentThreads.reviewId, reviewId), said(orm, isNull(comments.deletedAt))))
    .orderBy(asc(commentThreads.number))
    .all();
  return present(orm, rows);
}

export function oneThread(orm: Orm, reviewId: string, threadId: string): CommentThread | undefined {
  const rows = selectThreads(orm)
    .where(and(eq(commentThreads.reviewId, reviewId), eq(commentThreads.id, threadId)))
    .all();
  return present(orm, rows)[0];
}

/** Ids of those named in a comment, sorted. */
export function mentionsOf(orm: Orm, commentId: string): readonly string[] {
  return orm
    .select({ memberId: commentMentions.memberId })
    .from(commentMentions)
    .where(eq(commentMentions.commentId, commentId))
    .orderBy(commentMentions.memberId)
    .all()
    .map(({ memberId }) => memberId);
}

function selectThreads(orm: Orm) {
  return orm
    .select({ thread: commentThreads, stateByName: settler.name })
    .from(commentThreads)
    .leftJoin(settler, eq(settler.id, commentThreads.stateBy));
}

function within(place: string): SQL | undefined {
  const inside = `${place.replaceAll(/[\\%_]/g, '\\$&')}/%`;
  return or(eq(commentThreads.place, place), sql`${commentThreads.place} like ${inside} escape '\\'`);
}

/** Threads in which there is a comment that is so. */
function said(orm: Orm, condition: SQL | undefined): SQL {
  return exists(
    orm
      .select({ one: sql`1` })
      .from(comments)
      .where(and(eq(comments.threadId, commentThreads.id), condition)),
  );
}

function concerns(orm: Orm, memberId: string, whose: 'mine' | 'mentions'): SQL {
  if (whose === 'mine') return said(orm, eq(comments.authorId, memberId));
  const named = orm
    .select({ one: sql`1` })
    .from(commentMentions)
    .where(and(eq(commentMentions.commentId, comments.id), eq(commentMentions.memberId, memberId)));
  return said(orm, exists(named));
}

function present(
  orm: Orm,
  rows: readonly { readonly thread: ThreadRow; readonly stateByName: string | null }[],
): CommentThread[] {
  const spoken = commentsOf(
    orm,
    rows.map(({ thread }) => thread.id),
  );
  return rows.map(({ thread, stateByName }) => ({
    id: thread.id,
    number: thread.number,
    place: thread.place,
    anchor: anchorOf(thread),
    state: thread.state,
    stateByName,
    stateAt: thread.stateAt,
    byId: thread.createdBy,
    at: thread.createdAt,
    comments: spoken.get(thread.id) ?? [],
  }));
}

function anchorOf({ from, to, block, quote, before, after, repeated }: ThreadRow): TextAnchor | null {
  if (from === null || to === null || quote === null) return null;
  return { from, to, block, quote, before: before ?? '', after: after ?? '', repeated };
}

/** A list of ids too long for one statement is asked for in pieces. */
const idsAtOnce = 500;

function commentsOf(orm: Orm, threadIds: readonly string[]): ReadonlyMap<string, Comment[]> {
  const found = new Map<string, Comment[]>();
  for (let at = 0; at < threadIds.length; at += idsAtOnce) {
    const ids = threadIds.slice(at, at + idsAtOnce);
    const named = namedIn(orm, ids);
    const earlier = earlierOf(orm, ids);
    for (const { comment, byName, byRole } of selectComments(orm, ids)) {
      const list = found.get(comment.threadId) ?? [];
      found.set(comment.threadId, list);
      list.push({
        id: comment.id,
        byId: comment.authorId,
        byName,
        byRole,
        at: comment.at,
        version: comment.version,
        text: comment.text,
        mentions: named.get(comment.id) ?? [],
        editedAt: comment.editedAt,
        removedAt: comment.deletedAt,
        earlier: earlier.get(comment.id) ?? [],
      });
    }
  }
  return found;
}

function selectComments(orm: Orm, threadIds: readonly string[]) {
  return orm
    .select({ comment: comments, byName: members.name, byRole: participants.role })
    .from(comments)
    .innerJoin(members, eq(members.id, comments.authorId))
    .leftJoin(
      participants,
      and(eq(participants.memberId, comments.authorId), eq(participants.reviewId, comments.reviewId)),
    )
    .where(inArray(comments.threadId, [...threadIds]))
    .orderBy(comments.threadId, comments.number)
    .all();
}

function namedIn(orm: Orm, threadIds: readonly string[]): ReadonlyMap<string, Comment['mentions']> {
  const rows = orm
    .select({ commentId: commentMentions.commentId, id: members.id, name: members.name })
    .from(commentMentions)
    .innerJoin(comments, eq(comments.id, commentMentions.commentId))
    .innerJoin(members, eq(members.id, commentMentions.memberId))
    .where(inArray(comments.threadId, [...threadIds]))
    .orderBy(members.name)
    .all();
  const found = new Map<string, Comment['mentions']>();
  for (const { commentId, ...member } of rows)
    found.set(commentId, [...(found.get(commentId) ?? []), member]);
  return found;
}

function earlierOf(orm: Orm, threadIds: readonly string[]): ReadonlyMap<string, Comment['earlier']> {
  const rows = orm
    .select({ commentId: commentEdits.commentId, at: commentEdits.at, text: commentEdits.text })
    .from(commentEdits)
    .innerJoin(comments, eq(comments.id, commentEdits.commentId))
    .where(inArray(comments.threadId, [...threadIds]))
    .orderBy(commentEdits.commentId, commentEdits.version)
    .all();
  const found = new Map<string, Comment['earlier']>();
  for (const { commentId, ...wording } of rows)
    found.set(commentId, [...(found.get(commentId) ?? []), wording]);
  return found;
}
