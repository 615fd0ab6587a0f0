/** Hints for what costs the server some counting to answer: many that come close together ask only once. */
import { events, type HintKind } from './events.svelte.ts';

/**
 * Calls `refresh` when a hint of these kinds came, at most once in `pause` milliseconds, the last hint included.
 * @returns how to stop
 */
export function followGently(kinds: readonly HintKind[], pause: number, refresh: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = events.subscribe(kinds, () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      refresh();
    }, pause);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
