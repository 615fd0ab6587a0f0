/** What the parts of the cause graph are called on the screen. Words only. */
import type { GraphLink, GraphNode, GraphRoot } from '../../../shared/graph/read-graph.ts';
import { linkKindNames } from '../../../shared/review-document/choice-names.ts';
import type { LinkKind } from '../../../shared/review-document/records.ts';

export const graphViews = ['outline', 'map', 'lanes', 'tree', 'matrix', 'barriers'] as const;
export type GraphView = (typeof graphViews)[number];

export const viewWords: Readonly<Record<GraphView, { readonly name: string; readonly about: string }>> = {
  outline: { name: 'Outline', about: 'Everything in words: each card with what it leads to.' },
  map: {
    name: 'Map',
    about: 'Causes before what came of them. A broken edge means that no evidence is cited yet.',
  },
  lanes: { name: 'Lanes', about: 'A lane for each layer, so that paths between layers stand out.' },
  tree: { name: 'Tree of whys', about: 'From one outcome backwards: why, and why that?' },
  matrix: { name: 'Matrix', about: 'Layers against the stages at which something could have been caught.' },
  barriers: {
    name: 'Safeguards',
    about: 'The five stages of containment, what stood there, and what got through.',
  },
};

export const nodeNouns: Readonly<Record<GraphRoot, string>> = {
  outcomes: 'Outcome',
  factors: 'Factor',
  safeguards: 'Safeguard',
  timeline: 'Timeline entry',
};

const most = 80;

/** A few words of a card, to tell it from its neighbours; a stand-in while nothing is written. */
export function nodeName({ name, root }: Pick<GraphNode, 'name' | 'root'>): string {
  if (name === '') return `${nodeNouns[root]} without words`;
  if (name.length <= most) return name;
  return `${name.slice(0, name.lastIndexOf(' ', most)).trimEnd()}…`;
}

/** Between the two ends, as a verb. */
export function linkVerb(kind: LinkKind | null): string {
  return kind === null ? 'leads to' : linkKindNames[kind];
}

/** The same read backwards, from an effect to its cause. */
export const whyWords: Readonly<Record<LinkKind, string>> = {
  contributes: 'because',
  enables: 'made possible by',
  precedes: 'after',
  prevents: 'prevented by',
  mitigates: 'softened by',
  degrades: 'weakened by',
  supports: 'shown by',
  contradicts: 'doubted because of',
};

/** A link in one sentence, with what it says about how. */
export function linkSentence(link: GraphLink, from: GraphNode, to: GraphNode): string {
  const how = link.how === '' ? '' : `: ${link.how}`;
  return `${nodeName(from)} ${linkVerb(link.kind)} ${nodeName(to)}${how}`;
}
