import type { Mark } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Code } from '@tiptap/extension-code';
import { Italic } from '@tiptap/extension-italic';
import { Strike } from '@tiptap/extension-strike';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { proseKeys } from '../prose/prose-keys.ts';
import { markShortcuts, proseShortcuts } from '../prose/prose-key-table.ts';
import { guideGroups, shortcutWords } from './guide-words.ts';
import { letterKeys } from './letter-keys.svelte.ts';
import { pressed, shortcuts, type Chord, type ShortcutId } from './shortcuts.ts';

const client = join(import.meta.dirname, '..');
const sources = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(svelte|ts)$/.test(name) && !name.endsWith('.test.ts'))
  .map((name) => ({ name, text: readFileSync(join(client, name), 'utf8') }));
const ids = Object.keys(shortcuts) as ShortcutId[];

function event(init: KeyboardEventInit, on: HTMLElement = document.body): KeyboardEvent {
  const made = new KeyboardEvent('keydown', { bubbles: true, ...init });
  on.dispatchEvent(made);
  return made;
}

afterEach(() => {
  letterKeys.set(true);
  document.body.replaceChildren();
});

test.each(ids)('a handler asks for %s', (id) => {
  expect(sources.some(({ text }) => text.includes(`pressed(event, '${id}')`))).toBe(true);
});

test('no handler looks for a combination of its own, so that the guide knows them all', () => {
  const own = /\.key\s*[!=]==\s*'(F\d+|[a-z?/])'|\.(?:altKey|metaKey|ctrlKey)\b[^;\n]*\.key\s*===/;
  const found = sources
    .filter(
      ({ name, text }) => name !== relative(client, join(client, 'keyboard/shortcuts.ts')) && own.test(text),
    )
    .map(({ name }) => name);
  expect(found).toEqual([]);
});

test('the guide says each thing once, with every shortcut of the table for it but one that only begins another', () => {
  const rows = guideGroups(new Set(['everywhere', 'actions', 'review', 'writing']), true, false).flatMap(
    ({ rows }) => rows,
  );
  const whats = rows.map(({ what }) => what);
  expect(new Set(whats).size).toBe(whats.length);
  for (const id of ids.filter((one) => one !== 'go')) expect(whats).toContain(shortcutWords[id].what);
  expect(rows.find(({ what }) => what === 'To the next section')).toMatchObject({
    keys: ['g', 'j'],
    inTurn: true,
  });
});

test('the guide prints the keys of prose, and prose has exactly those', () => {
  const keys = proseKeys({ openLink: () => undefined, focusToolbar: () => undefined }).config
    .addKeyboardShortcuts as unknown as () => Record<string, unknown>;
  const plain = ['Enter', 'Shift-Enter', 'Backspace', 'Delete', 'Tab', 'Shift-Tab', 'Escape'];
  expect(
    Object.keys(keys())
      .filter((key) => !plain.includes(key))
      .toSorted(),
  ).toEqual([...proseShortcuts].toSorted());
  const marks: readonly Mark[] = [Bold, Italic, Code, Strike];
  const ofMarks = marks.flatMap(({ config }) =>
    Object.keys((config.addKeyboardShortcuts as unknown as () => Record<string, unknown>)()),
  );
  for (const key of markShortcuts) expect(ofMarks).toContain(key);
});

test('the guide names only what works where one is', () => {
  const titles = guideGroups(new Set(['everywhere']), true, false).map(({ title }) => title);
  expect(titles).toEqual(['Everywhere', 'Moving about']);
  const reading = guideGroups(new Set(['everywhere', 'review']), true, false).map(({ title }) => title);
  expect(reading).not.toContain('While you write in a review');
});

test('single letters do nothing while somebody writes, in a dialog, or switched off, and the guide leaves them out', () => {
  expect(pressed(event({ key: '?', shiftKey: true }), 'guide')).toBe(true);
  for (const tag of ['input', 'textarea', 'select']) {
    const field = document.body.appendChild(document.createElement(tag));
    expect(pressed(event({ key: '?', shiftKey: true }, field), 'guide')).toBe(false);
  }
  const dialog = document.body.appendChild(document.createElement('dialog'));
  dialog.setAttribute('open', '');
  expect(pressed(event({ key: 'g' }), 'go')).toBe(false);
  dialog.remove();
  letterKeys.set(false);
  for (const id of ids) {
    const { key, letter }: Chord = shortcuts[id];
    if (letter === true) expect(pressed(event({ key }), id)).toBe(false);
  }
  const rows = guideGroups(new Set(['everywhere', 'review']), false, false).flatMap(({ rows }) => rows);
  expect(rows.flatMap(({ keys }) => keys)).not.toContain('?');
  expect(pressed(event({ key: 'k', ctrlKey: true }), 'menu')).toBe(true);
});

test('a combination is that one and no other', () => {
  expect(pressed(event({ key: 'Z', ctrlKey: true, shiftKey: true }), 'undo')).toBe(false);
  expect(pressed(event({ key: 'Z', ctrlKey: true, shiftKey: true }), 'redo')).toBe(true);
  expect(pressed(event({ key: 'z', metaKey: true }), 'undo')).toBe(true);
  expect(pressed(event({ key: 'k', ctrlKey: true, altKey: true }), 'menu')).toBe(false);
  expect(pressed(event({ key: 'ArrowUp', altKey: true }), 'move-up')).toBe(true);
  expect(pressed(event({ key: 'ArrowUp', altKey: true, shiftKey: true }), 'move-up')).toBe(false);
});
