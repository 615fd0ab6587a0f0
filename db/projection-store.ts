/**
 * Rows derived from documents: factors, proposals of actions, and the sequence they reflect, in one transaction.
 * A projection older than what is there is dropped; a derived row never decides whether something is stored.
 */
import { and, eq, gte, lt, sql } from 'drizzle-orm';
import { themeForm, type ReviewTheme } from '../shared/learning/review-themes.ts';
import { bearsCodes } from '../shared/actions/from-before.ts';
import type { Layer } from '../shared/taxonomy/layers.ts';
import type { DocumentAction } from './action-follow.ts';
import type { ActionStore } from './action-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { factorCodes } from './schema-from-before.ts';
import { isReview } from './only-reviews.ts';
import { documents, factors } from './schema.ts';
import { ThemeRows } from './theme-rows.ts';

export interface DocumentFactor {
  readonly factorId: string;
  readonly layer: Layer | null;
  readonly statement: string;
  readonly state: string | null;
  readonly codes: readonly string[];
  readonly withdrawn: boolean;
}

/** What a document says at `seq` or later, in the shape of the rows. */
export interface Projection {
  readonly reviewId: string;
  readonly seq: number;
  readonly factors: readonly DocumentFactor[];
  readonly actions: readonly DocumentAction[];
  /** What is counted across reviews, each once. */
  readonly themes: readonly ReviewTheme[];
  readonly at: number;
}

export class ProjectionStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;
  readonly #actions: ActionStore;
  readonly #prepared: ReturnType<typeof prepare>;
  readonly #themes: ThemeRows;

  constructor(orm: Orm, writer: DurableWriter, actions: ActionStore) {
    this.#orm = orm;
    this.#prepared = prepare(orm);
    this.#writer = writer;
    this.#actions = actions;
    this.#themes = new ThemeRows(orm);
  }

  /** Newest sequence of the document when its rows reflect an older one, or were made by an older rule; else null. */
  async wanted(reviewId: string): Promise<number | null> {
    const now = this.#prepared.sequences.get({ reviewId });
    return now === undefined || reaches(now, now.seq) ? null : now.seq;
  }

  /** Reviews whose rows are older than their document, as after a crash between the two. */
  async behind(): Promise<string[]> {
    return this.#orm
      .select({ reviewId: documents.reviewId })
      .from(documents)
      .where(and(isReview, lt(documents.projectedSeq, documents.seq)))
      .all()
      .map(({ reviewId }) => reviewId);
  }

  /** Reviews whose rows reflect their document but were made by the rule of an earlier release. */
  async outdated(): Promise<string[]> {
    return this.#orm
      .select({ reviewId: documents.reviewId })
      .from(documents)
      .where(
        and(isReview, lt(documents.projectedForm, themeForm), gte(documents.projectedSeq, documents.seq)),
      )
      .all()
      .map(({ reviewId }) => reviewId);
  }

  /** Returns whether any row that people see changed. */
  async apply(projection: Projection): Promise<boolean> {
    return this.#writer.writeDerived((orm) => {
      const { reviewId, seq, at } = projection;
      const present = this.#prepared.sequences.get({ reviewId });
      if (present === undefined || reaches(present, seq)) return false;
      const factorsChanged = this.#storeFactors(orm, reviewId, projection.factors);
      const actionsChanged = this.#actions.followDocument(orm, reviewId, seq, projection.actions, at);
      const themesChanged = this.#themes.store(reviewId, projection.themes);
      this.#prepared.reached.run({ reviewId, seq });
      return factorsChanged || actionsChanged || themesChanged;
    });
  }

  /** Writes only the rows that differ. A factor the document no longer has stays, as withdrawn. */
  #storeFactors(orm: Orm, reviewId: string, wanted: readonly DocumentFactor[]): boolean {
    const present = new Map(
      this.#prepared.factors.all({ reviewId }).map(({ reviewId: _, ...row }) => [row.factorId, row]),
    );
    let changed = false;
    for (const factor of wanted) {
      const row = { ...factor, codes: [...factor.codes] };
      const before = present.get(factor.factorId);
      present.delete(factor.factorId);
      if (before !== undefined && sameFactor(before, row)) continue;
      this.#prepared.store.run({ reviewId, ...row });
      storeCodes(orm, reviewId, before, row);
      changed = true;
    }
    for (const gone of present.values()) {
      if (gone.withdrawn) continue;
      orm
        .update(factors)
        .set({ withdrawn: true })
        .where(and(eq(factors.reviewId, reviewId), eq(factors.factorId, gone.factorId)))
        .run();
      storeCodes(orm, reviewId, gone, { ...gone, withdrawn: true });
      changed = true;
    }
    return changed;
  }
}

/** Whether the rows are those of this sequence or of a later one, by the rule of today. */
function reaches(
  now: { readonly projectedSeq: number; readonly projectedForm: number },
  seq: number,
): boolean {
  return now.projectedForm < themeForm ? now.projectedSeq > seq : now.projectedSeq >= seq;
}

/** What runs for every burst of typing in every room. */
function prepare(orm: Orm) {
  const reviewId = sql.placeholder('reviewId');
  return {
    sequences: orm
      .select({
        seq: documents.seq,
        projectedSeq: documents.projectedSeq,
        projectedForm: documents.projectedForm,
      })
      .from(documents)
      .where(and(eq(documents.reviewId, reviewId), isReview))
      .prepare(),
    factors: orm.select().from(factors).where(eq(factors.reviewId, reviewId)).prepare(),
    store: orm
      .insert(factors)
      .values({
        reviewId,
        factorId: sql.placeholder('factorId'),
        layer: sql.placeholder('layer'),
        statement: sql.placeholder('statement'),
        state: sql.placeholder('state'),
        codes: sql.placeholder('codes'),
        withdrawn: sql.placeholder('withdrawn'),
      })
      .onConflictDoUpdate({
        target: [factors.reviewId, factors.factorId],
        set: {
          layer: sql`excluded.layer`,
          statement: sql`excluded.statement`,
          state: sql`excluded.state`,
          codes: sql`excluded.codes`,
          withdrawn: sql`excluded.withdrawn`,
        },
      })
      .prepare(),
    reached: orm
      .update(documents)
      .set({ projectedSeq: sql`${sql.placeholder('seq')}`, projectedForm: themeForm })
      .where(eq(documents.reviewId, reviewId))
      .prepare(),
  };
}

/** The codes of one factor as rows of their own, by which other reviews are found. */
function storeCodes(
  orm: Orm,
  reviewId: string,
  before: DocumentFactor | undefined,
  after: DocumentFactor,
): void {
  const { factorId } = after;
  const had = before === undefined ? [] : findableCodes(before);
  const has = findableCodes(after);
  const here = and(eq(factorCodes.reviewId, reviewId), eq(factorCodes.factorId, factorId));
  for (const code of had) {
    if (has.includes(code)) continue;
    orm
      .delete(factorCodes)
      .where(and(eq(factorCodes.code, code), here))
      .run();
  }
  for (const code of has) {
    if (!had.includes(code)) orm.insert(factorCodes).values({ code, reviewId, factorId }).run();
  }
}

function findableCodes({ withdrawn, state, codes }: DocumentFactor): readonly string[] {
  return withdrawn || !bearsCodes(state) ? [] : [...new Set(codes)];
}

function sameFactor(one: DocumentFactor, other: DocumentFactor): boolean {
  return (
    one.layer === other.layer &&
    one.statement === other.statement &&
    one.state === other.state &&
    one.withdrawn === other.withdrawn &&
    one.codes.join(' ') === other.codes.join(' ')
  );
}
