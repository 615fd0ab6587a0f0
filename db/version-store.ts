/**
 * Versions of reviews: kept whole, numbered from 1 in each review, never changed and never deleted. Whoever reads one
 * gets what was kept or nothing: content that no longer fits its digest is refused.
 */
import { and, desc, eq } from 'drizzle-orm';
import type { VersionReason } from '../shared/api/versions.ts';
import { AppError } from '../shared/errors.ts';
import { versionDigest } from './audit-chain.ts';
import { recordAudit } from './audit-store.ts';
import { digestOf } from './document-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { members, participants, reviews, versions } from './schema.ts';

export interface VersionEntry {
  readonly number: number;
  /** UTC milliseconds. */
  readonly at: number;
  readonly reason: VersionReason;
  readonly byId: string | null;
  readonly byName: string | null;
  readonly sha256: string;
}

export interface NewVersion {
  readonly reviewId: string;
  readonly at: number;
  readonly reason: VersionReason;
  readonly byId: string | null;
  /** The state holds at least everything up to this row of the log. */
  readonly seq: number;
  readonly epoch: number;
  /** One encoded Yjs state. */
  readonly state: Uint8Array;
  /** Canonical JSON of the document; of a signed version, of the whole signed review. */
  readonly content: string;
}

export interface KeptVersion extends VersionEntry {
  readonly epoch: number;
  readonly state: Uint8Array;
  readonly content: string;
}

export class VersionStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** Newest first. */
  async list(reviewId: string): Promise<VersionEntry[]> {
    return this.#orm
      .select(entryColumns)
      .from(versions)
      .leftJoin(members, eq(members.id, versions.byId))
      .where(eq(versions.reviewId, reviewId))
      .orderBy(desc(versions.number))
      .all();
  }

  /** @throws AppError `not-found`, or `internal` when what is stored is not what was kept. */
  async get(reviewId: string, number: number): Promise<KeptVersion> {
    const row = this.#orm
      .select({
        ...entryColumns,
        epoch: versions.epoch,
        state: versions.state,
        stateDigest: versions.stateDigest,
        content: versions.content,
      })
      .from(versions)
      .leftJoin(members, eq(members.id, versions.byId))
      .where(and(eq(versions.reviewId, reviewId), eq(versions.number, number)))
      .get();
    if (row === undefined) {
      throw new AppError(
        'not-found',
        'There is no such version of this review.',
        'Choose one out of its list of versions.',
      );
    }
    if (digestOf(row.state) !== row.stateDigest || digestOf(row.content) !== row.sha256) {
      throw new AppError(
        'internal',
        `Version ${number} is damaged on the server’s disk, so it is not shown.`,
        'Choose another version, and ask an admin to run `npm run causeway -- verify`.',
      );
    }
    return row;
  }

  /**
   * Keeps a version and resolves with its number once it is durable. A version of the same content as the newest one
   * is not kept twice when nobody asked for it.
   */
  async keep(version: NewVersion): Promise<number> {
    const { reviewId, content } = version;
    const sha256 = digestOf(content);
    return this.#writer.write((orm) => {
      const newest = newestVersion(orm, reviewId);
      if (newest?.sha256 === sha256 && version.reason === 'activity') return newest.number;
      return insertVersion(orm, version, (newest?.number ?? 0) + 1);
    });
  }

  async recordRestore(reviewId: string, number: number, by: { memberId: string; at: number }): Promise<void> {
    await this.#writer.write((orm) => {
      recordAudit(orm, {
        at: by.at,
        actorId: by.memberId,
        act: 'version.restored',
        reviewId,
        subjectId: String(number),
      });
    });
  }
}

/** Number and digest of the newest version of a review; undefined while there is none. */
export function newestVersion(orm: Orm, reviewId: string): { number: number; sha256: string } | undefined {
  return orm
    .select({ number: versions.number, sha256: versions.sha256 })
    .from(versions)
    .where(eq(versions.reviewId, reviewId))
    .orderBy(desc(versions.number))
    .limit(1)
    .get();
}

/** Keeps a version inside the transaction of the act it belongs to. Returns its number. */
export function insertVersion(orm: Orm, version: NewVersion, number: number): number {
  const { reviewId, content } = version;
  const sha256 = digestOf(content);
  const stateDigest = digestOf(version.state);
  const rows = rowsBeside(orm, reviewId);
  orm
    .insert(versions)
    .values({ ...version, number, sha256, state: Buffer.from(version.state), stateDigest, rows })
    .run();
  const row = versionDigest({ ...version, number, sha256, stateDigest, rowsDigest: digestOf(rows) });
  recordAudit(orm, {
    at: version.at,
    actorId: version.byId,
    act: 'version.kept',
    reviewId,
    subjectId: String(number),
    detail: { reason: version.reason, sha256, row },
  });
  return number;
}

const entryColumns = {
  number: versions.number,
  at: versions.at,
  reason: versions.reason,
  byId: versions.byId,
  byName: members.name,
  sha256: versions.sha256,
};

/** The review's row and its participants at this moment, as JSON. */
function rowsBeside(orm: Orm, reviewId: string): string {
  const review = orm.select().from(reviews).where(eq(reviews.id, reviewId)).get();
  const people = orm
    .select({ memberId: participants.memberId, role: participants.role })
    .from(participants)
    .where(eq(participants.reviewId, reviewId))
    .orderBy(participants.memberId)
    .all();
  return JSON.stringify({ review, participants: people });
}
