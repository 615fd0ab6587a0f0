/** One line of an action's history in words. Pure. */
import type { ActionHistoryEntry } from '../../shared/api/actions.ts';
import type { ActionStatus } from '../../shared/actions/action-status.ts';
import { formatDay } from '../ui/dates.ts';
import { statusWords } from '../words.ts';

const fieldNames: Readonly<Record<string, string>> = {
  status: 'Status',
  owner: 'Owner',
  ownerId: 'Owner',
  dueOn: 'Due day',
  title: 'Title',
  detail: 'Detail',
};

/** "Status: Agreed, was Proposed"; a bare note has only its words. */
export function historyLine(entry: ActionHistoryEntry): string {
  if (entry.field === 'note') return 'Note';
  if (entry.field === 'created' || entry.field === 'born') return 'Proposed in the review';
  const name = fieldNames[entry.field] ?? entry.field;
  if (entry.field === 'detail') return 'Detail reworded';
  const to = valueWords(entry.field, entry.to);
  return entry.from === null || entry.from === ''
    ? `${name}: ${to}`
    : `${name}: ${to}, was ${valueWords(entry.field, entry.from)}`;
}

/** A stored value as people read it. */
export function valueWords(field: string, value: string | null): string {
  if (value === null || value === '') return 'none';
  if (field === 'status' && value in statusWords) return statusWords[value as ActionStatus].name;
  return field === 'dueOn' ? formatDay(value) : value;
}
