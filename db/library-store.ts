/**
 * What stands in the library: the newest published revision of each summary of ours, summaries of others under the id
 * their publisher gave them, and the key that signs ours. Checks no signature; refuses what would undo a withdrawal.
 */
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { withdrawnSummary } from '../shared/summaries/read-learning-summary.ts';
import type { LearningSummary } from '../shared/summaries/learning-summary.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { recordAudit } from './audit-store.ts';
import { digestOf } from './document-store.ts';
import {
  earlierThanHere,
  isOurs,
  otherContent,
  otherKey,
  unsignedNow,
  withdrawnAlready,
} from './library-refusals.ts';
import type { DurableWriter, Orm } from './orm.ts';
import type { By } from './participant-store.ts';
import { importedSummaries, signingKey } from './schema-library.ts';
import { summaries, summaryRevisions } from './schema-summaries.ts';
import { damaged } from './summary-refusals.ts';
import type { SummaryRow } from './summary-rights.ts';

/** One summary of the library, with its text as canonical JSON. A withdrawn one says in its text why. */
export interface InLibrary {
  readonly id: string;
  readonly content: string;
  readonly sha256: string;
  /** When it was published here, or brought in. */
  readonly at: number;
  /** Its row, when it is ours. */
  readonly own: SummaryRow | null;
  /** Where it comes from, when it is not. */
  readonly foreign: {
    readonly origin: string;
    readonly schemaName: string;
    readonly compared: boolean;
    readonly signature: { readonly signature: string; readonly publicKey: string } | null;
  } | null;
}

export interface BroughtIn {
  readonly model: LearningSummary;
  readonly content: string;
  readonly sha256: string;
  readonly origin: string;
  readonly compared: boolean;
  readonly signature: { readonly signature: string; readonly publicKey: string } | null;
}

export interface StoredKey {
  readonly privateKey: Buffer;
  readonly publicKey: Buffer;
}

