/** The words of the search: how many places were found, and what a group of them is called. Pure. */
import type { SearchGroup, SearchPage } from '../../shared/api/search.ts';

/** One sentence, also read aloud. */
export function foundWords({ total, atLeast, groups }: SearchPage): string {
  if (total === 0) return 'Nothing was found.';
  const places = `${atLeast ? 'More than ' : ''}${total} ${total === 1 ? 'place' : 'places'}`;
  const reviews = groups.filter(({ of }) => of === 'review').length;
  if (reviews === 0) return `${places} found.`;
  return `${places} found, ${reviews === 1 ? 'one review' : `${reviews} reviews`} among what is shown.`;
}

const names: Readonly<Record<SearchGroup['of'], string>> = {
  review: 'Review',
  actions: 'Actions you follow',
  systems: 'AI systems',
  reports: 'Quick reports',
  templates: 'Templates to begin with',
  words: 'What words mean here',
};

export function groupName(of: SearchGroup['of']): string {
  return names[of];
}
