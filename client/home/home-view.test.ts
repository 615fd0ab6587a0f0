import { describe, expect, it } from 'vitest';
import type { Action } from '../../shared/api/actions.ts';
import type { ReviewSummary } from '../../shared/api/reviews.ts';
import { clocksWaiting, dueWords, inOrder, seesAllActions, waitingFor } from './home-view.ts';

const today = '2026-11-20';

function action(over: Partial<Action>): Action {
  return {
    reviewId: 'r1',
    actionId: 'a1',
    version: 1,
    status: 'agreed',
    title: 'An action',
    detail: '',
    category: null,
    strength: null,
    layers: [],
    measureName: '',
    measureKind: null,
    baseline: '',
    target: '',
    source: '',
    unintended: '',
    equity: '',
    ownerId: 'me',
    ownerName: 'Me',
    outsideOwner: '',
    ownerLeft: false,
    dueOn: null,
    implementedOn: null,
    approverId: null,
    approverName: null,
    supersededBy: null,
    programme: '',
    supplierRef: '',
    cost: '',
    funder: '',
    nextCheckOn: null,
    createdAt: 0,
    changedAt: 0,
    systemId: null,
    systemName: null,
    reviewStage: 'gathering',
    reviewTitle: null,
    factors: null,
    mayChange: true,
    ...over,
  };
}

function review(over: Partial<ReviewSummary>): ReviewSummary {
  return {
    id: 'r1',
    title: 'A review',
    templateId: 'full',
    templateVersion: 1,
    templateName: 'Full AI incident review',
    stage: 'gathering',
    aiSystem: null,
    systemId: null,
    systemVersion: null,
    occurredOn: null,
    detectedOn: null,
    publicCase: false,
    sample: false,
    myRole: 'panel',
    participantCount: 3,
    openActionCount: 0,
    createdAt: 0,
    changedAt: 0,
    ...over,
  };
}

describe('what waits for me', () => {
  it('names late actions and those due within a week, not later ones and not those without a date', () => {
    const waiting = waitingFor(
      [
        action({ actionId: 'late', dueOn: '2026-11-17' }),
        action({ actionId: 'soon', dueOn: '2026-11-27' }),
        action({ actionId: 'later', dueOn: '2026-11-28' }),
        action({ actionId: 'undated' }),
        action({ actionId: 'done', status: 'implemented', dueOn: '2026-11-01' }),
      ],
      [],
      today,
    );
    expect(waiting.map(({ key, why, late }) => [key, why, late])).toEqual([
      ['r1/late', '3 days late', true],
      ['r1/soon', 'Due in 7 days', false],
    ]);
  });

  it('asks the chair to sign and the panel to read a review that is in review', () => {
    const why = (myRole: ReviewSummary['myRole']) =>
      waitingFor([], [review({ stage: 'in-review', myRole })], today).map((entry) => entry.why);
    expect(why('chair')).toEqual(['Waits for you to read it through and sign.']);
    expect(why('panel')).toEqual(['Waits for you to read it through.']);
    expect(why('patient-partner')).toEqual([]);
  });

  it('asks nothing for samples and signed reviews', () => {
    const reviews = [
      review({ stage: 'in-review', sample: true, myRole: 'chair' }),
      review({ stage: 'signed', myRole: 'chair' }),
    ];
    expect(waitingFor([], reviews, today)).toEqual([]);
  });

  it('reminds a chair who is alone to bring in the others', () => {
    expect(waitingFor([], [review({ myRole: 'chair', participantCount: 1 })], today)).toHaveLength(1);
    expect(waitingFor([], [review({ myRole: 'panel', participantCount: 1 })], today)).toHaveLength(0);
  });
});

describe('the start page', () => {
  it('puts samples after real reviews, and each by when it changed', () => {
    const listed = inOrder([
      review({ id: 's', sample: true, changedAt: 9 }),
      review({ id: 'old', changedAt: 1 }),
      review({ id: 'new', changedAt: 5 }),
    ]);
    expect(listed.map(({ id }) => id)).toEqual(['new', 'old', 's']);
  });

  it('says due days as people do', () => {
    expect(
      ['2026-11-20', '2026-11-21', '2026-11-25', '2026-11-19'].map((day) => dueWords(day, today)),
    ).toEqual(['Due today', 'Due tomorrow', 'Due in 5 days', '1 day late']);
  });

  it('speaks of the whole organisation to safety leads only', () => {
    expect([seesAllActions(['safety-lead']), seesAllActions(['admin', 'member'])]).toEqual([true, false]);
  });
});

describe('reporting clocks', () => {
  const now = Date.UTC(2026, 10, 20, 12);
  const day = 86_400_000;
  const clock = { id: 'c1', reviewId: 'r1', reviewTitle: 'A nodule', name: 'Personal data breach' };

  it('wait when they are late, end within a week, or name no number, and not before', () => {
    const found = clocksWaiting(
      [
        { ...clock, id: 'late', dueAt: now, dueDay: '2026-11-20' },
        { ...clock, id: 'near', dueAt: now + 7 * day, dueDay: '2026-11-27' },
        { ...clock, id: 'far', dueAt: now + 7 * day + 1, dueDay: '2026-11-27' },
        { ...clock, id: 'soon', dueAt: null, dueDay: null },
      ],
      now,
    );
    expect(found.map(({ key, why, late }) => [key, why, late])).toEqual([
      ['clock/late', 'Late: it was due 20 Nov 2026, in “A nodule”', true],
      ['clock/near', 'Due 27 Nov 2026, in “A nodule”', false],
      ['clock/soon', 'As soon as possible, in “A nodule”', false],
    ]);
    expect(found[0]?.href).toBe('/reviews/r1#reporting-clocks');
  });
});
