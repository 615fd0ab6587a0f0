/**
 * What a column of somebody's table may hold of an action, by which headings it is recognised, and how long its cells
 * may be. Pure. Headings of our own table come first, so that it is read without asking anything.
 */
import { plainWords } from './csv-import-words.ts';

export const importFields = [
  'title',
  'detail',
  'status',
  'dueOn',
  'ownerId',
  'category',
  'layers',
  'measureName',
  'baseline',
  'target',
  'source',
  'implementedOn',
  'proof',
  'finding',
  'note',
  'approverId',
  'programme',
  'supplierRef',
  'cost',
  'funder',
  'address',
  'version',
] as const;
export type ImportField = (typeof importFields)[number];

/** Which column, counted from 0, holds which field. */
export type ColumnChoice = Readonly<Partial<Record<ImportField, number>>>;

/** Characters that fit, in line with the contract of actions. */
export const longestCell: Readonly<Partial<Record<ImportField, number>>> = {
  title: 200,
  detail: 4000,
  measureName: 4000,
  baseline: 4000,
  target: 4000,
  source: 4000,
  proof: 4000,
  finding: 4000,
  note: 4000,
  programme: 300,
  supplierRef: 300,
  cost: 300,
  funder: 300,
};

/** Small letters, one blank between words; signs and brackets do not count. */
const spellings: Readonly<Record<ImportField, readonly string[]>> = {
  title: ['action', 'title', 'action item', 'action title', 'recommendation', 'what', 'summary', 'name'],
  detail: ['detail', 'details', 'description', 'action description', 'action detail'],
  status: ['status', 'state', 'progress', 'action status'],
  dueOn: ['due', 'due date', 'due on', 'due day', 'deadline', 'target date', 'by when', 'complete by'],
  ownerId: [
    'owner',
    'action owner',
    'assigned to',
    'assignee',
    'responsible',
    'responsible person',
    'person responsible',
    'lead',
    'who',
  ],
  category: ['kind', 'kind of action', 'category', 'type', 'action type', 'action category'],
  layers: ['layers', 'layer'],
  measureName: ['measure', 'measure of success', 'success measure', 'metric', 'indicator', 'kpi'],
  baseline: ['baseline', 'value now', 'before'],
  target: ['target', 'goal', 'target value'],
  source: ['source', 'data source', 'source of the figure'],
  implementedOn: [
    'implemented on',
    'implemented',
    'done on',
    'completed on',
    'date completed',
    'completion date',
    'date closed',
    'closed on',
  ],
  proof: ['proof', 'evidence', 'proof of completion', 'evidence of completion'],
  finding: ['what the check showed', 'finding', 'effect', 'result', 'results', 'outcome', 'effectiveness'],
  note: ['note', 'notes', 'reason', 'comment', 'comments', 'remarks', 'update'],
  approverId: ['approver', 'approved by'],
  programme: ['programme', 'program', 'improvement programme'],
  supplierRef: ['reference of the supplier', 'supplier reference', 'reference', 'ref'],
  cost: ['cost', 'costs', 'budget'],
  funder: ['funder', 'paid by', 'funded by'],
  address: ['address'],
  version: ['version'],
};

/** The first column for each field whose heading is one of its spellings; no column is taken for two fields. */
export function matchColumns(headings: readonly string[]): ColumnChoice {
  const names = headings.map(plainWords);
  const taken = new Set<number>();
  const found: Partial<Record<ImportField, number>> = {};
  for (const field of importFields) {
    for (const spelling of spellings[field]) {
      const column = names.findIndex((name, at) => name === spelling && !taken.has(at));
      if (column === -1) continue;
      taken.add(column);
      found[field] = column;
      break;
    }
  }
  return found;
}
