/**
 * A whole review taken out as Markdown or canonical JSON. Reads behind the barrier and never writes to the document.
 * File names say nothing of what is inside: they show up in download lists, backups and mails.
 */
import type { Context } from 'hono';
import { z } from 'zod';
import type { FromBeforeStore } from '../../../db/from-before-store.ts';
import type { ReviewFacts } from '../../../db/review-store.ts';
import type { EvidenceFile } from '../../../shared/api/evidence-files.ts';
import type { ReviewClock } from '../../../shared/api/clocks.ts';
import type { Action, ActionDetail } from '../../../shared/api/actions.ts';
import { wholeReview } from '../../../shared/comments/place.ts';
import { proseRoot } from '../../../shared/review-document/layout.ts';
import { readContent } from '../../../shared/review-document/reads.ts';
import type { ReviewContent } from '../../../shared/review-document/records.ts';
import type { ShownTemplate } from '../../../shared/templates/shown-template.ts';
import { canonicalReview } from '../../exports/canonical-json.ts';
import { markdownComments } from '../../exports/markdown-comments.ts';
import { reviewMarkdown } from '../../exports/markdown.ts';
import type { AgreementFacts, ClockRow } from '../../exports/report.ts';
import type { SignedIn } from '../../session.ts';
import type { AppDeps } from '../app-deps.ts';
import { notFound } from '../errors.ts';
import { content, Routes } from '../route.ts';

interface WholeReview {
  readonly facts: ReviewFacts;
  readonly written: ReviewContent;
  readonly actions: readonly FollowedAction[];
  readonly files: readonly EvidenceFile[];
  readonly clocks: readonly ClockRow[];
  readonly agreement: AgreementFacts;
  readonly fromBefore: Awaited<ReturnType<FromBeforeStore['takenOut']>>;
}

/** An action with what became of it. */
type FollowedAction = Action & Pick<ActionDetail, 'checks' | 'readings' | 'proofs'>;

/** Comments are left out unless they are asked for. */
const markdownQuery = z.object({ comments: z.enum(['numbered']).optional() });

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
    const lives = await stores.actions.livesOfReview(reviewId);
    const actions = (await stores.actions.ofReview(reader, reviewId)).map((action) => ({
      ...action,
      ...(lives.get(action.actionId) ?? { checks: [], readings: [], proofs: [] }),
    }));
    // A HEAD only asks whether the file would come: nothing leaves with it.
    if (c.req.method !== 'HEAD') await stores.traces.recordExport(reviewId, member.id, format, clock());
    const files = await stores.evidenceFiles.list(reviewId);
    const clocks = (await stores.clocks.list(reviewId)).map(withoutKeeper);
    const agreement = await stores.agreement.signing(reviewId);
    const fromBefore = await stores.fromBefore.takenOut(reviewId);
    return { facts, written, actions, files, clocks, agreement, fromBefore };
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
    summary: 'The whole review as Markdown; with its comments, numbered, when asked',
    query: markdownQuery,
    answer: content('text/markdown'),
    handle: async ({ c, caller, params, query }) => {
      const { facts, written, actions, files, clocks, agreement, fromBefore } = await takeOut(
        c,
        params.reviewId,
        caller,
        'markdown',
      );
      const asked = await stores.templates.ofReview(params.reviewId);
      const report = reviewMarkdown(facts, written, actions, asked, files, clocks, agreement, fromBefore);
      const threads = query.comments === undefined ? [] : await stores.comments.all(params.reviewId);
      const talk = markdownComments(threads, (place) => commentedPlace(place, asked));
      return attachment(c, talk === '' ? report : `${report}\n${talk}\n`, 'text/markdown', 'md');
    },
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/exports/json',
    act: 'review.export',
    summary: 'The whole review as canonical JSON',
    answer: content('application/json'),
    handle: async ({ c, caller, params }) => {
      const { facts, written, actions, files, clocks, agreement, fromBefore } = await takeOut(
        c,
        params.reviewId,
        caller,
        'json',
      );
      const text = canonicalReview(
        { ...facts },
        written,
        actions.map(withoutReader),
        files,
        clocks,
        namedAgreement(agreement),
        { carried: fromBefore.carried.map(withoutReader), answers: fromBefore.answers },
      );
      return attachment(c, text, 'application/json', 'json');
    },
  });

  return routes.app;
}

/** What a place that was commented on is called; null for a text of a record, which the quote tells better. */
function commentedPlace(place: string, asked: ShownTemplate | undefined): string | null {
  if (place === wholeReview) return 'the review';
  const sections = asked === undefined ? [] : [...asked.sections, ...asked.kept];
  return sections.find(({ id }) => proseRoot(id) === place)?.heading ?? null;
}

/** The action as it is, whoever reads it; what belongs to its review stands there. */
function withoutReader(followed: FollowedAction): object {
  const { mayChange: _may, reviewTitle: _title, ...rest } = followed;
  const { systemId: _system, systemName: _name, reviewStage: _stage, ...action } = rest;
  const { supersededBy } = action;
  if (supersededBy === null) return action;
  const { title: _seen, ...other } = supersededBy;
  return { ...action, supersededBy: other };
}

/** By name and role; ids and whose turn it is mean nothing outside. */
function namedAgreement({ interests, rounds, signed, reasons }: AgreementFacts): object {
  return {
    signed,
    reasons,
    interests: interests.map(({ name, role, kind, text, at }) => ({ name, role, kind, text, at })),
    rounds: rounds.map(({ current: _current, people, ...round }) => ({
      ...round,
      people: people.map(({ memberId: _id, turn: _turn, ...person }) => person),
    })),
  };
}

/** The role that looks after it says enough outside. */
function withoutKeeper({ keeperId: _id, keeperName: _name, ...clock }: ReviewClock): ClockRow {
  return clock;
}
