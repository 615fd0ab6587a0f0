/**
 * Hints on a review as a whole: layers nobody looked at, factors without evidence, claims stronger than their
 * evidence, paths that end at a person. Advice for a panel, never a gate. Pure.
 */
import type { EvidenceRecord, FactorRecord, ReviewContent } from '../review-document/records.ts';
import { layerIds, layers } from '../taxonomy/layers.ts';
import type { Layer } from '../taxonomy/layers.ts';
import type { HintKind, HintSeverity } from './hint.ts';

export interface ReviewHint {
  readonly kind: Exclude<HintKind, 'blame' | 'causal-form' | 'hindsight' | 'jargon'>;
  /** Stays the same while the hint is about the same thing. */
  readonly id: string;
  /** The factor it is about; null when it is about the review. */
  readonly factorId: string | null;
  readonly severity: HintSeverity;
  /** What was found, as a sentence. */
  readonly sentence: string;
  readonly advice: string;
}

/** In the order: layers, then factors as they are shown. */
export function readReviewHints(content: ReviewContent): readonly ReviewHint[] {
  const factors = content.records.factors.filter(({ state }) => state !== 'ruled-out');
  if (factors.length === 0) return [];
  return [...layerHints(factors, content), ...factors.flatMap((factor) => factorHints(factor, content))];
}

function layerHints(factors: readonly FactorRecord[], content: ReviewContent): readonly ReviewHint[] {
  const used = new Set(factors.map(({ layer }) => layer).filter((layer) => layer !== null));
  const [only] = used;
  const silent = layerIds.filter((id) => !used.has(id) && content.layers[id]?.none !== true);
  const hints: ReviewHint[] = [];
  if (used.size === 1 && only !== undefined && factors.length > 1) {
    hints.push({
      kind: 'single-layer',
      id: `single-layer:${only}`,
      factorId: null,
      severity: 'suggest',
      sentence: `All ${factors.length} factors lie in one layer: ${layers[only].name.toLowerCase()}.`,
      advice:
        'Ask of each factor what in another layer made it possible. The thinnest layer is the one to ask about.',
    });
  }
  if (silent.length > 0 && used.size > 0) {
    hints.push({
      kind: 'single-layer',
      id: `silent:${silent.join('+')}`,
      factorId: null,
      severity: 'hint',
      sentence: `Nothing is said yet about ${namesOf(silent)}.`,
      advice: 'Look there, or write that you looked and found nothing, and why.',
    });
  }
  return hints;
}

function namesOf(ids: readonly Layer[]): string {
  const names = ids.map((id) => layers[id].name.toLowerCase());
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

function factorHints(factor: FactorRecord, content: ReviewContent): readonly ReviewHint[] {
  const hints: ReviewHint[] = [];
  const named = nameOf(factor);
  const cited = content.records.evidence.filter(({ id }) => factor.evidence.includes(id));
  if (named !== '' && cited.length === 0) {
    hints.push({
      kind: 'missing-evidence',
      id: `missing-evidence:${factor.id}`,
      factorId: factor.id,
      severity: 'hint',
      sentence: `No evidence is cited for "${named}".`,
      advice: 'Cite what shows the condition, or keep its state at proposed.',
    });
  } else if (isStrongClaim(factor) && cited.length > 0 && cited.every(isWeak)) {
    hints.push({
      kind: 'weak-evidence',
      id: `weak-evidence:${factor.id}`,
      factorId: factor.id,
      severity: 'suggest',
      sentence: `"${named}" is held with confidence, and what is cited was only told or inferred.`,
      advice: 'Look for a record or an observation, or lower the confidence.',
    });
  }
  if (isPersonsAct(factor) && !isPreceded(factor.id, content)) {
    hints.push({
      kind: 'ends-at-person',
      id: `ends-at-person:${factor.id}`,
      factorId: factor.id,
      severity: 'suggest',
      sentence: `The path ends at what somebody did: "${named}".`,
      advice: 'Link the condition that led to it. A path that ends at a person is not finished.',
    });
  }
  return hints;
}

function nameOf({ condition, mechanism, effect }: FactorRecord): string {
  const words = [condition, mechanism, effect].find((slot) => slot.trim() !== '')?.trim() ?? '';
  return words.length > 80 ? `${words.slice(0, 77).trimEnd()}…` : words;
}

function isStrongClaim({ confidence, state }: FactorRecord): boolean {
  return confidence === 'high' || state === 'supported';
}

function isWeak({ strength }: EvidenceRecord): boolean {
  return strength === 'told' || strength === 'inferred';
}

function isPersonsAct({ kind }: FactorRecord): boolean {
  return kind === 'human-act' || kind === 'non-act' || kind === 'deviation';
}

/** Whether a factor leads to this one: rules 3 to 5 of causation ask for a condition before an act. */
export function isPreceded(factorId: string, content: Pick<ReviewContent, 'records'>): boolean {
  const { factors, links } = content.records;
  return links.some(
    ({ from, to, kind }) =>
      to === factorId &&
      (kind === null || kind === 'contributes' || kind === 'enables' || kind === 'precedes') &&
      factors.some(({ id }) => id === from),
  );
}
