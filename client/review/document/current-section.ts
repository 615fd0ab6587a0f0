/** Which section of a long page is being read: the last one whose start has passed under the upper third. */
export class CurrentSection {
  readonly #observer: IntersectionObserver;
  readonly #visible = new Set<Element>();
  readonly #order: Element[] = [];
  #last: string | null = null;

  /** @param tell called with the id of the section, each time it changes */
  constructor(tell: (sectionId: string) => void) {
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) this.#visible.add(target);
          else this.#visible.delete(target);
        }
        const current = this.#order.findLast((section) => this.#visible.has(section));
        const id = current?.getAttribute('data-section') ?? null;
        if (id === null || id === this.#last) return;
        this.#last = id;
        tell(id);
      },
      // A band between the header and the upper third of the window.
      { rootMargin: '-15% 0px -67% 0px' },
    );
  }

  /** Watches one section; to be called in the order of the page. */
  add(section: Element): void {
    this.#order.push(section);
    this.#observer.observe(section);
  }

  close(): void {
    this.#observer.disconnect();
  }
}
