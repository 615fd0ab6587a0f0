/**
 * Days, dates of birth and great ages. A month or a year alone may stay; a day becomes its month, or its year where the
 * writing leaves open which number is the month. Pure.
 */
import { monthNames } from '../review-document/local-time.ts';
import type { Candidate, Run, Scan } from './scan.ts';

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const dayNumber = '(?:0?[1-9]|[12]\\d|3[01])';
const monthNumber = '(?:0?[1-9]|1[0-2])';
const year = '(?:(?:18|19|20)\\d\\d)';
const ordinal = '(?:st|nd|rd|th)?';
const gap = '\\s{0,2}';
const clock = '(?:T\\d\\d:?\\d\\d(?::?\\d\\d(?:[.,]\\d{1,9})?)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?';

const iso = new RegExp(
  `^(${year})${gap}[-/.]${gap}(${monthNumber})${gap}[-/.]${gap}(${dayNumber})(?!\\d)${clock}`,
  'i',
);
const compact = /^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T\d{4,6}Z?)?(?!\d)/;
const week = /^((?:19|20)\d\d)-?W(?:0[1-9]|[1-4]\d|5[0-3])(?:-?[1-7])?(?![\w])/;
const numbers = new RegExp(
  `^(${dayNumber})${gap}([-/.])${gap}(${dayNumber})${gap}\\2${gap}(${year}|\\d\\d)(?!\\d|[./-]\\d)`,
);
const dayMonth = new RegExp(
  `^${dayNumber}${ordinal}(?:\\s?(?:-|/|to|and|until|or|&)\\s?${dayNumber}${ordinal})?(?:\\s?-\\s?|[\\s./]{0,3})(?:of\\s)?(${month})(?:\\b|(?=\\d))\\.?(?:[\\s,./-]{0,3}(${year})(?!\\d)|[\\s./-]?'?(\\d\\d)(?![\\d:%.]|\\s?(?:h|min|of|per|patients|people)\\b))?`,
  'i',
);
const monthDay = new RegExp(
  `^(${month})\\.?[\\s-]{1,2}(?:the\\s)?${dayNumber}${ordinal}(?!\\d|[:%.]\\d|\\s?%)(?:\\s?(?:-|to|and)\\s?${dayNumber}${ordinal}(?!\\d))?(?:,?\\s(${year}))?`,
  'i',
);
const spokenDay = new RegExp(
  `^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty[-\\s](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty[-\\s]first)\\s(?:day\\s)?of\\s(${month})\\b(?:,?\\s(${year}))?`,
  'i',
);
const bornDigits = /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:(?:18|19|20)?\d\d)(?!\d)/;
const weekday =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s(?:the\s)?(?:[12]?\d(?:st|nd|rd|th)|3[01]st|3[01]th|30th)\b(?:\sof\sthe\smonth)?/i;
const holiday = new RegExp(
  `^(?:Christmas\\s(?:Day|Eve)|New\\sYear's\\s(?:Day|Eve)|Boxing\\sDay|Easter\\s(?:Sunday|Monday)|Good\\sFriday|Hogmanay|Thanksgiving(?:\\sDay)?|Independence\\sDay|Valentine's\\sDay|Halloween)(?:,?\\s(${year}))?`,
);
/** Software, rules and the like are numbered with dots. */
const versionBefore =
  /\b(?:v|ver|version|versions|release|releases|build|update|upgrade|firmware|software|section|chapter|clause|rule|table|figure|appendix|requirement|step)\.?\s?(?:no\.?\s?|number\s?)?$/i;
