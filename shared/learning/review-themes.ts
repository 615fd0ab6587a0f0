/**
 * What of a review is counted across reviews: the layers and codes of its factors, its failure kinds, the layers where
 * the panel looked and found nothing, and how its safeguards did. Never words that people wrote, never a person. Pure.
 */
import { factorCode, isOtherCode } from '../taxonomy/factor-codes.ts';
import { failureKind, unknownYet } from '../taxonomy/failure-kinds.ts';
import { layerIds } from '../taxonomy/layers.ts';
import { factorStatement } from '../review-document/factor-statement.ts';
import type { FactorRecord, LayerValue, SafeguardRecord } from '../review-document/records.ts';

export const themeAspects = ['layer', 'code', 'kind', 'none', 'safeguard'] as const;
export type ThemeAspect = (typeof themeAspects)[number];

export interface ReviewTheme {
  readonly aspect: ThemeAspect;
  /** Id of a layer, code or kind; of a safeguard `<stage>/<status>`, where the stage may be `unplaced`. */
  readonly value: string;
}

/** Raised when the rule below changes, so that documents read by an earlier one are read again. */
export const themeForm = 1;

/** Stage of a safeguard nobody has placed yet. */
export const unplaced = 'unplaced';

/** What the rule looks at. Records are the live ones. */
export interface CountedContent {
  readonly factors: readonly FactorRecord[];
  readonly safeguards: readonly SafeguardRecord[];
  readonly layers: Readonly<Record<string, LayerValue>>;
  readonly kinds: readonly string[];
}

/** Whether a factor counts: it says something, and the panel has not ruled it out. */
function counts(factor: FactorRecord): boolean {
  if (factor.state === 'ruled-out') return false;
  return factorStatement(factor) !== '' || factor.codes.length > 0;
}

/** "Something else" is another thing in every review, and what nobody has defined says nothing. */
function isThemeCode(code: string): boolean {
  return factorCode(code) !== undefined && !isOtherCode(code);
}

/** Each theme once, however often the review holds it: what is counted across reviews is reviews. */
export function themesOf({ factors, safeguards, layers, kinds }: CountedContent): readonly ReviewTheme[] {
  const found = new Map<string, ReviewTheme>();
  const add = (aspect: ThemeAspect, value: string): void => {
    found.set(`${aspect}:${value}`, { aspect, value });
  };
  for (const factor of factors.filter(counts)) {
    if (factor.layer !== null) add('layer', factor.layer);
    for (const code of factor.codes) if (isThemeCode(code)) add('code', code);
  }
  for (const layer of layerIds) {
    // A layer in which something was found after all is not one in which nothing was found.
    if (layers[layer]?.none === true && !found.has(`layer:${layer}`)) add('none', layer);
  }
  for (const kind of kinds) {
    if (kind !== unknownYet.id && failureKind(kind) !== undefined) add('kind', kind);
  }
  for (const { stage, status } of safeguards) {
    if (status !== null) add('safeguard', `${stage ?? unplaced}/${status}`);
  }
  return [...found.values()];
}
