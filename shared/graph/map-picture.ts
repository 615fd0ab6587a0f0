/**
 * The map as a file of its own: an SVG that names no font, colour or host outside itself, with a title, the whole graph
 * in words as its description, and a table to go with it for whoever cannot use a picture. Pure.
 */
import { linkKindNames, linkWithNames } from '../review-document/choice-names.ts';
import { linkKinds, linkWiths } from '../review-document/layout.ts';
import { layerIds, layers } from '../taxonomy/layers.ts';
import type { Layer } from '../taxonomy/layers.ts';
import type { MapLayout, PlacedCard, PlacedLink } from './layout.ts';
import { alongLink, endShapes, linkEnds, linkLook, linkPath, withMarks } from './link-look.ts';
import { cardLook } from './map-card.ts';
import type { Graph, GraphLink, GraphNode } from './read-graph.ts';
import { wrapText } from './wrap-text.ts';

export type Scheme = 'light' | 'dark';

export interface Paint {
  readonly paper: string;
  readonly raised: string;
  readonly ink: string;
  readonly soft: string;
  readonly faint: string;
  readonly line: string;
  readonly sunk: string;
  readonly layers: Readonly<Record<Layer, readonly [ink: string, wash: string]>>;
}

/** The colours of the style sheet, which a file cannot ask. */
export const paints: Readonly<Record<Scheme, Paint>> = {
  light: {
    paper: '#fbf9f4',
    raised: '#fffefb',
    ink: '#211d18',
    soft: '#544d45',
    faint: '#6c645b',
    line: '#8b8277',
    sunk: '#f3efe7',
    layers: {
      model: ['#0f5590', '#e6eef6'],
      interface: ['#7a3a78', '#f3e9f2'],
      workflow: ['#0c654d', '#e2f0ea'],
      human: ['#98430c', '#faebdf'],
      governance: ['#4b5361', '#ebecef'],
    },
  },
  dark: {
    paper: '#181613',
    raised: '#201d19',
    ink: '#ece6db',
    soft: '#c0b8ab',
    faint: '#a29a8d',
    line: '#857d71',
    sunk: '#121110',
    layers: {
      model: ['#8bb9e6', '#1a2836'],
      interface: ['#d6a2d3', '#302030'],
      workflow: ['#78c7ab', '#162d26'],
      human: ['#eba270', '#37241a'],
      governance: ['#b3bbc8', '#272a30'],
    },
  },
};

const tiles: Readonly<
  Record<Layer, { readonly width: number; readonly height: number; readonly d: string }>
> = {
  model: { width: 5, height: 5, d: 'M1.6 2.5 A0.9 0.9 0 1 1 3.4 2.5 A0.9 0.9 0 1 1 1.6 2.5' },
  interface: { width: 5, height: 5, d: 'M0 0.5 H5 M0.5 0 V5' },
  workflow: { width: 6, height: 6, d: 'M-1 7 L7 -1 M-1 1 L1 -1 M5 7 L7 5' },
  human: { width: 10, height: 6, d: 'M0 4 Q2.5 0 5 3 T10 4' },
  governance: { width: 6, height: 5, d: 'M0 1.5 H6' },
};

const titleSize = 17;
const titleLine = 24;
const mostTitleLines = 3;
const legendRow = 30;
/** Of one layer in the legend. */
const layerColumn = 150;
/** Of one kind of line in the legend: the longest of their names at 12 pixels, and its sign. */
const legendColumn = 250;

/** How the picture is dressed where it stands in a page that has its own heading, typeface or colours. */
export interface MapDress {
  /** Printed over the picture unless this is false; it is told to who cannot see in any case. */
  readonly headed?: boolean;
  readonly fonts?: string;
  readonly paint?: Paint;
  /** Pixels: room for one row of layers in the legend unless told. */
  readonly narrowest?: number;
}

