/**
 * Where the cards of the map stand and how its links run: in layers from cause to effect, by dagre. Cards that somebody
 * put somewhere stand there; cards that nothing joins stand below. Pure: the same graph gives the same picture.
 */
import dagre from '@dagrejs/dagre';
import { cardLook, mapCard } from './map-card.ts';
import type { MapCard } from './map-card.ts';
import { ranksOf } from './ranks.ts';
import type { Graph, GraphLink } from './read-graph.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Left upper corner and size, in pixels at the scale of 1. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface PlacedCard extends Box {
  readonly id: string;
  readonly card: MapCard;
}

export interface PlacedLink {
  readonly link: GraphLink;
  /** From the border of one card to the border of the other. */
  readonly points: readonly Point[];
  /** Runs along right angles, with rounded corners. */
  readonly square?: boolean;
}

export interface MapLayout {
  readonly cards: ReadonlyMap<string, PlacedCard>;
  /** Links that close a loop are not among them. */
  readonly links: readonly PlacedLink[];
  /** What holds every card. */
  readonly frame: Box;
}

export type Direction = 'right' | 'down';

/** What the automatic layout makes of a graph: to be kept for as long as `arrangementKey` says the same. */
export interface Arrangement {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly points: ReadonlyMap<string, readonly Point[]>;
}

export type Positions = ReadonlyMap<string, readonly [x: number, y: number]>;

/** Between two ranks the words of a link have room. */
const gap = { between: 22, ranks: 76, columns: 150, shelf: 56, margin: 24 } as const;
/** From this many cards on, the quicker way of choosing ranks is good enough. */
const many = 120;

/** Changes when cards or links come, go or grow, and at no other time: typing rarely moves a card. */
export function arrangementKey(graph: Graph, direction: Direction): string {
  const cards = graph.nodes.map((node) => `${node.id}:${String(mapCard(node).height)}`);
  const links = graph.links.filter(isDrawn).map(({ id, from, to }) => `${id}:${from}:${to}`);
  return [direction, ...cards, ...links].join(' ');
}

/** The automatic layout: a pure function of what `arrangementKey` names. */
export function arrange(graph: Graph, direction: Direction): Arrangement {
  const cards = new Map(graph.nodes.map((node) => [node.id, mapCard(node)]));
  const links = graph.links.filter(isDrawn);
  const joined = new Set(links.flatMap(({ from, to }) => [from, to]));
  const { boxes, points } = ranked(graph, cards, links, joined, direction);
  return { boxes: new Map([...boxes, ...shelf(graph, cards, joined, boxes)]), points };
}

/** The cards as they read now, where the layout or somebody's hand put them. */
export function placeCards(graph: Graph, { boxes, points }: Arrangement, positions?: Positions): MapLayout {
  const cards = new Map<string, PlacedCard>();
  for (const node of graph.nodes) {
    const box = boxes.get(node.id);
    const own = positions?.get(node.id);
    if (box === undefined) continue;
    const at = own === undefined ? box : { ...box, x: own[0], y: own[1] };
    cards.set(node.id, { ...at, id: node.id, card: mapCard(node) });
  }
  const links = graph.links.filter(isDrawn).flatMap((link): PlacedLink[] => {
    const [from, to] = [cards.get(link.from), cards.get(link.to)];
    if (from === undefined || to === undefined) return [];
    const moved = positions?.has(link.from) === true || positions?.has(link.to) === true;
    const kept = moved ? undefined : points.get(link.id);
    return [{ link, points: kept === undefined || kept.length < 2 ? straight(from, to) : kept }];
  });
  return { cards, links, frame: frameOf([...cards.values()]) };
}

/** Both steps at once, where nothing is kept in between. */
export function layoutMap(graph: Graph, direction: Direction, positions?: Positions): MapLayout {
  return placeCards(graph, arrange(graph, direction), positions);
}

