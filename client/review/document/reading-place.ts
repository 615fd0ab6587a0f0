/**
 * Keeps what is being read where it is when the column changes its width: a panel that opens beside the document
 * must not turn the page. Remembers the topmost part in view while the page scrolls, and holds it for a few frames.
 */
const parts = '[data-record], .block, [data-section] > header';
/** Milliseconds until fields and prompts have taken their new height. */
const settles = 350;
/** What a person does to move the page themselves. */
const ownMoves = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

export class ReadingPlace {
  readonly #host: HTMLElement;
  readonly #below: () => number;
  #part: Element | null = null;
  #top = 0;
  #frame = 0;
  #holding = false;
  #holdsUntil = 0;

  /** @param below pixels from the top of the window that the header covers */
  constructor(host: HTMLElement, below: () => number) {
    this.#host = host;
    this.#below = below;
    window.addEventListener('scroll', this.#scrolled, { passive: true });
  }

  /** Holds the part that was at the top in its place until the page has settled, or the person moves it. */
  hold(): void {
    if (this.#part === null) return;
    this.#holdsUntil = performance.now() + settles;
    if (this.#holding) return;
    this.#holding = true;
    cancelAnimationFrame(this.#frame);
    // The browser's own anchoring would correct the same shift a second time.
    document.documentElement.style.overflowAnchor = 'none';
    for (const move of ownMoves) window.addEventListener(move, this.#release, { passive: true });
    this.#correct();
  }

  close(): void {
    this.#release();
    window.removeEventListener('scroll', this.#scrolled);
    cancelAnimationFrame(this.#frame);
  }

  readonly #correct = (): void => {
    const part = this.#part;
    if (!this.#holding || part?.isConnected !== true) {
      this.#release();
      return;
    }
    const moved = part.getBoundingClientRect().top - this.#top;
    if (Math.abs(moved) > 1) window.scrollBy({ top: moved, behavior: 'instant' });
    if (performance.now() < this.#holdsUntil) this.#frame = requestAnimationFrame(this.#correct);
    else this.#release();
  };

  readonly #release = (): void => {
    if (!this.#holding) return;
    this.#holding = false;
    document.documentElement.style.overflowAnchor = '';
    for (const move of ownMoves) window.removeEventListener(move, this.#release);
  };

  readonly #scrolled = (): void => {
    if (this.#holding) return;
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
