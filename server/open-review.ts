/**
 * Opens a review from a template: seeds its document and stores row, chair and document in one transaction.
 * The one way to make a review, for a panel and for the samples alike.
 */
import * as Y from 'yjs';
import type { ReviewStores } from '../db/review-stores.ts';
import type { Clock } from '../shared/clock.ts';
import { AppError } from '../shared/errors.ts';
import type { RandomBytes } from '../shared/ids.ts';
import { layoutVersion } from '../shared/review-document/layout.ts';
import { seedReview } from '../shared/review-document/seed.ts';
import { template, type Template } from '../shared/templates/templates.ts';
import type { Hints } from './hints.ts';

export interface ReviewToOpen {
  readonly id: string;
  readonly title: string;
  readonly templateId: string;
  readonly aiSystem?: string | null | undefined;
  readonly occurredOn?: string | null | undefined;
  readonly detectedOn?: string | null | undefined;
  readonly sample?: boolean;
  readonly publicCase?: boolean;
  /** Becomes its first chair. */
  readonly createdBy: string;
}

export interface OpeningDeps {
  readonly stores: Pick<ReviewStores, 'reviews'>;
  readonly hints: Hints;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

/**
 * Resolves when the review is durable. The same id again does nothing.
 * @throws AppError `invalid-input` for a template this server does not offer.
 */
export async function openReview(deps: OpeningDeps, asked: ReviewToOpen): Promise<void> {
  const chosen = template(asked.templateId);
  if (chosen === undefined) {
    const sentence = 'This server has no such template.';
    throw new AppError('invalid-input', sentence, 'Choose one of the templates offered.', {
      fields: { templateId: sentence },
    });
  }
  await deps.stores.reviews.createReview({
    id: asked.id,
    title: asked.title,
    templateId: chosen.id,
    templateVersion: chosen.version,
    aiSystem: asked.aiSystem ?? null,
    occurredOn: asked.occurredOn ?? null,
    detectedOn: asked.detectedOn ?? null,
    sample: asked.sample ?? false,
    publicCase: asked.publicCase ?? false,
    createdBy: asked.createdBy,
    at: deps.clock(),
    seed: seedOf(chosen, deps.random),
  });
  deps.hints.publish({ kind: 'review', reviewId: asked.id });
}

function seedOf(chosen: Template, random: RandomBytes) {
  const doc = new Y.Doc();
  doc.clientID = clientNumber(random);
  seedReview(doc, chosen);
  const seed = {
    layout: layoutVersion,
    bytes: Y.encodeStateAsUpdate(doc),
    clientNumber: doc.clientID,
  };
  doc.destroy();
  return seed;
}

/** A Yjs client number for the server: 32 bits, never zero. */
function clientNumber(random: RandomBytes): number {
  return new DataView(random(4).buffer).getUint32(0) || 1;
}
