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
    outsideOwner: '',
    ownerLeft: false,
    dueOn: '2026-12-01',
    createdAt: 1,
    changedAt: 2,
    systemId: null,
    systemName: null,
    reviewStage: 'gathering',
    reviewTitle: 'A review',
    factors: [],
    mayChange: true,
    checks: [],
    readings: [],
    proofs: [],
    carriedInto: [],
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

  it('brings with a move what it asks for, and nothing that belongs to another status', () => {
    const draft = new ActionDraft(action());
    draft.fields.status = 'declined';
    draft.fields.approverId = 'm2';
    draft.fields.programme = 'typed before choosing otherwise';
    draft.note = 'Too slow.';
    expect(draft.change).toEqual({ status: 'declined', approverId: 'm2', note: 'Too slow.' });
    draft.fields.status = 'superseded';
    draft.fields.supersededBy = 'r1/a2';
    draft.note = '';
    expect(draft.change).toEqual({
      status: 'superseded',
      supersededBy: { reviewId: 'r1', actionId: 'a2' },
    });
  });

  it('says which of it is missing, in words that can be acted on', () => {
    const draft = new ActionDraft(action({ ownerId: 'm1' }));
    const missing = () =>
      Object.entries(draft.faults('2026-11-20')).flatMap(([field, fault]) => (fault ? [field] : []));
    expect(missing()).toEqual([]);
    draft.fields.status = 'not-funded';
    expect(missing()).toEqual(['approverId', 'note']);
    draft.fields.approverId = 'm1';
    draft.note = 'No money.';
    expect(missing()).toEqual(['approverId']);
    draft.fields.status = 'implemented';
    draft.fields.implementedOn = '2026-11-21';
    expect(missing()).toEqual(['implementedOn', 'proof']);
    draft.fields.implementedOn = '2026-11-19';
    draft.proof = { kind: 'none', text: 'The supplier keeps no record.', fileId: '' };
    expect(missing()).toEqual([]);
    expect(draft.change).toMatchObject({
      implementedOn: '2026-11-19',
      proof: { kind: 'none', text: 'The supplier keeps no record.' },
    });
  });

  it('sends an emptied kind of action as none, and keeps a conflict about its measure', () => {
    const draft = new ActionDraft(action({ category: 'training', target: '10 %' }));
    draft.fields.category = '';
    draft.fields.target = '20 %';
    expect(draft.change).toEqual({ category: null, target: '20 %' });
    draft.take(action({ version: 4, category: 'training', target: '30 %' }));
    expect(draft.conflicts).toEqual([{ field: 'target', mine: '20 %', theirs: '30 %' }]);
  });
});
