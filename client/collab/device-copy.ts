/**
 * The copy of a review on this device: every update as it came, in IndexedDB, written with strict durability so that
 * "on this device" may be believed. Knows which updates the server has not confirmed, across reloads and tabs.
 * Decides nothing about wiping: whoever removes a copy has asked first whether something unsent is in it.
 */
import * as Y from 'yjs';

const databaseName = 'causeway-device';
const databaseVersion = 1;
/** Rows of confirmed updates beyond which a copy is merged into one. */
const compactBeyond = 200;

export interface CopyKey {
  readonly memberId: string;
  readonly reviewId: string;
  readonly epoch: number;
}

export interface LoadedCopy {
  /** Everything held, to be applied in any order. */
  readonly updates: readonly Uint8Array[];
  /** Those of them, one per write, that the server has not confirmed. */
  readonly unsent: readonly Uint8Array[];
}

/** Text that was taken out of a document so that it is not lost: refused, or left behind by a moved epoch. */
export interface KeptText {
  readonly id: string;
  readonly memberId: string;
  readonly reviewId: string;
  /** UTC milliseconds. */
  readonly at: number;
  readonly why: string;
  readonly parts: readonly { readonly place: string; readonly text: string }[];
}

interface CopyRow extends CopyKey {
  readonly key: string;
}
interface UpdateRow {
  readonly copy: string;
  readonly bytes: Uint8Array;
}
interface UnsentRow {
  readonly row: number;
  readonly copy: string;
}

