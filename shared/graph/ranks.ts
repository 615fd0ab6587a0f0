/** How many steps at most lie before a card. Cards that nothing joins have no rank. Pure. */
import type { Graph } from './read-graph.ts';

export function ranksOf(graph: Graph): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  const rankOf = (id: string): number => {
    const known = ranks.get(id);
    if (known !== undefined) return known;
    const before = (graph.into.get(id) ?? []).filter(({ closesLoop }) => !closesLoop);
    const found = Math.max(0, ...before.map(({ from }) => rankOf(from) + 1));
    ranks.set(id, found);
    return found;
  };
  for (const { from, to, closesLoop } of graph.links) {
    if (closesLoop) continue;
    rankOf(from);
    rankOf(to);
  }
  return ranks;
}