/** @param title of the review, printed over the picture */
export function mapPicture(
  graph: Graph,
  layout: MapLayout,
  title: string,
  scheme: Scheme,
  dress: MapDress = {},
): string {
  const paint = dress.paint ?? paints[scheme];
  const fonts = dress.fonts ?? "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
  const { x, y, height } = layout.frame;
  const width = Math.max(layout.frame.width, dress.narrowest ?? 820);
  const titleLines = dress.headed === false ? [] : wrapText(title, width - 48, titleSize, mostTitleLines);
  const headHeight = titleLines.length === 0 ? 0 : 20 + titleLines.length * titleLine;
  const layerColumns = Math.min(layerIds.length, Math.floor((width - 48) / layerColumn));
  const layerRows = Math.ceil(layerIds.length / layerColumns);
  const lines = lineLegend(graph, Math.floor((width - 48) / legendColumn), paint);
  const box = [
    x,
    y - headHeight,
    width,
    height + headHeight + 10 + (layerRows + lines.length) * legendRow,
  ].map((side) => Math.round(side));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(' ')}" width="${String(box[2])}" height="${String(box[3])}" role="img" aria-labelledby="title description" font-family="${fonts}">`,
    `<title id="title">${escaped(`Cause map: ${title}`)}</title>`,
    `<desc id="description">${escaped(mapInWords(graph))}</desc>`,
    `<defs>${linkEnds.map((end) => marker(end, paint)).join('')}${layerIds.map((id) => tile(id, paint)).join('')}</defs>`,
    `<rect x="${String(box[0])}" y="${String(box[1])}" width="${String(box[2])}" height="${String(box[3])}" fill="${paint.paper}"/>`,
    ...titleLines.map(
      (line, index) =>
        `<text x="${String(x + 24)}" y="${String(y - headHeight + 32 + index * titleLine)}" font-size="${String(titleSize)}" font-weight="600" fill="${paint.ink}">${escaped(line)}</text>`,
    ),
    ...layout.links.map((placed) => drawnLink(placed, paint)),
    ...[...layout.cards.values()].map((card) => drawnCard(card, graph.byId.get(card.id), paint)),
    ...layout.links.map((placed) => drawnMark(placed, paint)),
    legend(x + 24, y + height + 20, layerColumns, paint),
    ...lines.map(
      (row, index) =>
        `<g transform="translate(${String(Math.round(x + 24))} ${String(Math.round(y + height + 20 + (index + layerRows) * legendRow))})">${row}</g>`,
    ),
    '</svg>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** Every card and every link in sentences. */
export function mapInWords(graph: Graph): string {
  const linked = graph.links.map((link) => {
    const how = link.how === '' ? '' : `: ${link.how}`;
    return ended(`${called(graph, link.from)} ${verb(link)} ${called(graph, link.to)}${how}`);
  });
  const joined = new Set(graph.links.flatMap(({ from, to }) => [from, to]));
  const loose = graph.nodes.filter(({ id }) => !joined.has(id)).map(({ id }) => ended(called(graph, id)));
  return [...linked, ...(loose.length === 0 ? [] : ['Not linked:', ...loose])].join(' ');
}

/** The links as a table in Markdown: the same as the picture, for reading and for screen readers. */
export function mapTable(graph: Graph, title: string): string {
  const cell = (words: string): string => words.replaceAll('\\', '\\\\').replaceAll('|', '\\|');
  const rows = graph.links.map((link) =>
    [
      called(graph, link.from),
      verb(link) + (link.closesLoop ? ' (closes a loop)' : ''),
      called(graph, link.to),
      link.with === null ? '' : linkWithNames[link.with],
      link.how,
    ]
      .map(cell)
      .join(' | '),
  );
  const joined = new Set(graph.links.flatMap(({ from, to }) => [from, to]));
  const loose = graph.nodes.filter(({ id }) => !joined.has(id)).map(({ id }) => `- ${called(graph, id)}`);
  return [
    `# Cause map: ${title}`,
    '',
    '| From | | To | Beside other causes | How |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    ...(loose.length === 0 ? [] : ['', 'Not linked:', '', ...loose]),
    '',
  ].join('\n');
}

function called(graph: Graph, id: string): string {
  const node = graph.byId.get(id);
  if (node === undefined) return '';
  const words = node.name === '' ? 'a card without words' : node.name.replace(/[.;,]$/u, '');
  return node.layer === null ? `“${words}”` : `“${words}” (${layers[node.layer].name})`;
}

function verb({ kind }: Pick<GraphLink, 'kind'>): string {
  return kind === null ? 'leads to' : linkKindNames[kind];
}

function ended(words: string): string {
  return /[.!?…]$/u.test(words) ? words : `${words}.`;
}

function marker(end: (typeof linkEnds)[number], paint: Paint): string {
  const { d, filled } = endShapes[end];
  const fill = filled ? paint.faint : 'none';
  return `<marker id="${end}" viewBox="0 0 12 12" refX="11" refY="6" markerWidth="10" markerHeight="10" markerUnits="userSpaceOnUse" orient="auto"><path d="${d}" fill="${fill}" stroke="${paint.faint}" stroke-width="1.6"/></marker>`;
}

function tile(id: Layer, paint: Paint): string {
  const { width, height, d } = tiles[id];
  const fill = id === 'model' ? paint.layers[id][0] : 'none';
  return `<pattern id="${id}" width="${String(width)}" height="${String(height)}" patternUnits="userSpaceOnUse"><path d="${d}" fill="${fill}" stroke="${paint.layers[id][0]}" stroke-width="1"/></pattern>`;
}

function drawnLink(placed: PlacedLink, paint: Paint): string {
  const { dash, end } = linkLook(placed.link.kind);
  const dashed = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  return `<path d="${linkPath(placed)}" fill="none" stroke="${paint.faint}" stroke-width="1.4"${dashed} marker-end="url(#${end})"/>`;
}

function drawnMark(placed: PlacedLink, paint: Paint): string {
  if (placed.link.with === null) return '';
  const at = alongLink(placed, 30);
  return `<g transform="translate(${String(at.x)} ${String(at.y)})"><rect x="-15" y="-9" width="30" height="18" rx="9" fill="${paint.raised}" stroke="${paint.line}"/><text y="4" font-size="11" font-weight="600" text-anchor="middle" fill="${paint.soft}">${withMarks[placed.link.with]}</text></g>`;
}

