/**
 * What stands in the library: the newest published revision of each summary of ours, summaries of others under the id
 * their publisher gave them, and the key that signs ours. Checks no signature; refuses what would undo a withdrawal.
 */
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { withdrawnSummary } from '../shared/summaries/read-learning-summary.ts';
import type { LearningSummary } from '../shared/summaries/learning-summary.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { leadsTo, type KeyChange } from '../shared/summaries/key-change.ts';
import { recordAudit } from './audit-store.ts';
import { digestOf } from './document-store.ts';
import { changesTo, learnChanges, nextKeys } from './key-changes.ts';
import {
  earlierThanHere,
  isOurs,
  noKeyYet,
  otherContent,
  otherKey,
  unsignedNow,
  withdrawnAlready,
} from './library-refusals.ts';
import type { DurableWriter, Orm } from './orm.ts';
import type { By } from './participant-store.ts';
import { importedSummaries, keptSignatures, keyChanges, signingKey } from './schema-library.ts';
import { summaries, summaryRevisions } from './schema-summaries.ts';
import { damaged } from './summary-refusals.ts';
import type { SummaryRow } from './summary-rights.ts';

/** One summary of the library, with its text as canonical JSON. A withdrawn one says in its text why. */
export interface InLibrary {
  readonly id: string;
  readonly content: string;
  readonly sha256: string;
  /** As in `LibraryHead`. */
  readonly textKey: string;
  /** When it was published here, or brought in. */
  readonly at: number;
  /** Its row, when it is ours. */
  readonly own: SummaryRow | null;
  /** Where it comes from, when it is not. */
  readonly foreign: {
    readonly origin: string;
    readonly schemaName: string;
    readonly compared: boolean;
    readonly signature: TextSignature | null;
    /** As they came with it. */
    readonly keyChanges: readonly KeyChange[];
  } | null;
}

/** One summary of the library without its text, which is long: what is read where all of them are asked for. */
export interface LibraryHead {
  readonly id: string;
  /** The same for the same text: another revision, or a withdrawal, has another. */
  readonly textKey: string;
  /** When it was published here, or brought in. */
  readonly at: number;
  /** When ours was withdrawn. */
  readonly withdrawnAt: number | null;
  /** Where it comes from; null for one of ours. */
  readonly origin: string | null;
}

/** Both as base64. */
export interface TextSignature {
  readonly signature: string;
  readonly publicKey: string;
}

export interface BroughtIn {
  readonly model: LearningSummary;
  readonly content: string;
  readonly sha256: string;
  readonly origin: string;
  readonly compared: boolean;
  readonly signature: TextSignature | null;
  /** How the key that signed it came to be, the first change first; empty where it never was another. */
  readonly keyChanges: readonly KeyChange[];
}

export interface StoredKey {
  readonly privateKey: Buffer;
  readonly publicKey: Buffer;
}

/** A new key, and what the earlier one signs before it goes. */
export interface ChangedKey {
  readonly pair: StoredKey;
  readonly change: KeyChange;
  /** Of the texts that were given, in their order, as base64. */
  readonly signatures: readonly string[];
}

