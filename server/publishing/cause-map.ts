/**
 * The factors, outcomes and links of a summary as the drawing and the sentences that the map of a review is: the same
 * cards, lines and words, named by the marks that stand in the text. Pure.
 */
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import { layoutMap, type Direction } from '../../shared/graph/layout.ts';
import { mapInWords, mapPicture, paints, type Paint } from '../../shared/graph/map-picture.ts';
import { readGraph, type Graph } from '../../shared/graph/read-graph.ts';
import { linkKindNames } from '../../shared/review-document/choice-names.ts';
import type { FactorRecord, LinkRecord } from '../../shared/review-document/records.ts';
import type { Drawing, Sketch, Table } from './outline.ts';
import { plainLine } from './plain-text.ts';

export interface CauseMap {
  readonly description: string;
  readonly drawing: Drawing;
  readonly table: Table;
}

/** Libertinus comes with the PDF's typesetter; the others stand in where a page is shown by a browser. */
const fonts = "'Libertinus Serif', Charter, 'Bitstream Charter', Cambria, Georgia, serif";

/** Pixels; the legend then takes two rows, and letters are read well on a sheet of paper. */
const narrowest = 560;

/** Names of the page's own colours, so that one drawing serves light, dark and print. */
export const mapPaint: Paint = {
  paper: 'var(--map-paper)',
  raised: 'var(--map-raised)',
  ink: 'var(--map-ink)',
  soft: 'var(--map-soft)',
  faint: 'var(--map-faint)',
  line: 'var(--map-line)',
  sunk: 'var(--map-sunk)',
  layers: {
    model: ['var(--map-model)', 'var(--map-model-wash)'],
    interface: ['var(--map-interface)', 'var(--map-interface-wash)'],
    workflow: ['var(--map-workflow)', 'var(--map-workflow-wash)'],
    human: ['var(--map-human)', 'var(--map-human-wash)'],
    governance: ['var(--map-governance)', 'var(--map-governance-wash)'],
  },
};

/** Printed on white paper. */
const inkOnWhite: Paint = {
  ...paints.light,
  paper: '#ffffff',
  raised: '#ffffff',
  ink: '#1d1a16',
  soft: '#4a443c',
  faint: '#5f584f',
  sunk: '#f4f1ea',
};

/** Null where nothing is joined: cards side by side tell nothing that the list does not. */
export function causeMap(summary: LearningSummary, colours: 'page' | 'paper'): CauseMap | null {
  const graph = graphOf(summary);
  if (graph.links.length === 0) return null;
  const paint = colours === 'page' ? mapPaint : inkOnWhite;
  return {
    description: mapInWords(graph),
    drawing: {
      upright: sketch(graph, summary.title, 'down', paint),
      lying: sketch(graph, summary.title, 'right', paint),
    },
    table: tableOf(summary),
  };
}

/** Only what a link joins: what stands alone is told in the list of factors. */
function graphOf({ factors, outcomes, links }: LearningSummary): Graph {
  const joined = new Set<string>(links.flatMap(({ from, to }) => [from, to]));
  const isJoined = ({ mark }: { readonly mark: string }): boolean => joined.has(mark);
  const base = { createdAt: 0, withdrawnAt: null } as const;
  return readGraph({
    records: {
      timeline: [],
      safeguards: [],
      outcomes: outcomes.filter(isJoined).map(({ mark, text }, index) => ({
        ...base,
        id: mark,
        order: orderOf(index),
        text: `${mark} · ${plainLine(text)}`,
      })),
      factors: factors.filter(isJoined).map(({ mark, layer, condition }, index): FactorRecord => ({
        ...base,
        id: mark,
        order: orderOf(index),
        condition: `${mark} · ${plainLine(condition)}`,
        mechanism: '',
        effect: '',
        dutySource: '',
        reason: '',
        other: '',
        layer,
        codes: [],
        // What is published was weighed by the panel; the mark for "nothing cited" belongs to work under way.
        evidence: ['weighed'],
        confidence: null,
        state: null,
        kind: null,
        stage: null,
        known: null,
      })),
      links: links.map(({ from, to, kind }, index): LinkRecord => ({
        ...base,
        id: String(index),
        order: orderOf(index),
        createdAt: index,
        from,
        to,
        kind,
        with: null,
        how: '',
      })),
    },
  });
}

function orderOf(index: number): string {
  return `a${String(index).padStart(5, '0')}`;
}

function sketch(graph: Graph, title: string, direction: Direction, paint: Paint): Sketch {
  const layout = layoutMap(graph, direction);
  const svg = mapPicture(graph, layout, plainLine(title), 'light', {
    headed: false,
    fonts,
    paint,
    narrowest,
  });
  const [width = 0, height = 0] = (/viewBox="\S+ \S+ (\S+) (\S+)"/.exec(svg) ?? []).slice(1).map(Number);
  return { svg, width, height };
}

/** Marks with the first words of what they stand for: the whole of it is told in the parts before. */
function tableOf({ links, factors, outcomes }: LearningSummary): Table {
  const names = new Map<string, string>([
    ...factors.map(({ mark, condition }) => [mark, `${mark} ${opening(condition)}`] as const),
    ...outcomes.map(({ mark, text }) => [mark, `${mark} ${opening(text)}`] as const),
  ]);
  return {
    kind: 'table',
    caption: 'The cause map as a table',
    head: ['From', 'How it is joined', 'To'],
    rows: links
      .filter(({ from, to }) => names.has(from) && names.has(to))
      .map(({ from, to, kind }) => [names.get(from) ?? '', linkKindNames[kind], names.get(to) ?? '']),
    widths: [5, 3, 5],
    rowsNamed: false,
  };
}

function opening(words: string): string {
  const line = plainLine(words);
  const most = 72;
  if (line.length <= most) return line;
  const cut = line.lastIndexOf(' ', most);
  return `${line
    .slice(0, cut > most / 2 ? cut : most)
    .toWellFormed()
    .replace(/[\s,;:.]+$/u, '')}…`;
}
