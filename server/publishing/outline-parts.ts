/** The pieces that outlines of summaries are put together from: parts, lists, tables, rows, sentences. Pure. */
import type { Block, Definition, Table } from './outline.ts';
import { plainParagraphs, plainText } from './plain-text.ts';

/** A part under its heading; without anything in it, nothing. */
export function part(heading: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'heading', level: 1, text: heading }, ...blocks];
}

export function listed(heading: string, texts: readonly string[]): readonly Block[] {
  return part(heading, items(texts.map(plainText)));
}

export function items(texts: readonly string[]): readonly Block[] {
  const said = texts.filter((text) => text !== '');
  return said.length === 0 ? [] : [{ kind: 'list', items: said }];
}

/** Columns in which nothing stands are left out. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  rowsNamed = false,
): readonly Table[] {
  if (rows.length === 0) return [];
  const kept = head.map((_, column) => column).filter((column) => rows.some((cells) => cells[column] !== ''));
  const only = <T>(all: readonly T[]): readonly T[] => all.filter((_, column) => kept.includes(column));
  return [
    { kind: 'table', caption, head: only(head), rows: rows.map(only), widths: only(widths), rowsNamed },
  ];
}

export function row(term: string, words: string | undefined): readonly Definition[] {
  const texts = plainParagraphs(words ?? '');
  return texts.length === 0 ? [] : [{ term, texts }];
}

export function paragraphs(words: string, tone: 'lead' | 'plain' | 'note' = 'plain'): readonly Block[] {
  return plainParagraphs(words).map((text) => ({ kind: 'paragraph', text, tone }));
}

/** Begins with a capital, where a panel went on with its sentence; `pH` and `eGFR` stay as they are written. */
export function beginning(words: string): string {
  const text = plainText(words);
  return /^\p{Ll}[\p{Ll}’'-]*(?![\p{L}\p{N}])/u.test(text)
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text;
}

/** A sentence of its own, with its capital and its full stop. */
export function sentence(words: string): string {
  const text = beginning(words);
  return text === '' || /[.!?…:][”"’')\]]*$/u.test(text) ? text : `${text}.`;
}
