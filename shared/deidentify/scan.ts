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

/** A run of letters, or of digits. A capital after a small letter begins a new one, as in `AdaByron`. `joined` tells whether it touches the run before, as in `CT2` or `AdaByron`. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly joined: boolean;
}

export class Scan {
  readonly text: string;
  /** Words and digits in the order of the text. */
  readonly runs: readonly Run[];
  readonly words: readonly Run[];
  readonly digits: readonly Run[];
  #steps = 0;

  constructor(text: string) {
    this.text = text;
    const runs: Run[] = [];
    let end = -1;
    for (const found of text.matchAll(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{Lt}]+|\d+/gu)) {
      const run = {
        from: found.index,
        to: found.index + found[0].length,
        text: found[0],
        joined: found.index === end,
      };
      end = run.to;
      runs.push(run);
    }
    this.runs = runs;
    this.words = runs.filter((run) => !isDigit(run));
    this.digits = runs.filter(isDigit);
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

function isDigit({ text }: Run): boolean {
  return /^\d/.test(text);
}
