/**
 * Reviews: opening one, listing one's own, title, dates and stage, and reading the document without a socket.
 * Whoever takes no part gets the same answer for a review that exists and for one that does not.
 */
import {
  changeReviewRequest,
  changeStageRequest,
  createReviewRequest,
  partnerPage,
  review,
  reviewPage,
  reviewQuery,
  stageChangeList,
  type DocumentRead,
  type Review,
} from '../../../shared/api/reviews.ts';
import { readContent } from '../../../shared/review-document/reads.ts';
import { openReview } from '../../open-review.ts';
import { systemOn } from '../../system-then.ts';
import { makePartnerPage } from '../../projection/partner-page.ts';
import type { AppDeps } from '../app-deps.ts';
import { creationId } from '../creation-id.ts';
import { notFound } from '../errors.ts';
import { content, Routes } from '../route.ts';

const defaultLimit = 50;

export function reviewRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, hints, clock, door, random, versions } = deps;

  async function shown(reviewId: string, memberId: string): Promise<Review> {
    const found = await stores.reviews.get(reviewId, memberId);
    if (found === undefined) throw notFound();
    return { ...found, participants: await stores.participants.list(reviewId) };
  }

  routes.add({
    method: 'get',
    path: '/reviews',
    act: 'signed-in',
    summary: 'Reviews you take part in, the most recently written first',
    query: reviewQuery,
    answer: reviewPage,
    handle: async ({ caller, query }) =>
      stores.reviews.listForMember(caller.member.id, {
        limit: query.limit ?? defaultLimit,
        cursor: query.cursor,
        systemId: query.systemId,
      }),
  });

  routes.add({
    method: 'post',
    path: '/reviews',
    act: 'review.create',
    summary: 'Open a review from a template; you become its chair',
    body: createReviewRequest,
    status: 201,
    answer: review,
    handle: async ({ c, caller, body }) => {
      const id = creationId(c, 'review', caller.member.id, random);
      const { systemId, systemVersionId, publicCase = false, ...asked } = body;
      const day = body.occurredOn ?? body.detectedOn ?? new Date(clock()).toISOString().slice(0, 10);
      const system =
        systemId === undefined ? undefined : await systemOn(stores.systems, systemId, day, systemVersionId);
      await openReview(deps, { ...asked, publicCase, system, id, createdBy: caller.member.id });
      return shown(id, caller.member.id);
    },
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}',
    act: 'review.see',
    summary: 'One review with its participants',
    answer: review,
    handle: async ({ caller, params }) => shown(params.reviewId, caller.member.id),
  });

  routes.add({
    method: 'patch',
    path: '/reviews/{reviewId}',
    act: 'review.change',
    summary: 'Change title, AI system or dates; what is left out stays',
    body: changeReviewRequest,
    answer: review,
    handle: async ({ caller, params, body }) => {
      await stores.reviews.change(params.reviewId, body, { memberId: caller.member.id, at: clock() });
      hints.publish({ kind: 'review', reviewId: params.reviewId });
      return shown(params.reviewId, caller.member.id);
    },
  });

  routes.add({
    method: 'post',
    path: '/reviews/{reviewId}/stage',
    act: 'review.change-stage',
    summary:
      'Take the review to its next stage, or one step back with a reason; only the chair reopens, and signing follows from signatures',
    body: changeStageRequest,
    answer: review,
    handle: async ({ caller, params, body }) => {
      const { reviewId } = params;
      const reason = body.reason === undefined || body.reason === '' ? null : body.reason;
      const change = { to: body.to, reason, by: caller.member.id };
      // Asked first, so that no version is kept for a move that is refused.
      await stores.reviews.checkStageChange(reviewId, change);
      await versions.keep(reviewId, body.to === 'reopened' ? 'reopened' : 'stage', caller.member.id);
      const told = await stores.reviews.changeStage(reviewId, { ...change, at: clock() });
      hints.publish({ kind: 'phase', reviewId });
      hints.publish({ kind: 'inbox', memberIds: told });
      return shown(reviewId, caller.member.id);
    },
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/stage-changes',
    act: 'review.see',
    summary: 'Every move between stages, oldest first, with its reason',
    answer: stageChangeList,
    handle: async ({ params }) => ({ changes: await stores.reviews.stageChanges(params.reviewId) }),
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/document',
    act: 'document.read',
    summary: 'The whole review as JSON, to read it without a socket',
    answer: content('application/json'),
    handle: async ({ c, caller, params }) => {
      const found = await stores.reviews.get(params.reviewId, caller.member.id);
      // Read before the content, which is therefore at least as new as its tag says.
      const seq = await stores.reviews.sequence(params.reviewId);
      if (found === undefined || seq === undefined) throw notFound();
      await stores.traces.recordOpening(params.reviewId, caller.member.id, clock());
      const tag = `W/"${found.epoch}-${seq}"`;
      c.header('ETag', tag);
      c.header('Cache-Control', 'private, no-cache');
      if (namesTag(c.req.header('if-none-match'), tag)) return c.body(null, 304);
      const read: DocumentRead = {
        epoch: found.epoch,
        seq,
        content: await door.read(params.reviewId, readContent),
      };
      return c.body(JSON.stringify(read), 200, { 'content-type': 'application/json' });
    },
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/partner-page',
    act: 'document.read-projected',
    summary: 'What a patient partner reads: no factors, no evidence, nobody’s name',
    answer: partnerPage,
    handle: async ({ caller, params }) => {
      const facts = await stores.reviews.facts(params.reviewId);
      if (facts === undefined) throw notFound();
      await stores.traces.recordOpening(params.reviewId, caller.member.id, clock());
      const written = await door.read(params.reviewId, readContent);
      return makePartnerPage(facts, written, await stores.actions.headlines(params.reviewId));
    },
  });

  return routes.app;
}

function namesTag(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((part) => part.trim() === tag || part.trim() === tag.slice(2));
}
