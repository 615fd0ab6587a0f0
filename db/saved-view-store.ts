/** Views of the tracker that members keep under a name; each is its member's alone. */
import { and, asc, count, eq } from 'drizzle-orm';
import type { SavedView } from '../shared/api/saved-views.ts';
import { AppError } from '../shared/errors.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { savedViews } from './schema-tracker.ts';

/** So that the list stays one that can be read. */
const most = 50;

export class SavedViewStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  async of(memberId: string): Promise<SavedView[]> {
    return this.#orm
      .select({ id: savedViews.id, name: savedViews.name, query: savedViews.query })
      .from(savedViews)
      .where(eq(savedViews.memberId, memberId))
      .orderBy(asc(savedViews.name), asc(savedViews.id))
      .all();
  }

  /** @throws AppError `not-allowed-now` when the member keeps as many as there may be. */
  async add(memberId: string, view: SavedView, at: number): Promise<void> {
    await this.#writer.write((orm) => {
      const kept = orm
        .select({ many: count() })
        .from(savedViews)
        .where(eq(savedViews.memberId, memberId))
        .get();
      if ((kept?.many ?? 0) >= most) {
        throw new AppError(
          'not-allowed-now',
          `You keep ${most} views already.`,
          'Delete one that you no longer need, then keep this one.',
        );
      }
      orm
        .insert(savedViews)
        .values({ ...view, memberId, createdAt: at })
        .run();
    });
  }

  /** @throws AppError `not-found` when the member has no such view. */
  async rename(memberId: string, id: string, name: string): Promise<void> {
    await this.#writer.write((orm) => {
      const { changes } = orm.update(savedViews).set({ name }).where(own(memberId, id)).run();
      if (changes === 0) throw noSuchView();
    });
  }

  /** @throws AppError `not-found` when the member has no such view. */
  async remove(memberId: string, id: string): Promise<void> {
    await this.#writer.write((orm) => {
      const { changes } = orm.delete(savedViews).where(own(memberId, id)).run();
      if (changes === 0) throw noSuchView();
    });
  }
}

function own(memberId: string, id: string) {
  return and(eq(savedViews.memberId, memberId), eq(savedViews.id, id));
}

function noSuchView(): AppError {
  return new AppError('not-found', 'There is no such view.', 'It may have been deleted in another window.');
}
