/**
 * Open from before: actions of earlier reviews as a review finds them, and what its panel answers about each. To carry
 * one is to link its row to the review, to close one is a move of that row; nothing is ever copied.
 */
import { and, eq } from 'drizzle-orm';
import { can, isOpenForWriting } from '../shared/access.ts';
import { isSettled } from '../shared/actions/action-status.ts';
import type { Action, ActionDetail } from '../shared/api/actions.ts';
import type { AnswerFromBeforeRequest, FromBefore } from '../shared/api/from-before.ts';
import { AppError } from '../shared/errors.ts';
import type { ActionKey } from './action-finding.ts';
import { lifeOf } from './action-life-rows.ts';
import { actionsByKey, carriedActions, oneAction, visibleAmong, type Reader } from './action-rows.ts';
import type { ActionStore } from './action-store.ts';
import { recordHistory, rowOf, storeRow, type ActionRow } from './action-writing.ts';
import { recordAudit } from './audit-store.ts';
import { carriersOf } from './carried.ts';
import {
  actionsFromBefore,
  codesOfReview,
  comparedReview,
  keyOf,
  type FoundBefore,
} from './from-before-finding.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { noSuchAction, noSuchReview, notYours, reviewIsSigned } from './refusals.ts';
import { actionReviews } from './schema-from-before.ts';
import { members, reviews } from './schema.ts';
import { standingIn } from './standing.ts';

/** More are counted, not listed: nobody answers more at a time. */
const mostListed = 30;

export interface Answering {
  readonly reviewId: string;
  /** The action, by the review it was born in. */
  readonly key: ActionKey;
  readonly request: AnswerFromBeforeRequest;
  readonly by: string;
  /** UTC milliseconds. */
  readonly at: number;
}

/** What a carried action may leave with: nothing of the review it comes from. */
export type CarriedAction = Action & Pick<ActionDetail, 'checks' | 'readings' | 'proofs'>;

/** What a review answered about an action, for those who take it out. */
export type AnswerTakenOut = Pick<
  FromBefore['answered'][number],
  'reviewId' | 'actionId' | 'answer' | 'reason' | 'system' | 'codes' | 'at'
>;

export class FromBeforeStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;
  readonly #actions: ActionStore;

  constructor(orm: Orm, writer: DurableWriter, actions: ActionStore) {
    this.#orm = orm;
    this.#writer = writer;
    this.#actions = actions;
  }

  /** What a reader who takes part in the review finds of earlier ones, and what was answered. */
  async stateFor(reader: Reader, reviewId: string): Promise<FromBefore> {
    const orm = this.#orm;
    const review = comparedReview(orm, reviewId);
    if (review === undefined) throw noSuchReview();
    const codes = codesOfReview(orm, reviewId);
    const answers = answersOf(orm, reviewId);
    const given = new Set(answers.map(keyOf));
    const { actions, furtherReviews } = actionsFromBefore(orm, reader, review, codes);
    const found = actions.filter((one) => !given.has(keyOf(one)));
    const shown = byKey(actionsByKey(orm, reader, found.slice(0, mostListed)));
    const answered = byKey([
      ...carriedActions(orm, reviewId, reader),
      ...visibleAmong(
        orm,
        reader,
        answers.filter(({ answer }) => answer !== 'carried'),
      ),
    ]);
    return {
      open: found.slice(0, mostListed).flatMap((one) => {
        const action = shown.get(keyOf(one));
        return action === undefined ? [] : [{ action, system: one.system, codes: [...one.codes] }];
      }),
      more: Math.max(0, found.length - mostListed),
      furtherReviews,
      answered: answers.map((one) => ({ ...one, action: answered.get(keyOf(one)) ?? null })),
      codes: [...codes],
    };
  }

  /** What leaves with the review, whoever takes it out. */
  async takenOut(reviewId: string): Promise<{ carried: CarriedAction[]; answers: AnswerTakenOut[] }> {
    const orm = this.#orm;
    const nobody: Reader = { memberId: '', organisationRoles: [] };
    return {
      carried: carriedActions(orm, reviewId).map((action) => ({ ...action, ...lifeOf(orm, nobody, action) })),
      answers: answersOf(orm, reviewId).map(({ byName: _name, ...answer }) => answer),
    };
  }

  /** Ids of the reviews that carry an action of this one. */
  carriers(reviewId: string): readonly string[] {
    return carriersOf(this.#orm, reviewId);
  }

  /**
   * Stores an answer, and for a closing the move of the action with it. Returns who is told in their inbox.
   * @throws AppError when the member may not, the review is signed, the action does not come from before, it was
   * answered already, or its life does not allow the move.
   */
  async answer(answering: Answering): Promise<readonly string[]> {
    return this.#writer.write((orm) => {
      const { reviewId, key, request, by, at } = answering;
      demandAnswering(orm, reviewId, by);
      const found = this.#find(orm, reviewId, key, by);
      const before = answersOf(orm, reviewId).find((one) => keyOf(one) === keyOf(key));
      if (before !== undefined) {
        // The same answer sent twice is one answer.
        if (before.answer === request.answer && request.answer !== 'closed') return [];
        throw answeredAlready();
      }
      if (found === undefined) throw noSuchAction();
      const told = request.answer === 'closed' ? this.#close(orm, answering, request) : [];
      const row = rowOf(orm, key.reviewId, key.actionId);
      if (row === undefined) throw noSuchAction();
      // A check may show that it is not done with: then it was looked at, and the question stays.
      if (request.answer === 'closed' && !isSettled(row.status)) return told;
      orm
        .insert(actionReviews)
        .values({
          reviewId,
          actionReviewId: key.reviewId,
          actionId: key.actionId,
          answer: request.answer,
          reason: request.answer === 'left' ? request.reason : '',
          bySystem: found.system,
          byCodes: [...found.codes],
          by,
          at,
        })
        .run();
      if (request.answer === 'carried') tellInHistory(orm, row, { by, at }, true);
      recordAudit(orm, {
        at,
        actorId: by,
        act: `from-before.${request.answer}`,
        reviewId,
        subjectId: key.actionId,
        detail: { from: key.reviewId, system: found.system, codes: found.codes.length },
      });
      return told;
    });
  }

  /** Opens the question again. What a closing did to the action stays done. @throws AppError */
  async takeBack(reviewId: string, key: ActionKey, { by, at }: { by: string; at: number }): Promise<void> {
    await this.#writer.write((orm) => {
      demandAnswering(orm, reviewId, by);
      const before = answersOf(orm, reviewId).find((one) => keyOf(one) === keyOf(key));
      const reader = { memberId: by, organisationRoles: standingIn(orm, by, reviewId).organisationRoles };
      const row = rowOf(orm, key.reviewId, key.actionId);
      if (
        before === undefined ||
        row === undefined ||
        oneAction(orm, reader, key.reviewId, key.actionId) === undefined
      ) {
        throw noSuchAction();
      }
      orm
        .delete(actionReviews)
        .where(and(eq(actionReviews.reviewId, reviewId), atKey(key)))
        .run();
      if (before.answer === 'carried') tellInHistory(orm, row, { by, at }, false);
      recordAudit(orm, {
        at,
        actorId: by,
        act: 'from-before.taken-back',
        reviewId,
        subjectId: key.actionId,
        detail: { from: key.reviewId, answer: before.answer },
      });
    });
  }

  #find(orm: Orm, reviewId: string, key: ActionKey, by: string): FoundBefore | undefined {
    const review = comparedReview(orm, reviewId);
    if (review === undefined) throw noSuchReview();
    const reader = { memberId: by, organisationRoles: standingIn(orm, by, reviewId).organisationRoles };
    return actionsFromBefore(orm, reader, review, codesOfReview(orm, reviewId), key).actions[0];
  }

  #close(
    orm: Orm,
    { key, by, at }: Answering,
    { version, change }: Extract<AnswerFromBeforeRequest, { answer: 'closed' }>,
  ): readonly string[] {
    const settles = change.status !== undefined && isSettled(change.status);
    if (!settles && change.checkOutcome === undefined) throw closesNothing();
    return this.#actions.changeWithin(orm, {
      ...key,
      seenVersion: version,
      change,
      wording: null,
      by,
      at,
    });
  }
}

