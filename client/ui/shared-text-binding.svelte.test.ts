import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { SharedTextBinding } from './shared-text-binding.svelte.ts';
import type { SharedTextHost } from './shared-text-host.ts';

let doc: Y.Doc;
let text: Y.Text;
let field: HTMLTextAreaElement;
let said: string[];
let undone: ((text: Y.Text, at: number) => void) | undefined;
let binding: SharedTextBinding;
const origin = 'this session';

function host(): SharedTextHost {
  return {
    origin,
    pasteLimit: 10,
    undo: () => said.push('undo'),
    redo: () => said.push('redo'),
    stopCapturing: () => said.push('step'),
    claim: (place, _text, selection) =>
      said.push(
        selection === null ? `left ${place}` : `at ${String(selection.anchor)}-${String(selection.head)}`,
      ),
    carets: () => [],
    onCarets: () => () => undefined,
    onUndone: (listener) => {
      undone = listener;
      return () => (undone = undefined);
    },
    helper: () => null,
    say: (sentence) => said.push(sentence),
  };
}

beforeEach(() => {
  doc = new Y.Doc();
  text = doc.getText('t');
  text.insert(0, 'The model missed it.');
  said = [];
  field = document.createElement('textarea');
  document.body.append(field);
  binding = new SharedTextBinding(field, text, host(), 'factors/f1/condition');
});
afterEach(() => {
  binding.dispose();
  field.remove();
});

/** Does to the field what a person does: new words, caret behind them, an event. */
function type(value: string, caret: number): void {
  field.value = value;
  field.setSelectionRange(caret, caret);
  field.dispatchEvent(new Event('input'));
}

function colleague(change: () => void): void {
  doc.transact(change, 'the server');
}

describe('typing', () => {
  test('shows the text and turns what is typed into one small change', () => {
    expect(field.value).toBe('The model missed it.');
    const deltas: unknown[] = [];
    text.observe((event) => deltas.push(event.delta));
    type('The model missed all of it.', 24);
    expect(text.toJSON()).toBe('The model missed all of it.');
    expect(deltas).toEqual([[{ retain: 17 }, { insert: 'all of ' }]]);
    expect(binding.value).toBe('The model missed all of it.');
  });

  test('writes under the session’s origin, so that undo takes it back', () => {
    const origins: unknown[] = [];
    doc.on('afterTransaction', (transaction: Y.Transaction) => origins.push(transaction.origin));
    type('The model missed it', 19);
    expect(origins).toEqual([origin]);
  });
});

describe('words of others', () => {
  test('appear and leave the person’s caret with its words', () => {
    field.focus();
    field.setSelectionRange(10, 16);
    colleague(() => text.insert(0, 'As reported: '));
    expect(field.value).toBe('As reported: The model missed it.');
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('missed');
  });

  test('put in at the caret go behind it', () => {
    field.focus();
    field.setSelectionRange(20, 20);
    colleague(() => text.insert(20, ' Twice.'));
    expect(field.selectionStart).toBe(20);
  });
});

describe('an input method', () => {
  const compose = (value: string, caret: number): void => {
    field.dispatchEvent(new Event('compositionstart'));
    type(value, caret);
  };

  test('is not written while it composes, and once when it is done', () => {
    const updates: unknown[] = [];
    doc.on('update', (update: unknown) => updates.push(update));
    compose('The model missed it.漢', 21);
    type('The model missed it.漢字', 22);
    expect(updates).toHaveLength(0);
    field.dispatchEvent(new Event('compositionend'));
    expect(updates).toHaveLength(1);
    expect(text.toJSON()).toBe('The model missed it.漢字');
  });

  test('keeps its words at their place although others wrote before them meanwhile', () => {
    field.focus();
    compose('The model 漢missed it.', 11);
    colleague(() => text.insert(0, 'Said: '));
    expect(field.value).toBe('The model 漢missed it.');
    field.dispatchEvent(new Event('compositionend'));
    expect(text.toJSON()).toBe('Said: The model 漢missed it.');
    expect(field.value).toBe('Said: The model 漢missed it.');
    expect(field.selectionStart).toBe(17);
  });

  test('shows what others wrote even when it put nothing in', () => {
    compose('The model missed it.', 4);
    colleague(() => text.insert(0, 'Said: '));
    field.dispatchEvent(new Event('compositionend'));
    expect(field.value).toBe('Said: The model missed it.');
  });

  test('gives its words to the text they were begun in when the field is taken away', () => {
    compose('The model missed it.漢', 21);
    binding.dispose();
    expect(text.toJSON()).toBe('The model missed it.漢');
  });
});

describe('undo', () => {
  test('is the session’s, by the browser’s wish or by keys', () => {
    const wish = new InputEvent('beforeinput', { inputType: 'historyUndo', cancelable: true });
    field.dispatchEvent(wish);
    const redo = new KeyboardEvent('keydown', { key: 'Z', ctrlKey: true, shiftKey: true, cancelable: true });
    field.dispatchEvent(redo);
    expect(said).toEqual(['undo', 'redo']);
    expect(wish.defaultPrevented && redo.defaultPrevented).toBe(true);
  });

  test('brings the person to what it changed', () => {
    undone?.(text, 4);
    expect(document.activeElement).toBe(field);
    expect(field.selectionStart).toBe(4);
  });

  test('of another text leaves the field alone', () => {
    undone?.(doc.getText('other'), 4);
    expect(document.activeElement).not.toBe(field);
  });
});

describe('a paste', () => {
  const paste = (words: string): ClipboardEvent => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    const event = new ClipboardEvent('paste', { clipboardData: data, cancelable: true });
    field.dispatchEvent(event);
    return event;
  };

  test('of too much is refused with a sentence before it enters', () => {
    expect(paste('more than ten').defaultPrevented).toBe(true);
    expect(said.at(-1)).toContain('Put it in as several pieces');
    expect(text.toJSON()).toBe('The model missed it.');
  });

  test('of little goes its way', () => {
    expect(paste('few').defaultPrevented).toBe(false);
  });
});

test('focus says where the person is, blur that they left, and each begins a step of undo', () => {
  field.setSelectionRange(3, 3);
  said.length = 0;
  field.focus();
  field.blur();
  expect(said.filter((word) => !word.startsWith('at'))).toEqual([
    'step',
    'step',
    'left factors/f1/condition',
  ]);
});

test('a field taken away writes and hears nothing any more', () => {
  binding.dispose();
  type('Changed.', 8);
  colleague(() => text.insert(0, 'Later. '));
  expect(text.toJSON()).toBe('Later. The model missed it.');
  expect(field.value).toBe('Changed.');
});
