/**
 * Learning summaries in work: beginning one from a review, what is said of it as a whole, what was found in it, and its
 * life up to publication. Their text is a document like that of a review; taking one out in a format has routes apart.
 */
import {
  answerApprovalRequest,
  answerFindingRequest,
  askApprovalRequest,
  changeSummaryRequest,
  makeSummaryRequest,
  publishSummaryRequest,
  releaseNamesRequest,
  summaryDetail,
  summaryFindings,
  summaryList,
  summaryPreview,
  withdrawSummaryRequest,
  type SummaryDetail,
} from '../../../shared/api/summaries.ts';
import { learningSummary } from '../../../shared/summaries/learning-summary.ts';
import type { Context } from 'hono';
import type { AppDeps } from '../app-deps.ts';
import { creationId } from '../creation-id.ts';
import { notFound } from '../errors.ts';
import { nothing, Routes } from '../route.ts';
import { setVersion, statedVersion } from '../versioned.ts';

/** Whoever has a part in the review, and safety leads from the moment approval is asked for. */
const readers = ['summary.read', 'summary.follow-any'] as const;

export function summaryRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, summaries, clock, random } = deps;

  async function shown(c: Context, id: string, memberId: string): Promise<SummaryDetail> {
    const detail = await stores.summaries.detail(id, memberId);
    setVersion(c, detail.version);
    return detail;
  }

  routes.add({
    method: 'get',
    path: '/summaries',
    act: 'summary.read-library',
    summary: 'Summaries that were published, and those you may read in work',
    answer: summaryList,
    handle: async ({ caller }) => ({ summaries: await stores.summaries.library(caller.member.id) }),
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/summaries',
    act: 'summary.read',
    summary: 'Summaries made from this review',
    answer: summaryList,
    handle: async ({ params: { reviewId } }) => {
      if (deps.isSummary(reviewId)) throw notFound();
      return { summaries: await stores.summaries.ofReview(reviewId) };
    },
  });

  routes.add({
    method: 'post',
    path: '/reviews/{reviewId}/summaries',
    act: ['summary.make', 'summary.follow-any'],
    summary: 'Begin a summary for an audience, from the review now or from one of its versions',
    body: makeSummaryRequest,
    status: 201,
    answer: summaryDetail,
    handle: async ({ c, caller, params, body }) => {
      const { id: memberId } = caller.member;
      // A safety lead outside the review may not learn from the refusal that there is one.
      if ((await deps.roleIn(params.reviewId, memberId)) === null) throw notFound();
      const id = creationId(c, 'summary', memberId, random);
      const asked = { audience: body.audience, version: body.version ?? null };
      await summaries.make(id, params.reviewId, asked, { memberId, at: clock() });
      return shown(c, id, memberId);
    },
  });

  routes.add({
    method: 'get',
    path: '/summaries/{summaryId}',
    act: readers,
    summary: 'A summary in work: facts, state, who did what, and what you may do now',
    answer: summaryDetail,
    handle: async ({ c, caller, params }) => shown(c, params.summaryId, caller.member.id),
  });

  routes.add({
    method: 'patch',
    path: '/summaries/{summaryId}',
    act: 'summary.write',
    summary: 'Change audience or facts of a draft; what is left out stays. Needs If-Match',
    body: changeSummaryRequest,
    answer: summaryDetail,
    handle: async ({ c, caller, params: { summaryId }, body }) => {
      const by = { memberId: caller.member.id, at: clock() };
      const seen = statedVersion(c, 'summary');
      const { audience, facts } = body;
      await summaries.change(summaryId, { audience, facts }, seen, by);
      return shown(c, summaryId, by.memberId);
    },
  });

  routes.add({
    method: 'get',
    path: '/summaries/{summaryId}/preview',
    act: readers,
    summary: 'The summary as it would leave now, what stands in the way, and what would make it better',
    answer: summaryPreview,
    handle: async ({ caller, params }) => summaries.preview(params.summaryId, caller.member.id),
  });

  routes.add({
    method: 'get',
    path: '/summaries/{summaryId}/findings',
    act: readers,
    summary: 'What in it could tell who or where it was, and what was decided about each',
    answer: summaryFindings,
    handle: async ({ caller, params }) => summaries.findings(params.summaryId, caller.member.id),
  });

  routes.add({
    method: 'put',
    path: '/summaries/{summaryId}/findings/{key}',
    act: 'summary.write',
    summary: 'Decide about a finding: generalised, removed, or kept with a reason; its text is not stored',
    body: answerFindingRequest,
    answer: summaryFindings,
    handle: async ({ caller, params: { summaryId, key }, body }) => {
      const by = { memberId: caller.member.id, at: clock() };
      await summaries.answerFinding(summaryId, key, body, by);
      return summaries.findings(summaryId, by.memberId);
    },
  });

  routes.add({
    method: 'post',
    path: '/summaries/{summaryId}/approval',
    act: 'summary.write',
    summary:
      'Ask people, or everybody who may, to approve the text you saw; nobody writes in it until it is answered',
    body: askApprovalRequest,
    answer: summaryDetail,
    handle: async ({ c, caller, params: { summaryId }, body }) => {
      const by = { memberId: caller.member.id, at: clock() };
      await summaries.ask(summaryId, body.sha256, body.approvers, by);
      return shown(c, summaryId, by.memberId);
    },
  });

  routes.add({
    method: 'delete',
    path: '/summaries/{summaryId}/approval',
    act: 'summary.write',
    summary: 'Take the request for approval back, to go on writing',
    answer: summaryDetail,
    handle: async ({ c, caller, params: { summaryId } }) => {
      const by = { memberId: caller.member.id, at: clock() };
      await summaries.takeBack(summaryId, by);
      return shown(c, summaryId, by.memberId);
    },
  });

  routes.add({
    method: 'put',
    path: '/summaries/{summaryId}/approval',
    act: ['summary.approve', 'summary.follow-any'],
    summary: 'Approve the text you read, or refuse it with a reason; only a second person can',
    body: answerApprovalRequest,
    answer: nothing,
    handle: async ({ caller, params: { summaryId }, body }) => {
      const by = { memberId: caller.member.id, at: clock() };
      if (body.answer === 'approved') await summaries.approve(summaryId, body.sha256, by);
      else await summaries.refuse(summaryId, body.reason, by);
      // Whoever refused may no longer read it: it is a draft again.
      return undefined;
    },
  });

  routes.add({
    method: 'put',
    path: '/summaries/{summaryId}/names',
    act: ['summary.approve', 'summary.follow-any'],
    summary: 'Release the names that are switched on, or keep them back; not for whoever switched them on',
    body: releaseNamesRequest,
    answer: summaryDetail,
    handle: async ({ c, caller, params: { summaryId }, body }) => {
      const by = { memberId: caller.member.id, at: clock() };
      await summaries.releaseNames(summaryId, body.released, by);
      return shown(c, summaryId, by.memberId);
    },
  });

  routes.add({
    method: 'post',
    path: '/summaries/{summaryId}/publication',
    act: 'summary.publish',
    summary: 'Publish an approved summary: in the library alone, at an unguessable or at a public address',
    body: publishSummaryRequest,
    answer: summaryDetail,
    handle: async ({ c, caller, params: { summaryId }, body }) => {
      const by = { memberId: caller.member.id, at: clock() };
      await summaries.publish(summaryId, body.address, by);
      return shown(c, summaryId, by.memberId);
    },
  });

  routes.add({
    method: 'post',
    path: '/summaries/{summaryId}/withdrawal',
    act: 'summary.publish',
    summary: 'Withdraw a published summary, with a reason that travels with its id',
    body: withdrawSummaryRequest,
    answer: summaryDetail,
    handle: async ({ c, caller, params: { summaryId }, body }) => {
      const by = { memberId: caller.member.id, at: clock() };
      await summaries.withdraw(summaryId, body.reason, by);
      return shown(c, summaryId, by.memberId);
    },
  });

  routes.add({
    method: 'post',
    path: '/summaries/{summaryId}/revisions',
    act: ['summary.make', 'summary.follow-any'],
    summary: 'Open an approved text for writing again, as the next revision',
    answer: summaryDetail,
    handle: async ({ c, caller, params: { summaryId } }) => {
      const by = { memberId: caller.member.id, at: clock() };
      await summaries.revise(summaryId, by);
      return shown(c, summaryId, by.memberId);
    },
  });

  routes.add({
    method: 'get',
    path: '/summaries/{summaryId}/revisions/{revision}',
    act: 'summary.read-library',
    summary: 'An approved revision as plain JSON, or the newest that was published',
    answer: learningSummary,
    handle: async ({ caller, params: { summaryId, revision } }) => {
      const asked = revision === 'published' ? revision : revisionNumber(revision);
      return (await summaries.readRegistered(summaryId, asked, caller.member.id)).model;
    },
  });

  return routes.app;
}

function revisionNumber(revision: string): number {
  if (!/^[1-9]\d{0,8}$/.test(revision)) throw notFound();
  return Number(revision);
}
