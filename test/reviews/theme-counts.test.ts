/**
 * Every number of the themes equals a plain count in SQL, written without looking at how the store counts, over seeded
 * reviews, for a safety lead and for a member, with and without filters.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ThemeStore } from '../../db/theme-store.ts';
import type { Reader } from '../../db/action-rows.ts';
import type { ThemeQuery } from '../../shared/api/themes.ts';
import { actionStatuses } from '../../shared/actions/action-status.ts';
import { actionOutcome } from '../../shared/learning/action-outcomes.ts';
import { quarterOf } from '../../shared/actions/dashboard-groups.ts';
import { containmentStages, safeguardStatuses } from '../../shared/review-document/layout.ts';
import { factorCodes } from '../../shared/taxonomy/factor-codes.ts';
import { layerIds } from '../../shared/taxonomy/layers.ts';
import { makeReviewWorld, seededNumbers, type ReviewWorld } from '../support/review-world.ts';

const seed = 20261120;
const reviews = 140;
const codes = factorCodes.filter((_, at) => at % 9 === 0).map(({ id }) => id);
const kinds = ['drift', 'false-negative', 'good-catch'];

let world: ReviewWorld;
let store: ThemeStore;
const lead: Reader = { memberId: 'lea', organisationRoles: ['safety-lead'] };
const member: Reader = { memberId: 'ben', organisationRoles: ['member'] };

beforeAll(async () => {
  console.log(`theme counts: seed ${seed}`);
  world = await makeReviewWorld();
  for (const name of ['Ana', 'Ben', 'Lea']) world.member(name);
  fill();
  store = new ThemeStore(world.database.orm);
});
afterAll(() => world.close());

function fill(): void {
  const { sqlite } = world.database;
  const next = seededNumbers(seed);
  const at = (share: number): number => Math.floor(next() * share);
  const one = <T>(list: readonly T[]): T => list[at(list.length)] as T;
  const day = (): string => new Date(Date.UTC(2025, 0, 1 + at(700))).toISOString().slice(0, 10);
  const run = (text: string, ...values: unknown[]): void => void sqlite.prepare(text).run(...values);
  for (const id of ['s0', 's1', 's2']) system(id);
  for (let index = 0; index < reviews; index += 1) {
    const id = `r${index}`;
    run(
      `insert into reviews (id, title, template_id, template_version, stage, system_id, occurred_on, detected_on,
         restricted, sample, public_case, created_by, created_at) values (?, ?, 'full', 1, ?, ?, ?, ?, ?, ?, 0, 'ana', ?)`,
      ...[id, `Review ${index}`, one(['gathering', 'signed']), one([null, 's0', 's1', 's2'])],
      ...[next() < 0.7 ? day() : null, next() < 0.4 ? day() : null],
      ...[next() < 0.1 ? 1 : 0, next() < 0.1 ? 1 : 0, Date.UTC(2026, at(10), 3)],
    );
    const join = (who: string, role: string): void =>
      run(
        "insert into participants (review_id, member_id, role, added_at, added_by) values (?, ?, ?, 1, 'ana')",
        ...[id, who, role],
      );
    if (next() < 0.4) join('ben', one(['chair', 'observer', 'patient-partner', 'break-glass']));
    if (next() < 0.2) join('lea', one(['panel', 'patient-partner']));
    const theme = (aspect: string, value: string): void =>
      run('insert or ignore into review_themes values (?, ?, ?)', id, aspect, value);
    for (let number = 0; number < at(5); number += 1) {
      const code = one(codes);
      const layer = code.split('.')[0];
      run(
        `insert into factors (review_id, factor_id, layer, statement, state, codes, withdrawn)
         values (?, ?, ?, 'said', ?, ?, ?)`,
        ...[
          id,
          `f${number}`,
          layer,
          one([null, 'supported', 'ruled-out']),
          `["${code}","model.other"]`,
          at(4) === 0 ? 1 : 0,
        ],
      );
      theme('layer', String(layer));
      theme('code', code);
    }
    for (const layer of layerIds) {
      if (next() < 0.2 && !themesOf(id).includes(`layer:${layer}`)) theme('none', layer);
    }
    if (next() < 0.7) theme('kind', one(kinds));
    for (let number = 0; number < at(4); number += 1) {
      theme('safeguard', `${one([...containmentStages, 'unplaced'])}/${one(safeguardStatuses)}`);
    }
    for (let number = 0; number < at(4); number += 1) action(id, number);
  }

  function action(id: string, number: number): void {
    const status = one(actionStatuses);
    run(
      `insert into actions (review_id, action_id, version, seq, status, title, detail, measure_name, baseline, target,
         source, unintended, equity, layers, strength, implemented_on, created_at, changed_at)
       values (?, ?, 1, 1, ?, 'Act', '', '', '', '', '', '', '', '[]', ?, ?, 1, 1)`,
      ...[id, `a${number}`, status, one(['stronger', 'weaker', null]), next() < 0.6 ? day() : null],
    );
    run('insert or ignore into action_factors values (?, ?, ?)', id, `a${number}`, `f${at(3)}`);
  }
}

function system(id: string): void {
  const { sqlite } = world.database;
  const columns = sqlite
    .prepare<[], { name: string; type: string; notnull: number }>(
      "select name, type, [notnull] from pragma_table_info('ai_systems')",
    )
    .all()
    .filter(({ notnull }) => notnull === 1);
  const given: Record<string, unknown> = { id, name: `System ${id}`, changed_by: 'ana' };
  const values = columns.map(({ name, type }) => given[name] ?? (type === 'TEXT' ? '' : 1));
  sqlite
    .prepare(
      `insert into ai_systems (${columns.map(({ name }) => name).join()}) values (${columns.map(() => '?').join()})`,
    )
    .run(...values);
}

function themesOf(id: string): readonly string[] {
  return world.database.sqlite
    .prepare<[string], string>("select aspect || ':' || value from review_themes where review_id = ?")
    .pluck()
    .all(id);
}

interface Plain {
  readonly id: string;
  readonly title: string;
  readonly system: string | null;
  readonly day: string | null;
  readonly quarter: string;
  readonly mine: boolean;
  readonly themes: readonly string[];
}

/** Who counts what, said once more in the plainest way. */
function counted(reader: Reader, query: ThemeQuery = {}): readonly Plain[] {
  const rows = world.database.sqlite
    .prepare<[], Record<string, string | number | null>>('select * from reviews')
    .all();
  return rows
    .map((row) => {
      const id = String(row['id']);
      const role = world.database.sqlite
        .prepare<[string, string], string>(
          'select role from participants where review_id = ? and member_id = ?',
        )
        .pluck()
        .get(id, reader.memberId);
      const day = (row['occurred_on'] ?? row['detected_on']) as string | null;
      const created = new Date(Number(row['created_at'])).toISOString().slice(0, 10);
      return {
        ...{ id, title: String(row['title']), system: row['system_id'] as string | null, day },
        quarter: quarterOf(day ?? created),
        mine: ['chair', 'facilitator', 'panel', 'supplier', 'observer'].includes(role ?? ''),
        themes: themesOf(id),
        ...{ restricted: row['restricted'], sample: row['sample'], stage: row['stage'] },
      };
    })
    .filter((review) => review.mine || (reader === lead && review.restricted === 0))
    .filter((review) => query.samples === 'true' || review.sample === 0)
    .filter((review) => query.signed !== 'true' || review.stage === 'signed')
    .filter((review) => query.from === undefined || review.quarter >= query.from)
    .filter((review) => query.to === undefined || review.quarter <= query.to);
}

