/**
 * Identifiers that are digits alone, told by their check digit or their shape, however the digits are spaced or broken
 * over lines. Dates and labelled numbers are found elsewhere and win over these. Pure.
 */
import { passesGs1, passesLuhn, passesModulus11 } from './check-digits.ts';
import type { IdentifierKind } from './identifier-kinds.ts';
import type { Candidate, Run, Scan } from './scan.ts';

/** What may stand between the digits of one number. */
const joiner = /^[ \n./()\-_+*|~]{1,3}$/;
const longest = 19;

/** Neighbouring groups of digits, seen as one number. */
interface Groups {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
  /** Lengths of the groups, such as `3-3-4`. */
  readonly shape: string;
  /** What stands between the groups, one string each. */
  readonly gaps: readonly string[];
  /** No other digits are joined to these. */
  readonly alone: boolean;
}

interface Verdict {
  readonly kind: IdentifierKind;
  readonly certain: boolean;
  /** Characters before the first digit that belong to it, such as `+` or `(`. */
  readonly lead?: number;
}

/** The numbers of a text that lead to one person, card or phone. */
export function numbersIn(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  const runs = scan.digits;
  const joined = runs.map((run, index) => index > 0 && isJoined(scan, runs[index - 1], run));
  for (let first = 0; first < runs.length; first += 1) {
    const start = runs[first];
    if (start === undefined || insideHash(scan, start) || isFraction(scan, start)) continue;
    let digits = '';
    const lengths: number[] = [];
    const gaps: string[] = [];
    for (let last = first; last < runs.length; last += 1) {
      const run = runs[last];
      if (run === undefined || (last > first && joined[last] !== true)) break;
      scan.step();
      if (last > first) gaps.push(scan.text.slice(runs[last - 1]?.to, run.from));
      digits += run.text;
      lengths.push(run.text.length);
      if (digits.length > longest) break;
      if (digits.length < 8 || /[\p{L}\d]/u.test(scan.text[run.to] ?? '')) continue;
      const groups: Groups = {
        from: start.from,
        to: run.to,
        digits,
        shape: lengths.join('-'),
        gaps,
        alone: joined[first] !== true && joined[last + 1] !== true,
      };
      const verdict = verdictOn(groups, scan);
      if (verdict !== null) {
        const { kind, certain, lead = 0 } = verdict;
        found.push({ kind, from: groups.from - lead, to: groups.to, certain, suggestion: null });
      }
    }
  }
  return found;
}

function isJoined(scan: Scan, before: Run | undefined, run: Run): boolean {
  return before !== undefined && joiner.test(scan.text.slice(before.to, run.from));
}

/** A digit inside a long code of letters and digits is part of that code. */
function insideHash(scan: Scan, run: Run): boolean {
  const left = /[0-9a-z]{0,40}$/i.exec(scan.before(run.from, 40))?.[0] ?? '';
  const right = scan.match(/^[0-9a-z]{0,64}/i, run.from)?.[0] ?? '';
  const whole = left + right;
  return whole.length >= 20 && /[a-z]/i.test(whole) && (whole.match(/[a-z]/gi)?.length ?? 0) > 3;
}

/** The digits behind the point of 0.9434765919. */
function isFraction(scan: Scan, run: Run): boolean {
  return run.text.length > 4 && /(?:^|[^\d.])[01]\.$/.test(scan.before(run.from, 4));
}

function verdictOn(groups: Groups, scan: Scan): Verdict | null {
  return (
    tenDigits(groups, scan) ??
    phone(groups, scan) ??
    socialSecurity(groups, scan) ??
    longNumber(groups) ??
    deviceCode(groups)
  );
}

const tenShapes: ReadonlySet<string> = new Set(['10', '3-3-4', '5-5', '6-4', '3-7', '2-2-2-4', '4-3-3']);

