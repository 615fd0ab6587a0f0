import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followGently } from './gentle-hints.ts';

const sources: { onmessage: ((event: { readonly data: string }) => void) | null }[] = [];
const hint = (kind: string): void => sources.at(-1)?.onmessage?.({ data: `{"kinds":["${kind}"]}` });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'EventSource',
    class {
      onmessage = null;
      constructor() {
        sources.push(this);
      }
      close(): void {
        sources.length = 0;
      }
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('many hints within the pause ask once, and one after it asks again', () => {
  const refresh = vi.fn();
  const stop = followGently(['actions'], 3000, refresh);
  for (let at = 0; at < 5; at += 1) {
    hint('actions');
    vi.advanceTimersByTime(500);
  }
  expect(refresh).not.toHaveBeenCalled();
  vi.advanceTimersByTime(500);
  expect(refresh).toHaveBeenCalledTimes(1);
  hint('systems');
  vi.advanceTimersByTime(10_000);
  expect(refresh).toHaveBeenCalledTimes(1);
  hint('actions');
  vi.advanceTimersByTime(3000);
  expect(refresh).toHaveBeenCalledTimes(2);
  stop();
});

test('whoever has stopped is not called for a hint that came before', () => {
  const refresh = vi.fn();
  const stop = followGently(['actions'], 3000, refresh);
  hint('actions');
  stop();
  vi.advanceTimersByTime(3000);
  expect(refresh).not.toHaveBeenCalled();
});
