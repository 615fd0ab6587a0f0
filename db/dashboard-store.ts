/** What safety leads see of the whole: figures for the dashboard, each read by itself, and the reviews behind one. */
import type { Dashboard, DashboardReviews, DashboardReviewsQuery } from '../shared/api/dashboard.ts';
import { effectsByCategory, lateByAge, strengthMix, timesByQuarter } from './dashboard-actions.ts';
import { answeredLayers, reviewsBehind, stuckReviews } from './dashboard-reviews.ts';
import type { Orm } from './orm.ts';

export class DashboardStore {
  readonly #orm: Orm;

  constructor(orm: Orm) {
    this.#orm = orm;
  }

  /**
   * Every figure. The process takes a breath between them, so that nobody who types waits for all of them together.
   * @param asked the reader's calendar day, the moment in UTC milliseconds, and the days after which a review is stuck
   */
  async figures(asked: {
    readonly today: string;
    readonly now: number;
    readonly quietDays: number;
  }): Promise<Dashboard> {
    const { today, now, quietDays } = asked;
    const orm = this.#orm;
    const stuck = stuckReviews(orm, now, quietDays);
    await breath();
    const late = lateByAge(orm, today);
    const strength = strengthMix(orm);
    await breath();
    const times = timesByQuarter(orm, today);
    await breath();
    const layers = answeredLayers(orm);
    await breath();
    return { stuck, late, times, strength, layers, effects: effectsByCategory(orm) };
  }

  /** `now` in UTC milliseconds. Titles are those of reviews the reader takes part in. */
  async reviewsBehind(
    memberId: string,
    query: DashboardReviewsQuery,
    now: number,
  ): Promise<DashboardReviews> {
    return reviewsBehind(this.#orm, memberId, query, now);
  }
}

function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
