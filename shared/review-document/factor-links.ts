/**
 * Which factor acts on which: links of records between two factors, read and made. Refuses a loop that one person would
 * make alone; two people who make one at once both keep their link, and the graph marks the younger.
 */
import { layerIds } from '../taxonomy/layers.ts';
import type { Layer } from '../taxonomy/layers.ts';
import { createRecord } from './edits.ts';
import type { Editing } from './edits.ts';
import { readLinks } from './reads.ts';
import type { FactorRecord, LinkKind, LinkRecord } from './records.ts';

/** Kinds by which one factor makes another more likely; a link without a kind counts as one. */
const leadingKinds: readonly (LinkKind | null)[] = ['contributes', 'enables', 'precedes', null];

type Ends = Pick<LinkRecord, 'from' | 'to' | 'kind'>;

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

/** Whether following the links from one record arrives at another. */
export function leadsTo(links: readonly Ends[], from: string, to: string): boolean {
  const seen = new Set([from]);
  const next = [from];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    for (const link of links) {
      if (link.from !== at || !leadsOn(link)) continue;
      if (link.to === to) return true;
      if (!seen.has(link.to)) next.push(link.to);
      seen.add(link.to);
    }
  }
  return false;
}

export type TieRefusal = 'same' | 'there' | 'loop';

/** Why one factor cannot be said to act on another; null when it can. */
export function tieRefusal(links: readonly Ends[], from: string, to: string): TieRefusal | null {
  if (from === to) return 'same';
  if (links.some((link) => link.from === from && link.to === to && leadsOn(link))) return 'there';
  return leadsTo(links, to, from) ? 'loop' : null;
}

/** Says that one factor acts on another. The answer is the id of the link, or why there is none. */
export function tieFactors(
  editing: Editing,
  from: string,
  to: string,
): { readonly id: string } | { readonly refused: TieRefusal } {
  const refused = tieRefusal(readLinks(editing.doc), from, to);
  if (refused !== null) return { refused };
  return { id: createRecord(editing, 'links', { kind: 'contributes', from, to }) };
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
