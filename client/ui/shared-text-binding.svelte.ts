/**
 * Binds a native text field to a shared text: what is typed becomes one small change, what others write appears
 * without moving the person's caret off its words. Writes nothing while an input method is composing, and takes undo
 * away from the browser, whose own history knows nothing of the others.
 */
import type * as Y from 'yjs';
import { shiftOffset } from '../../shared/text/shift-offset.ts';
import type { TextStep } from '../../shared/text/shift-offset.ts';
import { textDiff } from '../../shared/text/text-diff.ts';
import { pressed } from '../keyboard/shortcuts.ts';
import type { SharedTextHost } from './shared-text-host.ts';

export class SharedTextBinding {
  /** The words as they stand in the field. */
  value = $state('');
  readonly #field: HTMLTextAreaElement;
  readonly #text: Y.Text;
  readonly #host: SharedTextHost;
  readonly #place: string;
  readonly #stops: (() => void)[] = [];
  /** What the field showed when the two last agreed. */
  #agreed: string;
  /** What others changed since then, while an input method was composing. */
  #held: TextStep[][] = [];
  #composing = false;
  #writing = false;

  constructor(field: HTMLTextAreaElement, text: Y.Text, host: SharedTextHost, place: string) {
    this.#field = field;
    this.#text = text;
    this.#host = host;
    this.#place = place;
    this.#agreed = text.toJSON();
    field.value = this.#agreed;
    this.value = this.#agreed;
    text.observe(this.#othersWrote);
    this.#stops.push(() => text.unobserve(this.#othersWrote));
    this.#listen();
    this.#stops.push(host.onUndone((undone, at) => this.#undone(undone, at)));
    if (document.activeElement === field) this.#followCaret();
  }

  dispose(): void {
    // Words still in an input method's hands belong to the text they were begun in.
    if (this.#composing) this.#compositionEnded();
    for (const stop of this.#stops.splice(0)) stop();
    if (document.activeElement === this.#field) this.#host.claim(this.#place, this.#text, null);
  }

  #listen(): void {
    const on = <K extends keyof HTMLElementEventMap>(
      name: K,
      listener: (event: HTMLElementEventMap[K]) => void,
    ): void => {
      this.#field.addEventListener(name, listener);
      this.#stops.push(() => this.#field.removeEventListener(name, listener));
    };
    on('input', () => this.#typed());
    on('compositionstart', () => {
      this.#composing = true;
    });
    on('compositionend', () => this.#compositionEnded());
    on('beforeinput', (event) => this.#beforeInput(event));
    on('keydown', (event) => this.#keyDown(event));
    on('paste', (event) => this.#refuseHuge(event, event.clipboardData));
    on('drop', (event) => this.#refuseHuge(event, event.dataTransfer));
    on('focus', () => {
      this.#host.stopCapturing();
      this.#followCaret();
    });
    on('blur', () => {
      document.removeEventListener('selectionchange', this.#selected);
      this.#host.stopCapturing();
      this.#host.claim(this.#place, this.#text, null);
    });
    this.#stops.push(() => document.removeEventListener('selectionchange', this.#selected));
  }

  /** Only while the field has the focus: a page of many fields would ask each of them about each caret. */
  #followCaret(): void {
    document.addEventListener('selectionchange', this.#selected);
    this.#claim();
  }

  readonly #selected = (): void => {
    if (document.activeElement === this.#field) this.#claim();
  };

  #claim(): void {
    if (this.#composing) return;
    const { selectionStart, selectionEnd, selectionDirection } = this.#field;
    const backward = selectionDirection === 'backward';
    this.#host.claim(this.#place, this.#text, {
      anchor: backward ? selectionEnd : selectionStart,
      head: backward ? selectionStart : selectionEnd,
    });
  }

  #typed(): void {
    this.value = this.#field.value;
    if (this.#composing) return;
    this.#write();
  }

  #compositionEnded(): void {
    this.#composing = false;
    const caret = this.#write() ?? this.#throughHeld(this.#field.selectionEnd, 'before');
    this.#held = [];
    const words = this.#text.toJSON();
    if (words === this.#field.value) return;
    this.#put(words);
    if (document.activeElement === this.#field) this.#field.setSelectionRange(caret, caret);
  }

  #throughHeld(offset: number, at: 'before' | 'after'): number {
    return this.#held.reduce((shifted, steps) => shiftOffset(shifted, steps, at), offset);
  }

  /**
   * Turns what the person did to the field since the two last agreed into one change of the text.
   * Returns where in the text it ends; null when nothing was done.
   */
  #write(): number | null {
    const change = textDiff(this.#agreed, this.#field.value, this.#field.selectionEnd);
    if (change === null) return null;
    const removes = change.remove > 0;
    const from = this.#throughHeld(change.at, removes ? 'after' : 'before');
    const to = removes ? Math.max(from, this.#throughHeld(change.at + change.remove, 'before')) : from;
    this.#writing = true;
    this.#text.doc?.transact(() => {
      if (to > from) this.#text.delete(from, to - from);
      if (change.insert !== '') this.#text.insert(from, change.insert);
    }, this.#host.origin);
    this.#writing = false;
    this.#agreed = this.#field.value;
    this.#claim();
    return from + change.insert.length;
  }

  readonly #othersWrote = (event: Y.YTextEvent): void => {
    if (this.#writing) return;
    const steps = stepsOf(event);
    if (this.#composing) {
      this.#held.push(steps);
      return;
    }
    this.#show(this.#text.toJSON(), steps);
  };

  #show(words: string, steps: readonly TextStep[]): void {
    const { selectionStart, selectionEnd, selectionDirection } = this.#field;
    this.#put(words);
    if (document.activeElement !== this.#field) return;
    const from = shiftOffset(selectionStart, steps);
    const to = selectionStart === selectionEnd ? from : shiftOffset(selectionEnd, steps);
    this.#field.setSelectionRange(from, to, selectionDirection);
  }

  #put(words: string): void {
    this.#field.value = words;
    this.#agreed = words;
    this.value = words;
  }

  #undone(text: Y.Text, at: number): void {
    if (text !== this.#text) return;
    this.#field.focus({ preventScroll: true });
    this.#field.setSelectionRange(at, at);
    this.#field.scrollIntoView({ block: 'nearest' });
  }

  #beforeInput(event: InputEvent): void {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return;
    event.preventDefault();
    if (event.inputType === 'historyUndo') this.#host.undo();
    else this.#host.redo();
  }

  /** A field whose value was set by a program has no history of its own, so the browser may not even ask. */
  #keyDown(event: KeyboardEvent): void {
    const redo = pressed(event, 'redo') || pressed(event, 'redo-too');
    if (!redo && !pressed(event, 'undo')) return;
    event.preventDefault();
    if (redo) this.#host.redo();
    else this.#host.undo();
  }

  #refuseHuge(event: Event, data: DataTransfer | null): void {
    const length = data?.getData('text/plain').length ?? 0;
    if (length <= this.#host.pasteLimit) return;
    event.preventDefault();
    this.#host.say(
      `This text has ${length.toLocaleString('en')} characters, more than the ${this.#host.pasteLimit.toLocaleString('en')} that can be put in at once. Put it in as several pieces, or write where the whole of it can be found.`,
    );
  }
}

function stepsOf(event: Y.YTextEvent): TextStep[] {
  return event.delta.map((part): TextStep => {
    if (part.retain !== undefined) return { retain: part.retain };
    if (part.delete !== undefined) return { remove: part.delete };
    return { insert: typeof part.insert === 'string' ? part.insert.length : 1 };
  });
}
