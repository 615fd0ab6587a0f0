/**
 * Collects what the review of a summary knows by name, from its rows and its document. Names whose release was asked for
 * are left out: a decision of its own lets them stay. Keeps the last few collections, so that their spellings are worked
 * out once, and looks through each text once, with pauses in which the server does what else it has to do.
 */
import { setImmediate } from 'node:timers/promises';
import type { KnownNameStore } from '../../db/known-name-store.ts';
import type { KnownNames } from '../../shared/deidentify/finding.ts';
import { knownNamesOf, namesIn, textsOf, type FoundNames } from '../../shared/deidentify/known-names.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import type { SummaryFacts } from '../../shared/summaries/summary-facts.ts';
import type { DocumentDoor } from '../document-door.ts';

export interface KnownNamesDeps {
  readonly stores: { readonly knownNames: KnownNameStore };
  readonly door: DocumentDoor;
}

export interface NamedSummary {
  /** The review it was made from. */
  readonly sourceId: string;
  readonly facts: SummaryFacts;
}

const mostKept = 8;
/** Letters of texts that are remembered with the names in them: those of a few large reviews. */
const mostLetters = 1_000_000;
/** Letters that are looked through at a stretch: a few milliseconds, which nobody's key should wait for longer. */
const stretch = 6000;

/** Every name the review of a summary knows, but for those that are switched on. */
export function makeKnownNames({
  stores,
  door,
}: KnownNamesDeps): (summary: NamedSummary) => Promise<KnownNames> {
  const kept = new Map<string, KnownNames>();
  const texts = new ReadTexts();
  return async ({ sourceId, facts }) => {
    const rows = await stores.knownNames.around(sourceId);
    const content = await door.read(sourceId, readContent);
    const released = Object.values(facts.names)
      .filter(({ shown, text }) => shown && text !== '')
      .map(({ text }) => text);
    const known = knownNamesOf(content, rows, released, await texts.namesIn(textsOf(content)));
    const key = JSON.stringify(known);
    const same = kept.get(key) ?? known;
    kept.delete(key);
    kept.set(key, same);
    const oldest = kept.size > mostKept ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return same;
  };
}

/** Names in texts, so that a text that stays as it was is not looked through again. */
class ReadTexts {
  /** The one asked for last comes last. */
  readonly #names = new Map<string, FoundNames>();
  #letters = 0;

  async namesIn(texts: readonly string[]): Promise<readonly FoundNames[]> {
    const found: FoundNames[] = [];
    let letters = 0;
    for (const text of texts) {
      const known = this.#names.get(text);
      if (known === undefined) letters += text.length;
      found.push(this.#keep(text, known ?? namesIn(text)));
      if (letters < stretch) continue;
      letters = 0;
      await setImmediate();
    }
    return found;
  }

  #keep(text: string, names: FoundNames): FoundNames {
    if (!this.#names.delete(text)) this.#letters += text.length;
    this.#names.set(text, names);
    for (const oldest of this.#names.keys()) {
      if (this.#letters <= mostLetters) break;
      this.#names.delete(oldest);
      this.#letters -= oldest.length;
    }
    return names;
  }
}
