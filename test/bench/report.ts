/** The figures of all rounds as a table: median and spread of each server, and how this one compares. */
import { peerTitles, type PeerName } from './peers.ts';
import type { Figure, Measure, Scenario } from './scenarios/scenario.ts';

/** Figures of one scenario: by server, by round, in the order of the measures. */
export type Results = ReadonlyMap<PeerName, readonly (readonly Figure[])[]>;

export interface Summary {
  readonly median: Figure;
  readonly least: Figure;
  readonly most: Figure;
}

export function summarise(values: readonly Figure[]): Summary {
  const sorted = values.filter((value) => value !== null).sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? null;
  const lower = sorted[middle - 1] ?? upper;
  const median = sorted.length % 2 === 1 || upper === null || lower === null ? upper : (upper + lower) / 2;
  return { median, least: sorted[0] ?? null, most: sorted.at(-1) ?? null };
}

/** How many times better `ours` is than `theirs`; null when one of them is missing or nothing. */
export function advantage({ more }: Measure, ours: Figure, theirs: Figure): number | null {
  if (ours === null || theirs === null || ours <= 0 || theirs <= 0) return null;
  return more ? ours / theirs : theirs / ours;
}

export function markdownTable(scenario: Scenario, results: Results): string {
  const peers = [...results.keys()];
  const others = peers.filter((name) => name !== 'causeway');
  const compare = peers.length > others.length ? others : [];
  const head = [
    '',
    ...peers.map((name) => peerTitles[name]),
    ...compare.map((name) => `against ${short(name)}`),
  ];
  const rows = scenario.measures.map((measure, index) => {
    const summaries = new Map(
      peers.map((name) => [name, summarise((results.get(name) ?? []).map((round) => round[index] ?? null))]),
    );
    const ours = summaries.get('causeway')?.median ?? null;
    return [
      measure.unit === '' ? measure.name : `${measure.name}, ${measure.unit}`,
      ...[...summaries.values()].map(cell),
      ...compare.map((name) => {
        const times = advantage(measure, ours, summaries.get(name)?.median ?? null);
        return times === null ? '–' : `${times.toPrecision(2)}×`;
      }),
    ];
  });
  return [`### ${scenario.name}`, '', row(head), row(head.map(() => '---')), ...rows.map(row), ''].join('\n');
}

function short(name: PeerName): string {
  return name === 'hocuspocus' ? 'Hocuspocus' : name;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function cell({ median, least, most }: Summary): string {
  if (median === null) return '–';
  return least === most ? figure(median) : `${figure(median)} (${figure(least ?? 0)}–${figure(most ?? 0)})`;
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(2)));
}
