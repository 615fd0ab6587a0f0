/**
 * Opens a review from a template: seeds its document and stores row, chair and document in one transaction.
 * The one way to make a review, for a panel and for the samples alike.
 */
import * as Y from 'yjs';
import type { ReviewStores } from '../db/review-stores.ts';
import type { Clock } from '../shared/clock.ts';
import { AppError } from '../shared/errors.ts';
import type { RandomBytes } from '../shared/ids.ts';
import type { ReportMove } from '../db/report-store.ts';
import type { ReportBehind } from '../shared/api/reports.ts';
import type { AiSystem } from '../shared/api/systems.ts';
import { stateOfReview } from '../shared/reports/report-state.ts';
import { fillFacts, writeReport, type FilledFacts } from '../shared/review-document/begin-with.ts';
import type { Editing } from '../shared/review-document/edits.ts';
import { layoutVersion } from '../shared/review-document/layout.ts';
import { seedReview } from '../shared/review-document/seed.ts';
import { factsOfSheet, registerSource } from '../shared/systems/system-sheet.ts';
import type { Template } from '../shared/templates/template.ts';
import type { Hints } from './hints.ts';

export interface ReviewToOpen {
  readonly id: string;
  readonly title: string;
  readonly templateId: string;
  readonly aiSystem?: string | null | undefined;
  /** An entry of the register, as it is now; wins over the name. */
  readonly system?: SystemThen | undefined;
  /** The quick report it begins with, and what its reporter is told. */
  readonly report?: { readonly words: ReportBehind; readonly move: ReportMove } | undefined;
  readonly occurredOn?: string | null | undefined;
  readonly detectedOn?: string | null | undefined;
  readonly sample?: boolean;
  readonly publicCase?: boolean;
  /** Becomes its first chair. */
  readonly createdBy: string;
}

/** An entry of the register with the version that was in use then, if that is known. */
export interface SystemThen {
  readonly entry: AiSystem;
  readonly version: AiSystem['versions'][number] | undefined;
}

export interface OpeningDeps {
  readonly stores: Pick<ReviewStores, 'reviews' | 'templates'>;
  readonly hints: Hints;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

/**
 * Resolves when the review is durable. The same id again does nothing.
 * @throws AppError `invalid-input` for a template this server does not offer.
 */
export async function openReview(deps: OpeningDeps, asked: ReviewToOpen): Promise<void> {
  const chosen = await deps.stores.templates.find(asked.templateId);
  if (chosen === undefined) {
    const sentence = 'This server has no such template.';
    throw new AppError('invalid-input', sentence, 'Choose one of the templates offered.', {
      fields: { templateId: sentence },
    });
  }
  const { system, report } = asked;
  const told = await deps.stores.reviews.createReview({
    id: asked.id,
    title: asked.title,
    templateId: chosen.id,
    templateVersion: chosen.version,
    aiSystem: system?.entry.name ?? asked.aiSystem ?? null,
    systemId: system?.entry.id ?? null,
    systemVersion: system?.version?.label ?? null,
    report: report === undefined ? undefined : { ...report.move, state: stateOfReview(chosen.id) },
    occurredOn: asked.occurredOn ?? null,
    detectedOn: asked.detectedOn ?? null,
    sample: asked.sample ?? false,
    publicCase: asked.publicCase ?? false,
    createdBy: asked.createdBy,
    at: deps.clock(),
    seed: seedOf(chosen, deps, (editing) => {
      if (system !== undefined) copySystem(editing, system);
      if (report !== undefined) writeReport(editing, chosen, report.words);
    }),
  });
  deps.hints.publish({ kind: 'review', reviewId: asked.id });
  if (system !== undefined) deps.hints.publish({ kind: 'systems' });
  deps.hints.publish({ kind: 'inbox', memberIds: told });
}

/** Copies what the register says into facts that are still empty, and says which those were. */
export function copySystem(editing: Editing, { entry, version }: SystemThen): FilledFacts {
  const day = new Date(editing.now()).toISOString().slice(0, 10);
  return fillFacts(editing, factsOfSheet(entry, version), registerSource(entry.state, day));
}

function seedOf(
  chosen: Template,
  { random, clock }: Pick<OpeningDeps, 'random' | 'clock'>,
  begin: (editing: Editing) => void,
) {
  const doc = new Y.Doc();
  doc.clientID = clientNumber(random);
  seedReview(doc, chosen);
  begin({ doc, origin: null, random, now: clock });
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
