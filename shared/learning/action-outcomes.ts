/**
 * What became of an action, as it is counted across reviews, and which actions claim to have ended what they answer.
 * A proposal is counted as nothing: nobody has agreed to it. Pure.
 */
import type { ActionStatus } from '../actions/action-status.ts';

export const actionOutcomes = ['under-way', 'done', 'worked', 'partly', 'not', 'set-aside'] as const;
export type ActionOutcome = (typeof actionOutcomes)[number];

export const actionOutcomeNames: Readonly<Record<ActionOutcome, string>> = {
  'under-way': 'Under way',
  done: 'Done, effect not known',
  worked: 'Worked',
  partly: 'Worked in part',
  not: 'Did not work',
  'set-aside': 'Not followed here',
};

const outcomes: Readonly<Record<ActionStatus, ActionOutcome | null>> = {
  proposed: null,
  agreed: 'under-way',
  'in-progress': 'under-way',
  implemented: 'done',
  'awaiting-check': 'done',
  'verified-effective': 'worked',
  'partly-effective': 'partly',
  'not-effective': 'not',
  reopened: 'under-way',
  declined: 'set-aside',
  'not-funded': 'set-aside',
  superseded: 'set-aside',
  'handed-to-programme': 'set-aside',
  withdrawn: null,
};

export function actionOutcome(status: ActionStatus): ActionOutcome | null {
  return outcomes[status];
}

/** Statuses that are counted as this outcome. */
export function statusesOf(outcome: ActionOutcome): readonly ActionStatus[] {
  return (Object.keys(outcomes) as ActionStatus[]).filter((status) => outcomes[status] === outcome);
}

/** Statuses in which an action was carried out, whatever came of it. */
export const carriedOut: readonly ActionStatus[] = (['done', 'worked', 'partly', 'not'] as const).flatMap(
  statusesOf,
);
