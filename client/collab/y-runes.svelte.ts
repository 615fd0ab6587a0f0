/**
 * The one bridge from Yjs to runes. A live read is computed when asked for, kept until the document changes where it
 * looked, and wakes its readers at most once per frame, however many updates arrive.
 */
import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';

/** Frames do not come while a page is hidden; then this many milliseconds stand in for one. */
const hiddenFrame = 100;

export interface Live<T> {
  readonly current: T;
}

/**
 * What `reader` makes of the document, live. Readers are woken only by another value: the same object, or a list or
 * plain object of the same ones, wakes nobody.
 * @param doc the document, or where to find it when a session may replace it
 * @param roots names of the roots it depends on; every root when empty
 */
export function liveRead<T>(
  doc: Y.Doc | (() => Y.Doc),
  roots: readonly string[],
  reader: (doc: Y.Doc) => T,
): Live<T> {
  const find = typeof doc === 'function' ? doc : () => doc;
  let kept: { readonly doc: Y.Doc; readonly value: T } | undefined;
  /** What the readers were last woken with, while something has changed since. */
  let shown: typeof kept;
  let active: { readonly doc: Y.Doc; readonly stop: () => void } | undefined;
  let wanted: Y.Doc;
  let wake: (() => void) | undefined;

  const read = (on: Y.Doc): T => {
    if (kept?.doc === on) return kept.value;
    const now = reader(on);
    const value = shown?.doc === on && saysSame(shown.value, now) ? shown.value : now;
    if (active?.doc === on) kept = { doc: on, value };
    return value;
  };
  const forget = (): void => {
    active?.stop();
    active = undefined;
    kept = undefined;
    shown = undefined;
  };
  const follow = (): void => {
    if (wake === undefined || active?.doc === wanted) return;
    forget();
    const on = wanted;
    const stop = watchOf(on).add(roots, {
      changed: () => {
        shown ??= kept;
        kept = undefined;
      },
      settle: () => {
        const before = shown;
        const now = before === undefined ? undefined : read(on);
        shown = undefined;
        if (before === undefined || before.value !== now) wake?.();
      },
    });
    active = { doc: on, stop };
  };
  const subscribe = createSubscriber((update) => {
    wake = update;
    follow();
    return () => {
      wake = undefined;
      forget();
    };
  });
  return {
    get current(): T {
      wanted = find();
      subscribe();
      follow();
      return read(wanted);
    },
  };
}

/** Whether nobody needs to be told: flat readings are compared part by part, all else by identity. */
function saysSame(before: unknown, now: unknown): boolean {
  if (before === now) return true;
  if (!isFlat(before) || !isFlat(now) || Array.isArray(before) !== Array.isArray(now)) return false;
  const parts = Object.entries(now);
  return (
    Object.keys(before).length === parts.length &&
    parts.every(([key, part]) => key in before && (before as Record<string, unknown>)[key] === part)
  );
}

function isFlat(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

interface Reading {
  /** Something it looks at has changed. */
  readonly changed: () => void;
  /** A frame has come since. */
  readonly settle: () => void;
}

/** The one listener of a document, whatever the number of its live readings. */
class DocumentWatch {
  readonly #doc: Y.Doc;
  /** By root; those that look at every root under the empty name. */
  readonly #readings = new Map<string, Set<Reading>>();
  readonly #stale = new Set<Reading>();
  readonly #frame = oncePerFrame(() => {
    const due = [...this.#stale];
    this.#stale.clear();
    for (const reading of due) reading.settle();
  });

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    doc.on('afterTransaction', (transaction: Y.Transaction) => this.#look(transaction));
  }

  /** Returns the way to stop. */
  add(roots: readonly string[], reading: Reading): () => void {
    const names = roots.length === 0 ? [''] : roots;
    for (const name of names) {
      const readings = this.#readings.get(name) ?? new Set();
      this.#readings.set(name, readings.add(reading));
    }
    return () => {
      for (const name of names) this.#readings.get(name)?.delete(reading);
      this.#stale.delete(reading);
    };
  }

  #look({ changed, changedParentTypes }: Y.Transaction): void {
    if (changed.size === 0) return;
    this.#mark('');
    for (const [name, root] of this.#doc.share) {
      // A root nobody has read yet takes part only in `changed`; its children report to both.
      if (changedParentTypes.has(root) || changed.has(root as never)) this.#mark(name);
    }
  }

  #mark(name: string): void {
    for (const reading of this.#readings.get(name) ?? []) {
      reading.changed();
      this.#stale.add(reading);
      this.#frame.ask();
    }
  }
}

const watches = new WeakMap<Y.Doc, DocumentWatch>();

function watchOf(doc: Y.Doc): DocumentWatch {
  const watch = watches.get(doc) ?? new DocumentWatch(doc);
  watches.set(doc, watch);
  return watch;
}

/** Lets the first of many calls through at the next frame. */
export function oncePerFrame(run: () => void): { readonly ask: () => void; readonly cancel: () => void } {
  let frame: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    clearTimeout(timer);
    frame = undefined;
    timer = undefined;
  };
  const ask = (): void => {
    if (timer !== undefined) return;
    const go = (): void => {
      cancel();
      run();
    };
    frame = requestAnimationFrame(go);
    timer = setTimeout(go, hiddenFrame);
  };
  return { ask, cancel };
}
