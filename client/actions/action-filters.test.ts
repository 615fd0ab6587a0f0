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
  group: 'to-do',
  reviewId: 'r_1',
  late: '8-30',
  outcome: 'did-not',
  implementedIn: '2026-Q3',
  verifiedIn: '2025-Q1',
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
      'status=done&layer=weather&sort=colour&mine=yes&open=&view=pie&month=2026-13&stage=lost&category=x&late=2&outcome=fine&implemented=2026-Q5&group=all',
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
    for (const named of [
      { status: 'declined' },
      { group: 'put-aside' },
      { outcome: 'worked' },
      { verifiedIn: '2026-Q3' },
    ] as const)
      expect(actionQueryOf({ ...noFilters, ...named }, '2026-11-20')['open']).toBeUndefined();
  });

  it('asks for every status of a group, unless one is asked for by name', () => {
    const group = { ...noFilters, group: 'effect-unknown' } as const;
    expect(actionQueryOf(group, '2026-11-20')['status']).toBe('implemented,awaiting-check');
    expect(actionQueryOf({ ...group, status: 'agreed' }, '2026-11-20')['status']).toBe('agreed');
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
