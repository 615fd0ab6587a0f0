/**
 * Factors and actions of a learning summary as one table, a row for each, told apart by the first column. For whoever
 * counts across summaries; no cell can become a formula.
 */
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import { layers } from '../../shared/taxonomy/layers.ts';
import { csvLines } from '../exports/csv.ts';
import { statusNames } from '../exports/report-names.ts';
import { actionMark } from './outline-of.ts';
import { categoryName, layerNames, strengthName } from './outline-words.ts';
import { plainText } from './plain-text.ts';

const head = [
  'Kind',
  'Mark',
  'Layer',
  'Codes',
  'Words',
  'How it took effect',
  'What followed',
  'Confidence',
  'Category',
  'Strength',
  'Status',
  'Addresses',
  'Measure',
  'Result',
  'Summary',
  'Revision',
] as const;

/** With the mark that tells a spreadsheet that it is UTF-8. */
export function renderCsv(summary: LearningSummary): string {
  const whose = [summary.id, summary.revision] as const;
  const factors = summary.factors.map((factor) => [
    'factor',
    factor.mark,
    layers[factor.layer].name,
    factor.codes.join('; '),
    factor.condition,
    factor.mechanism ?? '',
    factor.effect ?? '',
    factor.confidence ?? '',
    ...['', '', '', '', '', ''],
    ...whose,
  ]);
  const actions = summary.actions.map((action, index) => [
    'action',
    actionMark(index),
    layerNames(action.layers),
    '',
    [action.title, action.detail ?? ''].filter((words) => words !== '').join('\n'),
    ...['', '', ''],
    action.category === undefined ? '' : categoryName(action.category),
    action.strength === undefined ? '' : strengthName(action.strength),
    statusNames[action.status],
    action.factors.join('; '),
    action.measure ?? '',
    action.result ?? '',
    ...whose,
  ]);
  const rows = [...factors, ...actions].map((cells) =>
    cells.map((cell) => (typeof cell === 'number' ? cell : plainText(cell))),
  );
  return `\ufeff${csvLines([head, ...rows])}`;
}
