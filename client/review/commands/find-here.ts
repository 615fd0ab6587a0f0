/**
 * Finding a place in the review that is open: in the document as it stands on this screen, so that what was written a
 * moment ago is found too, and without asking the server.
 */
import { readContent } from '../../../shared/review-document/reads.ts';
import { sectionOf } from '../../../shared/search/record-section.ts';
import { searchEntries, type SearchEntry } from '../../../shared/search/search-entries.ts';
import { searchKindNames } from '../../../shared/search/search-kinds.ts';
import { holdsWords, searchWords } from '../../../shared/search/search-words.ts';
import { snippetOf } from '../../../shared/search/snippet.ts';
import type { Command } from '../../commands/commands.ts';
import { showFound } from '../../search/show-found.ts';
import type { ReviewContext } from '../review-context.svelte.ts';
import { sectionAnchor } from '../shown-sections.ts';

const most = 8;
const labelLength = 90;

/** Reads the document once; the returned function finds in it. */
export function findHere(review: ReviewContext): (typed: string) => readonly Command[] {
  const { doc } = review.session.editing;
  let entries: readonly SearchEntry[] | undefined;
  return (typed) => {
    const words = searchWords(typed);
    if (words.length === 0 || words.every((word) => word.length < 2)) return [];
    entries ??= searchEntries(readContent(doc));
    return entries
      .filter(({ title, text, tags }) => holdsWords(`${title}\n${text}\n${tags}`, words))
      .slice(0, most)
      .map((entry) => commandFor(review, entry, words));
  };
}

function commandFor(review: ReviewContext, entry: SearchEntry, words: readonly string[]): Command {
  const [, id = ''] = entry.key.split('/');
  const section = sectionOf(review.template, entry.kind, id)?.section;
  const { text } = snippetOf(entry.text, words, labelLength);
  return {
    id: `found-${entry.key}`,
    label: text === '' ? entry.title : text,
    note: [searchKindNames[entry.kind], section?.heading].filter((part) => part !== undefined).join(' · '),
    run: () => {
      if (entry.kind === 'evidence') {
        review.view.openRecord('evidence', id);
        return;
      }
      const place = entry.kind === 'text' ? sectionAnchor(id) : `record-${id}`;
      showFound(review.view, place, words, section?.id);
    },
  };
}
