/**
 * What of each document can be found, and how far it was read in. Rows of reviews, actions, comments, systems and reports are
 * followed by the database itself. Derived: it may lag, it is made again from the documents, it decides nothing.
 */
import { and, eq, isNull, ne, or, sql } from 'drizzle-orm';
import { searchForm, type SearchEntry } from '../shared/search/search-entries.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { isReview } from './only-reviews.ts';
import { documents } from './schema.ts';
import {
  entryWords,
  findEntries,
  type EntryWords,
  type SearchAsked,
  type SearchFound,
} from './search-query.ts';
import { searchDocuments, searchEntries } from './search-tables.ts';

/** What a document says at `seq` or later. */
export interface ReadIn {
  readonly reviewId: string;
  readonly seq: number;
  readonly entries: readonly SearchEntry[];
}

export type StoredEntry = typeof searchEntries.$inferSelect;

export class SearchStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;
  readonly #prepared: ReturnType<typeof prepare>;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
    this.#prepared = prepare(orm);
  }

  /** Reviews whose documents were never read in, have moved on, or were read in by an earlier release. */
  async behind(): Promise<string[]> {
    return this.#orm
      .select({ reviewId: documents.reviewId })
      .from(documents)
      .leftJoin(searchDocuments, eq(searchDocuments.reviewId, documents.reviewId))
      .where(
        and(
          isReview,
          or(
            isNull(searchDocuments.seq),
            sql`${searchDocuments.seq} < ${documents.seq}`,
            ne(searchDocuments.form, searchForm),
          ),
        ),
      )
      .all()
      .map(({ reviewId }) => reviewId);
  }

  /** Newest sequence of the document when it is ahead of what was read in; null when nothing is to do. */
  async wanted(reviewId: string): Promise<number | null> {
    const now = this.#prepared.standing.get({ reviewId });
    if (now === undefined) return null;
    return now.form === searchForm && (now.readIn ?? -1) >= now.seq ? null : now.seq;
  }

  /** Writes only what differs; anything older than what is there is dropped. Returns how many entries changed. */
  async take({ reviewId, seq, entries }: ReadIn): Promise<number> {
    return this.#writer.writeDerived(() => {
      const now = this.#prepared.standing.get({ reviewId });
      if (now === undefined || (now.form === searchForm && (now.readIn ?? -1) >= seq)) return 0;
      const changed = this.#store(reviewId, entries);
      this.#prepared.reached.run({ reviewId, seq, form: searchForm });
      return changed;
    });
  }

  /** Lets go of everything read in from documents and makes the index of words anew. */
  async forget(): Promise<void> {
    this.#writer.writeDerived((orm) => {
      orm.delete(searchDocuments).run();
      orm.delete(searchEntries).where(eq(searchEntries.source, 'document')).run();
      orm.run(sql`INSERT INTO search_words (search_words) VALUES ('rebuild')`);
    });
  }

  /** What the reader may find now, best first. */
  async find(asked: SearchAsked): Promise<SearchFound> {
    return findEntries(this.#orm, asked);
  }

  async words(ids: readonly number[]): Promise<readonly EntryWords[]> {
    return entryWords(this.#orm, ids);
  }

  #store(reviewId: string, entries: readonly SearchEntry[]): number {
    const present = new Map(this.#prepared.present.all({ reviewId }).map((row) => [row.key, row]));
    let changed = 0;
    for (const entry of entries) {
      const row = present.get(entry.key);
      present.delete(entry.key);
      if (row !== undefined && same(row, entry)) continue;
      const values = { ...entry, layers: [...entry.layers] };
      if (row === undefined) this.#prepared.add.run({ reviewId, ...values });
      else this.#prepared.change.run({ id: row.id, ...values });
      changed += 1;
    }
    for (const gone of present.values()) {
      this.#prepared.remove.run({ id: gone.id });
      changed += 1;
    }
    return changed;
  }
}

/** What runs for every burst of writing in every review. */
function prepare(orm: Orm) {
  const place = (name: string) => sql.placeholder(name);
  const words = {
    kind: sql`${place('kind')}`,
    title: sql`${place('title')}`,
    text: sql`${place('text')}`,
    tags: sql`${place('tags')}`,
  };
  return {
    standing: orm
      .select({ seq: documents.seq, readIn: searchDocuments.seq, form: searchDocuments.form })
      .from(documents)
      .leftJoin(searchDocuments, eq(searchDocuments.reviewId, documents.reviewId))
      .where(and(eq(documents.reviewId, place('reviewId')), isReview))
      .prepare(),
    // The expression is that of the index.
    present: orm
      .select()
      .from(searchEntries)
      .where(
        and(
          sql`coalesce(${searchEntries.reviewId}, '') = ${place('reviewId')}`,
          eq(searchEntries.source, 'document'),
        ),
      )
      .prepare(),
    add: orm
      .insert(searchEntries)
      .values({
        source: 'document',
        reviewId: place('reviewId'),
        key: place('key'),
        ...words,
        layers: place('layers'),
        partner: place('partner'),
      })
      .prepare(),
    change: orm
      .update(searchEntries)
      .set({ ...words, layers: place('layers') as never, partner: place('partner') as never })
      .where(eq(searchEntries.id, place('id')))
      .prepare(),
    remove: orm
      .delete(searchEntries)
      .where(eq(searchEntries.id, place('id')))
      .prepare(),
    reached: orm
      .insert(searchDocuments)
      .values({ reviewId: place('reviewId'), seq: place('seq'), form: place('form') })
      .onConflictDoUpdate({
        target: searchDocuments.reviewId,
        set: { seq: sql`excluded.seq`, form: sql`excluded.form` },
      })
      .prepare(),
  };
}

function same(row: StoredEntry, entry: SearchEntry): boolean {
  return (
    row.kind === entry.kind &&
    row.title === entry.title &&
    row.text === entry.text &&
    row.tags === entry.tags &&
    row.partner === entry.partner &&
    row.layers.join(' ') === entry.layers.join(' ')
  );
}
