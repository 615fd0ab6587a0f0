/** What stages and statuses are called in a report. Words only. */
import type { Stage } from '../../shared/access.ts';
import type { ActionStatus } from '../../shared/actions/action-status.ts';

export const stageNames: Readonly<Record<Stage, string>> = {
  gathering: 'Gathering facts',
  analysing: 'Analysing',
  'in-review': 'In review',
  signed: 'Signed',
  reopened: 'Reopened',
};

export const statusNames: Readonly<Record<ActionStatus, string>> = {
  proposed: 'Proposed',
  agreed: 'Agreed',
  'in-progress': 'In progress',
  implemented: 'Implemented, effect not known yet',
  'awaiting-check': 'Done, its check is due',
  'verified-effective': 'Effective',
  'partly-effective': 'Partly effective',
  'not-effective': 'Not effective',
  reopened: 'Reopened',
  declined: 'Declined',
  'not-funded': 'Not funded',
  superseded: 'Superseded',
  'handed-to-programme': 'Handed to a programme',
  withdrawn: 'Withdrawn',
};

/** Printed where a review retells a case from the public record. */
export const publicCaseNotice = 'Public case, not reviewed by the organisation';
