/**
 * What the rows say about agreement: declarations, reasons, rounds with their answers, and the text as it is signed. Reads
 * only, on the connection it is given, so that a decision in a transaction sees what that transaction builds on.
 */
import { and, asc, desc, eq, exists, isNull, sql } from 'drizzle-orm';
import { wordingOwner } from '../shared/actions/action-status.ts';
import { agreedBytes, agreedText, type AgreedText } from '../shared/agreement/agreed-text.ts';
import {
  conditionIds,
  conditionsOf,
  type Condition,
  type ConditionId,
} from '../shared/agreement/conditions.ts';
import { mustDeclare } from '../shared/agreement/interests.ts';
import { turnOf } from '../shared/agreement/sign-off.ts';
import type { Interest, SignedVersion, SignOffRound } from '../shared/api/agreement.ts';
import type { ReviewContent } from '../shared/review-document/records.ts';
import { strengthOf } from '../shared/taxonomy/action-categories.ts';
import type { ShownTemplate } from '../shared/templates/shown-template.ts';
import { actionsOfReview, carriedActions, type Reader } from './action-rows.ts';
import { digestOf } from './document-store.ts';
import type { Orm } from './orm.ts';
import { comments, commentThreads } from './schema-comments.ts';
import {
  conditionReasons,
  interestDeclarations,
  sectionsRead,
  signOffRounds,
  signOffs,
} from './schema-agreement.ts';
import { harmRatings } from './schema-harm.ts';
import { members, participants, reviews, versions } from './schema.ts';

/** The document as it was read behind the barrier, with the template that says what is asked of it. */
export interface WrittenReview {
  readonly reviewId: string;
  readonly content: ReviewContent;
  readonly template: Pick<ShownTemplate, 'sections'>;
}

type Row = typeof signOffRounds.$inferSelect;

/** Everybody who can sign in, with what they declared last; in the order in which they were added. */
export function interestsOf(orm: Orm, reviewId: string): Interest[] {
  const declared = new Map(
    orm
      .select()
      .from(interestDeclarations)
      .where(eq(interestDeclarations.reviewId, reviewId))
      .orderBy(asc(interestDeclarations.id))
      .all()
      .map((row) => [row.memberId, row]),
  );
  return orm
    .select({
      memberId: participants.memberId,
      name: members.name,
      role: participants.role,
      disabledAt: members.disabledAt,
    })
    .from(participants)
    .innerJoin(members, eq(members.id, participants.memberId))
    .where(eq(participants.reviewId, reviewId))
    .orderBy(asc(participants.addedAt), asc(members.name))
    .all()
    .filter(({ memberId, disabledAt }) => disabledAt === null || declared.has(memberId))
    .map(({ disabledAt: _at, ...person }) => {
      const { kind = null, text = '', at = null } = declared.get(person.memberId) ?? {};
      return { ...person, required: mustDeclare(person.role), kind, text, at };
    });
}

/** Reasons that stand in for a condition, in the order of the conditions. */
export function reasonsOf(orm: Orm, reviewId: string): { condition: ConditionId; reason: string }[] {
  const newest = new Map(
    orm
      .select({ condition: conditionReasons.condition, reason: conditionReasons.reason })
      .from(conditionReasons)
      .where(eq(conditionReasons.reviewId, reviewId))
      .orderBy(asc(conditionReasons.id))
      .all()
      .map(({ condition, reason }) => [condition, reason]),
  );
  return conditionIds.flatMap((condition) => {
    const reason = newest.get(condition) ?? '';
    return reason === '' ? [] : [{ condition, reason }];
  });
}

/** Every condition this review has to meet before it is signed. */
export function conditionsNow(orm: Orm, reader: Reader, written: WrittenReview): readonly Condition[] {
  const { reviewId, content, template } = written;
  const interests = interestsOf(orm, reviewId);
  return conditionsOf({
    sections: template.sections,
    content,
    actions: decidedAndProposed(orm, reader, written),
    openThreads: openThreads(orm, reviewId),
    hiddenHarm: orm
      .selectDistinct({ dimension: harmRatings.dimension })
      .from(harmRatings)
      .where(and(eq(harmRatings.reviewId, reviewId), isNull(harmRatings.shownAt)))
      .all()
      .map(({ dimension }) => dimension),
    participants: interests,
    declared: new Set(interests.filter(({ kind }) => kind !== null).map(({ memberId }) => memberId)),
    reasons: new Map(reasonsOf(orm, reviewId).map(({ condition, reason }) => [condition, reason])),
  });
}

