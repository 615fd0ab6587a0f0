/** What the views, columns and reasons of the tracker are called. Words only. */
import type { Stage } from '../../shared/access.ts';
import type { RiskReason } from '../../shared/actions/at-risk.ts';
import type { LateBand, StatusGroup } from '../../shared/actions/dashboard-groups.ts';
import type { ColumnId, TrackerView } from './action-filters.ts';

export const viewNames: Readonly<Record<TrackerView, string>> = {
  table: 'Table',
  board: 'Board',
  calendar: 'Calendar',
  owner: 'By owner',
  system: 'By AI system',
};

export const columnNames: Readonly<Record<ColumnId, string>> = {
  layer: 'Layers',
  strength: 'Strength',
  category: 'Kind',
  owner: 'Owner',
  system: 'AI system',
  due: 'Due',
  check: 'Next check',
  changed: 'Last changed',
  status: 'Status',
};

export const stageNames: Readonly<Record<Stage, string>> = {
  gathering: 'Review: gathering',
  analysing: 'Review: analysing',
  'in-review': 'Review: in review',
  signed: 'Review: signed',
  reopened: 'Review: reopened',
};

export const groupNames: Readonly<Record<StatusGroup, string>> = {
  proposed: 'Proposed',
  'to-do': 'To be done',
  'effect-unknown': 'Done, effect not known',
  'effect-known': 'Effect known',
  'put-aside': 'Put aside',
};

export const lateNames: Readonly<Record<LateBand, string>> = {
  '1-7': '1 to 7 days',
  '8-30': '8 to 30 days',
  '31-90': '31 to 90 days',
  'over-90': 'Over 90 days',
};

/** `2026-Q3` as "Q3 2026". */
export function quarterName(quarter: string): string {
  return `${quarter.slice(5)} ${quarter.slice(0, 4)}`;
}

/** Why an action is at risk: about the action, never about anybody. */
export function riskWords(reason: RiskReason, lateDays: number): string {
  const days = lateDays === 1 ? '1 day' : `${lateDays} days`;
  switch (reason) {
    case 'late':
      return `${days} late`;
    case 'not-effective':
      return 'did not work, and nothing has followed';
    case 'check-late':
      return 'a check of its effect is overdue';
    case 'owner-left':
      return 'its owner has left';
    case 'no-owner':
      return 'nobody owns it';
    case 'weaker':
      return 'a weaker kind of action';
  }
}
