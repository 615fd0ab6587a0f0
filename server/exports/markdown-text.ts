/**
 * Words of people as Markdown that shows exactly these words: nothing typed can become a heading, a link, HTML or a
 * table border. Pure. Escapes only where a character would be read as markup, so that the source stays readable.
 */
import { isSafeLink } from '../../shared/text/safe-link.ts';

/** Words within a line. Line breaks become blanks. */
export function inline(words: string): string {
  return escapeMarks(words.trim().replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' '));
}

/** Words as one or more paragraphs; a single line break stays one. */
export function paragraphs(words: string): string {
  return words
    .trim()
    .replace(/\r\n|[\r\u2028\u2029]/g, '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => brokenLines(paragraph, '\\\n'))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** Words in a cell of a table. */
export function cell(words: string): string {
  return inCell(brokenLines(words.trim(), '<br>'));
}

/** A piece of Markdown made fit for a cell. */
export function inCell(markdown: string): string {
  return markdown.replace(
    /(\\*)\|/g,
    (_all, slashes: string) => `${slashes}${slashes.length % 2 === 0 ? '\\' : ''}|`,
  );
}

/** A table of Markdown cells; columns without any content are left out. Empty without rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const columns = head.map((_title, i) => i).filter((i) => rows.some((row) => (row[i] ?? '') !== ''));
  if (rows.length === 0 || columns.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${columns.map((i) => cells[i] ?? '').join(' | ')} |`;
  return [line(head), `| ${columns.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** A list item; further lines of `markdown` are set in under the marker. */
export function item(marker: string, markdown: string): string {
  const pad = ' '.repeat(marker.length + 1);
  return `${marker} ${markdown.replace(/\n(?=[^\n])/g, `\n${pad}`)}`;
}

/** A link around Markdown, or the Markdown alone when the address may not be followed. */
export function link(markdown: string, address: string): string {
  if (!isSafeLink(address)) return markdown;
  return `[${markdown}](<${address.replace(/[<>\\]/g, (char) => encodeURIComponent(char))}>)`;
}

/** Markdown blocks with a blank line between; empty ones are dropped. */
export function blocks(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Words with a full stop at the end unless they end a sentence already. */
export function sentence(words: string): string {
  const trimmed = words.trim();
  return trimmed === '' || /[.!?…:]["”’)\]]*$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Escapes what a line could be taken for at its start. */
export function escapeLineStart(line: string): string {
  return line
    .replace(/^(\s*)([#>+=-]|~{3}|:(?=-))/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Escapes marks within a line. An underscore inside a word is left: it marks nothing there. */
export function escapeMarks(words: string): string {
  return words
    .replace(/[\\`*[\]<]/g, '\\$&')
    .replace(/~(?=~)|(?<=~)~/g, '\\~')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/^(\s*)\|/, '$1\\|');
}

function brokenLines(words: string, between: string): string {
  return words
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => escapeLineStart(escapeMarks(line.trim())))
    .filter((line) => line !== '')
    .join(between);
}
