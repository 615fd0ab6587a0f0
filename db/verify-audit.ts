/**
 * Follows the chain of the audit from its first entry to the noted end, and says up to where it holds. Reads only; one
 * state of the database when called inside a transaction.
 */
import type { Database } from 'better-sqlite3';
import { linkOf, versionActs, type AuditHead, type ChainedEntry } from './audit-chain.ts';

export interface AuditState {
  /** Entries that were noted to be there. */
  readonly entries: number;
  /** The newest link: hex SHA-256. Empty before the first entry. */
  readonly head: string;
  /** The last entry up to which nothing is wrong; null when not even the first is right, or there is none. */
  readonly holdsThrough: { readonly id: number; readonly at: number } | null;
  /** The first thing that is wrong, in a sentence; null when the chain holds. */
  readonly fault: string | null;
  /** Digest of each version's row by review and number, as the entries say. */
  readonly versions: ReadonlyMap<string, string>;
}

export function versionKey(reviewId: string, number: number | string): string {
  return `${reviewId} ${number}`;
}

/** Null in a database from before there was a chain. */
export function followAudit(sqlite: Database): AuditState | null {
  const tables = sqlite
    .prepare<[], number>(`SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'audit_head'`)
    .pluck()
    .get();
  const linked = sqlite
    .prepare<[], number>(`SELECT count(*) FROM pragma_table_info('audit_entries') WHERE name = 'hash'`)
    .pluck()
    .get();
  if (tables !== 1 && linked !== 1) return null;
  const head =
    tables === 1
      ? sqlite
          .prepare<[], AuditHead>('SELECT entries, last_id AS lastId, hash FROM audit_head WHERE id = 1')
          .get()
      : undefined;
  if (head === undefined && !anyLink(sqlite)) return null;
  return new ChainWalk(sqlite, head).walk();
}

/** Whether the chain has this link, and of which entry; for one that somebody noted down elsewhere. */
export function entryWithLink(sqlite: Database, link: string): number | undefined {
  return sqlite
    .prepare<[string], number>('SELECT id FROM audit_entries WHERE hash = ? LIMIT 1')
    .pluck()
    .get(link.toLowerCase());
}

function anyLink(sqlite: Database): boolean {
  return (
    sqlite.prepare<[], number>('SELECT 1 FROM audit_entries WHERE hash IS NOT NULL LIMIT 1').pluck().get() ===
    1
  );
}

type Row = ChainedEntry & { readonly hash: string | null };

const textColumns = [
  'actor_id',
  'act',
  'review_id',
  'subject_id',
  'detail',
  'commit_hash',
  'previous',
  'hash',
];

class ChainWalk {
  readonly #sqlite: Database;
  readonly #head: AuditHead | undefined;
  readonly #commitHash;
  readonly #versions = new Map<string, string>();
  #before: { readonly id: number; readonly at: number; readonly hash: string } | null = null;
  #commit = { id: 0, hash: '' };
  #followed = 0;

  constructor(sqlite: Database, head: AuditHead | undefined) {
    this.#sqlite = sqlite;
    this.#head = head;
    this.#commitHash = sqlite.prepare<[number], string>('SELECT hash FROM commits WHERE id = ?').pluck();
  }

  walk(): AuditState {
    const rows = this.#sqlite
      .prepare<[], Row>(
        `SELECT id, at, actor_id AS actorId, act, review_id AS reviewId, subject_id AS subjectId, detail,
           commit_id AS commitId, commit_hash AS commitHash, previous, hash FROM audit_entries ORDER BY id`,
      )
      .iterate();
    let fault: string | null = null;
    for (const row of rows) {
      fault = this.#faultOf(row);
      if (fault !== null) break;
      this.#note(row);
    }
    fault ??= this.#faultAtEnd();
    return {
      entries: this.#head?.entries ?? this.#followed,
      head: this.#head?.hash ?? this.#before?.hash ?? '',
      holdsThrough: this.#before === null ? null : { id: this.#before.id, at: this.#before.at },
      fault,
      versions: this.#versions,
    };
  }

  #note(row: Row): void {
    this.#before = { id: row.id, at: row.at, hash: row.hash ?? '' };
    this.#followed += 1;
    if (row.detail === null || row.subjectId === null || row.reviewId === null) return;
    if (!(versionActs as readonly string[]).includes(row.act)) return;
    const digest = (JSON.parse(row.detail) as { row?: unknown }).row;
    if (typeof digest === 'string') this.#versions.set(versionKey(row.reviewId, row.subjectId), digest);
  }

  #faultOf(row: Row): string | null {
    const { id } = row;
    const before = this.#before;
    const next = before === null ? 1 : before.id + 1;
    if (row.hash === null || linkOf(row) !== row.hash || !this.#isReadAsStored(row)) {
      // A gap before it is the earlier fault: this one may have been moved from there.
      if (id > next && row.previous !== (before?.hash ?? '')) return missing(next);
      return `Entry ${id} of the audit is not what was recorded.`;
    }
    if (row.previous !== (before?.hash ?? '')) {
      return id > next ? missing(next) : `Entry ${id} of the audit does not follow from the one before it.`;
    }
    if (row.commitId === null || row.commitHash === null) {
      return row.commitId === row.commitHash ? null : `Entry ${id} of the audit is not what was recorded.`;
    }
    return this.#faultOfCommit(id, row.commitId, row.commitHash);
  }

  /** The commit chain must have had this link then, and entries must name commits in their order. */
  #faultOfCommit(id: number, commitId: number, commitHash: string): string | null {
    if (commitId !== this.#commit.id) {
      const hash = this.#commitHash.get(commitId);
      if (hash === undefined) return `Commit ${commitId}, which entry ${id} of the audit names, is missing.`;
      if (commitId < this.#commit.id)
        return `Entry ${id} of the audit names an earlier commit than the one before.`;
      this.#commit = { id: commitId, hash };
    }
    return commitHash === this.#commit.hash
      ? null
      : `Commit ${commitId} is not the one that entry ${id} of the audit names.`;
  }

  /** Bytes that are no text are read as a sign that may stand in a text, too: then the bytes are compared. */
  #isReadAsStored(row: Row): boolean {
    const texts = [row.actorId, row.act, row.reviewId, row.subjectId, row.detail, row.commitHash];
    const all = [...texts, row.previous, row.hash];
    if (!all.some((text) => text?.includes('\uFFFD'))) return true;
    const stored = this.#sqlite
      .prepare<[number], (Buffer | null)[]>(
        `SELECT ${textColumns.map((column) => `CAST(${column} AS BLOB)`).join(', ')} FROM audit_entries WHERE id = ?`,
      )
      .raw()
      .get(row.id) as (Buffer | null)[];
    return all.every((text, index) =>
      text === null ? true : stored[index]?.equals(Buffer.from(text)) === true,
    );
  }

  #faultAtEnd(): string | null {
    const head = this.#head;
    if (head === undefined) return 'Where the audit ends is not noted any more.';
    const last = this.#before?.id ?? 0;
    if (last < head.lastId) {
      const many = head.entries - this.#followed;
      return `The audit ends at entry ${last}, and should at ${head.lastId}: ${many === 1 ? 'one entry is' : `${many} entries are`} missing.`;
    }
    if (last > head.lastId) return `Entry ${head.lastId + 1} of the audit stands behind its noted end.`;
    if ((this.#before?.hash ?? '') !== head.hash || this.#followed !== head.entries) {
      return 'The noted end of the audit is not that of its last entry.';
    }
    return null;
  }
}

function missing(id: number): string {
  return `Entry ${id} of the audit is missing.`;
}
