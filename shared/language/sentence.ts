/**
 * A text cut into sentences and words, with what is not the writer's own voice blanked out: quotations, titles of
 * works, and set phrases that only sound like a verdict. Offsets stay those of the text. Pure.
 */
import { setPhrase } from './set-phrases.ts';

export interface Word {
  /** Lower case, with a plain apostrophe. */
  readonly low: string;
  readonly from: number;
  readonly to: number;
  readonly capital: boolean;
  /** What stands between the word before and this one. */
  readonly gap: string;
}

export interface Sentence {
  /** Offset of the sentence in the text. Every other offset counts from there. */
  readonly start: number;
  readonly raw: string;
  /** Lower case, same length as `raw`; quotations and set phrases are blanked. */
  readonly low: string;
  readonly words: readonly Word[];
}

/** Stands for a character that is not the writer's own; no rule has it in its pattern. */
const blank = '\u0001';

const abbreviation = /(?:^|[^\p{L}])(?:dr|mr|mrs|ms|prof|st|e\.g|i\.e|etc|no|vs|approx|fig|\p{Lu})$/iu;

export function sentencesOf(text: string): Sentence[] {
  const plain = text.replaceAll(/[’ʼ]/gu, "'");
  const own = withoutQuotations(text);
  const found: Sentence[] = [];
  let start = 0;
  const add = (end: number): void => {
    const raw = plain.slice(start, end);
    if (raw.trim() !== '') found.push(sentence(start, raw, own.slice(start, end)));
    start = end;
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\n') add(at + 1);
    if (sign !== '.' && sign !== '!' && sign !== '?') continue;
    const after = /^["'”’)\]]*(?:\s+|$)/u.exec(text.slice(at + 1, at + 12));
    if (after === null) continue;
    if (sign === '.' && abbreviation.test(text.slice(Math.max(0, at - 6), at))) continue;
    add(at + 1 + after[0].length);
  }
  add(text.length);
  return found;
}

function sentence(start: number, raw: string, own: string): Sentence {
  let low = own.toLowerCase();
  // A few letters grow when they are made small; offsets matter more than they do.
  if (low.length !== own.length)
    low = own.replaceAll(/./gsu, (sign) =>
      sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign,
    );
  low = withoutTitles(raw, low);
  low = low.replaceAll(setPhrase, (match) => 'x'.repeat(match.length));
  return { start, raw, low, words: wordsOf(raw, low) };
}

function wordsOf(raw: string, low: string): Word[] {
  const found: Word[] = [];
  let end = 0;
  for (const match of low.matchAll(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu)) {
    const from = match.index;
    const to = from + match[0].length;
    const first = raw[from] ?? '';
    found.push({
      low: match[0],
      from,
      to,
      capital: first !== first.toLowerCase(),
      gap: low.slice(end, from),
    });
    end = to;
  }
  return found;
}

const quotations: readonly RegExp[] = [
  /"[^"]{1,2000}"/gu,
  /“[^”]*(?:”|$)/gu,
  /«[^»]*(?:»|$)/gu,
  /(?<![\p{L}\p{N}])‘[^‘]*?’(?![\p{L}])/gu,
  /(?<![\p{L}\p{N}])'(?=\p{L})[^'\n]*(?:'\p{L}[^'\n]*)*'(?![\p{L}])/gu,
];

/** The text with every quotation blanked, same length, apostrophes plain. */
function withoutQuotations(text: string): string {
  let own = text;
  for (const quotation of quotations) own = own.replaceAll(quotation, (match) => blank.repeat(match.length));
  return own.replaceAll(/[’ʼ]/gu, "'");
}

const titled =
  /\b(?:titled|entitled|called|named|film|song|book|novel|paper|play|album|series|article|headed|podcast|game)\s+((?:[A-Z][\p{L}'-]*|of|the|and|a)(?:\s+(?:[A-Z][\p{L}'-]*|of|the|and|a|in))*)/gu;

/** Blanks the title of a work: capitals after a word that announces one. */
function withoutTitles(raw: string, low: string): string {
  let result = low;
  for (const match of raw.matchAll(titled)) {
    const title = match[1] ?? '';
    if (!/\p{Lu}/u.test(title)) continue;
    const from = match.index + match[0].length - title.length;
    result = result.slice(0, from) + 'x'.repeat(title.length) + result.slice(from + title.length);
  }
  return result;
}
