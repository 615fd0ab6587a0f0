import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { readRecords } from '../../shared/review-document/reads.ts';
import { createRecord, recordText } from '../../shared/review-document/edits.ts';
import { liveRead } from './y-runes.svelte.ts';

let frames: (() => void)[] = [];
let counter = 0;

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function nextFrame(): void {
  for (const run of frames.splice(0)) run();
  flushSync();
}

function addFactor(doc: Y.Doc, condition: string): string {
  const random = (size: number) => Uint8Array.from({ length: size }, () => (counter += 7) % 253);
  return createRecord({ doc, origin: null, random, now: () => 1 }, 'factors', { condition });
}

const conditions = (doc: Y.Doc) => readRecords(doc, 'factors').map(({ condition }) => condition);

test('wakes its readers once per frame, however many changes there were', () => {
  const doc = new Y.Doc();
  const live = liveRead(doc, ['factors'], conditions);
  const seen: string[][] = [];
  const stop = $effect.root(() => {
    $effect(() => void seen.push(live.current));
  });
  flushSync();
  addFactor(doc, 'one');
  addFactor(doc, 'two');
  flushSync();
  expect(seen).toEqual([[]]);
  nextFrame();
  expect(seen).toEqual([[], ['one', 'two']]);
  stop();
});

test('hears a root that nobody had read when a colleague’s change arrived', () => {
  const theirs = new Y.Doc();
  addFactor(theirs, 'from a colleague');
  const doc = new Y.Doc();
  const live = liveRead(doc, ['factors'], (at) => (at.share.has('factors') ? conditions(at) : []));
  const seen: string[][] = [];
  const stop = $effect.root(() => {
    $effect(() => void seen.push(live.current));
  });
  flushSync();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
  nextFrame();
  expect(seen.at(-1)).toEqual(['from a colleague']);
  stop();
});

test('is not computed again for changes elsewhere', () => {
  const doc = new Y.Doc();
  let times = 0;
  const live = liveRead(doc, ['factors'], (at) => {
    times += 1;
    return conditions(at);
  });
  const stop = $effect.root(() => {
    $effect(() => expect(live.current).toEqual([]));
  });
  flushSync();
  doc.getMap('kinds').set('wrong-output', true);
  nextFrame();
  expect(times).toBe(1);
  stop();
});

test('reads afresh where nothing listens', () => {
  const doc = new Y.Doc();
  const live = liveRead(doc, ['factors'], conditions);
  expect(live.current).toEqual([]);
  addFactor(doc, 'now');
  expect(live.current).toEqual(['now']);
});

class Holder {
  doc = $state.raw(new Y.Doc());
}

test('follows the session to another document', () => {
  const session = new Holder();
  const live = liveRead(() => session.doc, ['factors'], conditions);
  const seen: string[][] = [];
  const stop = $effect.root(() => {
    $effect(() => void seen.push(live.current));
  });
  flushSync();
  session.doc = new Y.Doc();
  flushSync();
  addFactor(session.doc, 'in the new one');
  nextFrame();
  expect(seen.at(-1)).toEqual(['in the new one']);
  stop();
});

test('wakes nobody when what was read says the same as before', () => {
  const doc = new Y.Doc();
  const id = addFactor(doc, 'one');
  const first = { words: 'one' };
  const live = liveRead(doc, ['factors'], (at) => ({ first, count: conditions(at).length }));
  let times = 0;
  const stop = $effect.root(() => {
    $effect(() => {
      if (live.current.first === first) times += 1;
    });
  });
  flushSync();
  recordText(doc, 'factors', id, 'condition')?.insert(0, 'not ');
  nextFrame();
  expect(times).toBe(1);
  addFactor(doc, 'two');
  nextFrame();
  expect(times).toBe(2);
  expect(live.current.count).toBe(2);
  stop();
});

test('wakes its readers although somebody has read the new words before the frame came', () => {
  const doc = new Y.Doc();
  const live = liveRead(doc, ['factors'], conditions);
  const seen: string[][] = [];
  const stop = $effect.root(() => {
    $effect(() => void seen.push(live.current));
  });
  flushSync();
  addFactor(doc, 'one');
  expect(live.current).toEqual(['one']);
  nextFrame();
  expect(seen).toEqual([[], ['one']]);
  stop();
});
