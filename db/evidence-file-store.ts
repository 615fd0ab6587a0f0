/**
 * Files kept as evidence: their bytes in pieces, and a row that says what they are. Nobody sees a file before all of it
 * is on the disk; the same bytes are kept once in each review; nothing is changed or deleted afterwards.
 */
import { and, asc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { can, isOpenForWriting } from '../shared/access.ts';
import type { EvidenceFile, EvidenceFileAdded } from '../shared/api/evidence-files.ts';
import {
  evidenceFileTypes,
  largestEvidenceOfReview,
  type EvidenceFileType,
} from '../shared/evidence/file-rules.ts';
import { AppError } from '../shared/errors.ts';
import { recordAudit } from './audit-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { noSuchReview, notYours, reviewIsSigned } from './refusals.ts';
import { evidenceFileParts, evidenceFiles } from './schema-evidence.ts';
import { reviews } from './schema.ts';
import { standingIn } from './standing.ts';

export interface NewEvidenceFile {
  readonly id: string;
  readonly reviewId: string;
  readonly name: string;
  readonly mediaType: EvidenceFileType;
  readonly bytes: Uint8Array;
  /** Of the bytes, in hex. */
  readonly sha256: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly addedBy: string;
  /** UTC milliseconds. */
  readonly at: number;
}

/** Bytes of one piece: written and read in well under a frame of the screen. */
const partBytes = 512 * 1024;
/** Milliseconds after which an upload that did not end is forgotten. */
const abandonedAfter = 3_600_000;

export class EvidenceFileStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /**
   * Keeps a file and resolves when all of it is durable. The same bytes again answer with the file of then.
   * @throws AppError `too-large` when the review has no room left, `signed` when it takes nothing more, `forbidden` when
   * whoever adds it may not write there any more.
   */
  async add(file: NewEvidenceFile): Promise<EvidenceFileAdded> {
    const before = this.#writer.writeDerived((orm) => begin(orm, file));
    if (before !== undefined) return { ...before, alreadyThere: true };
    try {
      for (let part = 0; part * partBytes < file.bytes.length; part += 1) {
        const bytes = Buffer.from(file.bytes.subarray(part * partBytes, (part + 1) * partBytes));
        this.#writer.writeDerived((orm) =>
          orm.insert(evidenceFileParts).values({ fileId: file.id, part, bytes }).run(),
        );
        await new Promise(setImmediate);
      }
      return await this.#writer.write((orm) => complete(orm, file));
    } catch (error) {
      this.#writer.writeDerived((orm) => forget(orm, [file.id]));
      throw error;
    }
  }

  /** Oldest first. */
  async list(reviewId: string): Promise<EvidenceFile[]> {
    return this.#orm
      .select(columns)
      .from(evidenceFiles)
      .where(and(eq(evidenceFiles.reviewId, reviewId), isNotNull(evidenceFiles.completedAt)))
      .orderBy(asc(evidenceFiles.completedAt), asc(evidenceFiles.id))
      .all()
      .map(shown);
  }

  /** Undefined when the review has no such file. */
  async get(reviewId: string, id: string): Promise<EvidenceFile | undefined> {
    const row = this.#orm
      .select(columns)
      .from(evidenceFiles)
      .where(
        and(
          eq(evidenceFiles.reviewId, reviewId),
          eq(evidenceFiles.id, id),
          isNotNull(evidenceFiles.completedAt),
        ),
      )
      .get();
    return row === undefined ? undefined : shown(row);
  }

  /** The bytes of a file that `get` has answered, piece by piece. */
  *bytes(id: string): Generator<Uint8Array> {
    for (let part = 0; ; part += 1) {
      const row = this.#orm
        .select({ bytes: evidenceFileParts.bytes })
        .from(evidenceFileParts)
        .where(and(eq(evidenceFileParts.fileId, id), eq(evidenceFileParts.part, part)))
        .get();
      if (row === undefined) return;
      yield row.bytes;
    }
  }
}

