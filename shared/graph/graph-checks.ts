/**
 * What a cause graph still lacks, as hints: advice for a panel, never a gate. The rules are those of causation (an act
 * needs the condition before it) and of looking in more than one layer. Pure.
 */
import type { LinkKind } from '../review-document/records.ts';
import { layers } from '../taxonomy/layers.ts';
import type { Graph, GraphLink, GraphNode } from './read-graph.ts';

export type GraphCheck = 'one-layer' | 'act-alone' | 'leads-nowhere' | 'ends-at-person' | 'closes-loop';

export interface GraphHint {
  readonly check: GraphCheck;
  /** Where it is to be seen. */
  readonly nodeId: string;
  readonly sentence: string;
  readonly advice: string;
}

/** Kinds that speak about a statement and not about what came of it. */
const aboutTheWords: ReadonlySet<LinkKind> = new Set(['supports', 'contradicts']);

/** Whether a link is a step on the way from a cause to its effect. One without a kind counts. */
export function isStep({ kind, closesLoop }: Pick<GraphLink, 'kind' | 'closesLoop'>): boolean {
  return !closesLoop && (kind === null || !aboutTheWords.has(kind));
}

export function isPersonsAct({ kind }: Pick<GraphNode, 'kind'>): boolean {
  return kind === 'human-act' || kind === 'non-act' || kind === 'deviation';
}

/** In the order of the nodes. Factors that were ruled out are left alone. */
export function checkGraph(graph: Graph): readonly GraphHint[] {
  return [...graph.nodes.flatMap((node) => checkNode(graph, node)), ...loops(graph)];
}

/** Everything that leads to a node, the node itself left out. */
export function causesOf(graph: Graph, id: string): ReadonlySet<string> {
  return reach(id, (at) => steps(graph.into, at).map(({ from }) => from));
}

/** Everything a node leads to. */
export function effectsOf(graph: Graph, id: string): ReadonlySet<string> {
  return reach(id, (at) => steps(graph.outOf, at).map(({ to }) => to));
}

function checkNode(graph: Graph, node: GraphNode): readonly GraphHint[] {
  if (node.root === 'outcomes') return oneLayer(graph, node);
  if (node.root !== 'factors' || node.state === 'ruled-out') return [];
  return [...behindAnAct(graph, node), ...leadsNowhere(graph, node)];
}

function oneLayer(graph: Graph, outcome: GraphNode): readonly GraphHint[] {
  const behind = [...causesOf(graph, outcome.id)].map((id) => graph.byId.get(id));
  const used = new Set(behind.map((node) => node?.layer ?? null).filter((layer) => layer !== null));
  const [only] = used;
  if (used.size !== 1 || only === undefined) return [];
  return [
    {
      check: 'one-layer',
      nodeId: outcome.id,
      sentence: `Everything that leads to ${quoted(outcome)} lies in one layer: ${layers[only].name.toLowerCase()}.`,
      advice: 'Ask what in another layer made it possible, or link the factors found there.',
    },
  ];
}

function behindAnAct(graph: Graph, node: GraphNode): readonly GraphHint[] {
  if (!isPersonsAct(node)) return [];
  const behind = [...causesOf(graph, node.id)].map((id) => graph.byId.get(id));
  if (behind.some((cause) => cause?.root === 'factors' && !isPersonsAct(cause))) return [];
  const leads = steps(graph.outOf, node.id).length > 0;
  if (leads && steps(graph.into, node.id).length === 0) {
    return [
      {
        check: 'ends-at-person',
        nodeId: node.id,
        sentence: `A path begins at what somebody did: ${quoted(node)}.`,
        advice: 'A path that ends at a person is not finished. Link the condition that led to it.',
      },
    ];
  }
  return [
    {
      check: 'act-alone',
      nodeId: node.id,
      sentence: `No condition is linked behind what somebody did: ${quoted(node)}.`,
      advice: 'What made it the sensible thing to do at that moment? Link that condition to it.',
    },
  ];
}

function leadsNowhere(graph: Graph, node: GraphNode): readonly GraphHint[] {
  if (node.state !== 'supported') return [];
  const ahead = effectsOf(graph, node.id);
  if ([...ahead].some((id) => graph.byId.get(id)?.root === 'outcomes')) return [];
  return [
    {
      check: 'leads-nowhere',
      nodeId: node.id,
      sentence:
        ahead.size === 0
          ? `The panel holds this factor, and it leads to nothing: ${quoted(node)}.`
          : `The panel holds this factor, and no path from it reaches an outcome: ${quoted(node)}.`,
      advice: 'Link it to what it made more likely, or say in its words why it stands alone.',
    },
  ];
}

function loops(graph: Graph): readonly GraphHint[] {
  return graph.links
    .filter(({ closesLoop }) => closesLoop)
    .map((link) => ({
      check: 'closes-loop' as const,
      nodeId: link.from,
      sentence: `Two links made at the same time close a loop: from ${quoted(graph.byId.get(link.from))} to ${quoted(graph.byId.get(link.to))}.`,
      advice: 'Keep the one that came first, and put the other into the bin.',
    }));
}

function steps(links: ReadonlyMap<string, readonly GraphLink[]>, id: string): readonly GraphLink[] {
  return (links.get(id) ?? []).filter(isStep);
}

function reach(from: string, next: (id: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const id of next(at)) {
      if (seen.has(id) || id === from) continue;
      seen.add(id);
      open.push(id);
    }
  }
  return seen;
}

const most = 70;

function quoted(node: GraphNode | undefined): string {
  const words = node?.words ?? '';
  if (words === '') return 'a card without words';
  return `“${words.length > most ? `${words.slice(0, words.lastIndexOf(' ', most)).trimEnd()}…` : words}”`;
}
