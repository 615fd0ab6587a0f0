/**
 * The audit as admins read it for the organisation, and chairs for their review: a list, the same as CSV, and whether
 * the chain holds. Never content; titles only for those who take part.
 */
import type { Context } from 'hono';
import {
  auditCheck,
  auditFilter,
  auditPage,
  auditQuery,
  type AuditEntryRead,
  type AuditFilter,
} from '../../../shared/api/audit.ts';
import { auditKindNames } from '../../../shared/audit/audit-acts.ts';
import { csvStream } from '../../exports/csv.ts';
import type { AppDeps } from '../app-deps.ts';
import { content, Routes } from '../route.ts';

const heading = ['Number', 'When (UTC)', 'Who', 'What', 'Kind', 'Review', 'Reference of the review'];

export function auditRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { clock } = deps;
  const { audit } = deps.stores;

  /** The download stands in the audit itself, above what it holds. */
  async function download(c: Context, memberId: string, filter: AuditFilter, reviewId?: string) {
    if (c.req.method !== 'HEAD') await audit.recordExport(memberId, reviewId, clock());
    const day = new Date(clock()).toISOString().slice(0, 10);
    return c.body(csvStream(heading, audit.parts(memberId, filter), rowOf), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="causeway-audit-${day}.csv"`,
    });
  }

  async function checked() {
    const found = await deps.auditChecker.follow();
    return { ...found, at: clock() };
  }

  routes.add({
    method: 'get',
    path: '/audit',
    act: 'audit.read',
    summary: 'Who did what in the organisation, newest first, without content',
    query: auditQuery,
    answer: auditPage,
    handle: async ({ caller, query }) => audit.page(caller.member.id, query),
  });

  routes.add({
    method: 'get',
    path: '/audit/csv',
    act: 'audit.read',
    summary: 'The same as CSV',
    query: auditFilter,
    answer: content('text/csv'),
    handle: async ({ c, caller, query }) => download(c, caller.member.id, query),
  });

  routes.add({
    method: 'get',
    path: '/audit/check',
    act: 'audit.read',
    summary: 'Follows the whole chain and says up to where it holds',
    answer: auditCheck,
    handle: checked,
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/audit',
    act: 'audit.read-review',
    summary: 'Who did what in this review, newest first, without content',
    query: auditQuery.omit({ reviewId: true }),
    answer: auditPage,
    handle: async ({ caller, params, query }) =>
      audit.page(caller.member.id, { ...query, reviewId: params.reviewId }),
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/audit/csv',
    act: 'audit.read-review',
    summary: 'The same as CSV',
    query: auditFilter.omit({ reviewId: true }),
    answer: content('text/csv'),
    handle: async ({ c, caller, params: { reviewId }, query }) =>
      download(c, caller.member.id, { ...query, reviewId }, reviewId),
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/audit/check',
    act: 'audit.read-review',
    summary: 'Follows the whole chain and says up to where it holds',
    answer: auditCheck,
    handle: checked,
  });

  return routes.app;
}

function rowOf({ id, at, actor, unnamed, words, kind, review }: AuditEntryRead): (string | number)[] {
  const who = actor?.name ?? (unnamed ? 'not named' : 'the server');
  return [
    id,
    new Date(at).toISOString(),
    who,
    words,
    auditKindNames[kind],
    review?.title ?? '',
    review?.id ?? '',
  ];
}
