/**
 * Reviews that are like one, among those the reader may learn from, with what they share. What is alike is decided in
 * shared/learning; nobody learns here that a review exists which they may not open.
 */
import { sql } from 'drizzle-orm';
import type { SimilarReviews } from '../shared/api/themes.ts';
import { fold } from '../shared/search/fold.ts';
import type { ReviewTheme } from '../shared/learning/review-themes.ts';
import { rankSimilar, traitsOf, type Candidate, type Traits } from '../shared/learning/similarity.ts';
import type { Reader } from './action-rows.ts';
import type { Orm } from './orm.ts';
import { readThemes } from './theme-rows.ts';
import { learningRoles, list } from './theme-scope.ts';

const mostOffered = 5;

interface Row {
  readonly id: string;
  readonly title: string;
  readonly stage: SimilarReviews['reviews'][number]['stage'];
  readonly day: string | null;
  readonly aiSystem: string | null;
  readonly publicCase: number;
  readonly themes: string | null;
}

/** What is known of a review that is not there yet. */
export interface Sought {
  readonly title: string;
  readonly aiSystem: string | null;
}

/** What stands on a screen, which may be ahead of what was read in. */
export interface OnScreen {
  readonly codes?: readonly string[] | undefined;
  readonly kinds?: readonly string[] | undefined;
}

export class SimilarStore {
  readonly #orm: Orm;

  constructor(orm: Orm) {
    this.#orm = orm;
  }

  /** Like a review that somebody is about to open. Invented samples are left out. */
  async toSought(reader: Reader, { title, aiSystem }: Sought): Promise<SimilarReviews> {
    const system = aiSystem === null || aiSystem.trim() === '' ? null : nameKey(aiSystem);
    return this.#offer(
      { system, title, codes: [], kinds: [], stages: [] },
      this.#candidates(reader, '', false),
    );
  }

  /** Undefined when there is no such review. */
  async toReview(reader: Reader, reviewId: string, now: OnScreen): Promise<SimilarReviews | undefined> {
    const [review] = this.#orm.all<Row & { sample: number }>(sql`SELECT ${columns}, r.sample
      FROM reviews r ${named} WHERE r.id = ${reviewId}`);
    if (review === undefined) return undefined;
    const traits = candidateOf(review);
    const { codes = traits.codes, kinds = traits.kinds } = now;
    return this.#offer({ ...traits, codes, kinds }, this.#candidates(reader, reviewId, review.sample === 1));
  }

  #offer(of: Traits, rows: readonly Row[]): SimilarReviews {
    const byId = new Map(rows.map((row) => [row.id, row]));
    const reviews = rankSimilar(of, rows.map(candidateOf), mostOffered).flatMap(({ id, shared }) => {
      const row = byId.get(id);
      if (row === undefined) return [];
      const { title, stage, day, publicCase } = row;
      const { system, codes, kinds, stages, words } = shared;
      return [
        {
          ...{ id, title, stage, day, publicCase: publicCase === 1 },
          shared: { system, codes: [...codes], kinds: [...kinds], stages: [...stages], words: [...words] },
        },
      ];
    });
    return { reviews };
  }

  /** The newest first. */
  #candidates(reader: Reader, except: string, samples: boolean): readonly Row[] {
    return this.#orm.all<Row>(sql`SELECT ${columns}
      FROM participants p JOIN reviews r ON r.id = p.review_id ${named}
      WHERE p.member_id = ${reader.memberId} AND p.role IN ${list(learningRoles)}
        AND r.id <> ${except} AND r.id NOT IN (SELECT id FROM summaries)
        AND (r.sample = 0 OR r.public_case = 1 OR ${samples ? 1 : 0})
      ORDER BY r.created_at DESC, r.id`);
  }
}

/** A system of the register goes by its name of today, whatever it was called then. */
const named = sql`LEFT JOIN ai_systems a ON a.id = r.system_id`;

const columns = sql`r.id, r.title, r.stage, coalesce(r.occurred_on, r.detected_on) AS day,
  coalesce(a.name, r.ai_system) AS aiSystem, r.public_case AS publicCase,
  (SELECT group_concat(aspect || ':' || value) FROM review_themes WHERE review_id = r.id
    AND aspect IN ('code', 'kind', 'safeguard')) AS themes`;

function candidateOf({ id, title, aiSystem, themes }: Row): Candidate {
  const read: readonly ReviewTheme[] = readThemes(themes);
  const system = aiSystem === null || aiSystem.trim() === '' ? null : nameKey(aiSystem);
  return { id, title, system, ...traitsOf(read) };
}

/** Systems are compared by name: a review that is not tied to the register has nothing else to go by. */
function nameKey(name: string): string {
  return fold(name.trim());
}
