/**
 * One table of themes as rows that may leave: small counts hidden, the others rounded, no review and no system named.
 * A table whose lines are AI systems has no such form, since it would name products.
 */
import type { Themes, ThemeTable } from '../../shared/api/themes.ts';
import { actionOutcomeNames, actionOutcomes } from '../../shared/learning/action-outcomes.ts';
import { leavingCount } from '../../shared/learning/small-cells.ts';
import { readConditions, type Condition } from '../../shared/learning/theme-conditions.ts';
import {
  codeName,
  conditionWords,
  layerName,
  placeOf,
  quarterName,
  safeguardStages,
  stageName,
  strengthName,
} from '../../shared/learning/theme-words.ts';
import { safeguardStatusNames } from '../../shared/review-document/choice-names.ts';
import { safeguardStatuses } from '../../shared/review-document/layout.ts';
import { strengthIds } from '../../shared/taxonomy/action-categories.ts';
import { factorCode, factorCodes } from '../../shared/taxonomy/factor-codes.ts';
import { layerIds } from '../../shared/taxonomy/layers.ts';

export interface LeavingTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Stands in the first heading, because a table without its rule is read wrongly. */
const rule = 'reviews; 1 to 4 as <5, others to the nearest 5';

/** The caller has refused a grid by AI system before. */
export function leavingTable(table: ThemeTable, themes: Themes): LeavingTable {
  return tables[table](themes);
}

const tables: Readonly<Record<ThemeTable, (themes: Themes) => LeavingTable>> = {
  grid: ({ rows, columns, cells, quarters }) => {
    const shown = inOrder(rows.map(({ row }) => row));
    const across =
      columns.length > 0 && columns.every(({ column }) => column.startsWith('quarter:'))
        ? quarters.map((quarter) => `quarter:${quarter}`)
        : inOrder(columns.map(({ column }) => column)).map(({ written }) => written);
    const counts = new Map(cells.map(({ row, column, reviews }) => [`${row} ${column}`, reviews]));
    return {
      headings: ['Layer', `Theme (${rule})`, ...across.map(wordsOf)],
      rows: shown.map(({ condition, written }) => [
        layerOf(condition),
        conditionWords(condition, []),
        ...across.map((column) => leavingCount(counts.get(`${written} ${column}`) ?? 0)),
      ]),
    };
  },
  time: ({ time, quarters }) => ({
    headings: [`Layer (${rule})`, ...quarters.map(quarterName)],
    rows: layerIds.map((layer) => [
      layerName(layer),
      ...quarters.map((quarter) =>
        leavingCount(time.find((cell) => cell.layer === layer && cell.quarter === quarter)?.reviews ?? 0),
      ),
    ]),
  }),
  pairs: ({ pairs }) => ({
    headings: ['One factor', 'Other factor', `Both (${rule})`, 'With the one', 'With the other'],
    rows: pairs.map(({ one, other, reviews, ofOne, ofOther }) => [
      codeName(one),
      codeName(other),
      ...[reviews, ofOne, ofOther].map(leavingCount),
    ]),
  }),
  safeguards: ({ safeguards }) => ({
    headings: [
      `Stage of the safeguard (${rule})`,
      ...safeguardStatuses.map((status) => safeguardStatusNames[status]),
    ],
    rows: safeguardStages.map((stage) => [
      stageName(stage),
      ...safeguardStatuses.map((status) =>
        leavingCount(safeguards.find((one) => one.stage === stage && one.status === status)?.reviews ?? 0),
      ),
    ]),
  }),
  returns: ({ returns }) => ({
    headings: ['Layer', `Factor (${rule})`, 'An action was carried out', 'Found again afterwards'],
    rows: factorCodes.flatMap(({ id, layer, name }) => {
      const found = returns.filter(({ code }) => code === id);
      if (found.length === 0) return [];
      const sum = (which: 'answered' | 'returned'): number =>
        found.reduce((total, row) => total + row[which], 0);
      return [[layerName(layer), name, leavingCount(sum('answered')), leavingCount(sum('returned'))]];
    }),
  }),
  layers: ({ layers }) => ({
    headings: [`Layer (${rule})`, 'Factors found', 'Looked at, none found', 'Not looked at'],
    rows: layers.map(({ layer, found, none, unlooked }) => [
      layerName(layer),
      ...[found, none, unlooked].map(leavingCount),
    ]),
  }),
  actions: ({ actions }) => ({
    headings: [
      'Strength (actions; 1 to 4 as <5, others to the nearest 5)',
      ...actionOutcomes.map((outcome) => actionOutcomeNames[outcome]),
    ],
    rows: [...strengthIds, null].map((strength) => [
      strengthName(strength),
      ...actionOutcomes.map((outcome) =>
        leavingCount(
          actions.find((one) => one.strength === strength && one.outcome === outcome)?.actions ?? 0,
        ),
      ),
    ]),
  }),
};

interface Key {
  readonly written: string;
  readonly condition: Condition;
}

function inOrder(keys: readonly string[]): readonly Key[] {
  return keys
    .flatMap((written) => (readConditions(written) ?? []).map((condition) => ({ written, condition })))
    .sort((a, b) => placeOf(a.condition, []) - placeOf(b.condition, []));
}

function wordsOf(written: string): string {
  const [condition] = readConditions(written) ?? [];
  return condition === undefined ? '' : conditionWords(condition, []);
}

function layerOf({ name, value }: Condition): string {
  if (name === 'layer') return layerName(value);
  const layer = name === 'code' ? factorCode(value)?.layer : undefined;
  return layer === undefined ? '' : layerName(layer);
}