const columns = {
  id: evidenceFiles.id,
  name: evidenceFiles.name,
  mediaType: evidenceFiles.mediaType,
  size: evidenceFiles.size,
  sha256: evidenceFiles.sha256,
  width: evidenceFiles.width,
  height: evidenceFiles.height,
  at: evidenceFiles.startedAt,
};

function shown(row: Omit<EvidenceFile, 'kind'>): EvidenceFile {
  return { ...row, kind: evidenceFileTypes[row.mediaType].kind };
}

/** The file of then, when its bytes are there already. */
function begin(orm: Orm, file: NewEvidenceFile): EvidenceFile | undefined {
  demandMay(orm, file);
  const before = sameBytes(orm, file);
  if (before !== undefined) return before;
  const abandoned = orm
    .select({ id: evidenceFiles.id })
    .from(evidenceFiles)
    .where(and(isNull(evidenceFiles.completedAt), lt(evidenceFiles.startedAt, file.at - abandonedAfter)))
    .all();
  forget(
    orm,
    abandoned.map(({ id }) => id),
  );
  const { used } = orm
    .select({ used: sql<number>`coalesce(sum(${evidenceFiles.size}), 0)` })
    .from(evidenceFiles)
    .where(eq(evidenceFiles.reviewId, file.reviewId))
    .get() ?? { used: 0 };
  if (used + file.bytes.length > largestEvidenceOfReview) throw noRoom(used);
  const { bytes, at, ...row } = file;
  orm
    .insert(evidenceFiles)
    .values({ ...row, size: bytes.length, startedAt: at })
    .run();
  return undefined;
}

function complete(orm: Orm, file: NewEvidenceFile): EvidenceFileAdded {
  // Signed, removed from the review, or sent by a colleague, while the pieces were written.
  demandMay(orm, file);
  const before = sameBytes(orm, file);
  if (before !== undefined) {
    forget(orm, [file.id]);
    return { ...before, alreadyThere: true };
  }
  const row = orm
    .update(evidenceFiles)
    .set({ completedAt: file.at })
    .where(eq(evidenceFiles.id, file.id))
    .returning(columns)
    .get();
  recordAudit(orm, {
    at: file.at,
    actorId: file.addedBy,
    act: 'evidence-file.added',
    reviewId: file.reviewId,
    subjectId: file.id,
    detail: { mediaType: file.mediaType, size: file.bytes.length, sha256: file.sha256 },
  });
  return { ...shown(row), alreadyThere: false };
}

function sameBytes(orm: Orm, { reviewId, sha256 }: NewEvidenceFile): EvidenceFile | undefined {
  const row = orm
    .select(columns)
    .from(evidenceFiles)
    .where(
      and(
        eq(evidenceFiles.reviewId, reviewId),
        eq(evidenceFiles.sha256, sha256),
        isNotNull(evidenceFiles.completedAt),
      ),
    )
    .get();
  return row === undefined ? undefined : shown(row);
}

/** Only uploads that did not end: what was answered as kept is never deleted. */
function forget(orm: Orm, ids: readonly string[]): void {
  if (ids.length === 0) return;
  orm
    .delete(evidenceFileParts)
    .where(inArray(evidenceFileParts.fileId, [...ids]))
    .run();
  orm
    .delete(evidenceFiles)
    .where(and(inArray(evidenceFiles.id, [...ids]), isNull(evidenceFiles.completedAt)))
    .run();
}

/** A large file takes its time: whoever sends it may have lost the right since the request began. */
function demandMay(orm: Orm, { reviewId, addedBy }: NewEvidenceFile): void {
  const review = orm.select({ stage: reviews.stage }).from(reviews).where(eq(reviews.id, reviewId)).get();
  if (review === undefined) throw noSuchReview();
  if (!can(standingIn(orm, addedBy, reviewId), 'document.write')) throw notYours('add files to it');
  if (!isOpenForWriting(review.stage)) throw reviewIsSigned();
}

function noRoom(used: number): AppError {
  const mib = 1024 * 1024;
  return new AppError(
    'too-large',
    `The files of this review take ${Math.ceil(used / mib)} of ${largestEvidenceOfReview / mib} MB, and this one has no room beside them.`,
    'Add a smaller one: a picture of the part that matters, or the lines of a log that matter.',
  );
}
