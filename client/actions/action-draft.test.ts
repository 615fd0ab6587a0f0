import { describe, expect, it } from 'vitest';
import type { ActionDetail } from '../../shared/api/actions.ts';
import { ActionDraft } from './action-draft.svelte.ts';

function action(over: Partial<ActionDetail> = {}): ActionDetail {
  return {
    reviewId: 'r1',
    actionId: 'a1',
    version: 3,
    status: 'agreed',
    title: 'Show uncertainty',
    detail: '',
    category: 'software-change',
    strength: 'intermediate',
    layers: ['interface'],
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
    dueOn: '2026-12-01',
    createdAt: 1,
    changedAt: 2,
    reviewTitle: 'A review',
    factors: [],
    mayChange: true,
    checks: [],
    readings: [],
    proofs: [],
    history: [],
    ...over,
  };
}

describe('the draft of a change to an action', () => {
  it('sends only what was changed, and an emptied field as none', () => {
    const draft = new ActionDraft(action());
    expect(draft.isTouched).toBe(false);
    draft.fields.dueOn = '';
    draft.fields.ownerId = 'm1';
    draft.note = '  Asked the supplier.  ';
    expect(draft.change).toEqual({ dueOn: null, ownerId: 'm1', note: 'Asked the supplier.' });
  });

  it('follows the server in fields nobody touched here', () => {
    const draft = new ActionDraft(action());
    draft.fields.ownerId = 'm1';
    draft.take(action({ version: 4, status: 'in-progress', dueOn: '2027-01-01' }));
    expect([draft.fields.status, draft.fields.dueOn, draft.fields.ownerId]).toEqual([
      'in-progress',
      '2027-01-01',
      'm1',
    ]);
    expect(draft.conflicts).toEqual([]);
    expect(draft.version).toBe(4);
  });

  it('shows both values of a field that both changed, and keeps what was typed', () => {
    const draft = new ActionDraft(action());
    draft.fields.dueOn = '2026-12-24';
    draft.note = 'Because of the holidays.';
    draft.take(action({ version: 4, dueOn: '2027-01-15' }));
    expect(draft.conflicts).toEqual([{ field: 'dueOn', mine: '2026-12-24', theirs: '2027-01-15' }]);
    expect([draft.fields.dueOn, draft.note]).toEqual(['2026-12-24', 'Because of the holidays.']);
  });

  it('keeps a conflict open through further news until the person has chosen', () => {
    const draft = new ActionDraft(action());
    draft.fields.dueOn = '2026-12-24';
    draft.take(action({ version: 4, dueOn: '2027-01-15' }));
    draft.take(action({ version: 5, dueOn: '2027-01-15', ownerId: 'm2' }));
    expect(draft.conflicts.map(({ theirs }) => theirs)).toEqual(['2027-01-15']);
  });

  it('saves mine over theirs when I keep mine', () => {
    const draft = new ActionDraft(action());
    draft.fields.dueOn = '2026-12-24';
    draft.take(action({ version: 4, dueOn: '2027-01-15' }));
    draft.choose('dueOn', 'mine');
    expect(draft.conflicts).toEqual([]);
    expect(draft.change).toEqual({ dueOn: '2026-12-24' });
    draft.take(action({ version: 5, dueOn: '2027-01-15', ownerId: 'm2' }));
    expect(draft.conflicts).toEqual([]);
  });

  it('has nothing left to save when I take theirs', () => {
    const draft = new ActionDraft(action());
    draft.fields.dueOn = '2026-12-24';
    draft.take(action({ version: 4, dueOn: '2027-01-15' }));
    draft.choose('dueOn', 'theirs');
    expect(draft.isTouched).toBe(false);
  });

  it('sees no conflict when both chose the same', () => {
    const draft = new ActionDraft(action());
    draft.fields.status = 'in-progress';
    draft.take(action({ version: 4, status: 'in-progress' }));
    expect(draft.conflicts).toEqual([]);
    expect(draft.isTouched).toBe(false);
  });

  it('is clean after saving, its note used up', () => {
    const draft = new ActionDraft(action());
    draft.note = 'Done.';
    draft.fields.status = 'implemented';
    draft.settle(action({ version: 4, status: 'implemented' }));
    expect([draft.isTouched, draft.note, draft.from]).toEqual([false, '', 'implemented']);
  });
});
