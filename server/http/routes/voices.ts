/**
 * A point that a patient partner makes: the one thing they write into the document, through the server's own door,
 * because they never hold the document itself. It is kept as a patient's voice and carries nobody's name.
 */
import { notYours } from '../../../db/refusals.ts';
import { standingIn } from '../../../db/standing.ts';
import { can } from '../../../shared/access.ts';
import { addVoiceRequest, partnerPage } from '../../../shared/api/reviews.ts';
import { AppError } from '../../../shared/errors.ts';
import { createRecord } from '../../../shared/review-document/edits.ts';
import { readContent, readMeta, readRecord } from '../../../shared/review-document/reads.ts';
import { makePartnerPage, takesVoices } from '../../projection/partner-page.ts';
import type { AppDeps } from '../app-deps.ts';
import { creationId } from '../creation-id.ts';
import { notFound } from '../errors.ts';
import { Routes } from '../route.ts';

export function voiceRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, clock, door, orm, random } = deps;

  routes.add({
    method: 'post',
    path: '/reviews/{reviewId}/voices',
    act: 'voice.add',
    summary: 'Make a point as a patient partner, without a name; answers with the page as it now reads',
    body: addVoiceRequest,
    status: 201,
    answer: partnerPage,
    handle: async ({ c, caller, params: { reviewId }, body }) => {
      const id = creationId(c, `voice of ${reviewId}`, caller.member.id, random);
      await door.edit(reviewId, { memberId: null }, (doc) => {
        // The server writes it, so the commit asks nothing about them: they may have been removed since the route let them in.
        if (!can(standingIn(orm, caller.member.id, reviewId), 'voice.add')) throw notYours('make a point');
        if (!takesVoices({ meta: readMeta(doc) })) throw noPlace();
        // A request repeated because its answer got lost finds the point it made.
        if (readRecord(doc, 'voices', id) !== undefined) return;
        const editing = { doc, origin: null, random, now: clock };
        createRecord(editing, 'voices', { of: 'patient', text: body.text, answer: 'open' }, {}, id);
      });
      const facts = await stores.reviews.facts(reviewId);
      if (facts === undefined) throw notFound();
      const written = await door.read(reviewId, readContent);
      return makePartnerPage(facts, written, await stores.actions.headlines(reviewId));
    },
  });

  return routes.app;
}

function noPlace(): AppError {
  return new AppError(
    'not-allowed-now',
    'This review has no section for voices yet, so nobody would see your point.',
    'Tell the chair; with a larger template there is a place for it.',
  );
}
