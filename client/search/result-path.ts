/** Where something that was found is: its address, and what the way there is called. Pure. */
import type { SearchGroup, SearchHit } from '../../shared/api/search.ts';
import { actionHref } from '../home/home-view.ts';
import { sectionAnchor } from '../review/shown-sections.ts';
import { searchPath } from './search-address.ts';

/** @param typed what was searched for, so that the page can mark it */
export function resultPath(group: SearchGroup, hit: SearchHit, typed: string): string {
  const { review } = group;
  const { id, kind } = hit;
  if (review !== null) {
    if (review.partner) return `/reviews/${review.id}`;
    if (kind === 'comment') return `/reviews/${review.id}#comment-${id}`;
    // Where the page has no list of it, evidence opens in its dialog.
    const root = kind === 'evidence' && hit.section === null ? 'evidence' : 'record';
    const place = kind === 'text' ? sectionAnchor(id) : `${root}-${id}`;
    return `/reviews/${review.id}?${new URLSearchParams({ find: typed })}#${place}`;
  }
  switch (kind) {
    case 'action':
      return actionHref({ reviewId: hit.reviewId ?? '', actionId: id });
    case 'system':
      return `/systems/${id}`;
    case 'report':
      return `/reports/${id}`;
    case 'template':
      return `/reviews/new?${new URLSearchParams({ template: id })}`;
    case 'code':
      return searchPath({ typed: id, kind: 'factor' });
    case 'failure-kind':
      return searchPath({ typed: id, kind: 'failure-kind' });
    default:
      return '/templates';
  }
}

/** The review itself. */
export function reviewPath(group: SearchGroup): string {
  return `/reviews/${group.review?.id ?? ''}`;
}
