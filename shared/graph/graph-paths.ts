/** Paths through the cause graph: from where nobody has asked further, step by step to an outcome. Pure. */
import { isStep } from './graph-checks.ts';
import type { Graph, GraphLink, GraphNode } from './read-graph.ts';

export interface GraphPath {
  readonly outcome: GraphNode;
  /** From the first cause to the outcome; never empty. */
  readonly links: readonly GraphLink[];
}

export interface FoundPaths {
  readonly paths: readonly GraphPath[];
  /** There are more than were asked for. */
  readonly more: boolean;
}

/** Outcome by outcome, at most `limit` paths in all: a graph of many joints has more paths than anybody can read. */
export function pathsToOutcomes(graph: Graph, limit: number): FoundPaths {
  const paths: GraphPath[] = [];
  let more = false;
  const follow = (outcome: GraphNode, at: string, behind: readonly GraphLink[]): void => {
    if (more) return;
    const into = (graph.into.get(at) ?? []).filter(isStep);
    for (const link of into) follow(outcome, link.from, [link, ...behind]);
    if (into.length > 0 || behind.length === 0) return;
    if (paths.length === limit) more = true;
    else paths.push({ outcome, links: behind });
  };
  for (const node of graph.nodes) if (node.root === 'outcomes') follow(node, node.id, []);
  return { paths, more };
}
