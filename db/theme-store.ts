/**
 * Counts across reviews. The rows come from the projections of documents, by the rights and filters of the scope; what
 * is counted of them is in shared/learning. Only reviews the reader may open are ever named.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { ActionStatus } from '../shared/actions/action-status.ts';
import type { ThemeQuery, ThemeReviews, ThemeScopeQuery, Themes } from '../shared/api/themes.ts';
import { actionOutcome, carriedOut } from '../shared/learning/action-outcomes.ts';
import { countGrid, countTime } from '../shared/learning/count-grid.ts';
import { countPairs } from '../shared/learning/count-pairs.ts';
import { countFailing, countLayers, countSafeguards } from '../shared/learning/count-safeguards.ts';
import { countUp, type CountedReview } from '../shared/learning/counted-review.ts';
import { findReturns, type CarriedOut, type Return } from '../shared/learning/find-returns.ts';
import { quartersBetween } from '../shared/learning/quarters.ts';
import { halvesOf, readConditions } from '../shared/learning/theme-conditions.ts';
import { factorCodes, isOtherCode } from '../shared/taxonomy/factor-codes.ts';
import type { Strength } from '../shared/taxonomy/action-categories.ts';
import type { Reader } from './action-rows.ts';
import type { Orm } from './orm.ts';
import { readThemes } from './theme-rows.ts';
import { countsEverywhere, list, withScope } from './theme-scope.ts';

/** Ten years; a table of more would be read by nobody. */
const mostQuarters = 40;
const mostPairs = 60;
/** Lines of what came back that a page lists. */
const listedReturns = 100;
const mostNamed = 200;

type Counted = Omit<Themes, 'catchingUp'>;

interface ScopedReview extends CountedReview {
  readonly yours: boolean;
}

export class ThemeStore {
  readonly #orm: Orm;

  constructor(orm: Orm) {
    this.#orm = orm;
  }

  /**
   * Every table of the page at once.
   * @param mostReturns lines of what came back; the others are counted
   */
  async themes(reader: Reader, query: ThemeQuery, mostReturns = listedReturns): Promise<Counted> {
    const only = this.#onlyReturns(reader, query);
    const scope = withScope(reader, query, only);
    const reviews = this.#counted(scope);
    const quarters = reviews.map(({ quarter }) => quarter).sort();
    const [first, last] = [quarters[0], quarters.at(-1)];
    const systems = this.#orm.all<
      Themes['systems'][number]
    >(sql`${scope} SELECT s.id, s.name FROM ai_systems s
      WHERE s.id IN (SELECT system FROM scope) ORDER BY lower(s.name), s.id`);
    const returns = inOrder(findReturns(reviews, this.#carriedOut(scope)), systems);
    return {
      reviews: reviews.length,
      yours: reviews.filter(({ yours }) => yours).length,
      everywhere: countsEverywhere(reader),
      samplesLeftOut: query.samples === 'true' ? 0 : this.#samples(reader, query, only),
      quarters:
        first === undefined || last === undefined ? [] : [...quartersBetween(first, last, mostQuarters)],
      systems,
      ...countGrid(reviews, query.rows ?? 'codes', query.columns ?? 'quarters'),
      time: countTime(reviews),
      pairs: countPairs(reviews, mostPairs),
      safeguards: countSafeguards(reviews),
      failing: countFailing(reviews),
      returns: returns.slice(0, mostReturns).map(({ answered, returned, ...row }) => {
        return { ...row, answered: answered.size, returned: returned.size };
      }),
      moreReturns: Math.max(0, returns.length - mostReturns),
      ...countLayers(reviews),
      actions: this.#outcomes(scope),
    };
  }

  /** The reviews behind a number: those the reader may open by name, the others as a number. */
  async reviews(reader: Reader, query: ThemeScopeQuery): Promise<ThemeReviews> {
    const scope = withScope(reader, query, this.#onlyReturns(reader, query));
    const [counted] = this.#orm.all<{ total: number; yours: number }>(
      sql`${scope} SELECT count(*) AS total, coalesce(sum(yours), 0) AS yours FROM scope`,
    );
    const named = this.#orm.all<ThemeReviews['reviews'][number]>(
      sql`${scope} SELECT r.id, r.title, r.stage, s.day, a.name AS systemName
        FROM scope s JOIN reviews r ON r.id = s.id LEFT JOIN ai_systems a ON a.id = r.system_id
        WHERE s.yours ORDER BY s.quarter DESC, s.day DESC, r.id LIMIT ${mostNamed}`,
    );
    const { total = 0, yours = 0 } = counted ?? {};
    return { reviews: named, total, others: total - yours };
  }

  /** One row for each review, its themes in one string: tens of thousands of rows would be what the page waits for. */
  #counted(scope: SQL): readonly ScopedReview[] {
    return this.#orm
      .all<Omit<CountedReview, 'themes'> & { yours: number; themes: string | null }>(
        sql`${scope} SELECT id, system, day, quarter, yours,
          (SELECT group_concat(aspect || ':' || value) FROM review_themes WHERE review_id = id) AS themes FROM scope`,
      )
      .map(({ yours, themes, ...row }) => {
        return { ...row, yours: yours === 1, themes: readThemes(themes) };
      });
  }

