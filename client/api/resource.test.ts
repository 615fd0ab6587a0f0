import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { Resource } from './resource.svelte.ts';

/** A fetch whose answers are given by hand, in any order. */
function byHand() {
  const calls: PromiseWithResolvers<string>[] = [];
  const resource = new Resource(() => {
    const call = Promise.withResolvers<string>();
    calls.push(call);
    return call.promise;
  });
  return { resource, calls };
}

describe('a fetched thing', () => {
  it('keeps the newer answer when an older one comes late', async () => {
    const { resource, calls } = byHand();
    const first = resource.refresh();
    const second = resource.refresh();
    calls[1]!.resolve('new');
    await second;
    calls[0]!.resolve('old');
    await first;
    expect(resource.value).toBe('new');
    expect(resource.loading).toBe(false);
  });

  it('keeps its value on screen when fetching it again fails', async () => {
    const { resource, calls } = byHand();
    const first = resource.refresh();
    calls[0]!.resolve('value');
    await first;
    const second = resource.refresh();
    calls[1]!.reject(new AppError('internal', 'Away.', 'Try again.'));
    await second;
    expect([resource.value, resource.error?.message]).toEqual(['value', 'Away.']);
  });

  it('lets a value that is known win over an answer on its way', async () => {
    const { resource, calls } = byHand();
    const fetching = resource.refresh();
    resource.set('known');
    calls[0]!.resolve('fetched');
    await fetching;
    expect(resource.value).toBe('known');
  });
});
