/**
 * Harm graded in private and shown together. Every answer holds the caller's own ratings and, of others, how many there
 * are. What is shown goes into the document through the server's one door; a crash in between is made good by the next
 * request.
 */
import type { Context } from 'hono';
import type { HarmChange } from '../../../db/harm-store.ts';
import {
  agreeHarmRequest,
  harmState,
  rateHarmRequest,
  showHarmRequest,
  type HarmState,
} from '../../../shared/api/harm.ts';
import { AppError } from '../../../shared/errors.ts';
import {
  gradesOf,
  isHarmDimension,
  type HarmDimension,
  type HarmGrade,
} from '../../../shared/harm/harm-grades.ts';
import { shownHarm } from '../../../shared/harm/shown-harm.ts';
import { setAgreement, showRatings } from '../../../shared/review-document/harm-edits.ts';
import { readHarm } from '../../../shared/review-document/reads.ts';
import type { AppDeps } from '../app-deps.ts';
import { invalidInput, notFound } from '../errors.ts';
import { Routes } from '../route.ts';
import { statedVersion } from '../versioned.ts';

export function harmRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, hints, clock, random, door } = deps;

  async function stateFor(reviewId: string, memberId: string): Promise<HarmState> {
    return { dimensions: await stores.harm.stateFor(reviewId, memberId) };
  }

  /** Puts into the document what was shown and is not there yet. */
  async function publish(reviewId: string): Promise<void> {
    const waiting = await stores.harm.unpublished(reviewId);
    if (waiting.length === 0) return;
    await door.edit(reviewId, { memberId: null }, (doc) =>
      showRatings({ doc, origin: null, random, now: clock }, waiting),
    );
    await stores.harm.markPublished(reviewId, waiting, clock());
  }

  async function changed(reviewId: string, memberId: string): Promise<HarmState> {
    await publish(reviewId);
    hints.publish({ kind: 'harm', reviewId });
    return stateFor(reviewId, memberId);
  }

  function changeOf(c: Context, reviewId: string, dimension: string, memberId: string): HarmChange {
    const seenVersion = statedVersion(c, 'harm rating');
    return { reviewId, dimension: demandDimension(dimension), seenVersion, memberId, at: clock() };
  }

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/harm',
    act: 'harm.rate',
    summary: 'Your own harm ratings, and how many people have rated each dimension',
    answer: harmState,
    handle: async ({ caller, params: { reviewId } }) => {
      // Only after a crash between the two is anything left to publish; a signed review takes it when it is reopened.
      if ((await stores.harm.unpublished(reviewId)).length > 0) await publish(reviewId).catch(unlessSigned);
      return stateFor(reviewId, caller.member.id);
    },
  });

  routes.add({
    method: 'put',
    path: '/reviews/{reviewId}/harm/ratings/{dimension}',
    act: 'harm.rate',
    summary: 'Grade one dimension, in private until it is shown. Needs If-Match, "0" for the first time',
    body: rateHarmRequest,
    answer: harmState,
    handle: async ({ c, caller, params, body }) => {
      const change = changeOf(c, params.reviewId, params.dimension, caller.member.id);
      demandGrade(change.dimension, body.grade);
      await stores.harm.rate(change, body);
      return changed(params.reviewId, caller.member.id);
    },
  });

  routes.add({
    method: 'delete',
    path: '/reviews/{reviewId}/harm/ratings/{dimension}',
    act: 'harm.rate',
    summary: 'Take an own rating back that was not shown. Needs If-Match',
    answer: harmState,
    handle: async ({ c, caller, params }) => {
      await stores.harm.withdraw(changeOf(c, params.reviewId, params.dimension, caller.member.id));
      return changed(params.reviewId, caller.member.id);
    },
  });

  routes.add({
    method: 'post',
    path: '/reviews/{reviewId}/harm/showing',
    act: 'harm.show',
    summary: 'Show the ratings of a dimension, or of all that two have rated, to everybody in the review',
    body: showHarmRequest,
    answer: harmState,
    handle: async ({ caller, params: { reviewId }, body }) => {
      await stores.harm.show({
        reviewId,
        dimension: body.dimension ?? null,
        aloneReason: body.aloneReason ?? '',
        memberId: caller.member.id,
        at: clock(),
        random,
      });
      return changed(reviewId, caller.member.id);
    },
  });

  routes.add({
    method: 'put',
    path: '/reviews/{reviewId}/harm/agreements/{dimension}',
    act: 'harm.agree',
    summary: 'What the panel makes of ratings that were shown: a grade they agree on, or both kept',
    body: agreeHarmRequest,
    answer: harmState,
    handle: async ({ caller, params, body: { seenAt, ...line } }) => {
      const { reviewId } = params;
      const dimension = demandDimension(params.dimension);
      demandGrade(dimension, line.grade);
      const by = { memberId: caller.member.id, at: clock() };
      await door.edit(reviewId, { memberId: caller.member.id }, (doc) => {
        const shown = shownHarm(readHarm(doc)).find((one) => one.dimension === dimension);
        if (shown === undefined || shown.ratings.length === 0) throw notShownYet();
        if ((shown.agreement?.at ?? null) !== seenAt) throw agreedMeanwhile();
        setAgreement({ doc, origin: null, random, now: clock }, dimension, { ...line, at: by.at });
      });
      await stores.harm.recordAgreement(reviewId, dimension, by);
      return stateFor(reviewId, caller.member.id);
    },
  });

  return routes.app;
}

function unlessSigned(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'signed')) throw error;
}

function demandDimension(dimension: string): HarmDimension {
  if (isHarmDimension(dimension)) return dimension;
  throw notFound();
}

function demandGrade(dimension: HarmDimension, grade: HarmGrade | null): void {
  if (grade !== null && !gradesOf(dimension).includes(grade))
    throw invalidInput({ grade: 'This kind of harm has no such grade. Choose one of those offered.' });
}

function notShownYet(): AppError {
  return new AppError(
    'not-allowed-now',
    'The ratings of this are not shown yet, so there is nothing to agree on.',
    'Ask the chair or the facilitator to show them first.',
  );
}

function agreedMeanwhile(): AppError {
  return new AppError(
    'changed-meanwhile',
    'Somebody wrote a newer line about this while you were writing, so yours was not stored.',
    'What you typed is still here. Read the line as it is now, then save again.',
  );
}
