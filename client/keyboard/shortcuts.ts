/**
 * Every key combination of our own, by name. Handlers ask `pressed`, the guide prints the same table: so the guide
 * cannot name a key that does nothing, and no key works that it does not name. Keys that belong to a kind of control
 * (arrows in a menu, Escape in a dialog) are not ours and stand in the guide's own words.
 */
import { letterKeys } from './letter-keys.svelte.ts';

export interface Chord {
  /** As in `KeyboardEvent.key`, letters in small. */
  readonly key: string;
  /** Ctrl, or ⌘ on an Apple keyboard. */
  readonly command?: true;
  readonly alt?: true;
  /** Whether Shift is held; left out where it makes no difference or belongs to the sign itself. */
  readonly shift?: boolean;
  /** A sign without Ctrl, ⌘ or Alt: never while somebody writes, and only while such keys are switched on. */
  readonly letter?: true;
  /** Pressed after another one. */
  readonly after?: ShortcutId;
}

export const shortcuts = {
  menu: { key: 'k', command: true, shift: false },
  guide: { key: '?', letter: true },
  search: { key: '/', letter: true },
  go: { key: 'g', letter: true, shift: false },
  'next-section': { key: 'j', letter: true, after: 'go' },
  'previous-section': { key: 'k', letter: true, after: 'go' },
  'choose-section': { key: 's', letter: true, after: 'go' },
  'next-action': { key: 'j', letter: true, shift: false },
  'previous-action': { key: 'k', letter: true, shift: false },
  'choose-action': { key: 'x', letter: true, shift: false },
  'status-after': { key: 'ArrowRight', alt: true, shift: false },
  'status-before': { key: 'ArrowLeft', alt: true, shift: false },
  undo: { key: 'z', command: true, shift: false },
  redo: { key: 'z', command: true, shift: true },
  'redo-too': { key: 'y', command: true },
  'move-up': { key: 'ArrowUp', alt: true, shift: false },
  'move-down': { key: 'ArrowDown', alt: true, shift: false },
  'next-hint': { key: 'F8', shift: false },
  'previous-hint': { key: 'F8', shift: true },
  'explain-hint': { key: 'Enter', alt: true },
} as const satisfies Record<string, Omit<Chord, 'after'> & { readonly after?: string }>;

export type ShortcutId = keyof typeof shortcuts;

/** Whether this key event is that shortcut. One that comes after another asks for the first one itself. */
export function pressed(event: KeyboardEvent, id: ShortcutId): boolean {
  const chord: Chord = shortcuts[id];
  if (event.isComposing || event.key.toLowerCase() !== chord.key.toLowerCase()) return false;
  if ((event.ctrlKey || event.metaKey) !== (chord.command === true)) return false;
  if (event.altKey !== (chord.alt === true)) return false;
  if (chord.shift !== undefined && event.shiftKey !== chord.shift) return false;
  if (chord.letter !== true) return true;
  return letterKeys.on && !isWriting(event.target) && document.querySelector('dialog[open]') === null;
}

/** Whether what has focus takes text, or a choice by letters. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
