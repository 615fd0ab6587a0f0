/**
 * Moving records in a list, by dragging and by keyboard alike. Knows ids and places; the caller writes the move.
 * After a move the focus stays where it was, and the new place is announced.
 */
import { pressed } from '../keyboard/shortcuts.ts';
import { announce } from '../ui/announce.svelte.ts';
import type { Place } from '../../shared/review-document/record-order.ts';

export interface ReorderOptions {
  /** Ids as shown. */
  readonly ids: () => readonly string[];
  readonly move: (id: string, place: Place) => void;
  /** Singular, lower case, for the announcement. */
  readonly noun: () => string;
}

export type Step = 'up' | 'down' | 'first' | 'last';

export class Reorder {
  /** What is being dragged. */
  dragged: string | null = $state(null);
  /** Beside what it would be dropped. */
  over: { readonly id: string; readonly side: 'before' | 'after' } | null = $state.raw(null);
  readonly #options: ReorderOptions;

  constructor(options: ReorderOptions) {
    this.#options = options;
  }

  /** Moves one step or to an end; does nothing at the end of the list. */
  step(id: string, step: Step): void {
    const place = placeAfterStep(this.#options.ids(), id, step);
    if (place !== null) this.#move(id, place);
  }

  /** To be put on the element that holds one record. Alt with the arrow keys moves it. */
  onkeydown(id: string, event: KeyboardEvent): void {
    const up = pressed(event, 'move-up');
    if (!up && !pressed(event, 'move-down')) return;
    event.preventDefault();
    event.stopPropagation();
    this.step(id, up ? 'up' : 'down');
  }

  ondragstart(id: string, event: DragEvent, item: Element | null): void {
    this.dragged = id;
    if (event.dataTransfer === null) return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', '');
    if (item !== null) event.dataTransfer.setDragImage(item, 16, 16);
  }

  ondragover(id: string, event: DragEvent): void {
    if (this.dragged === null || !(event.currentTarget instanceof Element)) return;
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    const side = event.clientY < box.top + box.height / 2 ? 'before' : 'after';
    if (this.over?.id !== id || this.over.side !== side) this.over = { id, side };
  }

  ondrop(event: DragEvent): void {
    const { dragged, over } = this;
    this.ondragend();
    if (dragged === null || over === null || dragged === over.id) return;
    event.preventDefault();
    this.#move(dragged, over.side === 'before' ? { before: over.id } : { after: over.id });
  }

  ondragend(): void {
    this.dragged = null;
    this.over = null;
  }

  #move(id: string, place: Place): void {
    const focused = document.activeElement;
    this.#options.move(id, place);
    // The list is drawn again with the next frame; the element keeps its life but may lose the focus on its way.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (focused instanceof HTMLElement && focused.isConnected && document.activeElement !== focused)
          focused.focus();
        const ids = this.#options.ids();
        announce(
          `Moved ${this.#options.noun()} to place ${String(ids.indexOf(id) + 1)} of ${String(ids.length)}.`,
        );
      }),
    );
  }
}

/** Where a step leads; null when there is nowhere to go. */
export function placeAfterStep(ids: readonly string[], id: string, step: Step): Place | null {
  const at = ids.indexOf(id);
  if (at < 0) return null;
  const first = ids[0];
  const last = ids.at(-1);
  const above = at > 0 ? ids[at - 1] : undefined;
  const below = ids[at + 1];
  if (step === 'up') return above === undefined ? null : { before: above };
  if (step === 'down') return below === undefined ? null : { after: below };
  if (step === 'first') return first === undefined || first === id ? null : { before: first };
  return last === undefined || last === id ? null : { after: last };
}
