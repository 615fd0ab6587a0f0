/**
 * What a pasted log or table would become, line by line, before anything of it is written: an entry, or what is wrong
 * with the line. Pure, but for the zone tables. Nothing is guessed silently: what the file leaves open is asked for.
 */
import type { InitialRecord } from '../../../../shared/review-document/records.ts';
import { isZone } from '../../../../shared/review-document/zone-offset.ts';
import { readQuickEntry } from '../quick-entry.ts';
import { inZone } from '../time-draft.ts';
import { laneOf } from './column-roles.ts';
import type { ColumnRole } from './column-roles.ts';
import { splitLogLine } from './source-lines.ts';
import type { Source, SourceRecord } from './source-lines.ts';
import { orderOf, settled, takeStamp } from './stamp.ts';
import type { DayOrder, Settled, Stamp, StampSettings } from './stamp.ts';

export interface ImportSettings extends StampSettings {
  /** For times that name no zone. */
  readonly zone: string;
  /** Of a table: what each column holds. */
  readonly roles: readonly ColumnRole[];
  /** Whether lines without a time become entries without one. */
  readonly timeless: boolean;
}

export type PlannedEntry = InitialRecord<'timeline'>;

export type PlannedLine =
  | { readonly line: number; readonly source: string; readonly entry: PlannedEntry; readonly note: string }
  | { readonly line: number; readonly source: string; readonly fault: string };

export interface ImportPlan {
  readonly lines: readonly PlannedLine[];
  readonly good: number;
  readonly bad: number;
}

/** What of a file's times only a person can say. */
export interface OpenQuestions {
  /** Which number is the month: asked where every numeric date can be read both ways, or the dates disagree. */
  readonly order: boolean;
  /** The way that all dates agree on; null where none speaks for either or they disagree. */
  readonly ordersAs: DayOrder | null;
  readonly year: boolean;
  readonly day: boolean;
}

/** Characters of one entry. */
const longestText = 4_000;

export function openQuestions(source: Source, roles: readonly ColumnRole[]): OpenQuestions {
  const stamps = source.records.flatMap((record) => stampsOf(source, record, roles));
  const orders = new Set(stamps.map(orderOf));
  const [dayFirst, monthFirst] = [orders.has('day-first'), orders.has('month-first')];
  const agreed = dayFirst === monthFirst ? null : dayFirst ? 'day-first' : 'month-first';
  const hasDays = source.kind === 'table' && roles.includes('day');
  return {
    order: (orders.has('either') && agreed === null) || (dayFirst && monthFirst),
    ordersAs: agreed,
    year: stamps.some(({ date }) => date.kind === 'no-year'),
    day: !hasDays && stamps.some(({ date }) => date.kind === 'none'),
  };
}

export function makePlan(source: Source, settings: ImportSettings): ImportPlan {
  let day = settings.day;
  const lines = source.records.map((record): PlannedLine => {
    const planned =
      record.fault === undefined
        ? source.kind === 'table'
          ? fromCells(record, settings)
          : fromLine(record, { ...settings, day })
        : record.fault;
    const written = record.cells.join(source.kind === 'table' ? ' | ' : ' ');
    if (typeof planned === 'string') return { line: record.line, source: written, fault: planned };
    const from = planned.entry.from ?? '';
    if (from.length >= 10) day = from.slice(0, 10);
    return { line: record.line, source: written, ...planned };
  });
  const bad = lines.filter((line) => 'fault' in line).length;
  return { lines, good: lines.length - bad, bad };
}

interface Planned {
  readonly entry: PlannedEntry;
  readonly note: string;
}

/** A sentence where the line cannot be read. */
type Outcome = Planned | string;