const sorted = (list: readonly unknown[]): readonly string[] =>
  list.map((item) => JSON.stringify(item)).sort();
const many = (list: readonly Plain[], ...wanted: string[]): number =>
  list.filter(({ themes }) => wanted.every((one) => themes.includes(one))).length;
const all = (list: readonly Plain[], aspect: string): readonly string[] => [
  ...new Set(list.flatMap(({ themes }) => themes.filter((theme) => theme.startsWith(aspect)))),
];

const queries: Readonly<Record<string, ThemeQuery>> = {
  everything: {},
  'samples too, signed ones': { samples: 'true', signed: 'true' },
  'a year': { from: '2025-Q2', to: '2026-Q1' },
};

describe.each([
  ['a safety lead', lead],
  ['a member', member],
])('for %s', (_who, reader) => {
  test.each(Object.entries(queries))('the counts are those of plain SQL: %s', async (_name, query) => {
    const found = await store.themes(reader, query);
    const plain = counted(reader, query);
    expect(plain.length).toBeGreaterThan(8);
    expect([found.reviews, found.yours]).toEqual([plain.length, plain.filter(({ mine }) => mine).length]);
    expect(sorted(found.rows)).toEqual(
      sorted(
        [...all(plain, 'layer:'), ...all(plain, 'code:')].map((row) => ({ row, reviews: many(plain, row) })),
      ),
    );
    const cells = [...all(plain, 'layer:'), ...all(plain, 'code:')].flatMap((row) =>
      [...new Set(plain.map(({ quarter }) => quarter))].map((quarter) => ({
        row,
        column: `quarter:${quarter}`,
        reviews: many(
          plain.filter((review) => review.quarter === quarter),
          row,
        ),
      })),
    );
    expect(sorted(found.cells)).toEqual(sorted(cells.filter(({ reviews: count }) => count > 0)));
    expect(found.layers).toEqual(
      layerIds.map((layer) => {
        const [some, none] = [many(plain, `layer:${layer}`), many(plain, `none:${layer}`)];
        return { layer, found: some, none, unlooked: plain.length - some - none };
      }),
    );
    expect(found.everyLayer).toBe(
      plain.filter(({ themes }) =>
        layerIds.every((layer) => themes.includes(`layer:${layer}`) || themes.includes(`none:${layer}`)),
      ).length,
    );
    expect(sorted(found.safeguards)).toEqual(
      sorted(
        all(plain, 'safeguard:').map((theme) => {
          const [stage, status] = theme.slice('safeguard:'.length).split('/');
          return { stage, status, reviews: many(plain, theme) };
        }),
      ),
    );
  });

  test('pairs, failing safeguards, actions and returns are those of plain SQL', async () => {
    const found = await store.themes(reader, {});
    const plain = counted(reader);
    const together = all(plain, 'code:').flatMap((one) =>
      all(plain, 'code:')
        .filter((other) => other > one)
        .map((other) => ({
          one: one.slice(5),
          other: other.slice(5),
          reviews: many(plain, one, other),
          ofOne: many(plain, one),
          ofOther: many(plain, other),
        })),
    );
    expect(sorted(found.pairs)).toEqual(sorted(together.filter(({ reviews: count }) => count >= 2)));
    const failing = ['s0', 's1', 's2'].flatMap((systemId) =>
      [...containmentStages, 'unplaced'].map((stage) => ({
        stage,
        systemId,
        reviews: plain.filter(
          ({ system: of, themes }) =>
            of === systemId &&
            themes.some((theme) => theme.startsWith(`safeguard:${stage}/`) && !theme.endsWith('/held')),
        ).length,
      })),
    );
    expect(sorted(found.failing)).toEqual(sorted(failing.filter(({ reviews: count }) => count >= 2)));

    const ids = new Set(plain.map(({ id }) => id));
    const acts = world.database.sqlite
      .prepare<
        [],
        {
          review: string;
          status: (typeof actionStatuses)[number];
          strength: string | null;
          done: string | null;
          codes: string | null;
        }
      >(
        `select a.review_id as review, a.status, a.strength, a.implemented_on as done,
           case when f.withdrawn = 0 and coalesce(f.state, '') <> 'ruled-out' then f.codes end as codes
         from actions a left join action_factors l using (review_id, action_id) left join factors f using (review_id, factor_id)`,
      )
      .all()
      .filter(({ review }) => ids.has(review));
    const outcomes = new Map<string, number>();
    for (const { status, strength } of acts) {
      const outcome = actionOutcome(status);
      if (outcome === null) continue;
      const key = JSON.stringify({ strength, outcome });
      outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
    }
    expect(sorted(found.actions)).toEqual(
      sorted([...outcomes].map(([key, actions]) => ({ ...(JSON.parse(key) as object), actions }))),
    );

    const carried = [
      'implemented',
      'awaiting-check',
      'verified-effective',
      'partly-effective',
      'not-effective',
    ];
    const returns = codes.flatMap((code) =>
      ['s0', 's1', 's2'].flatMap((systemId) => {
        const done = acts.flatMap(({ review, status, done: since, codes: of }) => {
          const isOfSystem = plain.find(({ id }) => id === review)?.system === systemId;
          const answers = ((of === null ? [] : JSON.parse(of)) as string[]).includes(code);
          return since !== null && isOfSystem && answers && carried.includes(status)
            ? [{ review, since, status }]
            : [];
        });
        // The earliest day of each review counts, and it has to lie before what happened later elsewhere.
        const earliest = done.map((one) => ({
          ...one,
          since: done
            .filter(({ review }) => review === one.review)
            .map(({ since }) => since)
            .sort()[0]!,
        }));
        const later = (one: (typeof earliest)[number]): readonly Plain[] =>
          plain.filter(
            ({ id, system: of, day, themes }) =>
              id !== one.review &&
              of === systemId &&
              day !== null &&
              day > one.since &&
              themes.includes(`code:${code}`),
          );
        const came = earliest.filter((one) => later(one).length > 0);
        if (came.length === 0) return [];
        return [
          {
            ...{ code, systemId },
            since: came.map(({ since }) => since).sort()[0],
            worked: came.some(({ status }) => status === 'verified-effective'),
            answered: new Set(came.map(({ review }) => review)).size,
            returned: new Set(came.flatMap(later).map(({ id }) => id)).size,
          },
        ];
      }),
    );
    expect(returns.length).toBeGreaterThan(reader === lead ? 2 : -1);
    expect(sorted(found.returns)).toEqual(sorted(returns));
    for (const { code, systemId, answered, returned } of found.returns) {
      for (const [name, total] of Object.entries({ answered, returned })) {
        expect((await store.reviews(reader, { has: `${name}:${code}/${systemId}` })).total).toBe(total);
      }
    }
  });

  test('every cell opens as many reviews as it says, and names only those the reader works in', async () => {
    const mine = new Map(counted(reader, { samples: 'true' }).map((review) => [review.id, review]));
    for (const [rows, columns] of [
      ['codes', 'quarters'],
      ['kinds', 'layers'],
      ['systems', 'kinds'],
      ['safeguards', 'systems'],
    ] as const) {
      const found = await store.themes(reader, { rows, columns, samples: 'true' });
      expect(found.cells.length).toBeGreaterThan(5);
      for (const { row, column, reviews: count } of found.cells.filter((_, at) => at % 7 === 0)) {
        const opened = await store.reviews(reader, { has: `${row},${column}`, samples: 'true' });
        expect([opened.total, opened.others], `${row} ${column}`).toEqual([
          count,
          count - opened.reviews.length,
        ]);
        for (const { id, title } of opened.reviews) expect(mine.get(id)).toMatchObject({ mine: true, title });
      }
    }
  });
});
