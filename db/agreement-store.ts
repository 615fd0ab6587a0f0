/**
 * What stands beside the signatures: declarations of interest, reasons given for conditions, sections read through, and
 * the signed versions. A signed review takes none of the first two.
 */
import { and, eq } from 'drizzle-orm';
import { conditionAsks, type ConditionId } from '../shared/agreement/conditions.ts';
import type { InterestKind } from '../shared/agreement/interests.ts';
import { signedFile } from '../shared/agreement/signed-file.ts';
import type { AgreementState } from '../shared/api/agreement.ts';
import { AppError } from '../shared/errors.ts';
import type { Reader } from './action-rows.ts';
import { demandUnsigned } from './agreement-rights.ts';
import {
  conditionsNow,
  interestsOf,
  reasonsOf,
  roundsOf,
  sectionsReadBy,
  signedVersionsOf,
  textNow,
  type WrittenReview,
} from './agreement-rows.ts';
import { recordAudit } from './audit-store.ts';
import { digestOf } from './document-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import type { By } from './participant-store.ts';
import { noSuchReview } from './refusals.ts';
import { conditionReasons, interestDeclarations, sectionsRead } from './schema-agreement.ts';
import { reviews, versions } from './schema.ts';

export class AgreementStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** Everything about the agreement on a review that this reader sees; of reading marks only their own. */
  async stateFor(reader: Reader, written: WrittenReview): Promise<AgreementState> {
    const orm = this.#orm;
    const { reviewId } = written;
    const now = textNow(orm, reader, written);
    const row = orm.select({ stage: reviews.stage }).from(reviews).where(eq(reviews.id, reviewId)).get();
    if (now === undefined || row === undefined) throw noSuchReview();
    return {
      stage: row.stage,
      sha256: now.sha256,
      conditions: [...conditionsNow(orm, reader, written)],
      interests: interestsOf(orm, reviewId),
      rounds: roundsOf(orm, reviewId, now.sha256),
      signed: signedVersionsOf(orm, reviewId),
      read: sectionsReadBy(orm, reviewId, reader.memberId),
    };
  }

  /** Who signed, who declared what and which reasons stand: what exports say. */
  async signing(reviewId: string): Promise<
    Pick<AgreementState, 'interests' | 'rounds' | 'signed'> & {
      readonly reasons: readonly { readonly asks: string; readonly reason: string }[];
    }
  > {
    const orm = this.#orm;
    return {
      interests: interestsOf(orm, reviewId),
      rounds: roundsOf(orm, reviewId, ''),
      signed: signedVersionsOf(orm, reviewId),
      reasons: reasonsOf(orm, reviewId).map(({ condition, reason }) => ({
        asks: conditionAsks[condition],
        reason,
      })),
    };
  }

  async declareInterest(
    reviewId: string,
    declared: { readonly kind: InterestKind; readonly text: string },
    by: By,
  ): Promise<void> {
    const { memberId, at } = by;
    await this.#writer.write((orm) => {
      demandUnsigned(orm, reviewId, memberId, 'interest.declare', 'declare interests');
      const { kind } = declared;
      const text = kind === 'none' ? '' : declared.text;
      orm.insert(interestDeclarations).values({ reviewId, memberId, kind, text, at }).run();
      recordAudit(orm, { at, actorId: memberId, act: 'interest.declared', reviewId, detail: { kind } });
    });
  }

  /** Lets a written reason stand in for a condition; an empty one takes it back. */
  async giveReason(reviewId: string, condition: ConditionId, reason: string, by: By): Promise<void> {
    const { memberId, at } = by;
    await this.#writer.write((orm) => {
      demandUnsigned(orm, reviewId, memberId, 'condition.give-reason', 'give a reason for going on');
      orm.insert(conditionReasons).values({ reviewId, condition, reason, by: memberId, at }).run();
      recordAudit(orm, {
        at,
        actorId: memberId,
        act: 'condition.reason-given',
        reviewId,
        subjectId: condition,
        detail: { given: reason !== '' },
      });
    });
  }

  /** Keeps, or takes back, that a member has read a section with this content. */
  async markRead(reviewId: string, sectionId: string, digest: string | null, by: By): Promise<void> {
    const { memberId, at } = by;
    const mine = and(
      eq(sectionsRead.reviewId, reviewId),
      eq(sectionsRead.memberId, memberId),
      eq(sectionsRead.sectionId, sectionId),
    );
    await this.#writer.write((orm) => {
      orm.delete(sectionsRead).where(mine).run();
      if (digest !== null)
        orm.insert(sectionsRead).values({ reviewId, memberId, sectionId, digest, at }).run();
    });
  }

  /** A signed version as the file it is given out as. @throws AppError `not-found`, or `internal` when it is damaged. */
  async signedFile(reviewId: string, number: number): Promise<string> {
    const row = this.#orm
      .select({ content: versions.content, sha256: versions.sha256 })
      .from(versions)
      .where(and(eq(versions.reviewId, reviewId), eq(versions.number, number), eq(versions.reason, 'signed')))
      .get();
    if (row === undefined) {
      throw new AppError(
        'not-found',
        'This review has no such signed version.',
        'Choose one out of its list of signed versions.',
      );
    }
    if (digestOf(row.content) !== row.sha256) {
      throw new AppError(
        'internal',
        'This signed version is damaged on the server’s disk, so it is not given out.',
        'Ask an admin to run `npm run causeway -- verify` and to look at the backups.',
      );
    }
    return signedFile(row.content, row.sha256);
  }
}
