import { beforeEach, expect, test } from 'vitest';
import { SpokenPresence, spokenGap, type Heard } from './spoken-presence.ts';

let now: number;
let due: { at: number; work: () => void }[];
let said: { at: number; sentence: string }[];
const ben: Heard = { memberId: 'ben', name: 'Ben', place: null };
const priya: Heard = { memberId: 'priya', name: 'Priya', place: 'What happened' };
const tomasz: Heard = { memberId: 'tomasz', name: 'Tomasz', place: null };
const zoe: Heard = { memberId: 'zoe', name: 'Zoe', place: null };

beforeEach(() => {
  now = 0;
  due = [];
  said = [];
});

function spoken(here: readonly Heard[]): SpokenPresence {
  return new SpokenPresence(here, {
    now: () => now,
    later: (work, ms) => {
      const entry = { at: now + ms, work };
      due.push(entry);
      return () => (due = due.filter((other) => other !== entry));
    },
    say: (sentence) => said.push({ at: now, sentence }),
  });
}

function pass(ms: number): void {
  const end = now + ms;
  for (;;) {
    const next = due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
    if (next === undefined) break;
    due = due.filter((other) => other !== next);
    now = next.at;
    next.work();
  }
  now = end;
}

test('those who come together are one sentence, with where somebody went', () => {
  const presence = spoken([priya]);
  presence.update([priya, ben]);
  presence.update([priya, ben, tomasz]);
  presence.update([{ ...priya, place: 'Timeline' }, ben, tomasz, zoe]);
  pass(2_000);
  expect(said.map(({ sentence }) => sentence)).toEqual(['Ben and two others joined; Priya is in Timeline.']);
});

test('however much happens, at most one sentence in ten seconds, and the last one says how things stand', () => {
  const presence = spoken([priya]);
  const places = ['Timeline', 'Harm', 'Safeguards', 'Lessons'];
  let place = '';
  for (let step = 0; step < 600; step += 1) {
    place = places[step % 4] ?? '';
    presence.update(step % 7 < 3 ? [{ ...priya, place }] : [{ ...priya, place }, ben]);
    pass(100);
  }
  presence.update([{ ...priya, place: 'Harm' }]);
  pass(60_000);
  const gaps = said.slice(1).map(({ at }, index) => at - (said[index]?.at ?? 0));
  expect(said.length).toBeGreaterThan(4);
  expect(said.length).toBeLessThanOrEqual(9);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(spokenGap);
  expect(said.at(-1)?.sentence).toContain('Priya is in Harm');
});

test('who types, goes quiet, or comes back within the moment is not spoken of', () => {
  const presence = spoken([priya, ben]);
  for (let key = 0; key < 50; key += 1) {
    presence.update([priya, ben]);
    pass(50);
  }
  presence.update([priya]);
  presence.update([priya, ben]);
  presence.update([{ ...priya, place: null }, ben]);
  pass(30_000);
  expect(said).toEqual([]);
});

test('who leaves is named; a crowd that moves is not told one by one', () => {
  const presence = spoken([priya, ben, tomasz, zoe]);
  presence.update([ben, tomasz, zoe].map((person) => ({ ...person, place: 'Harm' })));
  pass(2_000);
  expect(said[0]?.sentence).toBe('Priya left; Ben is in Harm; Tomasz is in Harm; one other went elsewhere.');
});

test('nothing is said after the review was left', () => {
  const presence = spoken([]);
  presence.update([ben]);
  presence.close();
  pass(30_000);
  expect(said).toEqual([]);
});
