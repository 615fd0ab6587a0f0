/**
 * Gathers what a summary is begun from: the review now or one of its versions, what became of its actions, and who took
 * part. Reads only; what of it gets into a summary is decided by the seed.
 */
import * as Y from 'yjs';
import { noSuchReview } from '../../db/refusals.ts';
import type { ReviewStores } from '../../db/review-stores.ts';
import type { Action, ActionDetail } from '../../shared/api/actions.ts';
import type { CheckOutcome } from '../../shared/actions/effect-checks.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import type { ReviewContent } from '../../shared/review-document/records.ts';
import type { SeedAction, SeedSource } from '../../shared/summaries/seed-summary.ts';
import type { DocumentDoor } from '../document-door.ts';

export interface SeedDeps {
  readonly stores: Pick<ReviewStores, 'reviews' | 'versions' | 'actions' | 'participants'>;
  readonly door: DocumentDoor;
}

const outcomeWords: Readonly<Record<CheckOutcome, string>> = {
  worked: 'It worked.',
  partly: 'It worked in part.',
  'did-not': 'It did not work.',
  'cannot-tell': 'One cannot tell yet.',
};

/** @throws AppError `not-found` when there is no such review or version */
export async function seedSource(
  { stores, door }: SeedDeps,
  reviewId: string,
  version: number | null,
  memberId: string,
): Promise<Omit<SeedSource, 'written'>> {
  const facts = await stores.reviews.facts(reviewId);
  if (facts === undefined) throw noSuchReview();
  const content =
    version === null
      ? await door.read(reviewId, readContent)
      : contentOf((await stores.versions.get(reviewId, version)).state);
  const reader = { memberId, organisationRoles: [] };
  const lives = await stores.actions.livesOfReview(reviewId);
  const participants = await stores.participants.list(reviewId);
  const own = (await stores.actions.ofReview(reader, reviewId)).filter(
    (action) => action.reviewId === reviewId,
  );
  return {
    ...{ content, title: facts.title, aiSystem: facts.aiSystem },
    ...{ occurredOn: facts.occurredOn, detectedOn: facts.detectedOn },
    actions: own.map((action) => seedAction(action, lives.get(action.actionId))),
    roles: participants.map(({ role }) => role),
    people: participants.map(({ name }) => name),
    publicRecord: facts.publicCase,
  };
}

function seedAction(action: Action, life: Pick<ActionDetail, 'checks' | 'readings'> | undefined): SeedAction {
  const { actionId, title, detail, category, layers, status, measureName, baseline, target, factors } =
    action;
  const outcome = life?.checks.findLast((check) => check.outcome !== null)?.outcome ?? null;
  const last = life?.readings.at(-1)?.value ?? '';
  const result = [
    outcome === null ? '' : outcomeWords[outcome],
    last === '' ? '' : `Last measured: ${last}.`,
  ];
  return {
    ...{ actionId, title, detail, category, layers, status, measureName, baseline, target },
    factors: (factors ?? []).map(({ id }) => id),
    result: result.filter((words) => words !== '').join(' '),
  };
}

function contentOf(state: Uint8Array): ReviewContent {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const content = readContent(doc);
  doc.destroy();
  return content;
}
