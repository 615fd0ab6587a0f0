/** Factors and actions of a review as one table, a row for each, told apart by the first column. */
import { ownerWords } from '../../shared/actions/owner-words.ts';
import { confidenceNames, factorStateNames } from '../../shared/review-document/choice-names.ts';
import { factorCode } from '../../shared/taxonomy/factor-codes.ts';
import { actionCategories, strengths } from '../../shared/taxonomy/action-categories.ts';
import { layers, type Layer } from '../../shared/taxonomy/layers.ts';
import { csvLines } from './csv.ts';
import { statusNames } from './report-names.ts';
import type { WholeReview } from './whole-review.ts';

const head = [
  'Kind',
  'Layers',
  'Codes',
  'Words',
  'How it took effect',
  'What followed',
  'State',
  'Confidence',
  'Category',
  'Strength',
  'Owner',
  'Due',
  'Measure',
  'Target',
] as const;

/** With the mark that tells a spreadsheet that it is UTF-8. */
export function reviewTable({ written, actions }: WholeReview): string {
  const factors = written.records.factors
    .filter(({ condition, mechanism, effect }) =>
      [condition, mechanism, effect].some((words) => words !== ''),
    )
    .map((factor) => [
      'factor',
      factor.layer === null ? '' : layers[factor.layer].name,
      factor.codes.map((id) => factorCode(id)?.name ?? id).join('; '),
      factor.condition,
      factor.mechanism,
      factor.effect,
      factor.state === null ? '' : factorStateNames[factor.state],
      factor.confidence === null ? '' : confidenceNames[factor.confidence],
      ...['', '', '', '', '', ''],
    ]);
  const rows = actions.map((action) => [
    'action',
    action.layers.map((layer: Layer) => layers[layer].name).join('; '),
    '',
    action.title,
    action.detail,
    '',
    statusNames[action.status],
    '',
    actionCategories.find(({ id }) => id === action.category)?.name ?? '',
    strengths.find(({ id }) => id === action.strength)?.name ?? '',
    ownerWords(action) ?? '',
    action.dueOn ?? '',
    action.measureName,
    action.target,
  ]);
  return `\uFEFF${csvLines([head, ...factors, ...rows])}`;
}
