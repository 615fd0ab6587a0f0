/**
 * A whole review taken out as Markdown or canonical JSON. Reads behind the barrier and never writes to the document.
 * File names say nothing of what is inside: they show up in download lists, backups and mails.
 */
import type { Context } from 'hono';
import type { ReviewFacts } from '../../../db/review-store.ts';
import type { EvidenceFile } from '../../../shared/api/evidence-files.ts';
import type { ReviewClock } from '../../../shared/api/clocks.ts';
import type { Action } from '../../../shared/api/actions.ts';
import { readContent } from '../../../shared/review-document/reads.ts';
import type { ReviewContent } from '../../../shared/review-document/records.ts';
import { canonicalReview } from '../../exports/canonical-json.ts';
import { reviewMarkdown } from '../../exports/markdown.ts';
import type { ClockRow } from '../../exports/report.ts';
import type { SignedIn } from '../../session.ts';
import type { AppDeps } from '../app-deps.ts';
import { notFound } from '../errors.ts';
import { content, Routes } from '../route.ts';

interface WholeReview {
  readonly facts: ReviewFacts;
  readonly written: ReviewContent;
  readonly actions: readonly Action[];
  readonly files: readonly EvidenceFile[];
  readonly clocks: readonly ClockRow[];
}

export function exportRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, clock, door } = deps;

  async function takeOut(
    c: Context,
    reviewId: string,
    { member }: SignedIn,
    format: string,
  ): Promise<WholeReview> {
    const facts = await stores.reviews.facts(reviewId);
    if (facts === undefined) throw notFound();
    const written = await door.read(reviewId, readContent);
    const reader = { memberId: member.id, organisationRoles: member.organisationRoles };
    const actions = await stores.actions.ofReview(reader, reviewId);
    // A HEAD only asks whether the file would come: nothing leaves with it.
    if (c.req.method !== 'HEAD') await stores.reviews.recordExport(reviewId, member.id, format, clock());
    const files = await stores.evidenceFiles.list(reviewId);
    const clocks = (await stores.clocks.list(reviewId)).map(withoutKeeper);
    return { facts, written, actions, files, clocks };
  }

  function attachment(c: Context, text: string, type: string, ending: string): Response {
    const day = new Date(clock()).toISOString().slice(0, 10);
    return c.body(text, 200, {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="causeway-review-${day}.${ending}"`,
    });
  }

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/exports/markdown',
    act: 'review.export',
    summary: 'The whole review as Markdown',
    answer: content('text/markdown'),
    handle: async ({ c, caller, params }) => {
      const { facts, written, actions, files, clocks } = await takeOut(
        c,
        params.reviewId,
        caller,
        'markdown',
      );
      const asked = await stores.templates.ofReview(params.reviewId);
      return attachment(
        c,
        reviewMarkdown(facts, written, actions, asked, files, clocks),
        'text/markdown',
        'md',
      );
    },
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/exports/json',
    act: 'review.export',
    summary: 'The whole review as canonical JSON',
    answer: content('application/json'),
    handle: async ({ c, caller, params }) => {
      const { facts, written, actions, files, clocks } = await takeOut(c, params.reviewId, caller, 'json');
      const text = canonicalReview({ ...facts }, written, actions.map(withoutReader), files, clocks);
      return attachment(c, text, 'application/json', 'json');
    },
  });

  return routes.app;
}

/** The action as it is, whoever reads it: the same review gives the same bytes to everybody. */
function withoutReader({ mayChange: _may, reviewTitle: _title, ...action }: Action): object {
  return action;
}

/** The role that looks after it says enough outside. */
function withoutKeeper({ keeperId: _id, keeperName: _name, ...clock }: ReviewClock): ClockRow {
  return clock;
}
