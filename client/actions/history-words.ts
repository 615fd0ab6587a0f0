/** One line of an action's history in words. Pure. */
import type { ActionHistoryEntry } from '../../shared/api/actions.ts';
import type { ActionStatus } from '../../shared/actions/action-status.ts';
import { checkOutcomes, type CheckOutcome } from '../../shared/actions/effect-checks.ts';
import { actionCategories } from '../../shared/taxonomy/action-categories.ts';
import { formatDay } from '../ui/dates.ts';
import { statusWords } from '../words.ts';
import { fieldNames, outcomeWords, proofKindNames } from './life-words.ts';
import { measureKindNames } from './measure-words.ts';

const longTexts: ReadonlySet<string> = new Set(['detail', 'unintended', 'equity']);
const days: ReadonlySet<string> = new Set(['dueOn', 'implementedOn', 'nextCheckOn']);

/** "Status: Agreed, was Proposed"; a bare note has only its words. */
export function historyLine({ field, from, to }: ActionHistoryEntry): string {
  if (field === 'note') return 'Note';
  if (field === 'carried')
    return to === null ? 'No longer carried on by a later review' : 'Carried on by a later review';
  if (field === 'check') return `Checked: ${lower(valueWords('checkOutcome', to))}`;
  if (field === 'reading') return `Reading of ${readingWords(to)}`;
  if (field === 'readingWithdrawn') return `Reading taken back: ${readingWords(from)}`;
  if (field === 'proof') return `Proof added: ${lower(named(proofKindNames, to ?? ''))}`;
  const name = fieldNames[field] ?? field;
  if (longTexts.has(field)) return `${name} reworded`;
  const now = valueWords(field, to);
  return from === null || from === '' ? `${name}: ${now}` : `${name}: ${now}, was ${valueWords(field, from)}`;
}

/** A stored value as people read it. */
export function valueWords(field: string, value: string | null): string {
  if (value === null || value === '') return 'none';
  if (field === 'status' && value in statusWords) return statusWords[value as ActionStatus].name;
  if (field === 'category') return actionCategories.find(({ id }) => id === value)?.name ?? value;
  if (field === 'measureKind') return named(measureKindNames, value);
  if (field === 'supersededBy') return 'another action';
  if (field === 'checkOutcome')
    return checkOutcomes.some((one) => one === value) ? outcomeWords[value as CheckOutcome].name : value;
  return days.has(field) ? formatDay(value) : value;
}

/** Stored as "2026-03-14: 61 %". */
function readingWords(stored: string | null): string {
  const [day = '', ...value] = (stored ?? '').split(': ');
  return `${formatDay(day)}: ${value.join(': ')}`;
}

function named(names: Readonly<Record<string, string>>, id: string): string {
  return names[id] ?? id;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