/** Actions the panel decided on or carried on, by their rows; those still proposed, by the document, which the rows follow a little later. */
function decidedAndProposed(orm: Orm, reader: Reader, { reviewId, content }: WrittenReview) {
  const rows = actionsOfReview(orm, reader, reviewId).filter(({ status }) => wordingOwner(status) === 'row');
  const decided = new Set(rows.map(({ actionId }) => actionId));
  const proposed = content.records.actions
    .filter(({ id }) => !decided.has(id))
    .map(({ category }) => ({ status: 'proposed' as const, strength: strengthOf(category) ?? null }));
  return [...rows, ...carriedActions(orm, reviewId), ...proposed];
}

function openThreads(orm: Orm, reviewId: string): number {
  const said = orm
    .select({ one: sql`1` })
    .from(comments)
    .where(and(eq(comments.threadId, commentThreads.id), isNull(comments.deletedAt)));
  const found = orm
    .select({ many: sql<number>`count(*)` })
    .from(commentThreads)
    .where(and(eq(commentThreads.reviewId, reviewId), eq(commentThreads.state, 'open'), exists(said)))
    .get();
  return found?.many ?? 0;
}

/** The text that would be signed now, as bytes, and their digest; undefined when there is no such review. */
export function textNow(
  orm: Orm,
  reader: Reader,
  { reviewId, content }: Pick<WrittenReview, 'reviewId' | 'content'>,
): { readonly text: AgreedText; readonly sha256: string } | undefined {
  const review = orm.select().from(reviews).where(eq(reviews.id, reviewId)).get();
  if (review === undefined) return undefined;
  const actions = actionsOfReview(orm, reader, reviewId).filter(
    ({ status }) => wordingOwner(status) === 'row',
  );
  const carried = carriedActions(orm, reviewId);
  const text = agreedText({ review, content, actions, carried, reasons: reasonsOf(orm, reviewId) });
  return { text, sha256: digestOf(agreedBytes(text)) };
}

/** Newest first. `sha256` is of the text as it is now. */
export function roundsOf(orm: Orm, reviewId: string, sha256: string): SignOffRound[] {
  return orm
    .select({ row: signOffRounds, askedByName: members.name })
    .from(signOffRounds)
    .innerJoin(members, eq(members.id, signOffRounds.askedBy))
    .where(eq(signOffRounds.reviewId, reviewId))
    .orderBy(desc(signOffRounds.number))
    .all()
    .map(({ row, askedByName }) => {
      const people = peopleOf(orm, reviewId, row.number);
      const turns = new Set(row.end === null ? turnOf(people).map(({ memberId }) => memberId) : []);
      return {
        ...row,
        askedByName,
        current: row.sha256 === sha256,
        people: people.map((one) => ({ ...one, turn: turns.has(one.memberId) })),
      };
    });
}

/** Everybody asked in a round, in the order in which they were named, reviewers first. */
export function peopleOf(orm: Orm, reviewId: string, round: number) {
  return orm
    .select({
      memberId: signOffs.memberId,
      name: members.name,
      role: participants.role,
      function: signOffs.function,
      answer: signOffs.answer,
      reason: signOffs.reason,
      dissent: signOffs.dissent,
      answeredAt: signOffs.answeredAt,
    })
    .from(signOffs)
    .innerJoin(members, eq(members.id, signOffs.memberId))
    .leftJoin(
      participants,
      and(eq(participants.reviewId, signOffs.reviewId), eq(participants.memberId, signOffs.memberId)),
    )
    .where(and(eq(signOffs.reviewId, reviewId), eq(signOffs.round, round)))
    .orderBy(asc(signOffs.place))
    .all();
}

/** The round that waits for answers; undefined when none does. */
export function openRound(orm: Orm, reviewId: string): Row | undefined {
  return orm
    .select()
    .from(signOffRounds)
    .where(and(eq(signOffRounds.reviewId, reviewId), isNull(signOffRounds.end)))
    .get();
}

/** Newest first. */
export function signedVersionsOf(orm: Orm, reviewId: string): SignedVersion[] {
  return orm
    .select({ version: versions.number, at: versions.at, sha256: versions.sha256 })
    .from(versions)
    .where(and(eq(versions.reviewId, reviewId), eq(versions.reason, 'signed')))
    .orderBy(desc(versions.number))
    .all();
}

/** Sections a member has read, with the digest of what each held then. */
export function sectionsReadBy(orm: Orm, reviewId: string, memberId: string): Record<string, string> {
  const rows = orm
    .select({ sectionId: sectionsRead.sectionId, digest: sectionsRead.digest })
    .from(sectionsRead)
    .where(and(eq(sectionsRead.reviewId, reviewId), eq(sectionsRead.memberId, memberId)))
    .all();
  return Object.fromEntries(rows.map(({ sectionId, digest }) => [sectionId, digest]));
}
