/**
 * Who hears of a comment in their inbox: whoever is named, whoever spoke in the thread, whoever wrote or owns what it is
 * about. Each once, nobody of what they did themselves, and only those who may read comments.
 */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { can } from '../shared/access.ts';
import type { InboxKind } from '../shared/api/inbox.ts';
import type { NewThread, Saying } from './comment-store.ts';
import { tell } from './inbox-store.ts';
import type { Orm } from './orm.ts';
import { comments } from './schema-comments.ts';
import { actions, clientNumbers, documents, members, participants } from './schema.ts';

/** Participants who may read comments. */
export function readersOf(orm: Orm, reviewId: string): ReadonlySet<string> {
  const rows = orm
    .select({ memberId: participants.memberId, reviewRole: participants.role })
    .from(participants)
    .innerJoin(members, and(eq(members.id, participants.memberId), isNull(members.disabledAt)))
    .where(eq(participants.reviewId, reviewId))
    .all();
  const reads = rows.filter(({ reviewRole }) => can({ organisationRoles: [], reviewRole }, 'comment.read'));
  return new Set(reads.map(({ memberId }) => memberId));
}

export function tellOfMention(orm: Orm, saying: Saying, named: readonly string[]): readonly string[] {
  return tellAll(orm, saying, 'mention', named, []);
}

/** @param told those who hear of it already */
export function tellOfReply(
  orm: Orm,
  saying: Saying,
  thread: { readonly id: string; readonly createdBy: string },
  told: readonly string[],
): readonly string[] {
  const spoke = orm
    .selectDistinct({ memberId: comments.authorId })
    .from(comments)
    .where(eq(comments.threadId, thread.id))
    .all()
    .map(({ memberId }) => memberId);
  return tellAll(orm, saying, 'comment-reply', [thread.createdBy, ...spoke], told);
}

/** @param told those who hear of it already */
export function tellOfThread(orm: Orm, fresh: NewThread, told: readonly string[]): readonly string[] {
  return tellAll(orm, fresh, 'comment-on-mine', [...wroteIt(orm, fresh), ...ownIt(orm, fresh)], told);
}

function tellAll(
  orm: Orm,
  { id, reviewId, by, at }: Saying,
  kind: InboxKind,
  wanted: readonly string[],
  told: readonly string[],
): readonly string[] {
  const readers = readersOf(orm, reviewId);
  const concerned = [...new Set(wanted)].filter(
    (memberId) => readers.has(memberId) && !told.includes(memberId),
  );
  return concerned.filter((memberId) => tell(orm, { memberId, kind, byId: by, at, reviewId, commentId: id }));
}

function wroteIt(orm: Orm, { reviewId, writers }: NewThread): readonly string[] {
  if (writers.length === 0) return [];
  const rows = orm
    .select({ memberId: clientNumbers.memberId })
    .from(clientNumbers)
    .innerJoin(
      documents,
      and(eq(documents.reviewId, clientNumbers.reviewId), eq(documents.epoch, clientNumbers.epoch)),
    )
    .where(and(eq(clientNumbers.reviewId, reviewId), inArray(clientNumbers.clientNumber, [...writers])))
    .all();
  return rows.map(({ memberId }) => memberId).filter((memberId) => memberId !== null);
}

function ownIt(orm: Orm, { reviewId, place }: NewThread): readonly string[] {
  const [root, actionId] = place.split('/');
  if (root !== 'actions' || actionId === undefined) return [];
  const row = orm
    .select({ ownerId: actions.ownerId })
    .from(actions)
    .where(and(eq(actions.reviewId, reviewId), eq(actions.actionId, actionId)))
    .get();
  return row?.ownerId == null ? [] : [row.ownerId];
}
