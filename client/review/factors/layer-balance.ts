/**
 * How the factors are spread over the five layers, and which layers nobody has looked at. Pure.
 * It weighs nothing: an even spread is no aim, an unlooked-at layer is the only thing it points out.
 */
import type { FactorRecord, LayerValue } from '../../../shared/review-document/records.ts';
import { layerIds, layers } from '../../../shared/taxonomy/layers.ts';
import type { Layer, LayerDefinition } from '../../../shared/taxonomy/layers.ts';

/** `both` is a contradiction people have to settle: factors stand in a layer said to hold none. */
export type LayerState = 'factors' | 'none-found' | 'not-yet' | 'both';

export interface LayerBalance {
  readonly layer: LayerDefinition;
  readonly count: number;
  readonly state: LayerState;
  readonly words: string;
}

export function layerBalance(
  factors: readonly Pick<FactorRecord, 'layer'>[],
  stated: (layer: Layer) => LayerValue | undefined,
): readonly LayerBalance[] {
  return layerIds.map((id) => {
    const count = factors.filter(({ layer }) => layer === id).length;
    const none = stated(id)?.none === true;
    const state = count > 0 ? (none ? 'both' : 'factors') : none ? 'none-found' : 'not-yet';
    return { layer: layers[id], count, state, words: wordsOf(state, count) };
  });
}

/** One sentence for the whole board, such as "9 factors in 4 layers. Not looked at yet: Governance." */
export function balanceSentence(balance: readonly LayerBalance[]): string {
  const total = balance.reduce((sum, { count }) => sum + count, 0);
  const filled = balance.filter(({ count }) => count > 0).length;
  const spread =
    total === 0 ? 'No factors yet.' : `${counted(total)} in ${filled} of ${balance.length} layers.`;
  const open = balance.filter(({ state }) => state === 'not-yet').map(({ layer }) => layer.name);
  if (open.length === 0) return `${spread} Every layer has been looked at.`;
  if (open.length === balance.length) return spread;
  return `${spread} Not looked at yet: ${open.join(', ')}.`;
}

function wordsOf(state: LayerState, count: number): string {
  switch (state) {
    case 'factors':
      return counted(count);
    case 'both':
      return `${counted(count)}, yet marked "none found"`;
    case 'none-found':
      return 'Looked at, none found';
    case 'not-yet':
      return 'Not looked at yet';
  }
}

function counted(count: number): string {
  return count === 1 ? '1 factor' : `${count} factors`;
}
