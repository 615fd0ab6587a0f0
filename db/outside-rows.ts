/** Links to somebody outside as they are read: by their secret from outside, and by their action from inside. Writes nothing. */
import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { mayBeCalledDone, mayGoOutside, outsideName } from '../shared/actions/outside.ts';
import type { OutsideState, OutsideView, OutsideWordsSent } from '../shared/api/outside.ts';
import { rowOf, type ActionRow } from './action-writing.ts';
import type { Orm } from './orm.ts';
import { outsideRefusals as refuse } from './outside-refusals.ts';
import { outsideLinks, outsideWords } from './schema-outside.ts';
import { members, organisation } from './schema.ts';

type OutsideLink = typeof outsideLinks.$inferSelect;
type OutsideWordsRow = typeof outsideWords.$inferSelect;

/** Words that nobody has answered, with who sent them. */
export type WaitingWords = OutsideWordsSent & { readonly from: string };

/** The link of this secret with its action. @throws AppError `not-found`, the same for whatever reason. */
export function linkThatOpens(
  orm: Orm,
  tokenHash: string,
  now: number,
): { readonly link: OutsideLink; readonly row: ActionRow } {
  const link = orm
    .select({ link: outsideLinks })
    .from(outsideLinks)
    .innerJoin(members, eq(members.id, outsideLinks.createdBy))
    .where(
      and(
        eq(outsideLinks.tokenHash, tokenHash),
        isNull(outsideLinks.endedAt),
        gt(outsideLinks.expiresAt, now),
        isNull(members.disabledAt),
      ),
    )
    .get()?.link;
  const row = link === undefined ? undefined : rowOf(orm, link.reviewId, link.actionId);
  if (link === undefined || row === undefined) throw refuse.opensNothing();
  return { link, row };
}

/** Everything that is shown outside, and nothing else. */
export function viewOutside(orm: Orm, link: OutsideLink, row: ActionRow): OutsideView {
  const invitedBy = orm
    .select({ name: members.name })
    .from(members)
    .where(eq(members.id, link.createdBy))
    .get();
  const { title, measureName, baseline, target, dueOn, status } = row;
  return {
    organisation: orm.select().from(organisation).get()?.name ?? '',
    invitedBy: invitedBy?.name ?? '',
    you: { name: link.name, organisation: link.organisation },
    action: { title, brief: link.brief, measureName, baseline, target, dueOn, status },
    expiresAt: link.expiresAt,
    mayWrite: mayGoOutside(status),
    mayCallDone: mayBeCalledDone(status),
    words: orm
      .select()
      .from(outsideWords)
      .where(eq(outsideWords.linkId, link.id))
      .orderBy(asc(outsideWords.id))
      .all()
      .map(shownWords),
  };
}

/** The link of an action that still works, or else the newest one. */
export function newestLink(orm: Orm, reviewId: string, actionId: string, now: number): OutsideState['link'] {
  const found = orm
    .select({ link: outsideLinks, madeBy: members.name })
    .from(outsideLinks)
    .innerJoin(members, eq(members.id, outsideLinks.createdBy))
    .where(and(eq(outsideLinks.reviewId, reviewId), eq(outsideLinks.actionId, actionId)))
    .orderBy(asc(outsideLinks.createdAt))
    .all();
  const newest = found.find(({ link }) => link.endedAt === null) ?? found.at(-1);
  if (newest === undefined) return null;
  const { name, organisation: where, brief, createdAt, expiresAt, lastOpenedAt, endedAt } = newest.link;
  const state = endedAt !== null ? 'ended' : expiresAt <= now ? 'expired' : 'open';
  return {
    ...{ name, organisation: where, brief, madeBy: newest.madeBy },
    ...{ createdAt, expiresAt, lastOpenedAt, state },
  };
}

/** What came to an action by any of its links, oldest first. */
export function wordsFromOutside(orm: Orm, reviewId: string, actionId: string): OutsideState['words'] {
  return orm
    .select({ words: outsideWords, link: outsideLinks, answeredBy: members.name })
    .from(outsideWords)
    .innerJoin(outsideLinks, eq(outsideLinks.id, outsideWords.linkId))
    .leftJoin(members, eq(members.id, outsideWords.answeredBy))
    .where(and(eq(outsideLinks.reviewId, reviewId), eq(outsideLinks.actionId, actionId)))
    .orderBy(asc(outsideWords.id))
    .all()
    .map(({ words, link, answeredBy }) => ({
      ...shownWords(words),
      from: outsideName(link.name, link.organisation),
      answeredBy,
    }));
}

/** @throws AppError `changed-meanwhile` when they were answered, or are none of this action. */
export function waitingWords(orm: Orm, reviewId: string, actionId: string, wordsId: number): WaitingWords {
  const found = wordsFromOutside(orm, reviewId, actionId).find(({ id }) => id === wordsId);
  if (found?.answer !== null) throw refuse.answeredAlready();
  return found;
}

function shownWords(words: OutsideWordsRow): OutsideWordsSent {
  const { id, kind, text, proofKind, proof, at, answer, answeredAt } = words;
  return { id, kind, text, proofKind, proof, at, answer, answeredAt };
}