/** One member's copies on this device. */
export class DeviceCopies {
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
  }

  /** Rejects where there is no storage: a private window, a full disk, a browser setting. */
  static async open(factory: IDBFactory, name: string = databaseName): Promise<DeviceCopies> {
    const request = factory.open(name, databaseVersion);
    request.onupgradeneeded = () => {
      const database = request.result;
      database.createObjectStore('copies', { keyPath: 'key' });
      database.createObjectStore('updates', { autoIncrement: true }).createIndex('copy', 'copy');
      database.createObjectStore('unsent', { keyPath: 'row' }).createIndex('copy', 'copy');
      database.createObjectStore('kept', { keyPath: 'id' });
    };
    const database = await answer(request);
    // Another tab with a newer Causeway must not wait for this one.
    database.onversionchange = () => database.close();
    return new DeviceCopies(database);
  }

  copy(key: CopyKey): DeviceCopy {
    return new DeviceCopy(this.#database, key);
  }

  /** Copies of one member, of one review or of all, each with its number of unsent writes. */
  async list(memberId: string, reviewId?: string): Promise<(CopyKey & { readonly unsent: number })[]> {
    const transaction = this.#database.transaction(['copies', 'unsent'], 'readonly');
    const rows = (await answer(transaction.objectStore('copies').getAll())) as CopyRow[];
    const unsent = transaction.objectStore('unsent').index('copy');
    const mine = rows.filter(
      (row) => row.memberId === memberId && (reviewId ?? row.reviewId) === row.reviewId,
    );
    return Promise.all(
      mine.map(async (row) => ({
        memberId: row.memberId,
        reviewId: row.reviewId,
        epoch: row.epoch,
        unsent: await answer(unsent.count(row.key)),
      })),
    );
  }

  /** Removes one copy with everything in it. Ask first when something in it is unsent. */
  async remove(key: CopyKey): Promise<void> {
    await removeCopies(this.#database, [keyOf(key)]);
  }

  /** Removes all a member has on this device, at sign-out. Ask first when something is unsent. */
  async removeAllOf(memberId: string): Promise<void> {
    const copies = await this.list(memberId);
    await removeCopies(this.#database, copies.map(keyOf));
    for (const kept of await this.keptTexts(memberId)) await this.dropKeptText(kept.id);
  }

  async keepText(kept: KeptText): Promise<void> {
    const transaction = this.#database.transaction('kept', 'readwrite', { durability: 'strict' });
    transaction.objectStore('kept').put(kept);
    await done(transaction);
  }

  async keptTexts(memberId: string, reviewId?: string): Promise<KeptText[]> {
    const all = (await answer(
      this.#database.transaction('kept', 'readonly').objectStore('kept').getAll(),
    )) as KeptText[];
    return all
      .filter((kept) => kept.memberId === memberId && (reviewId ?? kept.reviewId) === kept.reviewId)
      .sort((a, b) => a.at - b.at);
  }

  async dropKeptText(id: string): Promise<void> {
    const transaction = this.#database.transaction('kept', 'readwrite');
    transaction.objectStore('kept').delete(id);
    await done(transaction);
  }

  close(): void {
    this.#database.close();
  }
}

interface Run {
  readonly bytes: Uint8Array;
  readonly edit: number | null;
}
interface Waiting extends Run {
  readonly settle: (error?: unknown) => void;
}

/** The copy of one review in one epoch. */
export class DeviceCopy {
  readonly #database: IDBDatabase;
  readonly #key: CopyKey;
  #waiting: Waiting[] = [];
  /** Written in vain. Goes along with the next write: what is kept must hold all it builds on. */
  #missed: readonly Run[] = [];
  #flushing: Promise<void> | null = null;
  /** Rows of this session's unsent writes with the newest edit in each. */
  #unsentRows: { readonly row: number; readonly edit: number }[] = [];
  #rows = 0;

  constructor(database: IDBDatabase, key: CopyKey) {
    this.#database = database;
    this.#key = key;
  }

  /** Reads everything held. Edits found unsent are numbered from 1, as the session counts them. */
  async load(): Promise<LoadedCopy> {
    const transaction = this.#database.transaction(['updates', 'unsent'], 'readonly');
    const index = transaction.objectStore('updates').index('copy');
    const key = keyOf(this.#key);
    const [rows, rowKeys, unsent] = await Promise.all([
      answer(index.getAll(key)) as Promise<UpdateRow[]>,
      answer(index.getAllKeys(key)) as Promise<number[]>,
      answer(transaction.objectStore('unsent').index('copy').getAll(key)) as Promise<UnsentRow[]>,
    ]);
    this.#rows = rows.length;
    const unsentKeys = new Set(unsent.map(({ row }) => row));
    const found: Uint8Array[] = [];
    rowKeys.forEach((row, index) => {
      const bytes = rows[index]?.bytes;
      if (bytes === undefined || !unsentKeys.has(row)) return;
      found.push(bytes);
      this.#unsentRows.push({ row, edit: found.length });
    });
    return { updates: rows.map(({ bytes }) => bytes), unsent: found };
  }

  /**
   * Appends an update. Resolves once it is on the disk for good; rejects when this device cannot keep it.
   * @param edit number of the local edit, null for what came from the server
   */
  keep(bytes: Uint8Array, edit: number | null): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (error?: unknown): void => {
        if (error === undefined) resolve();
        else
          reject(error instanceof Error ? error : new Error('The browser could not write to its storage.'));
      };
      this.#waiting.push({ bytes, edit, settle });
      this.#flushing ??= this.#flush();
    });
  }

  /** The server has confirmed every local edit up to this number. */
  async confirm(upTo: number): Promise<void> {
    const confirmed = this.#unsentRows.filter(({ edit }) => edit <= upTo);
    if (confirmed.length === 0) return;
    this.#unsentRows = this.#unsentRows.filter(({ edit }) => edit > upTo);
    const transaction = this.#database.transaction('unsent', 'readwrite');
    for (const { row } of confirmed) transaction.objectStore('unsent').delete(row);
    await done(transaction);
  }

  /**
   * Takes what this session knows to be unsent out of the copy, once its words are kept elsewhere. What the server has
   * confirmed stays, and so does what another tab has written since.
   */
  async dropUnsent(): Promise<void> {
    await this.#flushing;
    this.#missed = [];
    const rows = this.#unsentRows;
    this.#unsentRows = [];
    const transaction = this.#database.transaction(['updates', 'unsent'], 'readwrite', {
      durability: 'strict',
    });
    for (const { row } of rows) {
      transaction.objectStore('updates').delete(row);
      transaction.objectStore('unsent').delete(row);
    }
    await done(transaction);
  }

  /** Merges what the server has confirmed into one row, when many have gathered. */
  async compact(): Promise<void> {
    if (this.#rows < compactBeyond) return;
    const transaction = this.#database.transaction(['updates', 'unsent'], 'readwrite', {
      durability: 'strict',
    });
    const updates = transaction.objectStore('updates');
    const key = keyOf(this.#key);
    const [rows, rowKeys, unsent] = await Promise.all([
      answer(updates.index('copy').getAll(key)) as Promise<UpdateRow[]>,
      answer(updates.index('copy').getAllKeys(key)) as Promise<number[]>,
      answer(transaction.objectStore('unsent').index('copy').getAllKeys(key)) as Promise<number[]>,
    ]);
    const keep = new Set(unsent);
    const merging = rowKeys.flatMap((row, index) => {
      const bytes = rows[index]?.bytes;
      return bytes === undefined || keep.has(row) ? [] : [{ row, bytes }];
    });
    const merged: UpdateRow = { copy: key, bytes: Y.mergeUpdates(merging.map(({ bytes }) => bytes)) };
    for (const { row } of merging) updates.delete(row);
    updates.add(merged);
    await done(transaction);
    this.#rows = rows.length - merging.length + 1;
  }

  /** Resolves when nothing that was given to `keep` waits any more, well or badly. */
  async settled(): Promise<void> {
    while (this.#flushing !== null) await this.#flushing;
  }

  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      const runs = runsOf([...this.#missed, ...batch]);
      try {
        await this.#write(runs);
        this.#missed = [];
        for (const one of batch) one.settle();
      } catch (error) {
        this.#missed = runs;
        for (const one of batch) one.settle(error);
      }
    }
    this.#flushing = null;
  }

  /** One transaction for all that waits; neighbours from the same side are one row. */
  async #write(runs: readonly Run[]): Promise<void> {
    const transaction = this.#database.transaction(['copies', 'updates', 'unsent'], 'readwrite', {
      durability: 'strict',
    });
    const copy = keyOf(this.#key);
    const row: CopyRow = { ...this.#key, key: copy };
    transaction.objectStore('copies').put(row);
    const added: { readonly row: number; readonly edit: number }[] = [];
    for (const { bytes, edit } of runs) {
      const update: UpdateRow = { copy, bytes };
      const request = transaction.objectStore('updates').add(update);
      if (edit === null) continue;
      request.onsuccess = () => {
        const unsent: UnsentRow = { row: request.result as number, copy };
        transaction.objectStore('unsent').put(unsent);
        added.push({ row: unsent.row, edit });
      };
    }
    await done(transaction);
    this.#unsentRows.push(...added);
    this.#rows += runs.length;
  }
}