/** NHS and CHI numbers have the same check digit; a CHI number begins with a date of birth. */
function tenDigits({ digits, shape, alone, from }: Groups, scan: Scan): Verdict | null {
  if (digits.length !== 10) return null;
  const label = /\b(nhs|chi|patient(?:'s)?)\b(?:[^.!?\n\d]|(?<=\bno)\.){0,24}$/i.exec(
    scan.before(from, 40),
  )?.[1];
  const born = /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])/.test(digits);
  const kind = born || /chi/i.test(label ?? '') ? 'chi-number' : 'nhs-number';
  if (passesModulus11(digits)) {
    if (!tenShapes.has(shape) && !alone && label === undefined) return null;
    return /^(\d)\1{9}$/.test(digits) ? null : { kind, certain: true };
  }
  return label !== undefined && tenShapes.has(shape) ? { kind, certain: false } : null;
}

function phone({ digits, shape, gaps, from, alone }: Groups, scan: Scan): Verdict | null {
  const before = scan.before(from, 3);
  const bracket = before.endsWith('(') ? 1 : 0;
  const plus = /\+\s?\(?$/.exec(before)?.[0].length ?? 0;
  if (plus > 0 && digits.length <= 15 && !/\d\s?\+\s?\(?$/.test(before)) {
    return alone || /^44\d{10}$|^440\d{10}$|^1\d{10}$/.test(digits)
      ? { kind: 'phone', certain: true, lead: plus }
      : null;
  }
  if (/^0[1-35789]\d{9}$/.test(digits) && /^(?:11|[3-6](?:-\d{1,8}){1,9}|1(?:-1){10})$/.test(shape)) {
    return { kind: 'phone', certain: true, lead: bracket };
  }
  const abroad = abroadPhone(digits, shape, alone);
  if (abroad !== null) return { kind: 'phone', certain: abroad, lead: bracket };
  if (/^01\d{8}$/.test(digits) && /^[4-6](?:-\d{1,8}){1,9}$/.test(shape) && alone) {
    return { kind: 'phone', certain: false, lead: bracket };
  }
  const american = /^1?([2-9]\d{2})[2-9]\d{6}$/.test(digits) && /^(?:1-)?3-3-4$/.test(shape);
  if (!american) return null;
  const written = bracket === 1 || gaps.every((gap) => /^[-.]$/.test(gap));
  return { kind: 'phone', certain: written, lead: bracket };
}

/** Whether a number that begins as one dialled from abroad is surely one; null when it begins otherwise. */
function abroadPhone(digits: string, shape: string, alone: boolean): boolean | null {
  if (/^0044\d{9,11}$/.test(digits)) return true;
  return /^00[1-9]\d{8,12}$/.test(digits) && shape.startsWith('4-') && alone ? false : null;
}

function socialSecurity({ digits, shape, gaps, from }: Groups, scan: Scan): Verdict | null {
  if (digits.length !== 9 || !/^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits)) return null;
  const labelled = /\b(?:ssn|social security(?: (?:no|number))?)\b\W{0,4}$/i.test(scan.before(from, 32));
  if (labelled) return { kind: 'social-security-number', certain: true };
  if (shape !== '3-2-4') return null;
  return { kind: 'social-security-number', certain: gaps.every((gap) => gap.includes('-')) };
}

/** A phone's own number, or that of a payment card. */
function longNumber({ digits, shape, alone }: Groups): Verdict | null {
  const whole = alone || !shape.includes('-') || /^(?:2-6-6-1|6-2-6-1|6-6-3|4-4-4-4|4-6-5)$/.test(shape);
  if (!whole || /^0+$/.test(digits) || !passesLuhn(digits)) return null;
  if (digits.length === 15 && !/^3[47]/.test(digits)) return { kind: 'imei', certain: true };
  if (digits.length === 15 || (digits.length === 16 && /^[2-6]/.test(digits))) {
    return { kind: 'account-number', certain: true };
  }
  return null;
}

/** The code of a device without its brackets: 01, then fourteen digits of which the last checks the others. */
function deviceCode({ digits, shape }: Groups): Verdict | null {
  const fits = /^01\d{14}$/.test(digits) && shape === '16' && passesGs1(digits.slice(2));
  return fits ? { kind: 'product', certain: true } : null;
}
