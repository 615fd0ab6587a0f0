/** Where a text names what the review knows by name, whatever the case, spacing, punctuation or marks. Pure. */
import type { KnownNames } from './finding.ts';
import type { Spelling } from './known-spellings.ts';
import { spellingsOf } from './known-spellings.ts';
import type { Candidate, Scan } from './scan.ts';
import { isWrittenAsName, type Stretch } from './written-as-name.ts';

/** What may stand between two parts of one name: in running text, in lists, in names of files. */
const between = /^[\s.,'’_+/·*"()[\]-]{0,4}$/;
/** Random ids change between letters and digits at nearly every sign. */
const mostRuns = 48;

/** Known names; the longest spelling that begins at a word wins. */
export function knownNamesIn(scan: Scan, known: KnownNames): Candidate[] {
  const { spellings, longest } = spellingsOf(known);
  if (spellings.size === 0) return [];
  const found: Candidate[] = [];
  const isKnown = (small: string): boolean => {
    const spelling = spellings.get(small);
    return spelling?.kind === 'person' && spelling.written === 'any';
  };
  let end = 0;
  for (let first = 0; first < scan.runs.length; first += 1) {
    const start = scan.runs[first];
    if (start === undefined || start.from < end) continue;
    let key = '';
    let best: { to: number; spelling: Spelling } | null = null;
    for (let last = first; last < Math.min(first + mostRuns, scan.runs.length); last += 1) {
      const run = scan.runs[last];
      const before = scan.runs[last - 1];
      if (run === undefined) break;
      if (last > first && before !== undefined && !between.test(scan.text.slice(before.to, run.from))) break;
      scan.step();
      key += run.text.toLowerCase();
      if (key.length > longest) break;
      const spelling = spellings.get(key);
      if (spelling !== undefined && stands(scan, { first, last }, spelling, isKnown))
        best = { to: run.to, spelling };
    }
    if (best === null) continue;
    const { kind, certain, suggestion } = best.spelling;
    const after = /^'s?(?![\p{L}\d])/u.exec(scan.after(best.to, 3))?.[0] ?? '';
    const own = after + (/'s$/.exec(scan.text.slice(start.from, best.to))?.[0] ?? '');
    end = best.to + after.length;
    found.push({
      kind,
      from: start.from,
      to: end,
      certain,
      suggestion: suggestion === null || own === '' ? suggestion : `${suggestion}'s`,
    });
  }
  return found;
}

function stands(
  scan: Scan,
  { first, last }: Stretch,
  { written }: Spelling,
  isKnown: (small: string) => boolean,
): boolean {
  if (written === 'any') return true;
  if (written === 'word' || written === 'role')
    return isWrittenAsName(scan, { first, last }, written, isKnown);
  const runs = scan.runs.slice(first, last + 1);
  if (written === 'capitals') return runs.length > 1 && runs.every(({ text }) => /^\p{Lu}/u.test(text));
  const [from, to] = [runs[0]?.from ?? 0, runs.at(-1)?.to ?? 0];
  const text = scan.text.slice(from, to);
  if (written === 'capital') {
    // Short or ordinary, so all in capitals it is more often an abbreviation or a heading.
    return /^\p{Lu}/u.test(text) && (text.length > 3 || !/^\p{Lu}+$/u.test(text));
  }
  const alone = !/[\p{L}\d-]$/u.test(scan.before(from, 1)) && !/^[\p{L}\d-]/u.test(scan.after(to, 1));
  return alone && /^[\p{Lu}.\s]+$/u.test(text);
}
