/**
 * Keeps what is being read where it is when the column changes its width: a panel that opens beside the document
 * must not turn the page. Remembers the topmost part in view while the page scrolls, and moves back to it.
 */
const parts = '[data-record], .block, [data-section] > header';

export class ReadingPlace {
  readonly #host: HTMLElement;
  readonly #below: () => number;
  #part: Element | null = null;
  #top = 0;
  #frame = 0;

  /** @param below pixels from the top of the window that the header covers */
  constructor(host: HTMLElement, below: () => number) {
    this.#host = host;
    this.#below = below;
    window.addEventListener('scroll', this.#soon, { passive: true });
  }

  /** To be called when the width has changed, before the page is painted. */
  restore(): void {
    const part = this.#part;
    if (part === null || !part.isConnected) return;
    const moved = part.getBoundingClientRect().top - this.#top;
    if (Math.abs(moved) > 1) window.scrollBy({ top: moved, behavior: 'instant' });
  }

  close(): void {
    window.removeEventListener('scroll', this.#soon);
    cancelAnimationFrame(this.#frame);
  }

  readonly #soon = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#remember());
  };

  #remember(): void {
    const box = this.#host.getBoundingClientRect();
    const at = document.elementFromPoint(box.left + Math.min(box.width / 2, 300), this.#below() + 60);
    const part = at?.closest(parts) ?? null;
    if (part === null || !this.#host.contains(part)) return;
    this.#part = part;
    this.#top = part.getBoundingClientRect().top;
  }
}
