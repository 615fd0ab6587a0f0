/**
 * Rows derived from documents: factors, proposals of actions, and the sequence they reflect, in one transaction.
 * A projection older than what is there is dropped; a derived row never decides whether something is stored.
 */
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Layer } from '../shared/taxonomy/layers.ts';
import type { DocumentAction } from './action-follow.ts';
import type { ActionStore } from './action-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { documents, factors } from './schema.ts';

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
  readonly at: number;
}

export class ProjectionStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;
  readonly #actions: ActionStore;
  readonly #prepared: ReturnType<typeof prepare>;

  constructor(orm: Orm, writer: DurableWriter, actions: ActionStore) {
    this.#orm = orm;
    this.#prepared = prepare(orm);
    this.#writer = writer;
    this.#actions = actions;
  }

  /** Newest sequence of the document and the one its rows reflect; undefined without a document. */
  async sequences(reviewId: string): Promise<{ seq: number; projectedSeq: number } | undefined> {
    return this.#prepared.sequences.get({ reviewId });
  }

  /** Reviews whose rows are older than their document, as after a crash between the two. */
  async behind(): Promise<string[]> {
    return this.#orm
      .select({ reviewId: documents.reviewId })
      .from(documents)
      .where(lt(documents.projectedSeq, documents.seq))
      .all()
      .map(({ reviewId }) => reviewId);
  }

  /** Returns whether any row that people see changed. */
  async apply(projection: Projection): Promise<boolean> {
    return this.#writer.writeDerived((orm) => {
      const { reviewId, seq, at } = projection;
      const present = this.#prepared.sequences.get({ reviewId });
      if (present === undefined || present.projectedSeq >= seq) return false;
      const factorsChanged = this.#storeFactors(orm, reviewId, projection.factors);
      const actionsChanged = this.#actions.followDocument(orm, reviewId, seq, projection.actions, at);
      this.#prepared.reached.run({ reviewId, seq });
      return factorsChanged || actionsChanged;
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
      changed = true;
    }
    for (const gone of present.values()) {
      if (gone.withdrawn) continue;
      orm
        .update(factors)
        .set({ withdrawn: true })
        .where(and(eq(factors.reviewId, reviewId), eq(factors.factorId, gone.factorId)))
        .run();
      changed = true;
    }
    return changed;
  }
}

/** What runs for every burst of typing in every room. */
function prepare(orm: Orm) {
  const reviewId = sql.placeholder('reviewId');
  return {
    sequences: orm
      .select({ seq: documents.seq, projectedSeq: documents.projectedSeq })
      .from(documents)
      .where(eq(documents.reviewId, reviewId))
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
      .set({ projectedSeq: sql`${sql.placeholder('seq')}` })
      .where(eq(documents.reviewId, reviewId))
      .prepare(),
  };
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
