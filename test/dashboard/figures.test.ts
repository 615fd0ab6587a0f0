/**
 * Every figure of the dashboard is what plain SQL counts over the same rows, and the list it leads to holds as many.
 * The SQL here shares nothing with the store: no group, no index, no helper.
 */
import { afterEach, describe, expect, test } from 'vitest';
import { actionQueryOf, readFilters } from '../../client/actions/action-filters.ts';
import { actionsOfLink, questionOf, readReviewsAsked } from '../../client/dashboard/dashboard-links.ts';
import {
  effectRows,
  lateRows,
  layerRows,
  strengthRows,
  stuckRows,
  timeRows,
  type Row,
} from '../../client/dashboard/dashboard-rows.ts';
import { actionQuery } from '../../shared/api/actions.ts';
import { dashboardReviewsQuery, type Dashboard } from '../../shared/api/dashboard.ts';
import { makeReviewWorld, type ReviewWorld } from '../support/review-world.ts';
import { fillAtRandom } from './random-follow-up.ts';

const quietDays = 20;
const today = '2026-03-02';
let world: ReviewWorld;

afterEach(() => world.close());

async function filled(seed: number): Promise<{ figures: Dashboard; lead: string }> {
  world = await makeReviewWorld(seed);
  const lead = world.member('Lea', 'safety-lead');
  fillAtRandom(world, seed, world.member('Cho'), lead);
  return { figures: await world.stores.dashboard.figures({ today, now: world.clock(), quietDays }), lead };
}

function all<T>(sql: string, ...values: readonly unknown[]): T[] {
  return world.database.sqlite.prepare<unknown[], T>(sql).all(...values);
}

function one(sql: string, ...values: readonly unknown[]): number {
  return world.database.sqlite
    .prepare<unknown[], number>(sql)
    .pluck()
    .get(...values) as number;
}

const days = (from: string, to: string): string => `cast(julianday(${to}) - julianday(${from}) as integer)`;

