/** Search over everything the caller may read at this moment. */
import { searchPage, searchQuery } from '../../../shared/api/search.ts';
import { search } from '../../search/search.ts';
import { SearchLimit } from '../../search-limit.ts';
import type { AppDeps } from '../app-deps.ts';
import { Routes } from '../route.ts';

export function searchRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, searchCatchingUp: catchingUp } = deps;
  const limit = new SearchLimit();

  routes.add({
    method: 'get',
    path: '/search',
    act: 'signed-in',
    summary:
      'Search what you may read: parts of words in any script; every word has to be found in one place',
    query: searchQuery,
    answer: searchPage,
    handle: async ({ caller, query }) => {
      const { id: memberId, organisationRoles } = caller.member;
      await limit.take(memberId);
      return search({ stores, catchingUp }, { memberId, organisationRoles }, query);
    },
  });

  return routes.app;
}