/** The direction in which a graph is less wide: long paths go down, broad ones to the right. */
export function betterDirection(graph: Graph): Direction {
  const perRank = new Map<number, number>();
  for (const rank of ranksOf(graph).values()) perRank.set(rank, (perRank.get(rank) ?? 0) + 1);
  const across = Math.max(0, ...perRank.values()) * (cardLook.width + gap.between);
  return across > perRank.size * (cardLook.width + gap.columns) ? 'right' : 'down';
}

function isDrawn({ closesLoop }: GraphLink): boolean {
  return !closesLoop;
}

/** The direct way between two cards, cut at their borders. */
export function straight(from: Box, to: Box): readonly Point[] {
  return [onBorder(from, middle(to)), onBorder(to, middle(from))];
}

export function middle({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

function ranked(
  graph: Graph,
  cards: ReadonlyMap<string, MapCard>,
  links: readonly GraphLink[],
  joined: ReadonlySet<string>,
  direction: Direction,
): Arrangement {
  const plan = new dagre.graphlib.Graph({ multigraph: true });
  plan.setGraph({
    rankdir: direction === 'right' ? 'LR' : 'TB',
    nodesep: gap.between,
    ranksep: direction === 'right' ? gap.columns : gap.ranks,
    edgesep: 14,
    ranker: joined.size > many ? 'longest-path' : 'network-simplex',
  });
  for (const { id } of graph.nodes) {
    const card = cards.get(id);
    if (card !== undefined && joined.has(id)) plan.setNode(id, { width: card.width, height: card.height });
  }
  for (const { id, from, to } of links) plan.setEdge(from, to, {}, id);
  dagre.layout(plan);
  const boxes = new Map<string, Box>();
  for (const { id } of graph.nodes) {
    const card = cards.get(id);
    if (card === undefined || !joined.has(id)) continue;
    const at = plan.node(id) as unknown as Point;
    const { width, height } = card;
    boxes.set(id, { width, height, x: at.x - width / 2, y: at.y - height / 2 });
  }
  const points = new Map(
    links.map(({ id, from, to }) => {
      const edge = plan.edge(from, to, id) as unknown as { readonly points?: readonly Point[] };
      return [id, edge.points ?? []];
    }),
  );
  return { boxes, points };
}

/** Cards that nothing joins, row by row below the others. */
function shelf(
  graph: Graph,
  cards: ReadonlyMap<string, MapCard>,
  joined: ReadonlySet<string>,
  above: ReadonlyMap<string, Box>,
): ReadonlyMap<string, Box> {
  const loose = graph.nodes.filter(({ id }) => !joined.has(id));
  const frame = frameOf([...above.values()]);
  const width = cards.values().next().value?.width ?? 0;
  const columns = Math.max(4, Math.floor((frame.width - 2 * gap.margin) / (width + gap.between)));
  const found = new Map<string, Box>();
  let y = above.size === 0 ? 0 : frame.y + frame.height - gap.margin + gap.shelf;
  for (let start = 0; start < loose.length; start += columns) {
    const row = loose.slice(start, start + columns);
    let tallest = 0;
    for (const [column, { id }] of row.entries()) {
      const card = cards.get(id);
      if (card === undefined) continue;
      tallest = Math.max(tallest, card.height);
      const { width: cardWidth, height } = card;
      const x = frame.x + gap.margin + column * (width + gap.between);
      found.set(id, { width: cardWidth, height, x, y });
    }
    y += tallest + gap.between;
  }
  return found;
}

export function frameOf(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 2 * gap.margin, height: 2 * gap.margin };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  const { margin } = gap;
  return {
    x: left - margin,
    y: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
}

/** Where the way from the middle of a box to a point leaves the box. */
function onBorder(box: Box, to: Point): Point {
  const from = middle(box);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (dx === 0 && dy === 0) return from;
  const scale = Math.min(
    dx === 0 ? Infinity : box.width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : box.height / 2 / Math.abs(dy),
  );
  return { x: from.x + dx * scale, y: from.y + dy * scale };
}