function demandAnswering(orm: Orm, reviewId: string, memberId: string): void {
  const row = orm.select({ stage: reviews.stage }).from(reviews).where(eq(reviews.id, reviewId)).get();
  const standing = standingIn(orm, memberId, reviewId);
  if (row === undefined || !can(standing, 'review.see')) throw noSuchReview();
  if (!can(standing, 'from-before.answer')) throw notYours('answer what is open from before');
  if (!isOpenForWriting(row.stage)) throw reviewIsSigned();
}

/** Oldest first. */
function answersOf(orm: Orm, reviewId: string) {
  return orm
    .select({ row: actionReviews, byName: members.name })
    .from(actionReviews)
    .innerJoin(members, eq(members.id, actionReviews.by))
    .where(eq(actionReviews.reviewId, reviewId))
    .orderBy(actionReviews.at, actionReviews.actionId)
    .all()
    .map(({ row, byName }) => ({
      reviewId: row.actionReviewId,
      actionId: row.actionId,
      answer: row.answer,
      reason: row.reason,
      system: row.bySystem,
      codes: row.byCodes,
      byName,
      at: row.at,
    }));
}

function atKey({ reviewId, actionId }: ActionKey) {
  return and(eq(actionReviews.actionReviewId, reviewId), eq(actionReviews.actionId, actionId));
}

function byKey(list: readonly Action[]): ReadonlyMap<string, Action> {
  return new Map(list.map((action) => [keyOf(action), action]));
}

/** Which review carries it is not for everybody who reads the history of an action. */
function tellInHistory(
  orm: Orm,
  row: ActionRow,
  { by, at }: { readonly by: string; readonly at: number },
  carried: boolean,
): void {
  const version = row.version + 1;
  storeRow(orm, { ...row, version });
  const [from, to] = carried ? [null, 'yes'] : ['yes', null];
  recordHistory(orm, row, { version, at, by }, [{ field: 'carried', from, to }]);
}

function answeredAlready(): AppError {
  return new AppError(
    'not-allowed-now',
    'This review has already answered what becomes of this action.',
    'Look at the answer, and take it back first if it should be another one.',
  );
}

function closesNothing(): AppError {
  return new AppError(
    'invalid-input',
    'This would not close the action.',
    'Choose a status that settles it, record a check of its effect, or carry it instead.',
  );
}
