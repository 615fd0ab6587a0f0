/**
 * One answer for each stretch: candidates that overlap become one, under the name of the widest or surest. Also puts
 * what is suggested into the grammar around it. Pure.
 */
import type { IdentifierKind } from './identifier-kinds.ts';
import type { Candidate, Scan } from './scan.ts';

/** Of two that cover the same stretch, the earlier kind names it. */
const precedence: readonly IdentifierKind[] = [
  'email',
  'web-address',
  'file-name',
  'date-of-birth',
  'nhs-number',
  'chi-number',
  'social-security-number',
  'ni-number',
  'date',
  'mac-address',
  'ip-address',
  'imei',
  'professional-number',
  'record-number',
  'account-number',
  'phone',
];

function rank({ kind }: Candidate): number {
  const at = precedence.indexOf(kind);
  return at < 0 ? precedence.length : at;
}

/** Candidates in order, none of which overlaps another. */
export function settled(candidates: readonly Candidate[], scan: Scan): readonly Candidate[] {
  const ordered = [...candidates].sort((a, b) => a.from - b.from || b.to - a.to);
  const groups: Candidate[][] = [];
  let end = -1;
  for (const candidate of ordered) {
    const last = groups.at(-1);
    if (last !== undefined && candidate.from < end) last.push(candidate);
    else groups.push([candidate]);
    end = Math.max(end, candidate.to);
  }
  return groups.map((group) => inGrammar(oneOf(group), scan));
}

function oneOf(group: readonly Candidate[]): Candidate {
  const from = Math.min(...group.map((each) => each.from));
  const to = Math.max(...group.map((each) => each.to));
  const [first] = group;
  if (first === undefined) throw new RangeError('A group of candidates has at least one.');
  const best = [...group].sort(
    (a, b) => width(b) - width(a) || Number(b.certain) - Number(a.certain) || rank(a) - rank(b),
  )[0];
  const widest = best ?? first;
  const certain = group.some((each) => each.certain);
  const covers = widest.from === from && widest.to === to;
  const sameKind = group.every((each) => each.kind === widest.kind);
  return { ...widest, from, to, certain, suggestion: covers || sameKind ? widest.suggestion : null };
}

function width({ from, to }: Candidate): number {
  return to - from;
}

/** A month, a year, or both: said with "in", where a day was said with "on". */
const dated =
  /^(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?|\d{4})$/i;

/** "the Northfield Hospital" becomes "a hospital" with its article; what begins a sentence begins with a capital. */
function inGrammar(candidate: Candidate, scan: Scan): Candidate {
  const { suggestion } = candidate;
  if (suggestion === null) return candidate;
  let { from } = candidate;
  const before = scan.before(from, 32);
  let words = suggestion;
  const on =
    candidate.kind === 'date' && dated.test(words)
      ? /(?<![\p{L}\d])on\s(?:the\s)?$/iu.exec(before)?.[0]
      : undefined;
  if (on !== undefined) {
    from -= on.length;
    words = `in ${words}`;
  }
  if (/^(?:an?|the)\s/.test(suggestion)) {
    // "the radiologist Ada Byron" needs no second noun.
    if (
      candidate.kind === 'person' &&
      /\b(?:the|an?|our|their|his|her|this|that)\s(?:\p{Ll}[\p{L}-]{2,20}\s){1,2}$/iu.test(before)
    ) {
      const own = /'s$/.exec(suggestion)?.[0] ?? '';
      if (own === '') return { ...candidate, suggestion: null };
    }
    const article = /(?<![\p{L}\d'])(?:the|an?|our)\s$/iu.exec(before)?.[0];
    if (article !== undefined) from -= article.length;
  }
  if (/^\p{Ll}/u.test(words) && /(?:^|[.!?]["')]?\s|\n\s?)$/.test(scan.before(from, 3))) {
    words = words.charAt(0).toUpperCase() + words.slice(1);
  }
  return { ...candidate, from, suggestion: words };
}
