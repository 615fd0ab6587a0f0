import { describe, expect, it, vi } from 'vitest';
import { Events, type HintSource } from './events.svelte.ts';

function stream() {
  const sources: (HintSource & { closed: boolean; readyState: number })[] = [];
  const events = new Events(() => {
    const source = {
      onopen: null as (() => void) | null,
      onmessage: null as ((event: { readonly data: string }) => void) | null,
      onerror: null as (() => void) | null,
      readyState: 1,
      closed: false,
      close() {
        source.closed = true;
      },
    };
    sources.push(source);
    return source;
  });
  const say = (data: string): void => sources.at(-1)?.onmessage?.({ data });
  const open = (): void => sources.at(-1)?.onopen?.();
  return { events, sources, say, open };
}

describe('hints from the server', () => {
  it('reach only those who asked for their kind', () => {
    const { events, say } = stream();
    const actions = vi.fn();
    const members = vi.fn();
    events.subscribe(['actions'], actions);
    events.subscribe(['members', 'reviews'], members);
    say('{"kinds":["actions"],"reviewId":"r1"}');
    expect(actions).toHaveBeenCalledWith({ kinds: ['actions'], reviewId: 'r1' });
    expect(members).not.toHaveBeenCalled();
  });

  it('share one connection, which ends with the last listener and opens again for the next', () => {
    const { events, sources } = stream();
    const stopFirst = events.subscribe(['actions'], vi.fn());
    const stopSecond = events.subscribe(['members'], vi.fn());
    expect(sources.length).toBe(1);
    stopFirst();
    expect(sources[0]!.closed).toBe(false);
    stopSecond();
    expect(sources[0]!.closed).toBe(true);
    events.subscribe(['actions'], vi.fn());
    expect(sources.length).toBe(2);
  });

  it('call everybody after a break, because hints may have been missed, but not on the first opening', () => {
    const { events, open } = stream();
    const hear = vi.fn();
    events.subscribe(['actions'], hear);
    open();
    expect(hear).not.toHaveBeenCalled();
    open();
    expect(hear).toHaveBeenCalledOnce();
  });

  it('come back by themselves after the server refused, but not to somebody who is signed out', async () => {
    vi.useFakeTimers();
    try {
      const { events, sources } = stream();
      const hear = vi.fn();
      events.subscribe(['actions'], hear);
      const refuse = async (): Promise<void> => {
        const last = sources.at(-1)!;
        last.readyState = 2;
        last.onerror?.();
        await vi.advanceTimersByTimeAsync(10_000);
      };
      await refuse();
      expect(sources.length).toBe(2);
      events.whenRefused(() => Promise.resolve(false));
      await refuse();
      expect(sources.length).toBe(2);
      events.renew();
      expect(sources.length).toBe(3);
    } finally {
      vi.useRealTimers();
    }
  });

  it('pass over what is no hint', () => {
    const { events, say } = stream();
    const hear = vi.fn();
    events.subscribe(['actions'], hear);
    say('not json');
    say('{"kinds":"actions"}');
    expect(hear).not.toHaveBeenCalled();
  });
});
