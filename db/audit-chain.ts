/**
 * The chain of the audit: each entry carries the link before it, the newest link of the commit chain and its own, a
 * SHA-256 over all of it; where the chain ends is kept in a row apart. Whoever alters, removes, exchanges or cuts off
 * entries breaks it at a place that can be named. Says nothing of what the entries mean.
 */
import type { Database } from 'better-sqlite3';
import { hash } from 'node:crypto';
import { digestOf } from './document-store.ts';

/** What is recorded of an act, as it is stored. */
export interface EntryFields {
  /** UTC milliseconds. */
  readonly at: number;
  readonly actorId: string | null;
  readonly act: string;
  readonly reviewId: string | null;
  readonly subjectId: string | null;
  /** JSON. */
  readonly detail: string | null;
}

export interface ChainedEntry extends EntryFields {
  readonly id: number;
  readonly commitId: number | null;
  readonly commitHash: string | null;
  readonly previous: string | null;
}

export interface AuditHead {
  readonly entries: number;
  readonly lastId: number;
  readonly hash: string;
}

/** The link of an entry: hex SHA-256 over its fields as one JSON list. */
export function linkOf(entry: ChainedEntry): string {
  const { id, at, actorId, act, reviewId, subjectId, detail, commitId, commitHash, previous } = entry;
  const fields = [id, at, actorId, act, reviewId, subjectId, detail, commitId, commitHash, previous];
  return hash('sha256', JSON.stringify(fields), 'hex');
}

/** The columns of a kept version that its digest covers; the digests stand for the large ones. */
export interface VersionFields {
  readonly reviewId: string;
  readonly number: number;
  readonly at: number;
  readonly reason: string;
  readonly byId: string | null;
  readonly seq: number;
  readonly epoch: number;
  readonly stateDigest: string;
  readonly sha256: string;
  readonly rowsDigest: string;
}

/** One digest for the whole row of a version. It stands in the audit, so that the chain holds the versions too. */
export function versionDigest(version: VersionFields): string {
  const { reviewId, number, at, reason, byId, seq, epoch, stateDigest, sha256, rowsDigest } = version;
  const fields = [reviewId, number, at, reason, byId, seq, epoch, stateDigest, sha256, rowsDigest];
  return hash('sha256', JSON.stringify(fields), 'hex');
}

/** Acts whose entry holds the digest of a version as `row`: kept, or there when the chain was begun. */
export const versionActs = ['version.kept', 'version.linked'] as const;

/** Appends to the chain of one database. Made once per connection: statements are prepared once. */
export class AuditChain {
  readonly #head;
  readonly #commit;
  readonly #insert;
  readonly #setHead;

  constructor(sqlite: Database) {
    this.#head = sqlite.prepare<[], AuditHead>(
      'SELECT entries, last_id AS lastId, hash FROM audit_head WHERE id = 1',
    );
    this.#commit = sqlite.prepare<[], { id: number; hash: string }>(
      'SELECT id, hash FROM commits ORDER BY id DESC LIMIT 1',
    );
    this.#insert = sqlite.prepare<[ChainedEntry & { readonly link: string }]>(
      `INSERT INTO audit_entries
         (id, at, actor_id, act, review_id, subject_id, detail, commit_id, commit_hash, previous, hash)
       VALUES
         (:id, :at, :actorId, :act, :reviewId, :subjectId, :detail, :commitId, :commitHash, :previous, :link)`,
    );
    this.#setHead = sqlite.prepare<[AuditHead]>(
      `INSERT INTO audit_head (id, entries, last_id, hash) VALUES (1, :entries, :lastId, :hash)
       ON CONFLICT (id) DO UPDATE SET entries = :entries, last_id = :lastId, hash = :hash`,
    );
  }

  /** Undefined until the chain is begun. */
  head(): AuditHead | undefined {
    return this.#head.get();
  }

  /** Inside the transaction of the act. @throws when the chain was not begun, as no opened database is. */
  append(fields: EntryFields): void {
    const head = this.#head.get();
    if (head === undefined) throw new Error('The chain of the audit was not begun.');
    const commit = this.#commit.get();
    const entry: ChainedEntry = {
      ...fields,
      id: head.lastId + 1,
      commitId: commit?.id ?? null,
      commitHash: commit?.hash ?? null,
      previous: head.hash,
    };
    const link = linkOf(entry);
    this.#insert.run({ ...entry, link });
    this.#setHead.run({ entries: head.entries + 1, lastId: entry.id, hash: link });
  }

  /** Notes where the chain ends without an entry of its own; for its beginning. */
  begin(head: AuditHead): void {
    this.#setHead.run(head);
  }
}