const bornBefore =
  /\b(?:d\.?\s?o\.?\s?b\.?|date\s(?:of\s)?birth|birth\s?da(?:te|y)|born)(?:\s(?:on|is|was))?(?:\sthe)?[\s:,=([-]{0,4}$/i;

/** Days and dates of birth. */
export function datesIn(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const { from } of scan.digits) {
    if (/[\d]$/.test(scan.before(from, 1))) continue;
    const date = numberDate(scan, from) ?? dayBeforeMonth(scan, from);
    if (date !== null) found.push(born(scan, date));
  }
  for (const { from, text } of scan.words) {
    if (text.length < 3) continue;
    const date = monthBeforeDay(scan, from) ?? namedDay(scan, from);
    if (date !== null) found.push(born(scan, date));
  }
  return found;
}

function numberDate(scan: Scan, from: number): Candidate | null {
  const before = scan.before(from, 24);
  if (/\d[.,/-]$/.test(before)) return null;
  const whole = scan.match(iso, from);
  if (whole !== null) return day(from, whole[0], Number(whole[2]), whole[1], true);
  const run = scan.match(compact, from);
  if (run !== null) return day(from, run[0], Number(run[2]), run[1], false);
  const joined = scan.match(bornDigits, from);
  if (joined !== null && bornBefore.test(scan.before(from, 40)))
    return day(from, joined[0], null, undefined, true);
  const inWeek = scan.match(week, from);
  if (inWeek !== null) return day(from, inWeek[0], null, inWeek[1], true);
  return threeNumbers(scan, from, before);
}

/** 3/4/2026, 03.04.26: which of the first two is the month is known only where one is above 12 or both are alike. */
function threeNumbers(scan: Scan, from: number, before: string): Candidate | null {
  const found = scan.match(numbers, from);
  if (found === null) return null;
  const [text, first = '', separator, second = '', last = ''] = found;
  const a = Number(first);
  const b = Number(second);
  if ((a > 12 && b > 12) || versionBefore.test(before)) return null;
  const long = last.length === 4;
  const padded = first.length === 2 && second.length === 2;
  if (!long && !padded && separator !== '/' && !bornBefore.test(before)) return null;
  const month = a > 12 ? b : b > 12 || a === b ? a : null;
  return day(from, text, month, fullYear(last), long || separator === '/');
}

function dayBeforeMonth(scan: Scan, from: number): Candidate | null {
  // "M1 August" is a mark and a month.
  if (/\p{L}$/u.test(scan.before(from, 1))) return null;
  const found = scan.match(dayMonth, from);
  if (found === null) return null;
  const [text, name = '', long, short] = found;
  const dated = long ?? (short === undefined ? undefined : fullYear(short));
  // "3 may have missed it" and "2 mar": a small letter needs a year, or a month that is nothing else.
  const either = /^(?:may|mar|march|dec|sep|oct|jan|jun)$/.test(name) && !/\sof\s/i.test(text);
  if (dated === undefined && either) return null;
  return day(from, text.replace(/[\s,./-]+$/, ''), monthOf(name), dated, true);
}

function monthBeforeDay(scan: Scan, from: number): Candidate | null {
  if (/[\p{L}\d]$/u.test(scan.before(from, 1))) return null;
  const found = scan.match(monthDay, from);
  if (found === null) return null;
  const [text, name = '', dated] = found;
  if (dated === undefined && (/^[a-z]/.test(name) || /^(?:Mar|May|Dec)$/.test(name))) {
    if (!/^May$/.test(name) || /^\s\p{Ll}/u.test(scan.after(from + text.length, 2))) return null;
  }
  return day(from, text, monthOf(name), dated, true);
}

function namedDay(scan: Scan, from: number): Candidate | null {
  const found = scan.match(holiday, from);
  if (found !== null) {
    const suggestion = found[1] === undefined ? 'a public holiday' : `a public holiday in ${found[1]}`;
    return { kind: 'date', from, to: from + found[0].length, certain: false, suggestion };
  }
  const spoken = scan.match(spokenDay, from);
  if (spoken !== null) return day(from, spoken[0], monthOf(spoken[1] ?? ''), spoken[2], true);
  const on = scan.match(weekday, from);
  if (on === null) return null;
  const name = /^[a-z]+/i.exec(on[0])?.[0] ?? null;
  return { kind: 'date', from, to: from + on[0].length, certain: true, suggestion: name };
}

function day(
  from: number,
  text: string,
  which: number | null,
  dated: string | undefined,
  certain: boolean,
): Candidate {
  const name = which === null ? undefined : monthNames[which - 1];
  const words = [name, dated].filter((word) => word !== undefined).join(' ');
  return {
    kind: 'date',
    from,
    to: from + text.length,
    certain,
    suggestion: words === '' ? null : words,
  };
}

function born(scan: Scan, date: Candidate): Candidate {
  const label = bornBefore.exec(scan.before(date.from, 40))?.[0];
  if (label === undefined) return date;
  const decade = /\d{3}(?=\d$)/.exec(date.suggestion ?? '')?.[0];
  const spoken = /^born/i.test(label) && decade !== undefined;
  return {
    ...date,
    kind: 'date-of-birth',
    from: spoken ? date.from - label.length : date.from,
    certain: true,
    suggestion: spoken ? `${label.slice(0, 4)} in the ${decade}0s` : null,
  };
}

function monthOf(name: string): number {
  const start = name.slice(0, 3).toLowerCase();
  return monthNames.findIndex((full) => full.toLowerCase().startsWith(start)) + 1;
}

/** Two digits up to 40 are of this century: nobody writes of a day that far ahead. */
function fullYear(written: string): string {
  if (written.length === 4) return written;
  return `${Number(written) <= 40 ? '20' : '19'}${written}`;
}

const old = '(?:9\\d|1[01]\\d)';
const agedNumber = new RegExp(
  `^(?:aged?(?:\\sof)?|at\\s(?:the\\sage\\sof)?)[\\s:]{1,2}(${old})(?!\\d|[.,]\\d|\\s?(?:%|or\\s(?:over|older|more|above)|and\\s(?:over|older|above)|\\+|mm|ml|mg|min|per|minutes|seconds|hours|days|beats|cases|patients))`,
  'i',
);
const yearsOld = new RegExp(
  `^${old}([-\\s]?)(?:years?|yrs?|y/?o|y\\.\\s?o\\.?)(?![a-z])(?:[-\\s]?olds?)?(?:\\s?of\\sage)?`,
  'i',
);
const sexAfter = new RegExp(`^${old}\\s?(?:[MF]\\b|/[MF]\\b)`);
const inWords =
  /^ninety(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?([-\s])years?(?:[-\s]olds?)?\b|^(?:nona|cente)narians?\b|^(?:one\s)?hundred(?:[-\s]and[-\s]\w{3,8})?([-\s])years?[-\s]old\b/i;

const agedInWords =
  /^aged?\s(?:of\s)?(?:ninety(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?|(?:a|one)\shundred(?:\sand\s\w{3,8})?)\b(?!\s(?:(?:or|and)\s(?:over|older|above)|days|weeks|months|hours|minutes))/i;
const inNineties = /(?<![\p{L}\d])in\s(?:his|her|their)\s(?:(?:early|mid|late)[\s-])?$/iu;

/** Ages from 90 on, which few people reach. */
export function greatAgesIn(scan: Scan): Candidate[] {
  return [
    ...scan.digits.flatMap((run) => ageInDigits(scan, run) ?? []),
    ...scan.words.flatMap((run) => (run.joined ? [] : (ageInWords(scan, run) ?? []))),
  ];
}

function age(from: number, length: number, suggestion: string): Candidate {
  return { kind: 'age-over-89', from, to: from + length, certain: true, suggestion };
}

function ageInDigits(scan: Scan, { from, text }: Run): Candidate | null {
  if (!/^(?:9\d|1[01]\d)$/.test(text)) return null;
  const decade = text === '90' ? scan.match(/^90'?s(?![\p{L}\d])/u, from) : null;
  if (decade !== null) return nineties(scan, from, decade[0].length);
  if (/[\d.,-]$/.test(scan.before(from, 1))) return null;
  const written = scan.match(yearsOld, from)?.[0];
  // "95 years of data" is no age, "95 years old" and "95-year-old" are.
  if (written !== undefined && /-year|old|y[/.]?\s?o|yr|of\sage/i.test(written)) {
    return age(from, written.length, /^\d+-/.test(written) ? 'very old (90 or over)' : '90 or over');
  }
  const sexed = scan.match(sexAfter, from)?.[0];
  return sexed === undefined ? null : age(from, sexed.length, 'aged 90 or over');
}

function ageInWords(scan: Scan, { from, text }: Run): Candidate | null {
  const small = text.toLowerCase();
  if (small === 'nineties') return nineties(scan, from, text.length);
  if (small === 'age' || small === 'aged') {
    const aged = scan.match(agedNumber, from) ?? scan.match(agedInWords, from);
    return aged === null ? null : age(from, aged[0].length, `${text} 90 or over`);
  }
  if (small === 'at') {
    const at = scan.match(agedNumber, from)?.[0];
    return at === undefined || !/age/i.test(at) ? null : age(from, at.length, 'at the age of 90 or over');
  }
  const spoken = 'ncoh'.includes(small.charAt(0)) ? scan.match(inWords, from) : null;
  return spoken === null ? null : age(from, spoken[0].length, '90 or over');
}

/** "in her nineties" tells an age, "in the nineties" a time. */
function nineties(scan: Scan, from: number, length: number): Candidate | null {
  const lead = inNineties.exec(scan.before(from, 20))?.[0].length;
  return lead === undefined ? null : age(from - lead, length + lead, 'aged 90 or over');
}
