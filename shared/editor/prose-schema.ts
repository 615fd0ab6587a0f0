/**
 * The names of rich text: nodes, marks, attributes and what may stand in what. Plain data, cheap to import: the gate,
 * the reads and the exports ask here; the editor's definitions beside it are made from it. Names are kept for ever.
 * Prose is flat: one node `block` whose `as` says what it is, so that turning a paragraph into a list item changes an
 * attribute and never replaces the node somebody else is typing in. Only tables nest.
 */
import { isSafeLink } from '../text/safe-link.ts';

export const blockKinds = ['paragraph', 'h2', 'h3', 'quote', 'bullet', 'number', 'check', 'code'] as const;
export type BlockAs = (typeof blockKinds)[number];

export const maxIndent = 6;

export const proseNodeNames = [
  'doc',
  'block',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
  'text',
  'hardBreak',
  'mention',
  'recordRef',
] as const;
export type ProseNodeName = (typeof proseNodeNames)[number];

export const proseMarkNames = ['bold', 'italic', 'strike', 'code', 'link'] as const;
export type ProseMarkName = (typeof proseMarkNames)[number];

/** Attributes a node may carry; a missing one has its default. */
export const proseNodeAttributes: Readonly<Record<ProseNodeName, readonly string[]>> = {
  doc: [],
  block: ['as', 'indent', 'checked'],
  table: [],
  tableRow: [],
  tableHeader: ['colspan', 'rowspan'],
  tableCell: ['colspan', 'rowspan'],
  text: [],
  hardBreak: [],
  mention: ['id', 'label'],
  recordRef: ['root', 'id', 'label'],
};

export const proseMarkAttributes: Readonly<Record<ProseMarkName, readonly string[]>> = {
  bold: [],
  italic: [],
  strike: [],
  code: [],
  link: ['href'],
};

const inline: readonly ProseNodeName[] = ['text', 'hardBreak', 'mention', 'recordRef'];

/** Which nodes may stand directly in which. */
export const proseChildren: Readonly<Record<ProseNodeName, readonly ProseNodeName[]>> = {
  doc: ['block', 'table'],
  block: inline,
  table: ['tableRow'],
  tableRow: ['tableCell', 'tableHeader'],
  tableHeader: ['block'],
  tableCell: ['block'],
  text: [],
  hardBreak: [],
  mention: [],
  recordRef: [],
};

export function isProseNode(name: string): name is ProseNodeName {
  return (proseNodeNames as readonly string[]).includes(name);
}

export function isProseMark(name: string): name is ProseMarkName {
  return (proseMarkNames as readonly string[]).includes(name);
}

export interface BlockAttributes {
  readonly as: BlockAs;
  /** Levels in from the margin, 0 to 6. */
  readonly indent: number;
  /** Says something for `check` only; kept while a block is something else for a moment. */
  readonly checked: boolean;
}

/** Attributes of a block as they are to be understood, whatever another client wrote there. */
export function blockAttributes(attrs: Readonly<Record<string, unknown>> | undefined): BlockAttributes {
  const as = blockKinds.find((kind) => kind === attrs?.['as']) ?? 'paragraph';
  const indent = Number(attrs?.['indent'] ?? 0);
  return {
    as,
    indent: Number.isFinite(indent) ? Math.min(maxIndent, Math.max(0, Math.trunc(indent))) : 0,
    checked: attrs?.['checked'] === true || attrs?.['checked'] === 'true',
  };
}

/** Whether blocks of this kind are items of a list. */
export function isListItem(as: BlockAs): boolean {
  return as === 'bullet' || as === 'number' || as === 'check';
}

/** The address of a link mark; undefined when it is none that may be followed. */
export function linkAddress(attrs: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const href = attrs?.['href'];
  return typeof href === 'string' && isSafeLink(href) ? href : undefined;
}
