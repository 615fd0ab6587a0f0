/**
 * What a person has kept as it is, and whether they switched the help off. On this device alone, by member and review;
 * what is stored is a digest of the sentence, never its words.
 */
import { SvelteSet } from 'svelte/reactivity';

const offKey = 'causeway.hints-off';
/** The oldest are forgotten beyond this many. */
const most = 2000;

export class Dismissed {
  readonly #key: string;
  readonly #kept: SvelteSet<string>;
  #off = $state(localStorage.getItem(offKey) === 'yes');

  constructor(memberId: string, reviewId: string) {
    this.#key = `causeway.hints-kept.${memberId}.${reviewId}`;
    this.#kept = new SvelteSet(readKept(localStorage.getItem(this.#key)));
  }

  get off(): boolean {
    return this.#off;
  }

  /** Switches the help off or on, for this person on this device. */
  switchOff(off: boolean): void {
    this.#off = off;
    localStorage.setItem(offKey, off ? 'yes' : 'no');
  }

  has(mark: string): boolean {
    return this.#kept.has(digest(mark));
  }

  /** @param mark the kind of hint together with the words it is about */
  keep(mark: string): void {
    this.#kept.add(digest(mark));
    localStorage.setItem(this.#key, JSON.stringify([...this.#kept].slice(-most)));
  }

  get count(): number {
    return this.#kept.size;
  }

  /** Shows again everything that was kept in this review. */
  forget(): void {
    this.#kept.clear();
    localStorage.removeItem(this.#key);
  }
}

function readKept(stored: string | null): readonly string[] {
  if (stored === null) return [];
  try {
    const read: unknown = JSON.parse(stored);
    return Array.isArray(read) ? read.filter((mark) => typeof mark === 'string') : [];
  } catch {
    // Somebody changed it by hand; then nothing is kept.
    return [];
  }
}

/** FNV-1a over UTF-16 units, twice with different beginnings: short, and not the words. */
function digest(text: string): string {
  const half = (start: number): string => {
    let hash = start;
    for (let at = 0; at < text.length; at += 1)
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
    return hash.toString(36);
  };
  return `${half(0x811c9dc5)}-${half(0x1b873593)}`;
}
