/**
 * The library: summaries that were published here and those of others, for every member; bringing one in, for safety
 * leads. Their addresses hold the id a summary leaves with, which names no review.
 */
import { z } from 'zod';
import {
  importSummaryQuery,
  importedSummary,
  libraryDetail,
  libraryList,
  libraryQuery,
} from '../../../shared/api/library.ts';
import { uploadMediaType } from '../../../shared/evidence/file-rules.ts';
import { formatFacts, summaryFormats } from '../../../shared/summaries/summary-formats.ts';
import type { LibraryFile } from '../../summaries/library.ts';
import type { SignedIn } from '../../session.ts';
import type { Context } from 'hono';
import type { AppDeps } from '../app-deps.ts';
import { content, Routes } from '../route.ts';

export function libraryRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { library, stores, clock } = deps;

  routes.add({
    method: 'get',
    path: '/library',
    act: 'summary.read-library',
    summary: 'Published summaries, ours and those of others, with what they can be filtered by',
    query: libraryQuery,
    answer: libraryList,
    handle: async ({ query }) => library.list(query),
  });

  routes.add({
    method: 'get',
    path: '/library/{publicId}',
    act: 'summary.read-library',
    summary: 'A summary of the library with its digest and signature',
    answer: libraryDetail,
    handle: async ({ params: { publicId } }) => library.one(publicId),
  });

  routes.add({
    method: 'get',
    path: '/library/{publicId}/export',
    act: 'summary.read-library',
    summary: 'A summary of the library as a file',
    query: z.object({ format: z.enum(summaryFormats) }),
    answer: content('application/octet-stream'),
    handle: async ({ c, caller, params: { publicId }, query: { format } }) => {
      const { mediaType, ending } = formatFacts[format];
      return given(c, caller, await library.file(publicId, format), { format, mediaType, ending });
    },
  });

  routes.add({
    method: 'get',
    path: '/library/{publicId}/signed',
    act: 'summary.read-library',
    summary: 'A summary of the library as JSON with digest and Ed25519 signature, for others to bring in',
    answer: content('application/json'),
    handle: async ({ c, caller, params: { publicId } }) => {
      const { mediaType } = formatFacts.json;
      const kind = { format: 'signed', mediaType, ending: 'signed.json' };
      return given(c, caller, await library.signed(publicId), kind);
    },
  });

  routes.add({
    method: 'post',
    path: '/library/import',
    act: 'summary.import',
    summary: 'Bring in a summary of another organisation: the body is its JSON file, signed or not',
    takes: uploadMediaType,
    query: importSummaryQuery,
    answer: importedSummary,
    handle: async ({ c, caller, query: { origin, sha256 } }) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const by = { memberId: caller.member.id, at: clock() };
      return library.bringIn(bytes, { origin, told: sha256 ?? null }, by);
    },
  });

  async function given(
    c: Context,
    { member }: SignedIn,
    { bytes, made, found }: LibraryFile,
    {
      format,
      mediaType,
      ending,
    }: { readonly format: string; readonly mediaType: string; readonly ending: string },
  ): Promise<Response> {
    const { own, sha256 } = found;
    if (own !== null && c.req.method !== 'HEAD') {
      const who = { reviewId: own.sourceId, summaryId: own.id, memberId: member.id };
      await stores.traces.recordSummaryExport(who, { format, audience: own.audience, sha256 }, clock());
    }
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="learning-summary-${made}.${ending}"`,
    });
  }

  return routes.app;
}
