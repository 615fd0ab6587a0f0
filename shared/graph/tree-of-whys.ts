/** The causes of one card as a tree, read backwards along the links. A card with several effects is opened once. Pure. */
import { isPersonsAct, isStep } from './graph-checks.ts';
import type { Graph, GraphLink, GraphNode } from './read-graph.ts';

export interface WhyNode {
  readonly node: GraphNode;
  /** From this card to the one it explains. */
  readonly link: GraphLink;
  readonly branches: readonly WhyNode[];
  /** Its causes were told further up. */
  readonly again: boolean;
  /** Nothing is told behind what somebody did. */
  readonly unfinished: boolean;
}

export interface WhyTree {
  readonly branches: readonly WhyNode[];
}

export function treeOfWhys(graph: Graph, rootId: string): WhyTree {
  const told = new Set([rootId]);
  const behind = (id: string): readonly WhyNode[] =>
    (graph.into.get(id) ?? []).filter(isStep).flatMap((link): WhyNode[] => {
      const node = graph.byId.get(link.from);
      if (node === undefined) return [];
      const again = told.has(node.id);
      told.add(node.id);
      const branches = again ? [] : behind(node.id);
      const unfinished = !again && branches.length === 0 && isPersonsAct(node);
      return [{ node, link, branches, again: again && hasCauses(graph, node.id), unfinished }];
    });
  return { branches: behind(rootId) };
}

function hasCauses(graph: Graph, id: string): boolean {
  return (graph.into.get(id) ?? []).some(isStep);
}