describe.each([11, 12, 13])('with the follow-up of seed %i', (seed) => {
  test('late actions by age are what plain SQL counts', async () => {
    const { figures } = await filled(seed);
    const late = `select count(*) from actions where status in ('proposed', 'agreed', 'in-progress', 'reopened')
      and ${days('due_on', `'${today}'`)} between ? and ?`;
    const bands = [one(late, 1, 7), one(late, 8, 30), one(late, 31, 90), one(late, 91, 9999)];
    expect(figures.late.map(({ many }) => many)).toEqual(bands);
    expect(Math.min(...bands)).toBeGreaterThan(0);
  });

  test('times are the medians and middle halves that plain SQL finds', async () => {
    const { figures } = await filled(seed);
    for (const [took, from, to] of [
      ['agreedToImplemented', 'agreed_on', 'implemented_on'],
      ['implementedToVerified', 'implemented_on', 'verified_on'],
    ] as const) {
      for (const one of figures.times) {
        const [year, number] = [one.quarter.slice(0, 4), Number(one.quarter.slice(6))];
        const months = [1, 2, 3].map((month) => String(number * 3 - 3 + month).padStart(2, '0'));
        const taken = all<{ days: number }>(
          `select max(0, ${days(from, to)}) as days from actions where ${from} is not null
            and strftime('%Y', ${to}) = ? and strftime('%m', ${to}) in (?, ?, ?) order by 1`,
          year,
          ...months,
        ).map((row) => row.days);
        const at = (rank: number): number => taken[Math.ceil(rank) - 1] ?? 0;
        const expected =
          taken.length === 0
            ? null
            : {
                many: taken.length,
                median: (at(taken.length / 2) + at((taken.length + 1) / 2)) / 2,
                lower: at(taken.length / 4),
                upper: at((taken.length * 3) / 4),
              };
        expect(one[took], `${took} ${one.quarter}`).toEqual(expected);
      }
    }
  });

  test('the strength of actions at each point of their lives is what plain SQL counts', async () => {
    const { figures } = await filled(seed);
    const groups = [
      `'proposed'`,
      `'agreed', 'in-progress', 'reopened'`,
      `'implemented', 'awaiting-check'`,
      `'verified-effective', 'partly-effective', 'not-effective'`,
      `'declined', 'not-funded', 'superseded', 'handed-to-programme'`,
    ];
    const expected = groups.map((group) => ({
      stronger: one(`select count(*) from actions where status in (${group}) and strength = 'stronger'`),
      intermediate: one(
        `select count(*) from actions where status in (${group}) and strength = 'intermediate'`,
      ),
      weaker: one(`select count(*) from actions where status in (${group}) and strength = 'weaker'`),
      none: one(`select count(*) from actions where status in (${group}) and strength is null`),
    }));
    expect(figures.strength.map(({ counts }) => counts)).toEqual(expected);
  });

  test('layers without a strong action are what plain SQL counts', async () => {
    const { figures } = await filled(seed);
    const live = `withdrawn = 0 and coalesce(state, '') <> 'ruled-out'`;
    const reviews = `select count(distinct review_id) from factors where layer = ? and ${live}`;
    const without = (enough: string): string => `${reviews} and review_id not in (
      select a.review_id from actions a, action_factors l, factors f
      where l.review_id = a.review_id and l.action_id = a.action_id and f.review_id = a.review_id
      and f.factor_id = l.factor_id and f.layer = ? and ${live} and a.strength in (${enough})
      and a.status not in ('declined', 'not-funded', 'superseded', 'withdrawn'))`;
    for (const { layer, ...counts } of figures.layers) {
      expect(counts, layer).toEqual({
        reviews: one(reviews, layer),
        withoutStronger: one(without(`'stronger'`), layer, layer),
        withoutIntermediate: one(without(`'stronger', 'intermediate'`), layer, layer),
      });
    }
    expect(figures.layers.some((row) => row.withoutStronger > row.withoutIntermediate)).toBe(true);
  });

  test('which kinds of action worked is what plain SQL counts', async () => {
    const { figures } = await filled(seed);
    const known = figures.effects.flatMap(({ category }) => (category === null ? [] : [category]));
    for (const { category, counts } of figures.effects) {
      const of =
        category === null ? `coalesce(category, '') not in (${known.map(() => '?').join()})` : 'category = ?';
      const expected = Object.fromEntries(
        ['worked', 'partly', 'did-not', 'cannot-tell'].map((outcome) => [
          outcome,
          one(
            `select count(*) from actions where ${of} and last_outcome = '${outcome}'`,
            ...(category === null ? known : [category]),
          ),
        ]),
      );
      expect(counts).toEqual(expected);
    }
    const counted = figures.effects.flatMap(({ counts }) => Object.values(counts));
    expect(counted.reduce((sum, many) => sum + many, 0)).toBe(
      one('select count(*) from actions where last_outcome is not null'),
    );
  });

  test('stuck reviews are what plain SQL counts', async () => {
    const { figures } = await filled(seed);
    const waits = `exists (select 1 from sign_off_rounds o where o.review_id = r.id and o.end is null)
      and r.stage = 'in-review'`;
    const active = `(select max(at) from (
      select changed_at as at from documents where review_id = r.id
      union all select r.created_at union all select at from comments where review_id = r.id
      union all select at from stage_changes where review_id = r.id))`;
    const answered = `(select max(at) from (
      select o.asked_at as at from sign_off_rounds o where o.review_id = r.id and o.end is null
      union all select s.answered_at from sign_offs s join sign_off_rounds o
        on o.review_id = s.review_id and o.number = s.round where s.review_id = r.id and o.end is null))`;
    for (const { place, ...counts } of figures.stuck) {
      const [where, since] =
        place === 'signing' ? [waits, answered] : [`r.stage = '${place}' and not (${waits})`, active];
      const quiet = `(${world.clock()} - ${since}) / 86400000`;
      const of = `from reviews r where r.purpose <> 'summary' and r.sample = 0 and ${where}`;
      expect(counts, place).toEqual({
        open: one(`select count(*) ${of}`),
        stuck: one(`select count(*) ${of} and ${quiet} >= ${quietDays}`),
        longestDays: one(`select coalesce(max(${quiet}), 0) ${of}`),
      });
    }
    expect(figures.stuck.some(({ stuck, open }) => stuck > 0 && stuck < open)).toBe(true);
  });

  test('each figure leads to a list of as many', async () => {
    const { figures, lead } = await filled(seed);
    const rows: readonly Row[] = [
      ...stuckRows(figures.stuck, quietDays),
      ...lateRows(figures.late),
      ...timeRows(figures.times, 'agreedToImplemented'),
      ...timeRows(figures.times, 'implementedToVerified'),
      ...strengthRows(figures.strength),
      ...layerRows(figures.layers),
      ...effectRows(figures.effects),
    ];
    const figuresOf = rows.flatMap(({ cells }) => cells.filter(({ href }) => href !== undefined));
    const counted = figuresOf.filter(({ text }) => /^\d+$/.test(text));
    expect(counted.length).toBeGreaterThan(60);
    for (const { text, href = '' } of counted) {
      expect(await listed(href, lead), href).toBe(Number(text));
    }
  });

  test('a review of a list leads to as many open actions as it says', async () => {
    const { lead } = await filled(seed);
    const query = dashboardReviewsQuery.parse({ limit: 500 });
    const { reviews } = await world.stores.dashboard.reviewsBehind(lead, query, world.clock());
    for (const { id, openActions } of reviews)
      expect(await listed(actionsOfLink(id), lead), id).toBe(openActions);
  });

  test('a review the reader takes no part in has no title', async () => {
    const { lead } = await filled(seed);
    const query = dashboardReviewsQuery.parse({ limit: 500 });
    const { reviews, total } = await world.stores.dashboard.reviewsBehind(lead, query, world.clock());
    expect(total).toBe(40);
    const titled = reviews.filter(({ title }) => title !== null).map(({ id }) => id);
    expect(titled.toSorted()).toEqual(['r0', 'r10', 'r20', 'r30']);
    expect(JSON.stringify(reviews.filter(({ title }) => title === null))).not.toContain('Secret');
  });
});

/** How many the page behind an address lists. */
async function listed(href: string, memberId: string): Promise<number> {
  const { pathname, searchParams } = new URL(href, 'http://causeway');
  const said = (question: Readonly<Record<string, string | undefined>>): object =>
    Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined));
  if (pathname === '/actions') {
    const query = actionQuery.parse(said(actionQueryOf(readFilters(searchParams), today)));
    const reader = { memberId, organisationRoles: ['safety-lead' as const] };
    return (await world.stores.actions.page(reader, query, today)).total;
  }
  const query = dashboardReviewsQuery.parse({
    ...said(questionOf(readReviewsAsked(searchParams))),
    limit: 500,
  });
  const { reviews, total } = await world.stores.dashboard.reviewsBehind(memberId, query, world.clock());
  expect(reviews).toHaveLength(total);
  return total;
}
