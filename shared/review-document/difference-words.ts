/**
 * What a field of the layout holds, in words people know: ids of records by what these say, values out of lists by their
 * names. Pure. Free text and times stand as they are.
 */
import {
  accountabilityFunctions,
  accountabilityOrganisations,
} from '../accountability/accountability-words.ts';
import { actionCategories } from '../taxonomy/action-categories.ts';
import { factorCode } from '../taxonomy/factor-codes.ts';
import { precisionNames } from './choice-names.ts';
import type { RecordRoot } from './layout.ts';
import { linkEndRoots } from './link-ends.ts';
import { milestones } from './milestones.ts';
import type { AlarmSide, MetricKind, RecordLists, ReviewContent } from './records.ts';
import { valueNames } from './value-names.ts';

/** Fields that hold ids of records, by root and field or by a field that means the same everywhere. */
const tied: Readonly<Record<string, readonly RecordRoot[]>> = {
  evidence: ['evidence'],
  factors: ['factors'],
  areas: ['areas'],
  'links/from': linkEndRoots,
  'links/to': linkEndRoots,
  'points/factors': ['points'],
  'pairs/shown': ['evidence'],
  'pairs/seen': ['evidence'],
  'metrics/measure': ['metrics'],
  'metrics/reference': ['metrics'],
};

/** Values out of lists that are no choices of the layout. */
const listNames: Readonly<Record<string, (id: string) => string | undefined>> = {
  'factors/codes': (id) => factorCode(id)?.name,
  'points/codes': (id) => factorCode(id)?.name,
  'points/category': (id) => actionCategories.find((category) => category.id === id)?.name,
  'actions/category': (id) => actionCategories.find((category) => category.id === id)?.name,
  'functions/function': (id) => accountabilityFunctions.find((one) => one.id === id)?.name,
  'functions/organisation': (id) => accountabilityOrganisations.find((one) => one.id === id)?.name,
  'timeline/milestone': (id) => Object.entries(milestones).find(([known]) => known === id)?.[1].name,
};

/** Values of choices that screens show otherwise than by a name. */
const metricKindNames: Readonly<Record<MetricKind, string>> = {
  equity: 'Measure by group',
  drift: 'Measure over time',
  reading: 'Reading of a measure',
  mark: 'Change of version',
};
const alarmNames: Readonly<Record<AlarmSide, string>> = {
  above: 'Respond above the threshold',
  below: 'Respond below the threshold',
};
const otherNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'timeline/precision': precisionNames,
  'timeline/toPrecision': precisionNames,
  'metrics/kind': metricKindNames,
  'metrics/alarm': alarmNames,
};

const longest = 90;

/**
 * @param held what the field holds: one value, or those of a set
 * @param contents where a tied record is looked for, the likeliest first
 */
export function fieldWords(
  root: string,
  field: string,
  held: readonly string[],
  contents: readonly ReviewContent[],
): string {
  const key = `${root}/${field}`;
  const roots = tied[key] ?? tied[field];
  const names = otherNames[key] ?? valueNames[key] ?? valueNames[field];
  const nameOf = (value: string): string =>
    roots === undefined
      ? (listNames[key]?.(value) ?? names?.[value] ?? value)
      : tiedName(value, roots, contents);
  return held.map(nameOf).join(', ');
}

function tiedName(id: string, roots: readonly RecordRoot[], contents: readonly ReviewContent[]): string {
  const found = contents
    .flatMap(({ records }) => roots.map((root) => recordIn(records, root, id)))
    .find((record) => record !== undefined);
  if (found === undefined) return 'something that is gone';
  const words = recordWords(found);
  return words === '' ? 'something without words' : `“${words}”`;
}

function recordIn(records: RecordLists, root: RecordRoot, id: string): object | undefined {
  return records[root]?.find((record) => record.id === id);
}

/** Of the fields that say what a record is, the first with words, cut to a line. */
function recordWords(record: object): string {
  const fields = record as Readonly<Record<string, unknown>>;
  const words = ['text', 'condition', 'mechanism', 'effect', 'name', 'group', 'source', 'url']
    .map((field) => fields[field])
    .find((value): value is string => typeof value === 'string' && value.trim() !== '');
  const line = (words ?? '').replaceAll(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, Math.max(line.lastIndexOf(' ', longest), 1))}…`;
}
