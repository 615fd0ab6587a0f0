/**
 * What a text becomes when its findings are answered as suggested: the words that stand for a stretch in its place, or
 * the stretch taken out without leaving doubled spaces and empty brackets behind. Pure.
 */
import type { Finding } from './finding.ts';
import { plainForm } from './plain-form.ts';

/** The text with every given finding replaced by its suggestion, or taken out where there is none. */
export function answeredAsSuggested(text: string, findings: readonly Finding[]): string {
  let end = text.length;
  const parts: string[] = [];
  for (const { from, to, suggestion } of [...findings].sort((a, b) => b.from - a.from)) {
    parts.push(text.slice(to, end), suggestion ?? '');
    end = from;
  }
  parts.push(text.slice(0, end));
  const whole = parts.reverse().join('');
  return findings.some(({ suggestion }) => suggestion === null) ? tidied(whole) : whole;
}

/**
 * A found stretch in the form by which an answer is remembered (as a keyed hash, never as itself): the same for every
 * way of spacing and spelling it, so that what was kept in a summary is known again in each of its formats.
 */
export function foundWords(text: string, { from, to }: Pick<Finding, 'from' | 'to'>): string {
  return plainForm(text.slice(from, to))
    .text.toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function tidied(text: string): string {
  return text
    .replace(/[([]\s*[:,;.]?\s*[)\]]/g, '')
    .replace(/ {2,}/g, ' ')
    .replace(/ +([,.;:!?)])/g, '$1')
    .trim();
}
