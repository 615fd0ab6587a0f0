/** What roles and statuses are called on screens, and what each means. One table each. Words only. */
import type { OrganisationRole, ReviewRole } from '../shared/access.ts';
import { reviewRoleNames } from '../shared/access-words.ts';
import type { ActionStatus } from '../shared/actions/action-status.ts';

export interface Word {
  readonly name: string;
  readonly about: string;
}

export const reviewRoleWords: Readonly<Record<ReviewRole, Word>> = {
  chair: {
    name: reviewRoleNames.chair,
    about: 'Writes, leads, moves the review on and decides who takes part.',
  },
  facilitator: {
    name: reviewRoleNames.facilitator,
    about: 'Writes, keeps the conversation fair and decides who takes part.',
  },
  panel: { name: reviewRoleNames.panel, about: 'Writes in every section and may change actions.' },
  supplier: { name: reviewRoleNames.supplier, about: 'Reads the whole review; writes nothing in it.' },
  observer: { name: reviewRoleNames.observer, about: 'Reads the whole review; writes nothing in it.' },
  'patient-partner': {
    name: reviewRoleNames['patient-partner'],
    about: 'Sees the page prepared for them, not the whole review.',
  },
  'break-glass': {
    name: reviewRoleNames['break-glass'],
    about:
      'An admin who reads the whole review for a day, in an emergency. Writes nothing, takes nothing out.',
  },
};

export const organisationRoleWords: Readonly<Record<OrganisationRole, Word>> = {
  admin: { name: 'Admin', about: 'Invites and changes members. Sees no review they take no part in.' },
  'safety-lead': {
    name: 'Safety lead',
    about: 'Follows every action of the organisation until its effect is known.',
  },
  member: { name: 'Member', about: 'Starts reviews and takes part in those they are added to.' },
};

export const statusWords: Readonly<Record<ActionStatus, Word>> = {
  proposed: { name: 'Proposed', about: 'Suggested in the review, not decided yet.' },
  agreed: { name: 'Agreed', about: 'Decided; somebody is to do it.' },
  'in-progress': { name: 'In progress', about: 'Somebody is at work on it.' },
  implemented: { name: 'Implemented', about: 'Done, but whether it helps is not known yet.' },
  'awaiting-check': { name: 'Awaiting check', about: 'Done, and it is time to see whether it helps.' },
  'verified-effective': { name: 'Effective', about: 'Shown to do what it was meant to do.' },
  'partly-effective': { name: 'Partly effective', about: 'It helps, but not as far as was meant.' },
  'not-effective': { name: 'Not effective', about: 'It was done and did not help.' },
  reopened: { name: 'Reopened', about: 'It was done and is worked on again.' },
  declined: { name: 'Declined', about: 'Decided against, with the reason written down.' },
  'not-funded': { name: 'Not funded', about: 'Wanted, but there is no money for it.' },
  superseded: { name: 'Superseded', about: 'Another action has taken its place.' },
  'handed-to-programme': {
    name: 'Handed to a programme',
    about: 'An improvement programme carries it on.',
  },
  withdrawn: { name: 'Withdrawn', about: 'Taken back in the review before it was agreed.' },
};

/** Several roles in a line: "Admin and safety lead". */
export function roleLine(roles: readonly OrganisationRole[]): string {
  const [first = '', ...rest] = roles.map((role) => organisationRoleWords[role].name);
  return [first, ...rest.map((name) => name.toLowerCase())].join(' and ');
}
