/** How large a card of the map is and what stands on it, line by line. Pure; colours belong to who draws it. */
import { factorKindNames, safeguardStatusNames } from '../review-document/choice-names.ts';
import { layers } from '../taxonomy/layers.ts';
import { isPersonsAct } from './graph-checks.ts';
import type { GraphNode, GraphRoot } from './read-graph.ts';
import { wrapText } from './wrap-text.ts';

/** Pixels, at the scale of 1. */
export const cardLook = {
  width: 232,
  /** Of the strip at the left that carries letter and pattern of the layer. */
  strip: 26,
  padding: 10,
  fontSize: 13,
  lineHeight: 18,
  overSize: 11,
  overHeight: 16,
  mostLines: 4,
} as const;

export interface MapCard {
  readonly width: number;
  readonly height: number;
  /** A quiet word over the text; empty for a plain condition. */
  readonly over: string;
  readonly lines: readonly string[];
  /** In the strip: the letter of the layer, or a sign for what has none. */
  readonly sign: string;
}

const overs: Readonly<Record<Exclude<GraphRoot, 'factors'>, string>> = {
  outcomes: 'Outcome',
  safeguards: 'Safeguard',
  timeline: 'From the timeline',
};

const signs: Readonly<Record<GraphRoot, string>> = {
  outcomes: '!',
  factors: '?',
  safeguards: 'S',
  timeline: 'T',
};

export function mapCard(node: GraphNode): MapCard {
  const { width, strip, padding, fontSize, lineHeight, overHeight, mostLines } = cardLook;
  const over = overOf(node);
  const words = node.name === '' ? 'Without words yet' : node.name;
  const lines = wrapText(words, width - strip - 2 * padding, fontSize, mostLines);
  return {
    width,
    height: 2 * padding + (over === '' ? 0 : overHeight) + lines.length * lineHeight,
    over,
    lines,
    sign: node.layer === null ? signs[node.root] : layers[node.layer].letter,
  };
}

function overOf(node: GraphNode): string {
  if (node.root === 'factors') {
    const kind = node.kind !== null && isPersonsAct(node) ? factorKindNames[node.kind] : '';
    const state = node.state === 'disputed' ? 'Disputed' : node.state === 'ruled-out' ? 'Ruled out' : '';
    return [kind, state].filter((word) => word !== '').join(' · ');
  }
  return node.status === null
    ? overs[node.root]
    : `${overs[node.root]} · ${safeguardStatusNames[node.status]}`;
}
