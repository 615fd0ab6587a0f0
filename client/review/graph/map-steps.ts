/** Where the arrow keys lead on the map: along links where there are any that way, else to the nearest card. Pure. */
import type { Graph } from '../../../shared/graph/read-graph.ts';
import { middle } from '../../../shared/graph/layout.ts';
import type { Box, MapLayout } from '../../../shared/graph/layout.ts';

export type Way = 'left' | 'right' | 'up' | 'down';

const ways: Readonly<Record<string, Way>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export function wayOf(key: string): Way | undefined {
  return ways[key];
}

/** The card to go to; undefined at the edge of the map. */
export function stepFrom(graph: Graph, layout: MapLayout, id: string, way: Way): string | undefined {
  const from = layout.cards.get(id);
  if (from === undefined) return undefined;
  const linked = new Set([
    ...(graph.outOf.get(id) ?? []).map(({ to }) => to),
    ...(graph.into.get(id) ?? []).map((link) => link.from),
  ]);
  const ahead = [...layout.cards.values()]
    .filter((card) => card.id !== id)
    .map((card) => ({ id: card.id, ...offset(from, card, way) }))
    .filter(({ along }) => along > 0);
  const byLink = ahead.filter((card) => linked.has(card.id) && card.across <= card.along * 2);
  const straight = ahead.filter(({ along, across }) => across <= along);
  const best = nearest(byLink) ?? nearest(straight) ?? nearest(ahead);
  return best?.id;
}

interface Offset {
  readonly along: number;
  readonly across: number;
}

function offset(from: Box, to: Box, way: Way): Offset {
  const [a, b] = [middle(from), middle(to)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  if (way === 'left' || way === 'right') return { along: way === 'right' ? dx : -dx, across: Math.abs(dy) };
  return { along: way === 'down' ? dy : -dy, across: Math.abs(dx) };
}

function nearest<Card extends Offset>(cards: readonly Card[]): Card | undefined {
  let best: Card | undefined;
  const cost = ({ along, across }: Offset): number => along + 2 * across;
  for (const card of cards) if (best === undefined || cost(card) < cost(best)) best = card;
  return best;
}
