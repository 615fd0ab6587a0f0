/**
 * How the factors are spread over the five layers and how well each is held, which layers nobody has looked at, and
 * when the whole leans on one layer or ends with people. Pure. An even spread is no aim: it asks, it does not rate.
 */
import type { FactorTies } from '../../../shared/review-document/factor-links.ts';
import type { FactorRecord, FactorState, LayerValue } from '../../../shared/review-document/records.ts';
import { sameList } from '../../../shared/same-list.ts';
import { layerIds, layers } from '../../../shared/taxonomy/layers.ts';
import type { Layer, LayerDefinition } from '../../../shared/taxonomy/layers.ts';
import { stateNames } from './factor-words.ts';

/** `both` is a contradiction people have to settle: factors stand in a layer said to hold none. */
export type LayerState = 'factors' | 'none-found' | 'not-yet' | 'both';

export interface LayerBalance {
  readonly layer: LayerDefinition;
  readonly count: number;
  /** The states of its factors, the best held first; one without a state counts as proposed. */
  readonly held: readonly FactorState[];
  readonly state: LayerState;
  readonly words: string;
}

type Weighed = Pick<FactorRecord, 'layer' | 'state'>;

/** In which order states are shown: what the panel is surest of first. */
const shownFirst: readonly FactorState[] = ['supported', 'disputed', 'proposed', 'ruled-out'];

/** From how many factors on it is worth saying that they lean on one layer, and what part of them that takes. */
const enoughToLean = 4;
const mostOfThem = 0.75;

export function layerBalance(
  factors: readonly Weighed[],
  stated: (layer: Layer) => LayerValue | undefined,
): readonly LayerBalance[] {
  return layerIds.map((id) => {
    const held = factors
      .filter(({ layer }) => layer === id)
      .map(({ state }) => state ?? 'proposed')
      .sort((a, b) => shownFirst.indexOf(a) - shownFirst.indexOf(b));
    const none = stated(id)?.none === true;
    const count = held.length;
    const state = count > 0 ? (none ? 'both' : 'factors') : none ? 'none-found' : 'not-yet';
    return { layer: layers[id], count, held, state, words: wordsOf(state, held) };
  });
}

/** The former balance as long as it says the same: most letters typed in a factor change nothing in it. */
export function steadyBalance(
  before: readonly LayerBalance[] | undefined,
  now: readonly LayerBalance[],
): readonly LayerBalance[] {
  const says = (balance: readonly LayerBalance[]): readonly string[] =>
    balance.flatMap(({ words, held }) => [words, ...held]);
  return before !== undefined && sameList(says(before), says(now)) ? before : now;
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

/** A question to the panel when the factors lean on one layer or end with people; null when there is none to ask. */
export function balanceNudge(
  factors: readonly Pick<FactorRecord, 'id' | 'layer' | 'state' | 'kind'>[],
  ties: ReadonlyMap<string, Pick<FactorTies, 'behind'>>,
): string | null {
  const living = factors.filter(({ state }) => state !== 'ruled-out');
  for (const id of layerIds) {
    const inIt = living.filter(({ layer }) => layer === id).length;
    if (living.length >= enoughToLean && inIt >= living.length * mostOfThem) {
      const part = inIt === living.length ? `All ${inIt}` : `${inIt} of ${living.length}`;
      return `${part} factors lie in ${layers[id].name}. What in another layer made each of them possible?`;
    }
  }
  const first = living.filter(({ id }) => (ties.get(id)?.behind.length ?? 0) === 0);
  if (living.length >= 2 && first.length > 0 && first.every(isAboutPeople)) {
    return 'Every path begins with what people did. What was there before, that made it the sensible thing to do?';
  }
  return null;
}

function isAboutPeople({ kind, layer }: Pick<FactorRecord, 'kind' | 'layer'>): boolean {
  return layer === 'human' || kind === 'human-act' || kind === 'non-act' || kind === 'deviation';
}

function wordsOf(state: LayerState, held: readonly FactorState[]): string {
  switch (state) {
    case 'factors':
      return heldWords(held);
    case 'both':
      return `${counted(held.length)}, yet marked "none found"`;
    case 'none-found':
      return 'Looked at, none found';
    case 'not-yet':
      return 'Not looked at yet';
  }
}

/** "3 factors: 2 supported, 1 proposed"; while all are proposals, only how many. */
function heldWords(held: readonly FactorState[]): string {
  if (held.every((state) => state === 'proposed')) return counted(held.length);
  const parts = shownFirst
    .map(
      (state) => [held.filter((other) => other === state).length, stateNames[state].toLowerCase()] as const,
    )
    .filter(([count]) => count > 0);
  if (parts.length === 1) return `${counted(held.length)}, ${parts[0]?.[1] ?? ''}`;
  return `${counted(held.length)}: ${parts.map(([count, name]) => `${count} ${name}`).join(', ')}`;
}

function counted(count: number): string {
  return count === 1 ? '1 factor' : `${count} factors`;
}
