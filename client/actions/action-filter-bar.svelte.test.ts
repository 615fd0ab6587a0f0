import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noFilters, type ActionFilters } from './action-filters.ts';
import ActionFilterBar from './ActionFilterBar.svelte';

let bar: object;
let shown = $state.raw<ActionFilters>(noFilters);
let words: HTMLInputElement;

beforeEach(() => {
  vi.useFakeTimers();
  shown = noFilters;
  bar = mount(ActionFilterBar, {
    target: document.body,
    props: {
      get filters() {
        return shown;
      },
      onchange: (next: ActionFilters) => (shown = next),
      ...{ members: [], systems: [], today: '2026-11-21' },
    },
  });
  const found = document.querySelector('input');
  if (found === null) throw new Error('no field for words');
  words = found;
});
afterEach(async () => {
  await unmount(bar);
  vi.useRealTimers();
});

function write(text: string): void {
  words.value = text;
  words.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

function waitAMoment(): void {
  vi.advanceTimersByTime(300);
  flushSync();
}

test('a filter that is chosen while somebody writes takes none of the words', () => {
  write('cut-off');
  flushSync(() => (shown = { ...shown, mine: true }));
  expect(words.value).toBe('cut-off');
  waitAMoment();
  expect([shown.text, shown.mine, words.value]).toEqual(['cut-off', true, 'cut-off']);
});

test('a pause after a space does not take the space', () => {
  write('cut ');
  waitAMoment();
  expect(shown.text).toBe('cut');
  expect(words.value).toBe('cut ');
});

test('words that the address has from elsewhere are shown', () => {
  write('cut');
  waitAMoment();
  flushSync(() => (shown = { ...noFilters, text: 'alarm' }));
  expect(words.value).toBe('alarm');
  flushSync(() => (shown = noFilters));
  expect(words.value).toBe('');
});