function runsOf(batch: readonly Run[]): Run[] {
  const runs: { bytes: Uint8Array[]; edit: number | null }[] = [];
  for (const { bytes, edit } of batch) {
    const last = runs.at(-1);
    if (last !== undefined && (last.edit === null) === (edit === null)) {
      last.bytes.push(bytes);
      last.edit = edit;
    } else {
      runs.push({ bytes: [bytes], edit });
    }
  }
  return runs.map(({ bytes, edit }) => ({
    bytes: Y.mergeUpdates(bytes),
    edit,
  }));
}

async function removeCopies(database: IDBDatabase, keys: readonly string[]): Promise<void> {
  const transaction = database.transaction(['copies', 'updates', 'unsent'], 'readwrite', {
    durability: 'strict',
  });
  for (const key of keys) {
    transaction.objectStore('copies').delete(key);
    for (const store of ['updates', 'unsent']) {
      const request = transaction.objectStore(store).index('copy').openKeyCursor(key);
      request.onsuccess = () => {
        const cursor = request.result;
        if (cursor === null) return;
        transaction.objectStore(store).delete(cursor.primaryKey);
        cursor.continue();
      };
    }
  }
  await done(transaction);
}

function keyOf({ memberId, reviewId, epoch }: CopyKey): string {
  return `${memberId}/${reviewId}/${String(epoch)}`;
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser storage gave no answer.'));
  });
}

/** Resolves when the transaction is complete, which with strict durability means: on the disk. */
function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new Error('The browser storage refused to write.'));
  });
}
