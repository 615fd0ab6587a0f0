/**
 * The keys of an open review: undo and redo through the session, the command dialog, and `g` to go between sections.
 * Single letters do nothing while somebody writes.
 */
import type { ReviewContext } from '../review-context.svelte.ts';

/** Milliseconds in which the second key of a pair has to follow. */
const pairWithin = 1500;

export class ReviewKeys {
  readonly #review: ReviewContext;
  #wentAt = Number.NEGATIVE_INFINITY;

  constructor(review: ReviewContext) {
    this.#review = review;
  }

  readonly onkeydown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const command = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (command && this.#commandKey(event)) event.preventDefault();
    else if (!command && !event.altKey && this.#letter(event)) event.preventDefault();
  };

  #commandKey(event: KeyboardEvent): boolean {
    const key = event.key.toLowerCase();
    const { session, view, writable } = this.#review;
    if (key === 'k' && !event.shiftKey) {
      view.commands = !view.commands;
      return true;
    }
    // Plain fields such as a title or a note have an undo of their own, which is the browser's.
    if (!writable || writesElsewhere(event.target)) return false;
    if (key === 'z' && !event.shiftKey) return session.undo.undo() || true;
    if ((key === 'z' && event.shiftKey) || key === 'y') return session.undo.redo() || true;
    return false;
  }

  #letter(event: KeyboardEvent): boolean {
    if (isWriting(event.target) || document.querySelector('dialog[open]') !== null) return false;
    if (event.key === 'g') {
      this.#wentAt = event.timeStamp;
      return true;
    }
    if (event.timeStamp - this.#wentAt > pairWithin) return false;
    this.#wentAt = Number.NEGATIVE_INFINITY;
    if (event.key === 'j') return this.#goBy(1);
    if (event.key === 'k') return this.#goBy(-1);
    if (event.key === 's') return (this.#review.view.commands = true);
    return false;
  }

  #goBy(step: number): boolean {
    const { sections, view } = this.#review;
    const at = sections.findIndex((section) => section.id === view.currentSection);
    const next = sections[Math.min(Math.max(at + step, 0), sections.length - 1)];
    if (next !== undefined) view.goToSection(next.id);
    return true;
  }
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function writesElsewhere(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== 'checkbox';
}
