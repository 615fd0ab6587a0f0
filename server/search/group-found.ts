/** Puts what was found into groups, one for each review and one for each kind of thing beside them. Pure. */
import { can, type OrganisationRole } from '../../shared/access.ts';
import type { FoundEntry } from '../../db/search-query.ts';
import type { SearchGroup } from '../../shared/api/search.ts';

export interface FoundGroup {
  readonly of: SearchGroup['of'];
  readonly reviewId: string | null;
  readonly entries: readonly FoundEntry[];
}

/** Groups in the order of their best entry; the title of a review stands at its head and is not counted again. */
export function groupFound(
  entries: readonly FoundEntry[],
  organisationRoles: readonly OrganisationRole[],
): readonly FoundGroup[] {
  const groups = new Map<string, FoundEntry[]>();
  for (const entry of entries) {
    const key = placeOf(entry, organisationRoles);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups].map(([key, found]) => {
    const [of, reviewId] = key.split(' ') as [SearchGroup['of'], string | undefined];
    return { of, reviewId: reviewId ?? null, entries: found };
  });
}

function placeOf(entry: FoundEntry, organisationRoles: readonly OrganisationRole[]): string {
  if (entry.source === 'system') return 'systems';
  if (entry.source === 'report') return 'reports';
  const standing = { organisationRoles, reviewRole: entry.role };
  return entry.reviewId !== null && can(standing, 'review.see') ? `review ${entry.reviewId}` : 'actions';
}