function drawnCard(placed: PlacedCard, node: GraphNode | undefined, paint: Paint): string {
  if (node === undefined) return '';
  const { width, height, card } = placed;
  const [ink, wash] = node.layer === null ? [paint.soft, paint.sunk] : paint.layers[node.layer];
  const { strip, padding, lineHeight, overHeight, fontSize, overSize } = cardLook;
  const left = strip + padding;
  const top = padding + (card.over === '' ? 0 : overHeight);
  const outcome = node.root === 'outcomes';
  const dashed = node.root === 'factors' && !node.shown ? ' stroke-dasharray="5 4"' : '';
  const struck = node.state === 'ruled-out' ? ' text-decoration="line-through"' : '';
  const tiled =
    node.layer === null
      ? ''
      : `<rect x="1" y="26" width="${String(strip - 2)}" height="${String(height - 30)}" fill="url(#${node.layer})"/>`;
  const over =
    card.over === ''
      ? ''
      : `<text x="${String(left)}" y="${String(padding + 9)}" font-size="${String(overSize)}" font-weight="550" fill="${paint.faint}">${escaped(card.over)}</text>`;
  const lines = card.lines.map(
    (line, index) =>
      `<text x="${String(left)}" y="${String(top + 13 + index * lineHeight)}" font-size="${String(fontSize)}" fill="${paint.ink}"${struck}>${escaped(line)}</text>`,
  );
  return [
    `<g transform="translate(${String(Math.round(placed.x))} ${String(Math.round(placed.y))})">`,
    `<rect width="${String(width)}" height="${String(height)}" rx="4" fill="${paint.raised}"/>`,
    `<rect width="${String(strip)}" height="${String(height)}" rx="4" fill="${wash}"/>`,
    tiled,
    `<text x="${String(strip / 2)}" y="19" font-size="13" font-weight="700" text-anchor="middle" fill="${ink}">${card.sign}</text>`,
    over,
    ...lines,
    `<rect width="${String(width)}" height="${String(height)}" rx="4" fill="none" stroke="${outcome ? paint.ink : ink}" stroke-width="${outcome ? '2.4' : '1.2'}"${dashed}/>`,
    '</g>',
  ].join('');
}

function legend(left: number, top: number, columns: number, paint: Paint): string {
  const entries = layerIds.map((id, index) => {
    const at = left + (index % columns) * layerColumn;
    const y = top + Math.floor(index / columns) * legendRow;
    const [ink, wash] = paint.layers[id];
    return `<g transform="translate(${String(Math.round(at))} ${String(Math.round(y - 14))})"><rect width="20" height="18" rx="3" fill="${wash}" stroke="${ink}"/><text x="10" y="13" font-size="11" font-weight="700" text-anchor="middle" fill="${ink}">${layers[id].letter}</text><rect x="22" width="12" height="18" fill="url(#${id})" stroke="${ink}"/><text x="42" y="13" font-size="12" fill="${paint.soft}">${layers[id].name}</text></g>`;
  });
  return entries.join('');
}

/** What lines and broken edges mean, as far as they are on the picture; row by row, each from its own left end. */
function lineLegend(graph: Graph, columns: number, paint: Paint): readonly string[] {
  const drawn = graph.links.filter(({ closesLoop }) => !closesLoop);
  const words = (x: number, said: string): string =>
    `<text x="${String(x)}" y="-1" font-size="12" fill="${paint.soft}">${escaped(said)}</text>`;
  const kinds = linkKinds
    .filter((kind) => drawn.some((link) => (link.kind ?? 'contributes') === kind))
    .map((kind) => {
      const { dash, end } = linkLook(kind);
      const dashed = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
      return `<path d="M0 -5 H40" fill="none" stroke="${paint.faint}" stroke-width="1.4"${dashed} marker-end="url(#${end})"/>${words(48, linkKindNames[kind])}`;
    });
  const withs = linkWiths
    .filter((joined) => drawn.some((link) => link.with === joined))
    .map(
      (joined) =>
        `<rect x="5" y="-14" width="30" height="18" rx="9" fill="${paint.raised}" stroke="${paint.line}"/><text x="20" y="-1" font-size="11" font-weight="600" text-anchor="middle" fill="${paint.soft}">${withMarks[joined]}</text>${words(48, linkWithNames[joined])}`,
    );
  const unshown = graph.nodes.some(({ root, shown }) => root === 'factors' && !shown)
    ? [
        `<rect x="1" y="-14" width="38" height="17" rx="4" fill="${paint.raised}" stroke="${paint.soft}" stroke-width="1.2" stroke-dasharray="5 4"/>${words(48, 'no evidence cited')}`,
      ]
    : [];
  const entries = [...kinds, ...withs, ...unshown];
  return Array.from({ length: Math.ceil(entries.length / columns) }, (_, row) =>
    entries
      .slice(row * columns, (row + 1) * columns)
      .map((entry, index) => `<g transform="translate(${String(index * legendColumn)} 0)">${entry}</g>`)
      .join(''),
  );
}

function escaped(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
