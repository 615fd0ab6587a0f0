/**
 * Collects what the review of a summary knows by name, from its rows and its document. Names whose release was asked for
 * are left out: a decision of its own lets them stay. Keeps the last few collections, so that their spellings are worked
 * out once.
 */
import type { KnownNameStore } from '../../db/known-name-store.ts';
import type { KnownNames } from '../../shared/deidentify/finding.ts';
import { knownNamesOf, namesIn, textsOf } from '../../shared/deidentify/known-names.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import type { SummaryFacts } from '../../shared/summaries/summary-facts.ts';
import type { DocumentDoor } from '../document-door.ts';
import { ReadTexts } from './read-texts.ts';

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

/** Every name the review of a summary knows, but for those that are switched on. */
export function makeKnownNames({
  stores,
  door,
}: KnownNamesDeps): (summary: NamedSummary) => Promise<KnownNames> {
  const kept = new Map<string, KnownNames>();
  const texts = new ReadTexts(namesIn, mostLetters);
  return async ({ sourceId, facts }) => {
    const rows = await stores.knownNames.around(sourceId);
    const content = await door.read(sourceId, readContent);
    const released = Object.values(facts.names)
      .filter(({ shown, text }) => shown && text !== '')
      .map(({ text }) => text);
    const known = knownNamesOf(content, rows, released, await texts.each(textsOf(content)));
    const key = JSON.stringify(known);
    const same = kept.get(key) ?? known;
    kept.delete(key);
    kept.set(key, same);
    const oldest = kept.size > mostKept ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return same;
  };
}
