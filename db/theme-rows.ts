/** The rows of what is counted of a review: kept in step with its document, writing only what differs, and read back. */
import { and, eq, sql } from 'drizzle-orm';
import type { ReviewTheme, ThemeAspect } from '../shared/learning/review-themes.ts';
import type { Orm } from './orm.ts';
import { reviewThemes } from './schema-themes.ts';

export class ThemeRows {
  readonly #prepared: ReturnType<typeof prepare>;

  constructor(orm: Orm) {
    this.#prepared = prepare(orm);
  }

  /** Inside a transaction. Returns whether any row changed. */
  store(reviewId: string, wanted: readonly ReviewTheme[]): boolean {
    const gone = new Map(this.#prepared.present.all({ reviewId }).map((row) => [keyOf(row), row]));
    let changed = false;
    for (const { aspect, value } of wanted) {
      if (gone.delete(keyOf({ aspect, value }))) continue;
      this.#prepared.add.run({ reviewId, aspect, value });
      changed = true;
    }
    for (const { aspect, value } of gone.values()) {
      this.#prepared.remove.run({ reviewId, aspect, value });
      changed = true;
    }
    return changed;
  }
}

/** Themes as SQLite gathers them into one string, `<aspect>:<value>` with commas between; null for none. */
export function readThemes(written: string | null): readonly ReviewTheme[] {
  return (written?.split(',') ?? []).map((one) => {
    const known = read.get(one);
    if (known !== undefined) return known;
    const at = one.indexOf(':');
    const theme = { aspect: one.slice(0, at) as ThemeAspect, value: one.slice(at + 1) };
    read.set(one, theme);
    return theme;
  });
}

/** There are as many as codes, kinds and ways in which a safeguard can do: a hundred or two. */
const read = new Map<string, ReviewTheme>();

function keyOf({ aspect, value }: ReviewTheme): string {
  return `${aspect}:${value}`;
}

function prepare(orm: Orm) {
  const reviewId = sql.placeholder('reviewId');
  const aspect = sql.placeholder('aspect');
  const value = sql.placeholder('value');
  return {
    present: orm
      .select({ aspect: reviewThemes.aspect, value: reviewThemes.value })
      .from(reviewThemes)
      .where(eq(reviewThemes.reviewId, reviewId))
      .prepare(),
    add: orm.insert(reviewThemes).values({ reviewId, aspect, value }).prepare(),
    remove: orm
      .delete(reviewThemes)
      .where(
        and(
          eq(reviewThemes.reviewId, reviewId),
          eq(reviewThemes.aspect, aspect),
          eq(reviewThemes.value, value),
        ),
      )
      .prepare(),
  };
}
