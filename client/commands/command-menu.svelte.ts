/**
 * Whether the command menu or the keyboard guide is open, and in which review, if any: what both offer depends on it.
 * Holds no commands; those are put together when the menu opens.
 */
import type { ReviewContext } from '../review/review-context.svelte.ts';

class CommandMenu {
  shown = $state(false);
  guideShown = $state(false);
  /** The review whose workspace is open. */
  review: ReviewContext | null = $state.raw(null);

  open(): void {
    this.shown = true;
  }

  /** A workspace has been opened. Returns what to call when it is left. */
  enter(review: ReviewContext): () => void {
    this.review = review;
    return () => {
      if (this.review === review) this.review = null;
    };
  }
}

export const commandMenu = new CommandMenu();
