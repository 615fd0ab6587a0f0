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
 * What `reader` makes of the document, live.
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
  const watch = watching<Y.Doc>((on, wake) => {
    const changed = (transaction: Y.Transaction): void => {
      if (!touches(transaction, on, roots)) return;
      kept = undefined;
      wake();
    };
    on.on('afterTransaction', changed);
    return () => {
      on.off('afterTransaction', changed);
      kept = undefined;
    };
  });
  return {
    get current(): T {
      const now = find();
      const watched = watch(now);
      if (kept?.doc === now) return kept.value;
      const value = reader(now);
      if (watched) kept = { doc: now, value };
      return value;
    },
  };
}

/** The words of one text, live; empty while there is no text. */
export function liveText(text: () => Y.Text | undefined): Live<string> {
  const watch = watching<Y.Text | undefined>((on, wake) => {
    on?.observe(wake);
    return () => on?.unobserve(wake);
  });
  return {
    get current(): string {
      const now = text();
      watch(now);
      return now?.toJSON() ?? '';
    },
  };
}

/**
 * Listens to a source for as long as somebody reads it, and moves along when it is another one.
 * The function it returns tells whether the source is being listened to.
 */
function watching<S>(listen: (source: S, wake: () => void) => () => void): (source: S) => boolean {
  let active: { readonly source: S; readonly stop: () => void } | undefined;
  let wanted: S;
  let ask: (() => void) | undefined;
  const follow = (): void => {
    if (ask === undefined || active?.source === wanted) return;
    active?.stop();
    active = { source: wanted, stop: listen(wanted, ask) };
  };
  const subscribe = createSubscriber((wake) => {
    const frame = oncePerFrame(wake);
    ask = frame.ask;
    follow();
    return () => {
      frame.cancel();
      active?.stop();
      active = undefined;
      ask = undefined;
    };
  });
  return (source) => {
    wanted = source;
    subscribe();
    follow();
    return active !== undefined;
  };
}

/** Whether a transaction changed anything below one of these roots. */
export function touches(transaction: Y.Transaction, doc: Y.Doc, roots: readonly string[]): boolean {
  if (transaction.changed.size === 0) return false;
  if (roots.length === 0) return true;
  return roots.some((name) => {
    const root = doc.share.get(name);
    if (root === undefined) return false;
    // A root nobody has read yet takes part only in `changed`; its children report to both.
    return transaction.changedParentTypes.has(root) || transaction.changed.has(root as never);
  });
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
