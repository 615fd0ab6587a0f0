import { describe, expect, it } from 'vitest';
import { actionQuery } from '../../shared/api/actions.ts';
import {
  actionQueryOf,
  isNarrowed,
  noFilters,
  readFilters,
  sortedBy,
  trackerPath,
  type ActionFilters,
} from './action-filters.ts';

const everything: ActionFilters = {
  systemId: 's_1',
  category: 'training',
  stage: 'signed',
  checkDue: true,
  noOwner: true,
  ownerLeft: true,
  noMeasure: true,
  notEffective: true,
  view: 'board',
  columns: ['owner', 'check'],
  month: '2026-11',
  text: '007 & more',
  status: 'in-progress',
  layer: 'governance',
  strength: 'weaker',
  ownerId: 'm_1',
  mine: true,
  overdue: true,
  settled: true,
  sort: 'strength',
  descending: true,
  open: 'r1/a1',
};

function reread(filters: ActionFilters): ActionFilters {
  return readFilters(new URL(trackerPath(filters), 'http://causeway').searchParams);
}

describe('the address of the tracker', () => {
  it('carries everything the tracker shows, and back', () => {
    expect(reread(everything)).toEqual(everything);
    expect(reread(noFilters)).toEqual(noFilters);
  });

  it('is bare when nothing is narrowed', () => {
    expect(trackerPath(noFilters)).toBe('/actions');
  });

  it('ignores what it does not know', () => {
    const query = new URLSearchParams(
      'status=done&layer=weather&sort=colour&mine=yes&open=&view=pie&month=2026-13&stage=lost&category=x',
    );
    expect(readFilters(query)).toEqual(noFilters);
  });

  it('asks the server only questions that the contract accepts', () => {
    for (const filters of [everything, noFilters]) {
      const asked = Object.entries(actionQueryOf(filters, '2026-11-20')).filter(
        (entry) => entry[1] !== undefined,
      );
      expect(actionQuery.safeParse(Object.fromEntries(asked)).error).toBeUndefined();
    }
  });

  it('leaves settled actions out unless they are asked for, or a status is', () => {
    expect(actionQueryOf(noFilters, '2026-11-20')['open']).toBe('true');
    expect(actionQueryOf({ ...noFilters, settled: true }, '2026-11-20')['open']).toBeUndefined();
    expect(actionQueryOf({ ...noFilters, status: 'declined' }, '2026-11-20')['open']).toBeUndefined();
  });

  it('turns the order round when a column is chosen again, and starts another column forwards', () => {
    const twice = sortedBy(sortedBy(noFilters, 'title'), 'title');
    expect([twice.sort, twice.descending]).toEqual(['title', true]);
    expect(sortedBy(twice, 'status').descending).toBe(false);
  });

  it('does not take order or an open action for a filter', () => {
    expect(isNarrowed({ ...noFilters, sort: 'title', open: 'r/a', settled: true })).toBe(false);
    expect(isNarrowed({ ...noFilters, mine: true })).toBe(true);
  });
});