  #outcomes(scope: SQL): Counted['actions'] {
    const statuses = new Map<string, number>();
    const rows = this.#orm.all<{ actions: string | null }>(sql`${scope} SELECT
      (SELECT group_concat(status || '/' || coalesce(strength, '')) FROM actions INDEXED BY actions_to_filter
        WHERE review_id = id) AS actions FROM scope`);
    for (const { actions } of rows) for (const one of actions?.split(',') ?? []) countUp(statuses, one);
    const found = new Map<string, Counted['actions'][number]>();
    for (const [written, actions] of statuses) {
      const [status, strength] = halvesOf(written) as [ActionStatus, Strength | ''];
      const outcome = actionOutcome(status);
      if (outcome === null) continue;
      const key = `${strength}/${outcome}`;
      const before = found.get(key)?.actions ?? 0;
      found.set(key, { strength: strength === '' ? null : strength, outcome, actions: actions + before });
    }
    return [...found.values()];
  }

  #carriedOut(scope: SQL): readonly CarriedOut[] {
    return this.#orm
      .all<Omit<CarriedOut, 'worked'> & { worked: number }>(
        sql`${scope} SELECT c.value AS code, s.id AS reviewId, min(a.implemented_on) AS since,
          max(a.status = 'verified-effective') AS worked
        FROM scope s
        JOIN actions a INDEXED BY actions_carried_out
          ON a.review_id = s.id AND a.implemented_on IS NOT NULL AND a.status IN ${list(carriedOut)}
        JOIN action_factors l ON l.review_id = a.review_id AND l.action_id = a.action_id
        JOIN factors f ON f.review_id = l.review_id AND f.factor_id = l.factor_id
          AND f.withdrawn = 0 AND f.state IS NOT 'ruled-out'
        JOIN json_each(f.codes) c
        WHERE s.system IS NOT NULL
        GROUP BY c.value, s.id`,
      )
      .filter(({ code }) => !isOtherCode(code))
      .map((row) => ({ ...row, worked: row.worked === 1 }));
  }

  /** Ids of the reviews that fit every "came back" condition; undefined when there is none. */
  #onlyReturns(reader: Reader, query: ThemeScopeQuery): readonly string[] | undefined {
    const conditions = (readConditions(query.has ?? '') ?? []).filter(
      ({ name }) => name === 'answered' || name === 'returned',
    );
    if (conditions.length === 0) return undefined;
    const scope = withScope(reader, query);
    const returns = findReturns(this.#counted(scope), this.#carriedOut(scope));
    const sets = conditions.map(({ name, value }) => {
      const [code, system] = halvesOf(value);
      const found = returns.find((row) => row.code === code && row.systemId === system);
      return found === undefined ? new Set<string>() : name === 'answered' ? found.answered : found.returned;
    });
    return [...(sets[0] ?? [])].filter((id) => sets.every((set) => set.has(id)));
  }

  #samples(reader: Reader, query: ThemeScopeQuery, only: readonly string[] | undefined): number {
    const [counted] = this.#orm.all<{ samples: number }>(
      sql`${withScope(reader, { ...query, samples: 'true' }, only)} SELECT count(*) AS samples
        FROM scope JOIN reviews r USING (id) WHERE r.sample = 1 OR r.public_case = 1`,
    );
    return counted?.samples ?? 0;
  }
}

/** What had been found to work first, then by layer and code, then by the name of the system: never by how often. */
function inOrder(returns: readonly Return[], systems: Themes['systems']): readonly Return[] {
  const place = new Map(systems.map(({ id }, at) => [id, at]));
  const code = new Map(factorCodes.map(({ id }, at) => [id, at]));
  return returns.toSorted(
    (a, b) =>
      Number(b.worked) - Number(a.worked) ||
      (code.get(a.code) ?? 0) - (code.get(b.code) ?? 0) ||
      (place.get(a.systemId) ?? 0) - (place.get(b.systemId) ?? 0),
  );
}
