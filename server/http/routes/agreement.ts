/**
 * What stands between a review and its signing: conditions, declarations of interest, reasons, what one has read, and the
 * signed versions to take out.
 */
import {
  agreement,
  declareInterestRequest,
  giveReasonRequest,
  readSectionRequest,
} from '../../../shared/api/agreement.ts';
import { passableCondition } from '../../../shared/agreement/conditions.ts';
import type { AppDeps } from '../app-deps.ts';
import { notFound } from '../errors.ts';
import { content, nothing, Routes } from '../route.ts';

export function agreementRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, hints, clock } = deps;

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/agreement',
    act: 'agreement.read',
    summary:
      'What is to be settled before signing, who declared which interests, who was asked and what they answered',
    answer: agreement,
    handle: async ({ caller, params }) =>
      deps.agreement.stateFor({ memberId: caller.member.id, organisationRoles: [] }, params.reviewId),
  });

  routes.add({
    method: 'put',
    path: '/reviews/{reviewId}/interest',
    act: 'interest.declare',
    summary: 'Declare your own interests, or that you have none',
    body: declareInterestRequest,
    answer: nothing,
    handle: async ({ caller, params: { reviewId }, body }) => {
      const by = { memberId: caller.member.id, at: clock() };
      await stores.agreement.declareInterest(reviewId, body, by);
      hints.publish({ kind: 'phase', reviewId });
      return undefined;
    },
  });

  routes.add({
    method: 'put',
    path: '/reviews/{reviewId}/condition-reasons/{condition}',
    act: 'condition.give-reason',
    summary:
      'Write why the review may be signed although no action is stronger or intermediate; empty takes it back',
    body: giveReasonRequest,
    answer: nothing,
    handle: async ({ caller, params: { reviewId, condition: asked }, body }) => {
      if (asked !== passableCondition) throw notFound();
      const by = { memberId: caller.member.id, at: clock() };
      await stores.agreement.giveReason(reviewId, passableCondition, body.reason, by);
      hints.publish({ kind: 'phase', reviewId });
      return undefined;
    },
  });

  routes.add({
    method: 'put',
    path: '/reviews/{reviewId}/sections-read',
    act: 'agreement.read',
    summary: 'Mark a section as read by yourself, or as not read; seen by nobody else',
    body: readSectionRequest,
    answer: nothing,
    handle: async ({ caller, params: { reviewId }, body }) => {
      const by = { memberId: caller.member.id, at: clock() };
      await stores.agreement.markRead(reviewId, body.sectionId, body.digest, by);
      return undefined;
    },
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/signed-versions/{number}',
    act: 'review.export',
    summary: 'A signed version as a JSON file whose SHA-256 anyone can check again',
    answer: content('application/json'),
    handle: async ({ c, caller, params: { reviewId, number } }) => {
      if (!/^\d{1,9}$/.test(number)) throw notFound();
      const file = await stores.agreement.signedFile(reviewId, Number(number));
      if (c.req.method !== 'HEAD') {
        await stores.traces.recordExport(reviewId, caller.member.id, 'signed', clock());
      }
      return c.body(file, 200, {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="causeway-signed-version-${number}.json"`,
      });
    },
  });

  return routes.app;
}