export class LibraryStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** Everything, the newest first. */
  async all(): Promise<InLibrary[]> {
    const foreign = this.#orm.select().from(importedSummaries).all().map(foreignOne);
    return [...this.#own(undefined), ...foreign].toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  }

  /** By the id it leaves with. */
  async one(id: string): Promise<InLibrary | undefined> {
    const [own] = this.#own(eq(summaries.publicId, id));
    if (own !== undefined) return own;
    const row = this.#orm.select().from(importedSummaries).where(eq(importedSummaries.id, id)).get();
    return row === undefined ? undefined : foreignOne(row);
  }

  /** One of ours, by the last part of the address at which outsiders read it. */
  async atAddress(token: string): Promise<InLibrary | undefined> {
    return this.#own(eq(summaries.address, token))[0];
  }

  /** Those of ours that stand at a public address, withdrawn ones too; the latest change first. */
  async public(): Promise<InLibrary[]> {
    const changed = ({ own }: InLibrary): number => own?.withdrawnAt ?? own?.publishedAt ?? 0;
    return this.#own(and(eq(summaries.addressKind, 'public'), isNotNull(summaries.address))).toSorted(
      (a, b) => changed(b) - changed(a) || (a.id < b.id ? -1 : 1),
    );
  }

  /**
   * Brings one in, or puts a later revision or the withdrawal in the place of an earlier one. The same again does
   * nothing. @throws AppError `not-allowed-now`
   */
  async bringIn(
    { model, content, sha256, origin, compared, signature }: BroughtIn,
    { memberId, at }: By,
  ): Promise<void> {
    await this.#writer.write((orm) => {
      const { id, revision, schema: schemaName, status } = model;
      const ours = orm.select({ id: summaries.id }).from(summaries).where(eq(summaries.publicId, id)).get();
      if (ours !== undefined) throw isOurs();
      const before = orm.select().from(importedSummaries).where(eq(importedSummaries.id, id)).get();
      const withdrawn = status === 'withdrawn';
      if (before !== undefined) {
        if (before.sha256 === sha256 && before.publicKey === (signature?.publicKey ?? null)) return;
        demandSuccessor(before, { revision, sha256, withdrawn, publicKey: signature?.publicKey ?? null });
      }
      const row = {
        ...{ revision, schemaName, content, sha256, origin, compared, withdrawn },
        ...{ signature: signature?.signature ?? null, publicKey: signature?.publicKey ?? null },
        ...{ importedBy: memberId, importedAt: at },
      };
      orm
        .insert(importedSummaries)
        .values({ id, ...row })
        .onConflictDoUpdate({ target: importedSummaries.id, set: row })
        .run();
      recordAudit(orm, {
        ...{ at, actorId: memberId, act: 'summary.imported', subjectId: id },
        detail: { revision, sha256, signed: signature !== null, withdrawn },
      });
    });
  }

  /** The key of this installation; made of what `make` gives when there is none yet. */
  async key(make: () => StoredKey, at: number): Promise<StoredKey> {
    const there = await this.publicKey();
    if (there !== null) return there;
    return this.#writer.write((orm) => {
      const first = orm.select().from(signingKey).get();
      if (first !== undefined) return first;
      const pair = make();
      orm
        .insert(signingKey)
        .values({ id: 1, ...pair, madeAt: at })
        .run();
      recordAudit(orm, { at, actorId: null, act: 'summary.key-made' });
      return pair;
    });
  }

  /** Null while it has none. */
  async publicKey(): Promise<StoredKey | null> {
    return this.#orm.select().from(signingKey).get() ?? null;
  }

  #own(which: ReturnType<typeof and>): InLibrary[] {
    return this.#orm
      .select({ row: summaries, text: summaryRevisions })
      .from(summaries)
      .innerJoin(summaryRevisions, eq(summaryRevisions.summaryId, summaries.id))
      .where(
        and(
          which,
          sql`${summaryRevisions.revision} = (select max(r.revision) from summary_revisions r
            where r.summary_id = ${summaries.id} and r.published_at is not null)`,
        ),
      )
      .all()
      .map(({ row, text }) => {
        if (digestOf(text.content) !== text.sha256) throw damaged();
        const { content, sha256 } = withdrawnOr(row.withdrawnReason, text);
        return { id: row.publicId, content, sha256, at: text.publishedAt ?? 0, own: row, foreign: null };
      });
  }
}

/** A withdrawn text is another text, with a digest of its own; the register keeps the one that was approved. */
function withdrawnOr(
  reason: string | null,
  { content, sha256 }: { readonly content: string; readonly sha256: string },
): { readonly content: string; readonly sha256: string } {
  if (reason === null) return { content, sha256 };
  const withdrawn = canonicalJson(withdrawnSummary(JSON.parse(content) as LearningSummary, reason));
  return { content: withdrawn, sha256: digestOf(withdrawn) };
}

function foreignOne(row: typeof importedSummaries.$inferSelect): InLibrary {
  const { id, content, sha256, origin, schemaName, compared, signature, publicKey, importedAt: at } = row;
  if (digestOf(content) !== sha256) throw damaged();
  const signed = signature === null || publicKey === null ? null : { signature, publicKey };
  return { id, content, sha256, at, own: null, foreign: { origin, schemaName, compared, signature: signed } };
}

/** Only its publisher goes on with a summary, only forwards, and a withdrawal is for good. */
function demandSuccessor(
  before: typeof importedSummaries.$inferSelect,
  next: {
    readonly revision: number;
    readonly sha256: string;
    readonly withdrawn: boolean;
    readonly publicKey: string | null;
  },
): void {
  if (before.publicKey !== null && next.publicKey === null) throw unsignedNow();
  if (before.publicKey !== null && before.publicKey !== next.publicKey) throw otherKey();
  if (before.withdrawn && !next.withdrawn) throw withdrawnAlready();
  if (next.revision < before.revision) throw earlierThanHere(before.revision);
  if (next.revision === before.revision && next.sha256 !== before.sha256 && !next.withdrawn)
    throw otherContent();
}
