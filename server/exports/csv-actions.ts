/** The list of actions as rows of a table, in words a reader knows. It holds what the reader may see, and nothing more. */
import type { Action } from '../../shared/api/actions.ts';
import { ownerWords } from '../../shared/actions/owner-words.ts';
import { isOverdue } from '../../shared/actions/action-status.ts';
import { actionCategories, strengths } from '../../shared/taxonomy/action-categories.ts';
import { layers } from '../../shared/taxonomy/layers.ts';
import { statusNames } from './report-names.ts';

export const actionHeadings = [
  'Action',
  'Status',
  'Late',
  'Due',
  'Owner',
  'Strength',
  'Kind',
  'Layers',
  'Measure',
  'Baseline',
  'Target',
  'Next check',
  'AI system',
  'Review',
  'Last changed',
  'Address',
  'Version',
] as const;

/** @param today calendar day; @param origin where people open Causeway, without a slash at the end */
export function actionRow(action: Action, today: string, origin: string): readonly string[] {
  return [
    action.title,
    statusNames[action.status],
    isOverdue(action, today) ? 'yes' : 'no',
    action.dueOn ?? '',
    ownerWords(action) ?? '',
    strengths.find(({ id }) => id === action.strength)?.name ?? '',
    actionCategories.find(({ id }) => id === action.category)?.name ?? '',
    action.layers.map((id) => layers[id].name).join(', '),
    action.measureName,
    action.baseline,
    action.target,
    action.nextCheckOn ?? '',
    action.systemName ?? '',
    action.reviewTitle ?? '',
    new Date(action.changedAt).toISOString(),
    `${origin}/actions?open=${action.reviewId}/${action.actionId}`,
    String(action.version),
  ];
}
