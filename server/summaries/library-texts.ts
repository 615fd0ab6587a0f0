/**
 * What the list and the feed say of the texts of the library. A text is read, checked and gone through once, as long as
 * there is room: it never changes, is long, and everybody asks. Shows no text itself.
 */
import type { InLibrary, LibraryHead, LibraryStore } from '../../db/library-store.ts';
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import { libraryFacts, saidIn, type LibraryFacts } from '../../shared/summaries/library-match.ts';
import { BoundedMap } from '../bounded-map.ts';

export interface TextFacts extends LibraryFacts {
  readonly language: string;
  /** Its first sentences in plain words; empty when it has none. */
  readonly inBrief: string;
}

/** Summaries of which the facts are kept. */
const mostFacts = 5000;
/** Letters that are kept to be searched. */
const mostLetters = 8_000_000;

export class LibraryTexts {
  readonly #store: LibraryStore;
  readonly #facts = new BoundedMap<TextFacts>(mostFacts);
  readonly #said = new BoundedMap<string>(mostLetters, ({ length }) => length);

  constructor(store: LibraryStore) {
    this.#store = store;
  }

  /** Each with its facts, in the same order. @throws AppError `internal` when one is damaged */
  async facts(heads: readonly LibraryHead[]): Promise<{ head: LibraryHead; facts: TextFacts }[]> {
    const all: { head: LibraryHead; facts: TextFacts }[] = [];
    for (const head of heads) {
      const facts = await this.#kept(this.#facts, head, factsOf);
      if (facts !== undefined) all.push({ head, facts });
    }
    return all;
  }

  /** Everything it says, as `holdsWords` takes it. @throws AppError `internal` when it is damaged */
  async said(head: LibraryHead): Promise<string> {
    return (await this.#kept(this.#said, head, saidIn)) ?? '';
  }

  async #kept<V>(
    kept: BoundedMap<V>,
    head: LibraryHead,
    read: (model: LearningSummary) => V,
  ): Promise<V | undefined> {
    const there = kept.get(head.textKey);
    if (there !== undefined) return there;
    const found = await this.#store.one(head.id);
    if (found === undefined) return undefined;
    const value = read(modelOf(found));
    // A later text may have taken its place since: it goes by its own key.
    kept.set(found.textKey, value);
    return value;
  }
}

export function modelOf({ content }: Pick<InLibrary, 'content'>): LearningSummary {
  return JSON.parse(content) as LearningSummary;
}

function factsOf(model: LearningSummary): TextFacts {
  return { ...libraryFacts(model), language: model.language, inBrief: model.inPlainWords[0] ?? '' };
}
