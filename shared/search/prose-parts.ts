/**
 * The words of a section's prose, in parts small enough that a letter typed in one does not make the index read forty
 * pages again. Pure. Mentions and references to records are left out: they name people, or quote what stands elsewhere.
 */
import type { ProseNode } from '../review-document/records.ts';

/** Characters from which on the next paragraph begins another part. */
export const longestPart = 4000;

/** In reading order, a paragraph to a line; nothing for prose without words. */
export function proseParts(node: ProseNode): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const line of linesOf(node)) {
    part = part === '' ? line : `${part}\n${line}`;
    if (part.length < longestPart) continue;
    parts.push(part);
    part = '';
  }
  return part === '' ? parts : [...parts, part];
}

function linesOf(node: ProseNode): readonly string[] {
  if (node.type !== 'block') return (node.content ?? []).flatMap(linesOf);
  const text = (node.content ?? []).map(wordsOf).join('').trim();
  return text === '' ? [] : [text];
}

function wordsOf(node: ProseNode): string {
  if (node.type === 'text') return node.text ?? '';
  return node.type === 'hardBreak' ? '\n' : '…';
}