const chains = new WeakMap<Database, AuditChain>();

export function chainOf(sqlite: Database): AuditChain {
  const known = chains.get(sqlite);
  if (known !== undefined) return known;
  const chain = new AuditChain(sqlite);
  chains.set(sqlite, chain);
  return chain;
}

type EarlierEntry = Omit<ChainedEntry, 'previous'> & { readonly hash: string | null };

/**
 * Gives entries and versions from before there was a chain their links, once. The first entry of the chain proper says
 * how many they were: nobody can vouch for what was changed before. Does nothing where the chain is there.
 */
export function beginAuditChain(sqlite: Database, at: number): void {
  const chain = chainOf(sqlite);
  if (chain.head() !== undefined) return;
  sqlite
    .transaction(() => {
      const { many, head } = linkEarlierEntries(sqlite);
      chain.begin(head);
      const versions = versionsWithoutEntry(sqlite);
      if (many === 0 && versions.length === 0) return;
      const byNobody = { at, actorId: null };
      const detail = JSON.stringify({ entries: many, versions: versions.length });
      chain.append({ ...byNobody, act: 'audit.linked', reviewId: null, subjectId: null, detail });
      for (const version of versions) {
        chain.append({
          ...byNobody,
          act: 'version.linked',
          reviewId: version.reviewId,
          subjectId: String(version.number),
          detail: JSON.stringify({ row: versionDigest(version) }),
        });
      }
    })
    .immediate();
}

/** A link that is there stays: where the end of the chain went missing, what was altered before must still show. */
function linkEarlierEntries(sqlite: Database): { many: number; head: AuditHead } {
  const rows = sqlite
    .prepare<[], EarlierEntry>(
      `SELECT id, at, actor_id AS actorId, act, review_id AS reviewId, subject_id AS subjectId, detail,
         commit_id AS commitId, commit_hash AS commitHash, hash FROM audit_entries ORDER BY id`,
    )
    .all();
  const link = sqlite.prepare<[string, string, number]>(
    'UPDATE audit_entries SET previous = ?, hash = ? WHERE id = ?',
  );
  let previous = '';
  let many = 0;
  for (const row of rows) {
    if (row.hash === null) {
      const own = linkOf({ ...row, previous });
      link.run(previous, own, row.id);
      previous = own;
      many += 1;
    } else {
      previous = row.hash;
    }
  }
  return { many, head: { entries: rows.length, lastId: rows.at(-1)?.id ?? 0, hash: previous } };
}

function versionsWithoutEntry(sqlite: Database): VersionFields[] {
  return sqlite
    .prepare<[], Omit<VersionFields, 'rowsDigest'> & { readonly rows: Buffer }>(
      `SELECT review_id AS reviewId, number, at, reason, by_id AS byId, seq, epoch, state_digest AS stateDigest,
         sha256, CAST(rows AS BLOB) AS rows
       FROM versions v WHERE NOT EXISTS (
         SELECT 1 FROM audit_entries a WHERE a.review_id = v.review_id AND a.subject_id = CAST(v.number AS TEXT)
         AND a.act IN (${versionActs.map((act) => `'${act}'`).join(', ')})
         AND json_extract(a.detail, '$.row') IS NOT NULL)
       ORDER BY review_id, number`,
    )
    .all()
    .map(({ rows, ...version }) => ({ ...version, rowsDigest: digestOf(rows) }));
}
