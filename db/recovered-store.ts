/**
 * Text that a merge swallowed, until somebody says what becomes of it. The room writes these rows when it notices;
 * here they are read and settled, each exactly once.
 */
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { RecoveredText } from '../shared/api/reviews.ts';
import { AppError } from '../shared/errors.ts';
import { recordAudit } from './audit-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import type { By } from './participant-store.ts';
import { members, recoveredTexts } from './schema.ts';

export type RecoveredOutcome = 'put-back' | 'leave';

export class RecoveredStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** Those nobody has settled yet, newest first. */
  async unresolved(reviewId: string): Promise<RecoveredText[]> {
    return this.#rows(and(eq(recoveredTexts.reviewId, reviewId), isNull(recoveredTexts.resolvedAt)));
  }

  /** @throws AppError `not-found`, or `not-allowed-now` when it was settled meanwhile. */
  async open(reviewId: string, id: string): Promise<RecoveredText> {
    const [found] = this.#rows(and(eq(recoveredTexts.reviewId, reviewId), eq(recoveredTexts.id, id)));
    if (found === undefined) {
      throw new AppError(
        'not-found',
        'There is no such recovered text in this review.',
        'Load the review again.',
      );
    }
    const [still] = this.#rows(and(eq(recoveredTexts.id, id), isNull(recoveredTexts.resolvedAt)));
    if (still === undefined) throw settledAlready();
    return found;
  }

  /** Claims the decision before the text is put back, so that two people doing it at once put it back once. */
  async resolve(reviewId: string, id: string, outcome: RecoveredOutcome, by: By): Promise<void> {
    await this.#writer.write((orm) => {
      const { changes } = orm
        .update(recoveredTexts)
        .set({ resolvedAt: by.at, resolvedBy: by.memberId, outcome })
        .where(
          and(
            eq(recoveredTexts.reviewId, reviewId),
            eq(recoveredTexts.id, id),
            isNull(recoveredTexts.resolvedAt),
          ),
        )
        .run();
      if (changes === 0) throw settledAlready();
      recordAudit(orm, {
        at: by.at,
        actorId: by.memberId,
        act: 'recovered.resolved',
        reviewId,
        subjectId: id,
        detail: { outcome },
      });
    });
  }

  /** Takes the claim back when putting the text back failed: it is offered again and not lost. */
  async offerAgain(reviewId: string, id: string, by: By): Promise<void> {
    await this.#writer.write((orm) => {
      orm
        .update(recoveredTexts)
        .set({ resolvedAt: null, resolvedBy: null, outcome: null })
        .where(and(eq(recoveredTexts.reviewId, reviewId), eq(recoveredTexts.id, id)))
        .run();
      recordAudit(orm, {
        at: by.at,
        actorId: by.memberId,
        act: 'recovered.offered-again',
        reviewId,
        subjectId: id,
      });
    });
  }

  #rows(where: ReturnType<typeof and>): RecoveredText[] {
    return this.#orm
      .select({
        id: recoveredTexts.id,
        place: recoveredTexts.place,
        text: recoveredTexts.text,
        authorId: recoveredTexts.authorId,
        authorName: members.name,
        at: recoveredTexts.at,
      })
      .from(recoveredTexts)
      .leftJoin(members, eq(members.id, recoveredTexts.authorId))
      .where(where)
      .orderBy(desc(recoveredTexts.at), recoveredTexts.id)
      .all()
      .map((row) => ({ ...row, authorName: row.authorName ?? 'Someone' }));
  }
}

function settledAlready(): AppError {
  return new AppError(
    'not-allowed-now',
    'Somebody has already decided about this text.',
    'Load the list again to see what is still open.',
  );
}