function fromCells({ cells }: SourceRecord, settings: ImportSettings): Outcome {
  const of = (role: ColumnRole): readonly string[] =>
    settings.roles.flatMap((each, i) => (each === role && (cells[i] ?? '') !== '' ? [cells[i] ?? ''] : []));
  const text = of('text').join(' · ');
  const [lane] = of('lane');
  const known = lane === undefined ? null : laneOf(lane);
  const note = lane !== undefined && known === null ? `“${lane}” is no lane, so none is chosen.` : '';
  const words = [...(lane !== undefined && known === null ? [`${lane}:`] : []), text].join(' ').trim();
  const [zone] = of('zone');
  if (zone !== undefined && zoneOf(zone) === '') {
    return `“${zone}” is no time zone that can be used. Write it such as Europe/Berlin or +01:00.`;
  }
  const written = [...of('time'), ...of('day'), ...of('clock')].join(' ');
  if (written === '') return timeless(words, note, settings, 'There is no time in this line.', known);
  const stamp = takeStamp(written);
  if (stamp?.length !== written.length) {
    // Written by a person: "11 Feb 2026, about 3pm", "02:10-02:25".
    const { fault, text: left, ...quick } = readQuickEntry(written, settings.day);
    if (fault !== undefined) return fault;
    if (quick.from === '' || left !== '') return `“${written}” could not be read as a time.`;
    const entry = { ...quick, text: words, ...(known === null ? {} : { lane: known }) };
    return zoned(entry, zoneOf(zone ?? '') || settings.zone, note);
  }
  return timed(
    words,
    stamp,
    { ...settings, zone: zoneOf(zone ?? '') || settings.zone },
    { note, lane: known },
  );
}

function fromLine({ cells: [text = ''] }: SourceRecord, settings: ImportSettings): Outcome {
  const { stamp, rest } = splitLogLine(text);
  // Written by a person rather than a machine: "11 Feb, about 3pm", "11 Feb 2026 02:10-02:25".
  const { fault, ...quick } = readQuickEntry(text, settings.day);
  const saysMore =
    (quick.to !== '' && (stamp?.zone ?? '') === '') || (stamp?.clock === '' && quick.from.length > 10);
  if (stamp !== undefined && !saysMore) return timed(rest, stamp, settings, { note: '', lane: null });
  if (fault !== undefined) return fault;
  if (quick.from === '') return timeless(text, '', settings, 'There is no time at its beginning.', null);
  return zoned(quick, settings.zone, '');
}

function timed(
  text: string,
  stamp: Stamp,
  settings: ImportSettings,
  { note, lane }: { readonly note: string; readonly lane: PlannedEntry['lane'] & (string | null) },
): Outcome {
  const read: Settled = settled(stamp, settings);
  if (!read.ok) return read.sentence;
  const entry = { text, from: read.from, precision: read.precision, ...(lane === null ? {} : { lane }) };
  return zoned(entry, read.zone || settings.zone, note);
}

function zoned(entry: PlannedEntry, tz: string, note: string): Outcome {
  const { from = '', to = '', text = '' } = entry;
  if (text.trim() === '') return 'There is a time in this line, but no words.';
  if (text.length > longestText) {
    return `This line has ${String(text.length)} characters; an entry takes ${String(longestText)}.`;
  }
  const notes = [note];
  for (const value of [from, to]) {
    if (value.length <= 10) continue;
    const read = inZone(tz, value);
    if (!read.ok) return read.sentence;
    if (read.twice) notes.push('The clocks showed this time twice; say which in its time.');
  }
  return { entry: { ...entry, tz }, note: notes.filter((part) => part !== '').join(' ') };
}

function timeless(
  text: string,
  note: string,
  settings: ImportSettings,
  fault: string,
  lane: PlannedEntry['lane'] & (string | null),
): Outcome {
  if (!settings.timeless || text === '') return fault;
  if (text.length > longestText) return `This line has more than ${String(longestText)} characters.`;
  return {
    entry: { text, from: '', precision: 'unknown', tz: '', ...(lane === null ? {} : { lane }) },
    note,
  };
}

function zoneOf(word: string): string {
  if (/^(?:z|utc|gmt)$/iu.test(word)) return 'UTC';
  const offset = /^(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?$/iu.exec(word);
  if (offset !== null) return `${offset[1] ?? '+'}${(offset[2] ?? '').padStart(2, '0')}:${offset[3] ?? '00'}`;
  return isZone(word) && word.includes('/') ? word : '';
}

function stampsOf(source: Source, record: SourceRecord, roles: readonly ColumnRole[]): readonly Stamp[] {
  const texts =
    source.kind === 'log'
      ? []
      : record.cells.filter((_, i) => ['time', 'day', 'clock'].includes(roles[i] ?? 'none'));
  const stamps =
    source.kind === 'log'
      ? [splitLogLine(record.cells[0] ?? '').stamp]
      : texts.map((text) => takeStamp(text));
  return stamps.filter((stamp) => stamp !== undefined);
}
