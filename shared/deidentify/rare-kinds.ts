/**
 * What is harmless in its parts and tells in sum: small numbers of people, the only one of its kind, and a place with a
 * month and an outcome that a newspaper would have reported. None is certain. Pure.
 */
import type { Candidate, Scan } from './scan.ts';

const people =
  'patients?|people|persons?|children|child|women|woman|men|man|babies|baby|infants?|newborns?|residents?|deaths?|families|family|claimants?|applicants?|passengers?|drivers?|customers?|pedestrians?|teenagers?|girls?|boys?|adults?|students?|pupils?|survivors?|fatalities|births?|pregnancies|injuries|amputations|suicides';
const counted = new RegExp(
  `^(?:(?:one|two|three|four|[1-4])\\s(?:out\\s)?of\\s(?:the\\s|our\\s|its\\s)?(?:other\\s|\\d{1,5}\\s|\\w{3,9}\\s)?|(?:two|three|four|[1-4])\\s)(?:(?:other|more|further|affected|elderly|older|younger|young|female|male|pregnant|black|white|asian|adult|new|septic|diabetic|such)\\s){0,2}(${people})\\b(?!\\s(?:per|each|every|an?\\s(?:hour|day|week|month|shift)|at\\sa\\stime|or\\smore|to)\\b)`,
  'i',
);
/** What a count is not exact by goes with it: "about fewer than five" says nothing. */
const roughly = /\b(?:about|around|roughly|nearly|almost|some|only|just|exactly|at (?:least|most)|up to)\s$/i;
const notACount =
  /(?:[\d.,:/-]|\b(?:level|grade|stage|phase|type|class|category|tier|week|day|step|band|group|version|bay|ward|room|bed|figure|table|than|least|most|every|each|under|over|to|for|between|factor|top|first|last|next))\s?$/i;
const onlyOne =
  /^(?:the\s)?(?:only|sole|largest|smallest|oldest|youngest|busiest)\s((?:[a-z-]{2,20}\s){0,4}(?:hospital|centre|center|trust|clinic|unit|site|service|practice|laboratory|provider|patient|person|child|man|woman|doctor|consultant|surgeon|radiologist|specialist|nurse|pharmacist|engineer|case|company|supplier|school|court|airline))(\s(?:in|within|across|serving|for|on)\b)/i;
const firstEver =
  /^(?:the\s)?(?:world's\s|country's\s|nation's\s)?first((?:\s[a-z-]{2,20}){0,4}\s(?:hospital|centre|center|trust|clinic|unit|site|patient|person|child|man|woman|case|death|country|company|school|court))(\s(?:(?:[a-z]{2,9}\s){0,3}(?:in\sthe\s(?:country|world|region|state|county|uk|nation)|in\s(?:england|scotland|wales|europe|britain|america)|ever)))/i;
const monthAndYear =
  /^(?:(?:early|mid|late)[\s-])?(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:the\s)?(?:spring|summer|autumn|winter|fall)(?:\sof)?),?\s((?:19|20)\d\d)(?!\d)/i;
const outcome =
  /\b(?:died|death|deaths|dead|fatal|fatally|fatality|killed|suicide|stillborn|stillbirth|amputat\w{2,5}|drowned|coma|brain\sdamage|lost\s(?:his|her|their)\s(?:sight|leg|arm|life|baby|child)|crash(?:ed)?|explosion|inquest|arrested|manslaughter|homicide)\b/i;
const placeWord =
  /\b(?:hospital|infirmary|town|village|city|county|island|prison|school|airport|station|motorway|bridge|care\shome|clinic|hospice|university)\b/i;
const wherePart = /\b(?:in|at|near|outside|on)\s(?:the\s|a\s)?(?:\p{Lu}\p{L}+)/u;

/** Small numbers, only ones, and months beside a place and an outcome. */
export function rareIn(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const { from, text } of scan.runs) {
    if (/[\p{L}\d]$/u.test(scan.before(from, 1))) continue;
    const count = /^(?:one|two|three|four|[1-4])$/i.test(text) ? smallCount(scan, from) : null;
    if (count !== null) found.push(count);
    const only = onlyAt(scan, from, text) ?? monthAt(scan, from, text);
    if (only !== null) found.push(only);
  }
  return found;
}

function smallCount(scan: Scan, from: number): Candidate | null {
  if (notACount.test(scan.before(from, 12))) return null;
  const match = scan.match(counted, from);
  if (match === null) return null;
  const whole = match[0];
  const total = /\sof\s(?:the\s|our\s|its\s)?(\d{1,5}\s)/i.exec(whole)?.[1];
  const noun = plural(match[1] ?? 'people');
  const start = from - (roughly.exec(scan.before(from, 12))?.[0].length ?? 0);
  const suggestion = `fewer than five ${total === undefined ? '' : `of ${total}`}${noun}`;
  return { kind: 'small-count', from: start, to: from + whole.length, certain: false, suggestion };
}

function plural(noun: string): string {
  const small = noun.toLowerCase();
  const odd = {
    child: 'children',
    woman: 'women',
    man: 'men',
    person: 'people',
    baby: 'babies',
    family: 'families',
  }[small];
  return odd ?? (/(?:s|people|children|women|men|fatalities)$/.test(small) ? small : `${small}s`);
}

function onlyAt(scan: Scan, from: number, text: string): Candidate | null {
  if (!/^(?:the|only|sole|largest|smallest|oldest|youngest|busiest|first|world|country|nation)$/i.test(text))
    return null;
  const match = scan.match(onlyOne, from) ?? scan.match(firstEver, from);
  if (match === null) return null;
  const words = (match[1] ?? '').trim();
  const suggestion = `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}${match[2] ?? ''}`.trimEnd();
  const to = from + match[0].trimEnd().length;
  return { kind: 'rare-combination', from, to, certain: false, suggestion };
}

function monthAt(scan: Scan, from: number, text: string): Candidate | null {
  if (
    !/^(?:early|mid|late|january|february|march|april|may|june|july|august|september|october|november|december|the|spring|summer|autumn|winter|fall)$/i.test(
      text,
    )
  ) {
    return null;
  }
  const match = scan.match(monthAndYear, from);
  if (match === null) return null;
  const before = scan.before(from, 240);
  const after = scan.after(from + match[0].length, 240);
  const sentence = (before.split(/[.!?\n]\s/).at(-1) ?? '') + (after.split(/[.!?](?:\s|$)|\n/)[0] ?? '');
  if (!outcome.test(sentence) || !(placeWord.test(sentence) || wherePart.test(sentence))) return null;
  return {
    kind: 'rare-combination',
    from,
    to: from + match[0].length,
    certain: false,
    suggestion: match[1] ?? null,
  };
}