export class LibraryStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** Everything, the newest first. */
  async all(): Promise<LibraryHead[]> {
    const { id, sha256, importedAt, origin } = importedSummaries;
    const foreign = this.#orm
      .select({ id, sha256, at: importedAt, origin })
      .from(importedSummaries)
      .all()
      .map((row) => ({ ...row, textKey: textKey(row.sha256, null), withdrawnAt: null }));
    return [...this.#heads(undefined), ...foreign].toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
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
  async public(): Promise<LibraryHead[]> {
    const changed = ({ at, withdrawnAt }: LibraryHead): number => withdrawnAt ?? at;
    return this.#heads(and(eq(summaries.addressKind, 'public'), isNotNull(summaries.address))).toSorted(
      (a, b) => changed(b) - changed(a) || (a.id < b.id ? -1 : 1),
    );
  }

  /**
   * Brings one in, or puts a later revision or the withdrawal in the place of an earlier one. The same again does
   * nothing. @throws AppError `not-allowed-now`
   */
  async bringIn(
    { model, content, sha256, origin, compared, signature, keyChanges: changes }: BroughtIn,
    { memberId, at }: By,
  ): Promise<void> {
    await this.#writer.write((orm) => {
      const { id, revision, schema: schemaName, status } = model;
      const ours = orm.select({ id: summaries.id }).from(summaries).where(eq(summaries.publicId, id)).get();
      if (ours !== undefined) throw isOurs();
      const before = orm.select().from(importedSummaries).where(eq(importedSummaries.id, id)).get();
      const withdrawn = status === 'withdrawn';
      const publicKey = signature?.publicKey ?? null;
      learnChanges(orm, changes, at);
      if (before !== undefined) {
        const same = before.sha256 === sha256 && before.publicKey === publicKey;
        if (same && changes.length <= (before.keyChanges?.length ?? 0)) return;
        demandSuccessor(before, { revision, sha256, withdrawn, publicKey }, nextKeys(orm));
      }
      const row = {
        ...{ revision, schemaName, content, sha256, origin, compared, withdrawn },
        ...{ signature: signature?.signature ?? null, publicKey },
        keyChanges: changes.length === 0 ? null : changes,
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

  /** How this installation came to its key, the first change first. */
  async ownKeyChanges(): Promise<readonly KeyChange[]> {
    const current = await this.publicKey();
    return current === null ? [] : changesTo(this.#orm, current.publicKey.toString('base64'));
  }

  /** Whether another is known to have followed this key. @param publicKey SPKI as base64 */
  async isEarlierKey(publicKey: string): Promise<boolean> {
    return nextKeys(this.#orm).has(publicKey);
  }

  /** What a key that was changed since has signed of ours; null for what the present one signs. */
  async keptSignature(sha256: string): Promise<TextSignature | null> {
    const row = this.#orm.select().from(keptSignatures).where(eq(keptSignatures.sha256, sha256)).get();
    return row === undefined ? null : { signature: row.signature, publicKey: row.publicKey };
  }

  /**
   * Puts a new key in the place of the present one, whose private half is gone with it; what is published keeps its
   * signature. @param make given the present key and the texts that only it could sign
   * @returns how many texts it signed. @throws AppError `not-allowed-now` while there is no key
   */
  async changeKey(
    make: (present: StoredKey, texts: readonly string[]) => ChangedKey,
    at: number,
  ): Promise<{ readonly change: KeyChange; readonly kept: number }> {
    return this.#writer.write((orm) => {
      const present = orm.select().from(signingKey).get();
      if (present === undefined) throw noKeyYet();
      const kept = new Set(
        orm
          .select({ sha256: keptSignatures.sha256 })
          .from(keptSignatures)
          .all()
          .map(({ sha256 }) => sha256),
      );
      const texts = this.#own(undefined).filter(({ sha256 }) => !kept.has(sha256));
      const { pair, change, signatures } = make(
        present,
        texts.map(({ content }) => content),
      );
      for (const [place, { sha256 }] of texts.entries()) {
        const row = { sha256, signature: signatures[place] ?? '', publicKey: change.earlier };
        orm.insert(keptSignatures).values(row).run();
      }
      const row = { ...change, ours: true, at };
      orm.insert(keyChanges).values(row).onConflictDoUpdate({ target: keyChanges.earlier, set: row }).run();
      orm
        .update(signingKey)
        .set({ ...pair, madeAt: at })
        .run();
      const detail = {
        earlier: digestOf(present.publicKey),
        key: digestOf(pair.publicKey),
        kept: texts.length,
      };
      recordAudit(orm, { at, actorId: null, act: 'summary.key-changed', detail });
      return { change, kept: texts.length };
    });
  }

  #own(which: ReturnType<typeof and>): InLibrary[] {
    return this.#orm
      .select({ row: summaries, text: summaryRevisions })
      .from(summaries)
      .innerJoin(summaryRevisions, eq(summaryRevisions.summaryId, summaries.id))
      .where(and(which, isNewest))
      .all()
      .map(({ row, text }) => {
        if (digestOf(text.content) !== text.sha256) throw damaged();
        const { content, sha256 } = withdrawnOr(row.withdrawnReason, text);
        const key = textKey(text.sha256, row.withdrawnReason);
        const at = text.publishedAt ?? 0;
        return { id: row.publicId, content, sha256, textKey: key, at, own: row, foreign: null };
      });
  }

  #heads(which: ReturnType<typeof and>): LibraryHead[] {
    const { publicId: id, withdrawnAt, withdrawnReason } = summaries;
    const { sha256, publishedAt } = summaryRevisions;
    return this.#orm
      .select({ id, withdrawnAt, withdrawnReason, sha256, publishedAt })
      .from(summaries)
      .innerJoin(summaryRevisions, eq(summaryRevisions.summaryId, summaries.id))
      .where(and(which, isNewest))
      .all()
      .map((row) => ({
        id: row.id,
        textKey: textKey(row.sha256, row.withdrawnReason),
        at: row.publishedAt ?? 0,
        withdrawnAt: row.withdrawnAt,
        origin: null,
      }));
  }
}

/** The newest published revision of a summary. */
const isNewest = sql`${summaryRevisions.revision} = (select max(r.revision) from summary_revisions r
  where r.summary_id = ${summaries.id} and r.published_at is not null)`;

function textKey(sha256: string, withdrawnReason: string | null): string {
  return withdrawnReason === null ? sha256 : `${sha256} ${withdrawnReason}`;
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
  const changes = row.keyChanges ?? [];
  if (digestOf(content) !== sha256) throw damaged();
  const signed = signature === null || publicKey === null ? null : { signature, publicKey };
  const foreign = { origin, schemaName, compared, signature: signed, keyChanges: changes };
  return { id, content, sha256, textKey: textKey(sha256, null), at, own: null, foreign };
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
  nextOf: ReadonlyMap<string, string>,
): void {
  if (before.publicKey !== null && next.publicKey === null) throw unsignedNow();
  const { publicKey } = before;
  const isNext = (key: string): boolean => publicKey === key || leadsTo(nextOf, publicKey ?? '', key);
  if (publicKey !== null && !isNext(next.publicKey ?? '')) throw otherKey();
  if (before.withdrawn && !next.withdrawn) throw withdrawnAlready();
  if (next.revision < before.revision) throw earlierThanHere(before.revision);
  if (next.revision === before.revision && next.sha256 !== before.sha256 && !next.withdrawn)
    throw otherContent();
}
