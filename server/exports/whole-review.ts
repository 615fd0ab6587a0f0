/**
 * A whole review with its rows, read behind the barrier, and its two texts: Markdown for people and canonical JSON for
 * machines. Never writes to the document.
 */
import type { FromBeforeStore } from '../../db/from-before-store.ts';
import type { RegisterStores } from '../../db/register-stores.ts';
import type { ReviewFacts } from '../../db/review-store.ts';
import type { ReviewStores } from '../../db/review-stores.ts';
import type { OrganisationRole } from '../../shared/access.ts';
import type { Action, ActionDetail } from '../../shared/api/actions.ts';
import type { ReviewClock } from '../../shared/api/clocks.ts';
import type { EvidenceFile } from '../../shared/api/evidence-files.ts';
import { wholeReview } from '../../shared/comments/place.ts';
import { proseRoot } from '../../shared/review-document/layout.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import type { ReviewContent } from '../../shared/review-document/records.ts';
import type { ShownTemplate } from '../../shared/templates/shown-template.ts';
import type { DocumentDoor } from '../document-door.ts';
import { canonicalReview } from './canonical-json.ts';
import { markdownComments } from './markdown-comments.ts';
import { reviewMarkdown } from './markdown.ts';
import type { AgreementFacts, ClockRow } from './report.ts';

export interface WholeReviewDeps {
  readonly stores: ReviewStores & RegisterStores;
  readonly door: DocumentDoor;
}

/** Whose eyes the rows are read with. */
interface Reader {
  readonly id: string;
  readonly organisationRoles: readonly OrganisationRole[];
}

export interface WholeReview {
  readonly reviewId: string;
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

/** Null when there is no such review. */
export async function readWholeReview(
  { stores, door }: WholeReviewDeps,
  reviewId: string,
  { id: memberId, organisationRoles }: Reader,
): Promise<WholeReview | null> {
  const facts = await stores.reviews.facts(reviewId);
  if (facts === undefined) return null;
  const written = await door.read(reviewId, readContent);
  const lives = await stores.actions.livesOfReview(reviewId);
  const listed = await stores.actions.ofReview({ memberId, organisationRoles }, reviewId);
  const actions = listed.map((action) => ({
    ...action,
    ...(lives.get(action.actionId) ?? { checks: [], readings: [], proofs: [] }),
  }));
  const files = await stores.evidenceFiles.list(reviewId);
  const clocks = (await stores.clocks.list(reviewId)).map(withoutKeeper);
  const agreement = await stores.agreement.signing(reviewId);
  const fromBefore = await stores.fromBefore.takenOut(reviewId);
  return { reviewId, facts, written, actions, files, clocks, agreement, fromBefore };
}

/** @param withComments every thread, numbered, at the end */
export async function wholeMarkdown(
  { stores }: WholeReviewDeps,
  whole: WholeReview,
  withComments: boolean,
): Promise<string> {
  const { reviewId, facts, written, actions, files, clocks, agreement, fromBefore } = whole;
  const asked = await stores.templates.ofReview(reviewId);
  const report = reviewMarkdown(facts, written, actions, asked, files, clocks, agreement, fromBefore);
  const threads = withComments ? await stores.comments.all(reviewId) : [];
  const talk = markdownComments(threads, (place) => commentedPlace(place, asked));
  return talk === '' ? report : `${report}\n${talk}\n`;
}

export function wholeJson(whole: WholeReview): string {
  const { facts, written, actions, files, clocks, agreement, fromBefore } = whole;
  return canonicalReview(
    { ...facts },
    written,
    actions.map(withoutReader),
    files,
    clocks,
    namedAgreement(agreement),
    { carried: fromBefore.carried.map(withoutReader), answers: fromBefore.answers },
  );
}

/** What a place that was commented on is called; null for a text of a record, which the quote tells better. */
function commentedPlace(place: string, asked: ShownTemplate | undefined): string | null {
  if (place === wholeReview) return 'the review';
  const sections = asked === undefined ? [] : [...asked.sections, ...asked.kept];
  return sections.find(({ id }) => proseRoot(id) === place)?.heading ?? null;
}

/** The action as it is, whoever reads it and wherever its rows are; what belongs to its review stands there. */
function withoutReader(followed: FollowedAction): object {
  const { mayChange: _may, reviewTitle: _title, ...rest } = followed;
  const { systemId: _system, systemName: _name, reviewStage: _stage, ...told } = rest;
  const action = { ...told, checks: told.checks.map(withoutId), readings: told.readings.map(withoutId) };
  const { supersededBy } = action;
  if (supersededBy === null) return action;
  const { title: _seen, ...other } = supersededBy;
  return { ...action, supersededBy: other };
}

function withoutId<Row extends { readonly id: number }>({ id: _id, ...row }: Row): Omit<Row, 'id'> {
  return row;
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
