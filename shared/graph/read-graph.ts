/**
 * The cause graph of a review, read from plain content: what stands in it, and the links between. Every view draws from
 * this one reading. Refuses dangling links: a link is in it only while both of its ends are. Pure.
 */
import { factorStatement } from '../review-document/factor-statement.ts';
import { linkableRoots } from '../review-document/link-ends.ts';
import { compareOrder } from '../review-document/record-order.ts';
import type {
  ContainmentStage,
  FactorKind,
  FactorRecord,
  FactorState,
  LinkKind,
  LinkRecord,
  LinkWith,
  RecordLists,
  SafeguardStatus,
} from '../review-document/records.ts';
import type { Layer } from '../taxonomy/layers.ts';

export type GraphRoot = (typeof linkableRoots)[number];

export interface GraphNode {
  readonly id: string;
  readonly root: GraphRoot;
  /** What it says, on one line; empty while nobody has written anything. */
  readonly words: string;
  /** The first part of that which is written, for cards: of a factor its condition. */
  readonly name: string;
  readonly order: string;
  readonly layer: Layer | null;
  readonly stage: ContainmentStage | null;
  /** Of a factor. */
  readonly kind: FactorKind | null;
  readonly state: FactorState | null;
  /** Of a safeguard. */
  readonly status: SafeguardStatus | null;
  /** Ids of the pieces of evidence that are cited. */
  readonly evidence: readonly string[];
  /** Whether any is. */
  readonly shown: boolean;
}

export interface GraphLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind | null;
  readonly with: LinkWith | null;
  readonly how: string;
  /** It would close a loop with older links; it is listed, and kept out of every layout. */
  readonly closesLoop: boolean;
}

export interface Graph {
  /** Outcomes, factors, safeguards, then entries that a link joins; each kind in its shown order. */
  readonly nodes: readonly GraphNode[];
  /** In the order in which they were made. */
  readonly links: readonly GraphLink[];
  readonly byId: ReadonlyMap<string, GraphNode>;
  /** Links that arrive at a node, and that leave it; no entry where there are none. */
  readonly into: ReadonlyMap<string, readonly GraphLink[]>;
  readonly outOf: ReadonlyMap<string, readonly GraphLink[]>;
}

export interface GraphContent {
  readonly records: Pick<RecordLists, GraphRoot | 'links'>;
}

/** Roots whose live records the graph is read from. */
export const graphRoots = [...linkableRoots, 'links'] as const;

export function readGraph(content: GraphContent): Graph {
  const all = linkable(content);
  const live = new Map(all.map((node) => [node.id, node]));
  const marked = markLoops(content.records.links.filter(({ from, to }) => live.has(from) && live.has(to)));
  const joined = new Set(marked.flatMap(({ from, to }) => [from, to]));
  const nodes = all.filter(({ id, root }) => root !== 'timeline' || joined.has(id));
  return {
    nodes,
    links: marked,
    byId: new Map(nodes.map((node) => [node.id, node])),
    into: gathered(marked, ({ to }) => to),
    outOf: gathered(marked, ({ from }) => from),
  };
}

/** Everything a link may join, entries that nothing joins yet included. */
export function linkable({ records }: GraphContent): readonly GraphNode[] {
  return [
    ...records.outcomes.map((record) => nodeOf('outcomes', record, textOf)),
    ...records.factors.map((record) => nodeOf('factors', record, factorStatement, factorName)),
    ...records.safeguards.map((record) => nodeOf('safeguards', record, textOf)),
    ...records.timeline.map((record) => nodeOf('timeline', record, textOf)),
  ];
}

/** Whether one can get from one node to another along links; from each node one gets to itself. */
export function leadsTo(
  from: string,
  to: string,
  next: (id: string) => readonly { readonly to: string }[],
): boolean {
  const seen = new Set([from]);
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true;
    for (const link of next(at)) {
      if (seen.has(link.to)) continue;
      seen.add(link.to);
      open.push(link.to);
    }
  }
  return false;
}

/**
 * Tells which links close a loop, the same on every device: links join in the order in which they were made, and one
 * that would lead back to where it begins is marked. Two people can do that at once; one alone is refused.
 */
function markLoops(links: readonly LinkRecord[]): readonly GraphLink[] {
  const onward = new Map<string, LinkRecord[]>();
  return [...links].sort(byAge).map((link) => {
    const { id, from, to, kind, how } = link;
    const closesLoop = leadsTo(to, from, (at) => onward.get(at) ?? []);
    if (!closesLoop) put(onward, from, link);
    return { id, from, to, kind, with: link.with, how: oneLine(how), closesLoop };
  });
}

function byAge(a: LinkRecord, b: LinkRecord): number {
  return a.createdAt - b.createdAt || compareOrder(a, b);
}

function gathered(
  links: readonly GraphLink[],
  end: (link: GraphLink) => string,
): ReadonlyMap<string, readonly GraphLink[]> {
  const found = new Map<string, GraphLink[]>();
  for (const link of links) put(found, end(link), link);
  return found;
}

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Fields that only some of the kinds have. */
interface NodeFields {
  readonly id: string;
  readonly order: string;
  readonly layer?: Layer | null;
  readonly stage?: ContainmentStage | null;
  readonly kind?: FactorKind | null;
  readonly state?: FactorState | null;
  readonly status?: SafeguardStatus | null;
  readonly evidence?: readonly string[];
}

const nodesBefore = new WeakMap<object, GraphNode>();

/** A record never changes: as long as it is the same object, so is its node. */
function nodeOf<Of extends NodeFields>(
  root: GraphRoot,
  record: Of,
  words: (record: Of) => string,
  name = words,
): GraphNode {
  let node = nodesBefore.get(record);
  if (node === undefined) {
    node = {
      id: record.id,
      root,
      words: oneLine(words(record)),
      name: oneLine(name(record)),
      order: record.order,
      layer: record.layer ?? null,
      stage: record.stage ?? null,
      kind: record.kind ?? null,
      state: record.state ?? null,
      status: record.status ?? null,
      evidence: record.evidence ?? [],
      shown: (record.evidence ?? []).length > 0,
    };
    nodesBefore.set(record, node);
  }
  return node;
}

function textOf({ text }: { readonly text: string }): string {
  return text;
}

function factorName({ condition, mechanism, effect }: FactorRecord): string {
  return [condition, mechanism, effect].find((part) => part.trim() !== '') ?? '';
}

function oneLine(words: string): string {
  return words.replaceAll(/\s+/gu, ' ').trim();
}
