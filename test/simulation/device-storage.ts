/**
 * The storage of one browser: as much of IndexedDB as the device copy uses, with the promise that matters: a write is
 * there for good when its transaction completes, and not before. A transaction of a tab that dies is undone.
 */
import type { SeededRandom } from '../support/seeded-random.ts';
import type { Process, Scheduler } from './scheduler.ts';

type Key = number | string;
type Value = Record<string, unknown>;

interface Table {
  readonly keyPath: string | null;
  nextKey: number;
  readonly rows: Map<Key, Value>;
}

/** What may be wrong with a browser's storage. */
export interface StorageMood {
  /** Writes are turned down, as on a full disk. */
  failing: boolean;
  /** Milliseconds a strict write takes at most. */
  slowness: number;
}

export class DeviceStorage {
  readonly mood: StorageMood = { failing: false, slowness: 12 };
  readonly #scheduler: Scheduler;
  readonly #random: SeededRandom;
  readonly #tables = new Map<string, Table>();
  readonly #queue: Transaction[] = [];
  #busy = false;

  constructor(scheduler: Scheduler, name: string) {
    this.#scheduler = scheduler;
    this.#random = scheduler.random(`storage ${name}`);
  }

  /** Everything in it that is there for good. Only to be asked while no transaction is half done: between events. */
  rows(table: string): readonly Value[] {
    const found = new Map(this.#tables.get(table)?.rows);
    for (const [key, before] of this.#queue[0]?.undoOf(table) ?? []) {
      if (before === undefined) found.delete(key);
      else found.set(key, before);
    }
    return [...found.values()];
  }

  /** The way in for one tab. */
  factory(process: Process): IDBFactory {
    return {
      open: () => {
        const request = new Request(null);
        const database = this.#database(process);
        this.#soon(process, () => {
          if (this.#tables.size === 0) {
            request.result = database;
            request.onupgradeneeded?.();
          }
          request.succeed(database);
        });
        return request;
      },
    } as unknown as IDBFactory;
  }

  /** The tab is gone: what it had not completed is undone. */
  forget(process: Process): void {
    const [first] = this.#queue;
    const kept = this.#queue.filter((transaction) => transaction.process !== process);
    if (first !== undefined && first.process === process) {
      first.undo();
      this.#busy = false;
    }
    this.#queue.splice(0, this.#queue.length, ...kept);
    this.#pump();
  }

  /** @internal */
  table(name: string): Table {
    const table = this.#tables.get(name);
    if (table === undefined) throw new Error(`There is no table ${name}.`);
    return table;
  }

  #database(process: Process): unknown {
    return {
      createObjectStore: (name: string, { keyPath }: { keyPath?: string }) => {
        this.#tables.set(name, { keyPath: keyPath ?? null, nextKey: 1, rows: new Map() });
        return { createIndex: () => undefined };
      },
      transaction: (_names: unknown, mode = 'readonly', { durability }: { durability?: string } = {}) => {
        const transaction = new Transaction(this, process, mode === 'readwrite', durability === 'strict');
        this.#queue.push(transaction);
        this.#soon(process, () => this.#pump());
        return transaction;
      },
      close: () => undefined,
    };
  }

  #soon(process: Process, work: () => void): void {
    this.#scheduler.at(process, 0.05 + this.#random.next() * 0.4, work);
  }

  #pump(): void {
    const [current] = this.#queue;
    if (current === undefined || this.#busy) return;
    this.#busy = true;
    this.#step(current);
  }

  #step(current: Transaction): void {
    this.#soon(current.process, () => {
      if (this.#queue[0] !== current) return;
      const request = current.take();
      if (request !== undefined) {
        request();
        this.#step(current);
        return;
      }
      const takes = current.writes ? this.#random.next() * (current.strict ? this.mood.slowness : 2) : 0;
      this.#scheduler.at(current.process, takes, () => this.#complete(current));
    });
  }

  #complete(current: Transaction): void {
    if (this.#queue[0] !== current) return;
    this.#queue.shift();
    this.#busy = false;
    const failed = current.writes && this.mood.failing;
    if (failed) current.undo();
    this.#soon(current.process, () => this.#pump());
    if (failed) current.abort();
    else current.oncomplete?.();
  }
}

