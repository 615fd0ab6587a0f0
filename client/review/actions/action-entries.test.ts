import { describe, expect, it } from 'vitest';
import type { Action } from '../../../shared/api/actions.ts';
import type { ActionRecord } from '../../../shared/review-document/records.ts';
import { actionEntries, rowFollows } from './action-entries.ts';

const record = (change: Partial<ActionRecord> = {}): ActionRecord => ({
  id: 'a',
  order: 'a0',
  createdAt: 1,
  withdrawnAt: null,
  title: 'In the document',
  detail: '',
  measureName: '',
  baseline: '',
  target: '',
  source: '',
  unintended: '',
  equity: '',
  measureKind: null,
  category: 'redundancy',
  layers: ['workflow', 'model'],
  factors: ['f'],
  areas: [],
  ...change,
});
const row = (change: Partial<Action> = {}): Action => ({
  reviewId: 'r',
  actionId: 'a',
  version: 1,
  status: 'proposed',
  title: 'In the document',
  detail: '',
  category: 'redundancy',
  strength: 'intermediate',
  layers: ['model', 'workflow'],
  measureName: '',
  measureKind: null,
  baseline: '',
  target: '',
  source: '',
  unintended: '',
  equity: '',
  implementedOn: null,
  approverId: null,
  approverName: null,
  supersededBy: null,
  programme: '',
  supplierRef: '',
  cost: '',
  funder: '',
  nextCheckOn: null,
  ownerId: null,
  ownerName: null,
  outsideOwner: '',
  ownerLeft: false,
  dueOn: null,
  createdAt: 1,
  changedAt: 1,
  systemId: null,
  systemName: null,
  reviewStage: 'gathering',
  reviewTitle: 'Review',
  factors: [{ id: 'f', statement: 'x', layer: 'model' }],
  mayChange: true,
  ...change,
});
const rows = (...all: Action[]): ReadonlyMap<string, Action> =>
  new Map(all.map((each) => [each.actionId, each]));

describe('actions on the page', () => {
  it('shows the words of the document while an action is proposed', () => {
    const [entry] = actionEntries([record({ title: 'Newer words' })], rows(row()));
    expect(entry).toMatchObject({ title: 'Newer words', owner: 'document', strength: 'intermediate' });
  });

  it('shows the words of the row from agreed on', () => {
    const [entry] = actionEntries([record()], rows(row({ status: 'agreed', title: 'In the row' })));
    expect(entry).toMatchObject({ title: 'In the row', owner: 'row', status: 'agreed' });
  });

  it('shows a proposal before its row has arrived', () => {
    expect(actionEntries([record()], rows())[0]).toMatchObject({ status: 'proposed', row: null });
  });

  it('keeps an agreed action whose record went into the bin, and no withdrawn one', () => {
    const shown = actionEntries(
      [],
      rows(row({ status: 'agreed' }), row({ actionId: 'b', status: 'withdrawn' })),
    );
    expect(shown.map(({ id }) => id)).toEqual(['a']);
  });

  it('takes a record out of the bin as proposed before its row says so', () => {
    expect(actionEntries([record()], rows(row({ status: 'withdrawn' })))[0]?.status).toBe('proposed');
  });

  it('tells whether the row has caught up with the words', () => {
    const live = (): boolean => true;
    expect(rowFollows(record(), row(), live)).toBe(true);
    expect(rowFollows(record({ title: 'Newer words' }), row(), live)).toBe(false);
    expect(rowFollows(record({ layers: ['model'] }), row(), live)).toBe(false);
    expect(rowFollows(record({ equity: 'Fairer' }), row(), live)).toBe(false);
  });

  it('waits for a factor that was linked a moment ago, and not for one that is gone', () => {
    const linked = record({ factors: ['f', 'g'] });
    expect(rowFollows(linked, row(), () => true)).toBe(false);
    expect(rowFollows(linked, row(), (id) => id !== 'g')).toBe(true);
  });
});
