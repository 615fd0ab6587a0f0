/**
 * A whole review taken out: as a report in five formats, as canonical JSON, or everything of it in one ZIP. Reads behind the barrier and
 * never writes to the document. File names say nothing of what is inside: they show up in download lists, backups and
 * mails.
 */
import type { Context } from 'hono';
import { z } from 'zod';
import { digestOf } from '../../../db/document-store.ts';
import { archivePaths } from '../../../shared/archive/review-archive.ts';
import { reportPaper } from '../../exports/report-outline.ts';
import { reviewTable } from '../../exports/review-table.ts';
import { readWholeReview, wholeJson, wholeMarkdown, type WholeReview } from '../../exports/whole-review.ts';
import type { SignedIn } from '../../session.ts';
import type { AppDeps } from '../app-deps.ts';
import { notFound } from '../errors.ts';
import { content, Routes } from '../route.ts';

/** Printed from the same words as the Markdown. */
const printed = {
  pdf: { name: 'PDF', type: 'application/pdf' },
  docx: {
    name: 'Word',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  html: { name: 'a web page', type: 'text/html; charset=utf-8' },
} as const;

/** Comments are left out unless they are asked for. */
const withComments = z.object({ comments: z.enum(['numbered']).optional() });

export function exportRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { archiver, publisher, stores, clock } = deps;

  async function takeOut(
    c: Context,
    reviewId: string,
    { member }: SignedIn,
    format: string,
  ): Promise<WholeReview> {
    const whole = await readWholeReview(deps, reviewId, member);
    if (whole === null) throw notFound();
    // A HEAD only asks whether the file would come: nothing leaves with it.
    if (c.req.method !== 'HEAD') await stores.traces.recordExport(reviewId, member.id, format, clock());
    return whole;
  }

  function attachment(
    c: Context,
    body: string | ReadableStream | Uint8Array<ArrayBuffer>,
    type: string,
    ending: string,
  ): Response {
    const day = new Date(clock()).toISOString().slice(0, 10);
    return c.body(body, 200, {
      'content-type': type,
      'content-disposition': `attachment; filename="causeway-review-${day}.${ending}"`,
    });
  }

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/exports/markdown',
    act: 'review.export',
    summary: 'The whole review as Markdown; with its comments, numbered, when asked',
    query: withComments,
    answer: content('text/markdown'),
    handle: async ({ c, caller, params, query }) => {
      const whole = await takeOut(c, params.reviewId, caller, 'markdown');
      const text = await wholeMarkdown(deps, whole, query.comments !== undefined);
      return attachment(c, text, 'text/markdown; charset=utf-8', 'md');
    },
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/exports/json',
    act: 'review.export',
    summary: 'The whole review as canonical JSON',
    answer: content('application/json'),
    handle: async ({ c, caller, params }) => {
      const whole = await takeOut(c, params.reviewId, caller, 'json');
      return attachment(c, wholeJson(whole), 'application/json; charset=utf-8', 'json');
    },
  });

  for (const format of ['pdf', 'docx', 'html'] as const) {
    const { name, type } = printed[format];
    routes.add({
      method: 'get',
      path: `/reviews/{reviewId}/exports/${format}`,
      act: 'review.export',
      summary: `The whole review as ${name}; with its comments, numbered, when asked`,
      query: withComments,
      answer: content(type),
      handle: async ({ c, caller, params, query }) => {
        const whole = await takeOut(c, params.reviewId, caller, format);
        const markdown = await wholeMarkdown(deps, whole, query.comments !== undefined);
        const hash = digestOf(wholeJson(whole));
        const paper = reportPaper(markdown, { stage: whole.facts.stage, hash, made: clock() });
        const bytes = await publisher.renderOutline(paper, format, startOfDay(clock()));
        return attachment(c, new Uint8Array(bytes), type, format);
      },
    });
  }

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/exports/table',
    act: 'review.export',
    summary: 'Factors and actions of the review as CSV',
    answer: content('text/csv'),
    handle: async ({ c, caller, params }) => {
      const whole = await takeOut(c, params.reviewId, caller, 'csv');
      return attachment(c, reviewTable(whole), 'text/csv; charset=utf-8', 'csv');
    },
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/exports/archive',
    act: 'review.archive',
    summary: 'Everything of the review in one ZIP, from which another installation makes an equal review',
    answer: content('application/zip'),
    handle: async ({ c, caller, params: { reviewId } }) => {
      const whole = await takeOut(c, reviewId, caller, 'archive');
      // A HEAD gets the head of it.
      if (c.req.method === 'HEAD') return attachment(c, '', 'application/zip', 'zip');
      const texts = {
        [archivePaths.report]: await wholeMarkdown(deps, whole, true),
        [archivePaths.review]: wholeJson(whole),
      };
      const { bytes, stream } = await archiver.make({ reviewId, at: clock(), texts });
      c.header('content-length', String(bytes));
      return attachment(c, stream, 'application/zip', 'zip');
    },
  });

  return routes.app;
}

/** Files of one day tell the same time, so that the same review gives the same bytes all day. */
function startOfDay(at: number): number {
  return at - (at % 86_400_000);
}
