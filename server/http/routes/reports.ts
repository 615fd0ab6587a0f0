/**
 * Quick reports: sending one, following one's own, and the triage by safety leads, who may turn one into a review.
 * Whoever may not see a report gets the same answer as for one that does not exist.
 */
import type { Context } from 'hono';
import type { ReportMove, ReportReader } from '../../../db/report-store.ts';
import { noSuchReport } from '../../../db/refusals.ts';
import {
  changeReportRequest,
  createReportRequest,
  joinReportRequest,
  report,
  reportPage,
  reportQuery,
  reportsBehind,
  reportToReviewRequest,
  type Report,
} from '../../../shared/api/reports.ts';
import { openReview } from '../../open-review.ts';
import type { SignedIn } from '../../session.ts';
import { systemOn } from '../../system-then.ts';
import type { AppDeps } from '../app-deps.ts';
import { creationId } from '../creation-id.ts';
import { Routes } from '../route.ts';
import { setVersion, statedVersion } from '../versioned.ts';

export function reportRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, hints, clock, random } = deps;

  /** The reporter and whoever triages hear of it; the reporter also in the inbox. */
  async function announce(reportId: string, told: readonly string[]): Promise<void> {
    const reporterId = await stores.reports.reporterOf(reportId);
    if (reporterId !== undefined) hints.publish({ kind: 'report', reporterId });
    hints.publish({ kind: 'inbox', memberIds: told });
  }

  async function shown(c: Context, caller: SignedIn, reportId: string): Promise<Report> {
    const found = await stores.reports.get(readerOf(caller), reportId);
    if (found === undefined) throw noSuchReport();
    setVersion(c, found.version);
    return found;
  }

  function moveOf(c: Context, caller: SignedIn, reportId: string, words: string | undefined): ReportMove {
    return {
      reportId,
      seenVersion: statedVersion(c, 'report'),
      words: words ?? '',
      by: caller.member.id,
      at: clock(),
    };
  }

  routes.add({
    method: 'get',
    path: '/reports',
    act: 'signed-in',
    summary: 'Quick reports of your own; for safety leads those of everybody, on asking',
    query: reportQuery,
    answer: reportPage,
    handle: async ({ caller, query }) => stores.reports.page(readerOf(caller), query),
  });

  routes.add({
    method: 'post',
    path: '/reports',
    act: 'report.send',
    summary: 'Send a quick report; the same Idempotency-Key sends it once',
    body: createReportRequest,
    status: 201,
    answer: report,
    handle: async ({ c, caller, body }) => {
      const id = creationId(c, 'report', caller.member.id, random);
      const occurredAt = body.occurredOn === null ? null : body.occurredAt;
      await stores.reports.create({ ...body, occurredAt, id, reporterId: caller.member.id, at: clock() });
      await announce(id, []);
      return shown(c, caller, id);
    },
  });

  routes.add({
    method: 'get',
    path: '/reports/{reportId}',
    act: 'signed-in',
    summary: 'One quick report, for its reporter and for safety leads',
    answer: report,
    handle: async ({ c, caller, params }) => shown(c, caller, params.reportId),
  });

  routes.add({
    method: 'patch',
    path: '/reports/{reportId}',
    act: 'report.triage',
    summary: 'Take a report on, close it with words to its reporter, or only answer. Needs If-Match',
    body: changeReportRequest,
    answer: report,
    handle: async ({ c, caller, params, body }) => {
      const { words, ...decided } = body;
      const move = { ...moveOf(c, caller, params.reportId, words), ...decided };
      await announce(params.reportId, await stores.reports.change(move));
      return shown(c, caller, params.reportId);
    },
  });

  routes.add({
    method: 'post',
    path: '/reports/{reportId}/review',
    act: 'report.triage',
    summary: 'Open a review or a huddle that begins with this report; you become its chair. Needs If-Match',
    body: reportToReviewRequest,
    status: 201,
    answer: report,
    handle: async ({ c, caller, params, body }) => {
      const { reportId } = params;
      const move = moveOf(c, caller, reportId, body.words);
      const id = creationId(c, 'review', caller.member.id, random);
      const seen = await shown(c, caller, reportId);
      const again = seen.review !== null && seen.review.id === id;
      if (!again) {
        await openReview(deps, {
          id,
          title: body.title,
          templateId: body.templateId,
          createdBy: caller.member.id,
          occurredOn: seen.occurredOn,
          aiSystem: seen.systemName === '' ? null : seen.systemName,
          system:
            seen.systemId === null
              ? undefined
              : await systemOn(stores.systems, seen.systemId, dayOf(seen.occurredOn, clock())),
          report: { words: seen, move },
        });
        await announce(reportId, []);
      }
      return shown(c, caller, reportId);
    },
  });

  routes.add({
    method: 'post',
    path: '/reports/{reportId}/join',
    act: 'report.triage',
    summary: 'Add a report to a review that you write in. Needs If-Match',
    body: joinReportRequest,
    answer: report,
    handle: async ({ c, caller, params, body }) => {
      const move = moveOf(c, caller, params.reportId, body.words);
      await announce(params.reportId, await stores.reports.join(body.reviewId, move));
      hints.publish({ kind: 'review', reviewId: body.reviewId });
      return shown(c, caller, params.reportId);
    },
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/reports',
    act: 'review.read-around',
    summary: 'Quick reports behind a review: their words, never who sent them',
    answer: reportsBehind,
    handle: async ({ params }) => ({ reports: await stores.reports.behind(params.reviewId) }),
  });

  return routes.app;
}

function readerOf({ member }: SignedIn): ReportReader {
  return { memberId: member.id, organisationRoles: member.organisationRoles };
}

/** The day it happened, or in UTC the day of an instant. */
function dayOf(occurredOn: string | null, instant: number): string {
  return occurredOn ?? new Date(instant).toISOString().slice(0, 10);
}
