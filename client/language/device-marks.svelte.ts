/**
 * Which hints concern a person: those on what they wrote, and those they put away. On this device alone, by member and
 * review; what is stored is a digest of the sentence, never its words.
 */
import { SvelteSet } from 'svelte/reactivity';

/** The oldest are forgotten beyond this many. */
const most = 2000;

export class DeviceMarks {
  readonly #key: string;
  readonly #marks: SvelteSet<string>;

  /** @param what what the marks are for, as part of the name under which they are stored */
  constructor(what: 'kept' | 'mine', memberId: string, reviewId: string) {
    this.#key = `causeway.hints-${what}.${memberId}.${reviewId}`;
    this.#marks = new SvelteSet(readMarks(localStorage.getItem(this.#key)));
  }

  has(mark: string): boolean {
    return this.#marks.has(digest(mark));
  }

  /** @param mark the kind of hint together with the words it is about */
  add(mark: string): void {
    const short = digest(mark);
    if (this.#marks.has(short)) return;
    this.#marks.add(short);
    localStorage.setItem(this.#key, JSON.stringify([...this.#marks].slice(-most)));
  }

  get count(): number {
    return this.#marks.size;
  }

  clear(): void {
    this.#marks.clear();
    localStorage.removeItem(this.#key);
  }
}

function readMarks(stored: string | null): readonly string[] {
  if (stored === null) return [];
  try {
    const read: unknown = JSON.parse(stored);
    return Array.isArray(read) ? read.filter((mark) => typeof mark === 'string') : [];
  } catch {
    // Somebody changed it by hand; then there are none.
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
