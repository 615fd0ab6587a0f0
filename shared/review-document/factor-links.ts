/**
 * Which factor acts on which, and which layer on which: the links of a review as they are seen from its factors. Pure.
 * Links are made and refused in `shared/graph`.
 */
import { layerIds } from '../taxonomy/layers.ts';
import type { Layer } from '../taxonomy/layers.ts';
import type { FactorRecord, LinkKind, LinkRecord } from './records.ts';

/** Kinds by which one factor makes another more likely; a link without a kind counts as one. */
const leadingKinds: readonly (LinkKind | null)[] = ['contributes', 'enables', 'precedes', null];

/** Whether a link says that its first end makes its second more likely. */
export function leadsOn({ kind }: Pick<LinkRecord, 'kind'>): boolean {
  return leadingKinds.includes(kind);
}

/** One link as seen from one of its ends. */
export interface FactorTie {
  readonly link: LinkRecord;
  readonly factor: FactorRecord;
}

export interface FactorTies {
  /** What it makes more likely. */
  readonly actsOn: readonly FactorTie[];
  /** What makes it more likely. */
  readonly behind: readonly FactorTie[];
}

/** The ties of every factor that has any, by factor id. Two links between the same two factors count once. */
export function factorTies(
  factors: readonly FactorRecord[],
  links: readonly LinkRecord[],
): ReadonlyMap<string, FactorTies> {
  const byId = new Map(factors.map((factor) => [factor.id, factor]));
  const ties = new Map<string, { actsOn: FactorTie[]; behind: FactorTie[] }>();
  const of = (id: string): { actsOn: FactorTie[]; behind: FactorTie[] } => {
    const found = ties.get(id) ?? { actsOn: [], behind: [] };
    ties.set(id, found);
    return found;
  };
  for (const link of links) {
    const [from, to] = [byId.get(link.from), byId.get(link.to)];
    if (!leadsOn(link) || from === undefined || to === undefined || from === to) continue;
    if (of(from.id).actsOn.some(({ factor }) => factor.id === to.id)) continue;
    of(from.id).actsOn.push({ link, factor: to });
    of(to.id).behind.push({ link, factor: from });
  }
  return ties;
}

/** A layer that leads to a layer, with the pairs of factors that say so. */
export interface LayerPair {
  readonly from: Layer;
  readonly to: Layer;
  readonly pairs: readonly {
    readonly link: LinkRecord;
    readonly from: FactorRecord;
    readonly to: FactorRecord;
  }[];
}

/** Row by row which layer leads to which, all twenty-five, in the order of the layers. */
export function layerPairs(
  factors: readonly FactorRecord[],
  links: readonly LinkRecord[],
): readonly (readonly LayerPair[])[] {
  const all = [...factorTies(factors, links)].flatMap(([id, { actsOn }]) => {
    const from = factors.find((factor) => factor.id === id);
    return from === undefined ? [] : actsOn.map(({ link, factor }) => ({ link, from, to: factor }));
  });
  return layerIds.map((from) =>
    layerIds.map((to) => ({
      from,
      to,
      pairs: all.filter((pair) => pair.from.layer === from && pair.to.layer === to),
    })),
  );
}
