/** What fields and outcomes of an import are called on its page. Words only. */
import type { ImportField } from '../../../shared/actions/csv-import-columns.ts';
import type { ImportAnswer, ImportOutcome } from '../../../shared/api/action-import.ts';

export const fieldWords: Readonly<Record<ImportField, string>> = {
  title: 'Title',
  detail: 'Detail',
  status: 'Status',
  dueOn: 'Due day',
  ownerId: 'Owner (name or e-mail)',
  category: 'Kind of action',
  layers: 'Layers',
  measureName: 'Measure',
  baseline: 'Baseline',
  target: 'Target',
  source: 'Where the figure is taken from',
  implementedOn: 'Day it was done',
  proof: 'What shows that it was done',
  finding: 'What a check of the effect showed',
  note: 'Note or reason',
  approverId: 'Who approved of not doing it',
  programme: 'Programme that carries it on',
  supplierRef: 'Reference of the supplier',
  cost: 'Cost',
  funder: 'Paid by',
  address: 'Address of an action here',
  version: 'Version of an action here',
};

export const outcomeWords: Readonly<
  Record<ImportOutcome, { readonly planned: string; readonly done: string }>
> = {
  new: { planned: 'Will be made', done: 'Made' },
  change: { planned: 'Will be changed', done: 'Changed' },
  same: { planned: 'Nothing to change', done: 'Nothing to change' },
  refused: { planned: 'Stays out', done: 'Stayed out' },
};

/** How many lines come to what, in a sentence. */
export function countWords({ counts }: ImportAnswer, done: boolean): string {
  const many = (count: number, one: string): string => (count === 1 ? `1 ${one}` : `${count} ${one}s`);
  const { new: made, change, same, refused } = counts;
  const parts = [
    ...(made > 0 ? [`${many(made, 'action')} ${done ? 'made' : 'to be made'}`] : []),
    ...(change > 0 ? [`${many(change, 'action')} ${done ? 'changed' : 'to be changed'}`] : []),
    ...(same > 0 ? [`${many(same, 'line')} with nothing to change`] : []),
    ...(refused > 0 ? [`${many(refused, 'line')} that ${done ? 'stayed' : 'will stay'} out`] : []),
  ];
  return parts.length === 0 ? 'There are no lines below the headings.' : `${parts.join(', ')}.`;
}
