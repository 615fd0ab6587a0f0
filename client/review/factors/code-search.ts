/**
 * The list of factor codes as the picker shows it: by layer while nothing is asked, best first once something is. Pure.
 * How words are weighed is in `shared/taxonomy/find-codes.ts`.
 */
import { codesOfLayer, factorCodes, otherCodes } from '../../../shared/taxonomy/factor-codes.ts';
import type { FactorCode } from '../../../shared/taxonomy/factor-code.ts';
import { rankCodes } from '../../../shared/taxonomy/find-codes.ts';
import { layerIds } from '../../../shared/taxonomy/layers.ts';
import type { Layer } from '../../../shared/taxonomy/layers.ts';

export interface CodeGroup {
  readonly layer: Layer;
  readonly codes: readonly FactorCode[];
}

/** More than this nobody reads; the words can be made more exact. */
const most = 12;

/** Layers with the one a factor stands in first, then the fixed order. */
export function layersFrom(home: Layer | null): readonly Layer[] {
  return home === null ? layerIds : [home, ...layerIds.filter((layer) => layer !== home)];
}

/** All codes by layer, the home layer first, in their fixed order. `short` offers only the eight of a huddle. */
export function codesByLayer(home: Layer | null, short = false): readonly CodeGroup[] {
  return layersFrom(home).map((layer) => ({ layer, codes: codesOfLayer(layer, { short }) }));
}

/**
 * The codes for some words, best first, whatever layer they are of; behind them the "something else" of the home layer,
 * which is what is left when none of them fits.
 */
export function findCodes(query: string, home: Layer | null): readonly FactorCode[] {
  return [...rankCodes(query).slice(0, most), ...otherCodes.filter(({ layer }) => layer === home)];
}

/** How many codes of a layer the short list leaves out. */
export function beyondShortList(layer: Layer): number {
  return factorCodes.filter((code) => code.layer === layer && !code.short).length;
}
