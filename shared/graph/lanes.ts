/**
 * The graph in lanes, one for each layer: how far a card stands to the right says how many steps lie before it. Pure.
 */
import { layerIds, layers } from '../taxonomy/layers.ts';
import type { Layer } from '../taxonomy/layers.ts';
import { frameOf } from './layout.ts';
import type { Box, MapLayout, PlacedCard, PlacedLink, Point } from './layout.ts';
import { cardLook, mapCard } from './map-card.ts';
import { ranksOf } from './ranks.ts';
import type { Graph, GraphNode } from './read-graph.ts';

export interface Lane {
  readonly layer: Layer | null;
  readonly name: string;
  readonly box: Box;
}

export interface LaneLayout extends MapLayout {
  readonly lanes: readonly Lane[];
}

const gap = { column: 56, row: 14, head: 36, foot: 14, side: 14 } as const;
const fewestColumns = 3;

interface Group {
  readonly layer: Layer | null;
  readonly name: string;
  readonly holds: (node: GraphNode) => boolean;
}

/** Layers in their order; what has none follows. */
const groups: readonly Group[] = [
  ...layerIds.map((layer) => ({
    layer,
    name: layers[layer].name,
    holds: (node: GraphNode) => node.layer === layer,
  })),
  { layer: null, name: 'In no layer yet', holds: ({ root, layer }) => root === 'factors' && layer === null },
  {
    layer: null,
    name: 'Safeguards and events',
    holds: ({ root }) => root === 'safeguards' || root === 'timeline',
  },
  { layer: null, name: 'What came of it', holds: ({ root }) => root === 'outcomes' },
];

export function layoutLanes(graph: Graph): LaneLayout {
  const rank = ranksOf(graph);
  const columns = Math.max(fewestColumns, ...[...rank.values()].map((at) => at + 1));
  const cards = new Map<string, PlacedCard>();
  const lanes: Lane[] = [];
  const pitch = cardLook.width + gap.column;
  let y = 0;
  for (const group of groups) {
    const nodes = graph.nodes.filter(group.holds);
    // The five layers are always there: an empty one is a finding too.
    if (nodes.length === 0 && group.layer === null) continue;
    const filled = Array.from({ length: columns }, () => 0);
    const inOrder = [...nodes].sort((a, b) => Number(rank.has(b.id)) - Number(rank.has(a.id)));
    for (const node of inOrder) {
      const column = rank.get(node.id) ?? filled.indexOf(Math.min(...filled));
      const card = mapCard(node);
      const at = { x: gap.side + column * pitch, y: y + gap.head + (filled[column] ?? 0) };
      cards.set(node.id, { id: node.id, card, width: card.width, height: card.height, ...at });
      filled[column] = (filled[column] ?? 0) + card.height + gap.row;
    }
    const height = gap.head + Math.max(gap.foot, ...filled);
    const width = columns * pitch - gap.column + 2 * gap.side;
    lanes.push({ layer: group.layer, name: group.name, box: { x: 0, y, width, height } });
    y += height;
  }
  const headOf = new Map([...cards].map(([id, card]) => [id, headOver(lanes, card)]));
  const links = graph.links.flatMap((link, index): PlacedLink[] => {
    const [from, to] = [cards.get(link.from), cards.get(link.to)];
    if (link.closesLoop || from === undefined || to === undefined) return [];
    return [{ link, points: between(from, to, headOf.get(link.to) ?? 0, index), square: true }];
  });
  return { cards, links, lanes, frame: frameOf(lanes.map(({ box }) => box)) };
}

function headOver(lanes: readonly Lane[], card: Box): number {
  return lanes.find(({ box }) => card.y >= box.y && card.y < box.y + box.height)?.box.y ?? 0;
}

/** Around all cards: down or up between two columns, along the head of the lane, and in from the left. */
function between(from: Box, to: Box, head: number, index: number): readonly Point[] {
  const shift = (index % 5) * 7;
  const start = { x: from.x + from.width, y: from.y + from.height / 2 + ((index % 3) - 1) * 8 };
  const end = { x: to.x, y: to.y + to.height / 2 + ((index % 3) - 1) * 8 };
  const out = start.x + 12 + shift;
  const into = end.x - 18 - shift;
  // Into the next column one turn is enough.
  if (end.x - start.x <= gap.column) return [start, { x: out, y: start.y }, { x: out, y: end.y }, end];
  const along = head + 8 + (index % 4) * 5;
  return [
    start,
    { x: out, y: start.y },
    { x: out, y: along },
    { x: into, y: along },
    { x: into, y: end.y },
    end,
  ];
}
