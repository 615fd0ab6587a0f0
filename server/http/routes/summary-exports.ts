/**
 * A learning summary taken out as a file, once nothing stands in its way, and the schema of its JSON. The file is made
 * and looked through outside this process; the document is only read. Its name says nothing of what is inside.
 */
import { z } from 'zod';
import { mayNotLeaveYet } from '../../../db/summary-refusals.ts';
import { formatFacts, summaryFormats } from '../../../shared/summaries/summary-formats.ts';
import { learningSummarySchema } from '../../publishing/summary-schema.ts';
import type { AppDeps } from '../app-deps.ts';
import { content, Routes } from '../route.ts';

const exportQuery = z.object({ format: z.enum(summaryFormats) });

export function summaryExportRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, summaries, publisher, clock } = deps;
  const schema = JSON.stringify(learningSummarySchema());

  routes.add({
    method: 'get',
    path: '/summaries/{summaryId}/export',
    act: ['summary.export', 'summary.follow-any'],
    summary:
      'The summary as a file: PDF, web page, Word, Markdown, JSON or a table; a draft only for panel and board',
    query: exportQuery,
    answer: content('application/octet-stream'),
    handle: async ({ c, caller, params: { summaryId }, query: { format } }) => {
      const memberId = caller.member.id;
      const leaving = await summaries.readSummary(summaryId, memberId);
      const { model, sha256, audience, reasons, sourceId: reviewId, known } = leaving;
      if (reasons.length > 0) throw mayNotLeaveYet(reasons);
      const { mediaType, ending } = formatFacts[format];
      const bytes = await publisher.renderToLeave(model, format, known);
      // A HEAD only asks whether the file would come: nothing leaves with it.
      if (c.req.method !== 'HEAD') {
        const who = { reviewId, summaryId, memberId };
        await stores.traces.recordSummaryExport(who, { format, audience, sha256 }, clock());
      }
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': mediaType,
        'content-disposition': `attachment; filename="learning-summary-${model.audience}-${model.made}-r${model.revision}.${ending}"`,
      });
    },
  });

  routes.add({
    method: 'get',
    path: '/schemas/learning-summary-1.json',
    act: 'public',
    summary: 'JSON Schema of a learning summary',
    answer: content('application/schema+json'),
    handle: async ({ c }) =>
      c.body(schema, 200, { 'content-type': 'application/schema+json; charset=utf-8' }),
  });

  return routes.app;
}