class Request {
  result: unknown;
  error: Error | null = null;
  onsuccess: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onupgradeneeded: (() => void) | null = null;

  constructor(result: unknown) {
    this.result = result;
  }

  succeed(result: unknown): void {
    this.result = result;
    this.onsuccess?.();
  }
}

class Transaction {
  readonly process: Process;
  readonly writes: boolean;
  readonly strict: boolean;
  oncomplete: (() => void) | null = null;
  onabort: (() => void) | null = null;
  error: Error | null = null;
  readonly #storage: DeviceStorage;
  readonly #requests: (() => void)[] = [];
  readonly #undo: { readonly table: string; readonly key: Key; readonly before: Value | undefined }[] = [];

  constructor(storage: DeviceStorage, process: Process, writes: boolean, strict: boolean) {
    this.#storage = storage;
    this.process = process;
    this.writes = writes;
    this.strict = strict;
  }

  take(): (() => void) | undefined {
    return this.#requests.shift();
  }

  undo(): void {
    for (const { table, key, before } of this.#undo.splice(0).reverse()) {
      const { rows } = this.#storage.table(table);
      if (before === undefined) rows.delete(key);
      else rows.set(key, before);
    }
  }

  /** What stood under each key it has touched before it did, oldest state last. */
  undoOf(table: string): (readonly [Key, Value | undefined])[] {
    return this.#undo
      .filter((step) => step.table === table)
      .reverse()
      .map(({ key, before }) => [key, before] as const);
  }

  abort(): void {
    this.error = new Error('The storage is full.');
    this.onabort?.();
  }

  objectStore(name: string): unknown {
    const ask = (work: (table: Table) => unknown): Request =>
      this.#ask(() => work(this.#storage.table(name)));
    return {
      getAll: () => ask(({ rows }) => [...rows.values()]),
      put: (value: Value) => ask((table) => this.#write(name, table, value)),
      add: (value: Value) => ask((table) => this.#write(name, table, value)),
      delete: (key: Key) => ask((table) => this.#delete(name, key, table)),
      index: (field: string) => ({
        getAll: (wanted: Key) => ask((table) => matching(table, field, wanted).map(([, value]) => value)),
        getAllKeys: (wanted: Key) => ask((table) => matching(table, field, wanted).map(([key]) => key)),
        count: (wanted: Key) => ask((table) => matching(table, field, wanted).length),
        openKeyCursor: (wanted: Key) => this.#cursor(name, field, wanted),
      }),
    };
  }

  #ask(work: () => unknown): Request {
    const request = new Request(undefined);
    this.#requests.push(() => request.succeed(work()));
    return request;
  }

  #write(name: string, table: Table, value: Value): Key {
    const key = table.keyPath === null ? table.nextKey++ : (value[table.keyPath] as Key);
    this.#undo.push({ table: name, key, before: table.rows.get(key) });
    table.rows.set(key, structuredClone(value));
    return key;
  }

  #delete(name: string, key: Key, table: Table): void {
    this.#undo.push({ table: name, key, before: table.rows.get(key) });
    table.rows.delete(key);
  }

  #cursor(name: string, field: string, wanted: Key): Request {
    const request = new Request(undefined);
    let at = 0;
    let keys: readonly Key[] | null = null;
    const step = (): void => {
      keys ??= matching(this.#storage.table(name), field, wanted).map(([key]) => key);
      const key = keys[at];
      const next = (): void => {
        at += 1;
        this.#requests.push(step);
      };
      request.succeed(key === undefined ? null : { primaryKey: key, continue: next });
    };
    this.#requests.push(step);
    return request;
  }
}

function matching(table: Table, field: string, wanted: Key): (readonly [Key, Value])[] {
  return [...table.rows].filter(([, value]) => value[field] === wanted);
}
