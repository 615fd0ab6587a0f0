/**
 * Every hint of a review for the person who looks, by section. Reads a few texts at a time, so that a long review does
 * not hold up the page, and reads only what it has not read before.
 */
import type * as Y from 'yjs';
import type { Hint } from '../../shared/language/hint.ts';
import { readReviewHints } from '../../shared/language/review-checks.ts';
import type { ReviewHint } from '../../shared/language/review-checks.ts';
import { textsOf } from '../../shared/language/review-texts.ts';
import type { PlacedText } from '../../shared/language/review-texts.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import type { LanguageHelp } from './language-help.svelte.ts';

export interface FoundHint {
  readonly hint: Hint;
  readonly text: PlacedText;
}

/** Milliseconds of reading at a stretch. */
const stretch = 8;
/** Milliseconds without a change before the review is read again. */
const pause = 600;

export class HintList {
  found: readonly FoundHint[] = $state.raw([]);
  review: readonly ReviewHint[] = $state.raw([]);
  /** Whether everything has been read at least once. */
  through = $state(false);
  readonly #help: LanguageHelp;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(help: LanguageHelp) {
    this.#help = help;
  }

  /** Reads a document, and again after each change. Returns the way to stop. */
  follow(doc: Y.Doc): () => void {
    const again = (): void => this.#soon(doc, pause);
    doc.on('update', again);
    this.#soon(doc, 0);
    return () => {
      doc.off('update', again);
      clearTimeout(this.#timer);
    };
  }

  #soon(doc: Y.Doc, wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#begin(doc), wait);
  }

  #begin(doc: Y.Doc): void {
    const content = readContent(doc);
    this.review = readReviewHints(content);
    this.#read(textsOf(content), 0, []);
  }

  #read(texts: readonly PlacedText[], from: number, found: FoundHint[]): void {
    const until = performance.now() + stretch;
    for (let at = from; at < texts.length; at += 1) {
      const text = texts[at];
      if (text === undefined) continue;
      for (const hint of this.#help.unfiltered(text.text, text.use)) found.push({ hint, text });
      if (performance.now() > until) {
        this.#timer = setTimeout(() => this.#read(texts, at + 1, found), 0);
        return;
      }
    }
    this.found = found;
    this.through = true;
  }
}
