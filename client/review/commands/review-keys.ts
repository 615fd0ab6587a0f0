/**
 * The keys of an open review: undo and redo through the session, and `g` to go between sections. Which keys these are
 * stands in the one table.
 */
import { isWriting, pressed } from '../../keyboard/shortcuts.ts';
import { commandMenu } from '../../commands/command-menu.svelte.ts';
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
    if (event.defaultPrevented) return;
    if (this.#history(event) || this.#letter(event)) event.preventDefault();
  };

  #history(event: KeyboardEvent): boolean {
    const { session, writable } = this.#review;
    // Plain fields such as a title or a note have an undo of their own, which is the browser's.
    if (!writable || writesElsewhere(event.target)) return false;
    if (pressed(event, 'undo')) return session.undo.undo() || true;
    if (pressed(event, 'redo') || pressed(event, 'redo-too')) return session.undo.redo() || true;
    return false;
  }

  #letter(event: KeyboardEvent): boolean {
    if (pressed(event, 'go')) {
      this.#wentAt = event.timeStamp;
      return true;
    }
    if (isWriting(event.target) || event.timeStamp - this.#wentAt > pairWithin) return false;
    this.#wentAt = Number.NEGATIVE_INFINITY;
    if (pressed(event, 'next-section')) return this.#goBy(1);
    if (pressed(event, 'previous-section')) return this.#goBy(-1);
    if (!pressed(event, 'choose-section')) return false;
    commandMenu.open();
    return true;
  }

  #goBy(step: number): boolean {
    const { sections, view } = this.#review;
    const at = sections.findIndex((section) => section.id === view.currentSection);
    const next = sections[Math.min(Math.max(at + step, 0), sections.length - 1)];
    if (next !== undefined) view.goToSection(next.id);
    return true;
  }
}

function writesElsewhere(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== 'checkbox';
}
