/** What the fields, proofs and checks of an action are called on screens. Words only. */
import type { CheckKind, CheckOutcome } from '../../shared/actions/effect-checks.ts';
import type { ProofKind } from '../../shared/actions/proofs.ts';
import type { ActionCheck } from '../../shared/api/actions.ts';
import type { ActionStatus } from '../../shared/actions/action-status.ts';
import { formatDay } from '../ui/dates.ts';

/** By the name of the field in a request or in history. */
export const fieldNames: Readonly<Record<string, string>> = {
  status: 'Status',
  owner: 'Owner',
  ownerId: 'Owner',
  dueOn: 'Due day',
  implementedOn: 'Done on',
  approver: 'Approved by',
  approverId: 'Approved by',
  supersededBy: 'Its place is taken by',
  programme: 'Programme',
  title: 'Title',
  detail: 'Detail',
  category: 'Kind',
  measureName: 'Measure',
  measureKind: 'What the measure asks',
  baseline: 'Value before',
  target: 'Value to be reached',
  source: 'Taken from',
  unintended: 'Side effects',
  equity: 'Fairness',
  supplierRef: 'Supplier’s reference',
  cost: 'Cost',
  funder: 'Paid by',
  nextCheckOn: 'Next check due',
  outsideOwner: 'Owner outside',
  checkOutcome: 'Check of the effect',
};

export const outcomeWords: Readonly<Record<CheckOutcome, { name: string; about: string }>> = {
  worked: { name: 'It worked', about: 'The measure is where it was meant to be, and stays there.' },
  partly: { name: 'It partly worked', about: 'It helps, but not as far or not everywhere.' },
  'did-not': { name: 'It did not work', about: 'Nothing changed, or something else got worse.' },
  'cannot-tell': {
    name: 'Cannot tell yet',
    about: 'Too few cases or no figures. Another check is planned for 90 days from now.',
  },
};

const checkKindNames: Readonly<Record<CheckKind, string>> = {
  first: 'First check, 90 days after it was done',
  year: 'Check after 12 months',
  version: 'Check of a new version',
  asked: 'Check that somebody asked for',
};

/** "Check of version 2.1", "First check, 90 days after it was done". */
export function checkName({ kind, systemVersion }: ActionCheck): string {
  return kind === 'version' && systemVersion !== null
    ? `Check of version ${systemVersion}`
    : checkKindNames[kind];
}

/** What is known of a check: "due 14 Mar 2026", "it worked". */
export function checkState(check: ActionCheck): string {
  if (check.outcome !== null) return outcomeWords[check.outcome].name;
  return check.lapsedAt === null ? `due ${formatDay(check.dueOn)}` : 'no longer needed';
}

export const proofKindNames: Readonly<Record<ProofKind, string>> = {
  link: 'A link',
  quote: 'A quote or a note',
  file: 'A file of the review',
  none: 'There is nothing to show',
};

/** What to write when a status asks for a reason. */
export function reasonLabel(to: ActionStatus): string {
  switch (to) {
    case 'declined':
      return 'Why is it declined?';
    case 'not-funded':
      return 'Why is there no money for it, and whom was it put to?';
    case 'reopened':
      return 'Why is it opened again?';
    default:
      return 'Why is it taken up again?';
  }
}
