/** The history of a place in plain words: "Priya Raman wrote the condition and set confidence to high". Words only. */
import type { PlaceHistory } from '../../../shared/api/history.ts';
import { valueNames } from '../../../shared/review-document/value-names.ts';
import { factorCode } from '../../../shared/taxonomy/factor-codes.ts';
import { layers } from '../../../shared/taxonomy/layers.ts';

export type Entry = PlaceHistory['entries'][number];
type Act = Entry['acts'][number];
type Names = Readonly<Record<string, string>>;

const layerNames: Names = Object.fromEntries(Object.values(layers).map(({ id, name }) => [id, name]));

/** Fields as they are called behind "the"; those left out are called by their own name. */
const fieldNames: Names = {
  text: 'words',
  value: 'value',
  kind: 'kind',
  state: 'state',
  lane: 'kind of entry',
  known: 'time it was known',
  measureKind: 'kind of measure',
  measureName: 'measure',
  dutySource: 'source of the duty',
  unintended: 'unintended effects',
  equity: 'effect on equity',
  alt: 'description of the picture',
  speaker: 'role of whoever said it',
  consent: 'consent',
  how: 'how',
  difference: 'difference',
  response: 'answer',
  answer: 'outcome',
  who: 'holder',
  seenBy: 'people who saw it',
  precision: 'precision of the time',
  toPrecision: 'precision of the end',
  milestone: 'milestone',
  from: 'beginning',
  to: 'end',
  tz: 'time zone',
  offset: 'time zone',
  toOffset: 'time zone',
  place: 'place among entries of the same time',
  url: 'address',
  file: 'file',
  sha256: 'file',
  at: 'day',
  shown: 'side of what was shown',
  seen: 'side of what could be seen',
  of: 'group',
  with: 'kind of joining',
  layer: 'layer',
  reason: 'reason',
};

/** The same where a root calls a field otherwise. */
const rootFieldNames: Names = {
  'metrics/of': 'number it is out of',
  'metrics/count': 'number',
  'links/from': 'cause',
  'links/to': 'effect',
  'voices/of': 'person who made the point',
};

const flagNames: Names = {
  starred: 'a turning point',
  between: 'at some moment between two times',
  none: 'looked at, none found',
};

const seededRoots: readonly string[] = ['facts', 'answers', 'layers'];

const setNames: Readonly<Record<string, string>> = {
  evidence: 'evidence',
  factors: 'a factor',
  areas: 'an area for improvement',
  codes: 'the code',
  layers: 'the layer',
};

/** @param nameOf the words of a record that is tied, null when it has none */
export function entryPhrases(
  place: string,
  { acts }: Pick<Entry, 'acts'>,
  nameOf: (root: string, id: string) => string | null,
): string {
  const phrases = [...new Set(acts.map((act) => phrase(place, act, nameOf)))];
  const last = phrases.pop();
  return phrases.length === 0 ? (last ?? '') : `${phrases.join(', ')} and ${last ?? ''}`;
}

function phrase(
  place: string,
  { kind, field, value, was }: Act,
  nameOf: (root: string, id: string) => string | null,
): string {
  const root = place.split('/')[0] ?? '';
  const isProse = place.startsWith('prose:');
  switch (kind) {
    case 'made':
      if (seededRoots.includes(root)) return 'set it up from the template';
      return value in layerNames ? `proposed it in ${layerNames[value] ?? ''}` : 'added it';
    case 'wrote':
      return isProse ? 'wrote here' : `wrote ${theField(root, field)}`;
    case 'erased':
      return isProse ? 'took words out' : `took words out of ${theField(root, field)}`;
    case 'shaped':
      return 'changed how it is set out';
    case 'moved':
      return 'moved it in the list';
    case 'binned':
      return 'put it in the bin';
    case 'revived':
      return 'brought it back from the bin';
    case 'cleared':
      return field in flagNames
        ? `took back “${flagNames[field] ?? ''}”`
        : `cleared ${theField(root, field)}`;
    case 'set':
      return setPhrase(root, field, value, was);
    case 'tied':
      return `added ${tiedName(field, value, nameOf)}`;
    case 'untied':
      return `took away ${tiedName(field, value, nameOf)}`;
  }
}

function setPhrase(root: string, field: string, value: string, was: string): string {
  if (field in flagNames) return `marked it as ${flagNames[field] ?? ''}`;
  const names = valueNames[`${root}/${field}`] ?? valueNames[field];
  const [now, before] = [names?.[value], names?.[was]];
  if (field === 'layer' && now !== undefined) {
    return before === undefined ? `put it in ${now}` : `moved it from ${before} to ${now}`;
  }
  if (now === undefined) return `set ${theField(root, field)}`;
  const said = `set ${theField(root, field)} to ${lower(now)}`;
  return before === undefined ? said : `${said}, before ${lower(before)}`;
}

function tiedName(field: string, value: string, nameOf: (root: string, id: string) => string | null): string {
  const name =
    field === 'codes'
      ? (factorCode(value)?.name ?? null)
      : field === 'layers'
        ? (layerNames[value] ?? null)
        : nameOf(field, value);
  const what = setNames[field] ?? field;
  return name === null ? what : `${what} “${name}”`;
}

function theField(root: string, field: string): string {
  return `the ${rootFieldNames[`${root}/${field}`] ?? fieldNames[field] ?? field}`;
}

/** What versions tell of a place, behind the time: "changed: condition, confidence". */
export function versionPhrase(place: string, change: PlaceHistory['versions'][number]): string {
  if (change.change === 'came') return 'it came to be';
  if (change.change === 'went') return 'it was taken away';
  const root = place.split('/')[0] ?? '';
  const fields = [...new Set(change.fields.filter((field) => field !== ''))];
  const named = fields.map((field) => theField(root, field)).join(', ');
  return named === '' ? 'it was changed' : `changed: ${named}`;
}

function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const clockFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** "Friday, 20 November 2026", in the reader's zone. */
export function historyDay(at: number): string {
  return dayFormat.format(at);
}

/** "14:02", or "14:02 to 14:25". */
export function historyTime(from: number, at: number): string {
  const [one, other] = [clockFormat.format(from), clockFormat.format(at)];
  return one === other ? one : `${one} to ${other}`;
}
