import { flushSync } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { idleAfter, idleHiddenAfter, Presence } from './presence.svelte.ts';

const ana = { memberId: 'ana', name: 'Ana', role: 'chair', colour: '#123456' };
const ben = { memberId: 'ben', name: 'Ben', role: 'panel', colour: '#654321' };
let now: number;
let awareness: Awareness;
let presence: Presence;

beforeEach(() => {
  now = 1_000;
  awareness = new Awareness(new Y.Doc());
  presence = new Presence(ana, () => now);
  presence.follow(awareness);
});

/** A state as the server would pass it on. */
function arrive(state: Record<string, unknown>): Awareness {
  const theirs = new Awareness(new Y.Doc());
  theirs.setLocalState(state);
  applyAwarenessUpdate(awareness, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'the server');
  return theirs;
}

test('shows the person first and others by name, with what the server stamped', () => {
  arrive({ user: { ...ben, name: 'Zoe', memberId: 'zoe' } });
  arrive({ user: ben, section: 's.what' });
  expect(presence.people.map(({ name, self }) => [name, self])).toEqual([
    ['Ana', true],
    ['Ben', false],
    ['Zoe', false],
  ]);
});

test('leaves out states that the server has not stamped', () => {
  arrive({ section: 's.what', name: 'Somebody' });
  expect(presence.people).toHaveLength(1);
});

test('shows a person with two tabs once, where they are active', () => {
  arrive({ user: ben, section: 's.what', idle: true });
  arrive({ user: ben, section: 's.five', record: 'factors/f1' });
  expect(presence.people[1]).toMatchObject({
    memberId: 'ben',
    section: 's.five',
    record: 'factors/f1',
    idle: false,
  });
  expect(presence.people).toHaveLength(2);
});

test('finds others by section, by record and by a field of it', () => {
  arrive({ user: ben, section: 's.five', record: 'factors/f1/condition' });
  expect(presence.inSection('s.five').map(({ name }) => name)).toEqual(['Ben']);
  expect(presence.atRecord('factors/f1').map(({ name }) => name)).toEqual(['Ben']);
  expect(presence.atRecord('factors/f')).toEqual([]);
});

test('claims only where the person is, never who they are', () => {
  presence.claim({ section: 's.what', record: 'factors/f1', cursor: { anchor: 1 } });
  expect(awareness.getLocalState()).toEqual({
    section: 's.what',
    record: 'factors/f1',
    cursor: { anchor: 1 },
  });
  presence.claim({ record: null });
  expect(awareness.getLocalState()).toEqual({ section: 's.what', cursor: { anchor: 1 } });
});

test('says that the person is idle after two minutes, and takes it back at the next sign', () => {
  now += idleAfter;
  presence.tick();
  expect(awareness.getLocalState()).toEqual({ idle: true });
  presence.active();
  expect(awareness.getLocalState()).toEqual({});
});

test('a page that is hidden counts as left after twenty seconds', () => {
  now += idleHiddenAfter;
  presence.tick(false);
  expect(awareness.getLocalState()).toEqual({});
  presence.tick(true);
  expect(awareness.getLocalState()).toEqual({ idle: true });
});

test('says whom it follows and what it asks everyone to come to, and reads the same of others', () => {
  const summon = { number: 3, section: 's.time', record: 'timeline/a' };
  presence.claim({ following: 'ben', summon });
  expect(awareness.getLocalState()).toEqual({ following: 'ben', summon });
  presence.claim({ following: null, summon: null });
  expect(awareness.getLocalState()).toEqual({});
  arrive({ user: ben, following: 'ana', summon });
  expect(presence.connections()[1]).toMatchObject({ memberId: 'ben', following: 'ana', summon });
  arrive({ user: { ...ben, memberId: 'zoe' }, following: 7, summon: { number: 'x' } });
  expect(presence.connections()[2]).toMatchObject({ memberId: 'zoe', following: null, summon: null });
});

test('claims the same place again in another document', () => {
  presence.claim({ section: 's.what' });
  const other = new Awareness(new Y.Doc());
  presence.follow(other);
  expect(other.getLocalState()).toEqual({ section: 's.what' });
});

test('wakes its readers when somebody comes', async () => {
  const seen: number[] = [];
  const stop = $effect.root(() => {
    $effect(() => void seen.push(presence.people.length));
  });
  flushSync();
  arrive({ user: ben });
  await new Promise((resolve) => requestAnimationFrame(resolve));
  flushSync();
  expect(seen).toEqual([1, 2]);
  stop();
});
