/**
 * The inserts of a commit: its link of the chain, the update rows of every room in it, and what goes with them. Runs
 * inside the transaction of the commit engine and is used by nothing else.
 */
import type { Database, Statement } from 'better-sqlite3';
import { hash } from 'node:crypto';
import { CommitRefused, type DocumentWrite, type SwallowedRow } from './document-rows.ts';
import { updateDigest } from './document-store.ts';

/** Characters that one press of a key brings. */
const typedAtOnce = 2;
/** Milliseconds within which lost letters of one person in one place are one text. */
const oneMoment = 10_000;
/** Update rows that go in with one statement; fewer go one by one. */
const rowsAtOnce = 8;

type Bound = string | number | bigint | Uint8Array | null;

export class CommitRows {
  readonly insertDocument: Statement<[string, number, number, number]>;
  readonly setEpoch: Statement<[number, string]>;
  readonly #lastHash: Statement<[], string>;
  readonly #link: Statement<[number, string]>;
  readonly #update: Statement<[readonly Bound[]]>;
  readonly #updates: Statement<[readonly Bound[]]>;
  readonly #document: Statement<[number, number, string, number, number]>;
  readonly #number: Statement<[string, number, number, string | null, number]>;
  readonly #tellAuthor: Statement<[{ at: number; reviewId: string; authorId: string }]>;
  readonly #swallowed: Statement<[string, string, string, string, string, string | null, number]>;
  readonly #moreSwallowed: Statement<[string, number, string, string, string, number]>;

  constructor(sqlite: Database) {
    this.insertDocument = sqlite.prepare(
      'INSERT INTO documents (review_id, epoch, layout, seq, projected_seq, changed_at) VALUES (?, ?, ?, 0, 0, ?)',
    );
    this.setEpoch = sqlite.prepare('UPDATE documents SET epoch = ? WHERE review_id = ?');
    this.#lastHash = sqlite.prepare<[], string>('SELECT hash FROM commits ORDER BY id DESC LIMIT 1').pluck();
    this.#link = sqlite.prepare('INSERT INTO commits (at, hash) VALUES (?, ?)');
    const insert = (many: number): string =>
      `INSERT INTO document_updates (review_id, seq, epoch, commit_id, member_id, client_numbers, at, bytes, digest)
       VALUES ${Array.from({ length: many }, () => '(?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`;
    this.#update = sqlite.prepare(insert(1));
    this.#updates = sqlite.prepare(insert(rowsAtOnce));
    this.#document = sqlite.prepare(
      'UPDATE documents SET seq = ?, changed_at = ? WHERE review_id = ? AND epoch = ? AND seq = ?',
    );
    this.#number = sqlite.prepare(
      'INSERT INTO client_numbers (review_id, epoch, client_number, member_id, bound_at) VALUES (?, ?, ?, ?, ?)',
    );
    this.#moreSwallowed = sqlite.prepare(
      `UPDATE recovered_texts SET text = text || ?, at = ? WHERE id = (
         SELECT id FROM recovered_texts WHERE review_id = ? AND place = ? AND author_id = ?
         AND resolved_at IS NULL AND at >= ? ORDER BY at DESC, rowid DESC LIMIT 1)`,
    );
    // One item however many words follow, until it has been read; an author of long ago may be no member any more.
    this.#tellAuthor = sqlite.prepare(
      `INSERT INTO inbox_items (member_id, kind, at, review_id)
       SELECT id, 'words-recovered', @at, @reviewId FROM members WHERE id = @authorId AND NOT EXISTS (
         SELECT 1 FROM inbox_items WHERE member_id = @authorId AND kind = 'words-recovered' AND review_id = @reviewId
         AND read_at IS NULL)`,
    );
    this.#swallowed = sqlite.prepare(
      `INSERT INTO recovered_texts (id, review_id, place, text, author_id, other_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  /**
   * One chain link over every update row of these writes, then the rows.
   * @throws CommitRefused when epoch or sequence of a document are not what its write takes them for.
   */
  insertAll(writes: readonly DocumentWrite[], at: number): void {
    for (const { reviewId, epoch, seq, parts } of writes) {
      const { changes } = this.#document.run(seq + parts.length, at, reviewId, epoch, seq);
      if (changes !== 1) throw new CommitRefused(reviewId, 'moved');
    }
    // Joined first: each call into the hash costs more than what it is given.
    let said = this.#lastHash.get() ?? '';
    const digests: Buffer[] = [];
    for (const { reviewId, epoch, seq, parts } of writes) {
      for (let index = 0; index < parts.length; index += 1) {
        const { bytes = noBytes, memberId = null } = parts[index] ?? {};
        const digest = hash('sha256', bytes, 'buffer');
        digests.push(updateDigest(digest));
        said += JSON.stringify([reviewId, epoch, seq + index + 1, memberId, at, digest.toString('hex')]);
      }
    }
    const commitId = this.#link.run(at, hash('sha256', said, 'hex')).lastInsertRowid;
    this.#insertUpdates(writes, digests, commitId, at);
    for (const write of writes) this.#insertBeside(write, at);
  }

  #insertUpdates(
    writes: readonly DocumentWrite[],
    digests: readonly Buffer[],
    commitId: number | bigint,
    at: number,
  ): void {
    const rows: Bound[][] = [];
    for (const { reviewId, epoch, seq, parts } of writes) {
      parts.forEach(({ memberId, bytes, clientNumbers }, index) => {
        const numbers = JSON.stringify(clientNumbers);
        const digest = digests[rows.length] ?? noBytes;
        rows.push([reviewId, seq + index + 1, epoch, commitId, memberId, numbers, at, bytes, digest]);
      });
    }
    let next = 0;
    for (; next + rowsAtOnce <= rows.length; next += rowsAtOnce) {
      this.#updates.run(rows.slice(next, next + rowsAtOnce).flat());
    }
    for (; next < rows.length; next += 1) this.#update.run(rows[next] ?? []);
  }

  #insertBeside(write: DocumentWrite, at: number): void {
    const { reviewId, epoch } = write;
    for (const { clientNumber, memberId } of write.bindings) {
      this.#number.run(reviewId, epoch, clientNumber, memberId, at);
    }
    for (const lost of write.swallowed) this.#insertSwallowed(reviewId, lost, at);
  }

  /** Letters typed one by one into something that is gone belong together: they join what was lost there just now. */
  #insertSwallowed(reviewId: string, lost: SwallowedRow, at: number): void {
    if (lost.text.length <= typedAtOnce) {
      const since = at - oneMoment;
      const joined = this.#moreSwallowed.run(lost.text, at, reviewId, lost.place, lost.authorId, since);
      if (joined.changes > 0) return;
    }
    this.#swallowed.run(lost.id, reviewId, lost.place, lost.text, lost.authorId, lost.otherId, at);
    this.#tellAuthor.run({ at, reviewId, authorId: lost.authorId });
  }
}

const noBytes = new Uint8Array(0);
