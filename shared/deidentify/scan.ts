/**
 * One reading of a plain text: its words and groups of digits, and the only door through which a pattern sees it. A
 * pattern is tried at a given place, sees at most `reach` characters from there, and each try is counted, so the work
 * on a text is bounded by its length. Decides nothing about what an identifier is.
 */
import type { IdentifierKind } from './identifier-kinds.ts';

/** How far a pattern sees, in UTF-16 units. */
export const reach = 160;

export interface Candidate {
  readonly kind: IdentifierKind;
  /** Offsets into the plain text. */
  readonly from: number;
  readonly to: number;
  readonly certain: boolean;
  readonly suggestion: string | null;
}

/** A run of letters, or of digits. `joined` tells whether it touches the run before, as in `CT2` or `AdaByron`. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly joined: boolean;
}

export class Scan {
  readonly text: string;
  /** Runs of letters; a capital after a small letter begins a new one, as in `AdaByron`. */
  readonly words: readonly Run[];
  readonly digits: readonly Run[];
  #steps = 0;

  constructor(text: string) {
    this.text = text;
    const words: Run[] = [];
    const digits: Run[] = [];
    let end = -1;
    for (const found of text.matchAll(/\p{Lu}+(?!\p{Ll})|\p{L}\P{Lu}??(?:(?!\p{Lu})\p{L})*|\d+/gu)) {
      const run = {
        from: found.index,
        to: found.index + found[0].length,
        text: found[0],
        joined: found.index === end,
      };
      end = run.to;
      (/^\d/.test(run.text) ? digits : words).push(run);
    }
    this.words = words;
    this.digits = digits;
  }

  /** How often a pattern was tried or a run was looked at. */
  get steps(): number {
    return this.#steps;
  }

  step(): void {
    this.#steps += 1;
  }

  /** What the pattern, which begins with `^`, finds at this place. */
  match(pattern: RegExp, at: number): RegExpExecArray | null {
    this.#steps += 1;
    return pattern.exec(this.text.slice(at, at + reach));
  }

  /** The characters before a place, at most `size` of them. */
  before(at: number, size: number): string {
    this.#steps += 1;
    return this.text.slice(Math.max(0, at - size), at);
  }

  after(at: number, size: number): string {
    this.#steps += 1;
    return this.text.slice(at, at + size);
  }
}
