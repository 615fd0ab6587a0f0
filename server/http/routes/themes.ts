/**
 * Themes across reviews: the counts, the reviews behind one of them, and a table that may leave. A safety lead counts
 * the whole organisation, everybody else the reviews they work in; named are only those the caller may open.
 */
import {
  themeCsvQuery,
  themeQuery,
  themeReviews,
  themeScopeQuery,
  themes,
  type ThemeQuery,
  type Themes,
} from '../../../shared/api/themes.ts';
import { AppError } from '../../../shared/errors.ts';
import { csvLines } from '../../exports/csv.ts';
import { leavingTable } from '../../exports/csv-themes.ts';
import type { SignedIn } from '../../session.ts';
import type { AppDeps } from '../app-deps.ts';
import { content, Routes } from '../route.ts';

export function themeRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, clock, themesCatchingUp } = deps;

  async function counted({ member }: SignedIn, query: ThemeQuery, mostReturns?: number): Promise<Themes> {
    const reader = { memberId: member.id, organisationRoles: member.organisationRoles };
    const found = await stores.themes.themes(reader, query, mostReturns);
    return { ...found, catchingUp: themesCatchingUp() };
  }

  routes.add({
    method: 'get',
    path: '/themes',
    act: 'themes.read',
    summary: 'What your reviews have in common; for safety leads, all reviews, counted',
    query: themeQuery,
    answer: themes,
    handle: async ({ caller, query }) => counted(caller, query),
  });

  routes.add({
    method: 'get',
    path: '/themes/reviews',
    act: 'themes.read',
    summary: 'The reviews behind a number: those you may open by name, the others counted',
    query: themeScopeQuery,
    answer: themeReviews,
    handle: async ({ caller: { member }, query }) =>
      stores.themes.reviews({ memberId: member.id, organisationRoles: member.organisationRoles }, query),
  });

  routes.add({
    method: 'get',
    path: '/themes/csv',
    act: 'themes.read',
    summary: 'One table of themes as CSV, with small counts hidden and no review or system named',
    query: themeCsvQuery,
    answer: content('text/csv'),
    handle: async ({ c, caller, query: { table, ...query } }) => {
      if (table === 'grid' && (query.rows === 'systems' || query.columns === 'systems')) {
        throw new AppError(
          'bad-request',
          'A table by AI system does not leave: it would name products.',
          'Choose other rows and columns, and take that table out.',
        );
      }
      // Its lines are sums over all systems, also of those that the page leaves out.
      const { headings, rows } = leavingTable(table, await counted(caller, query, Infinity));
      // A HEAD only asks whether the table would come: nothing leaves with it.
      if (c.req.method !== 'HEAD') await stores.traces.recordThemesExport(caller.member.id, table, clock());
      const day = new Date(clock()).toISOString().slice(0, 10);
      return c.body(csvLines([headings, ...rows]), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="causeway-themes-${table}-${day}.csv"`,
      });
    },
  });

  return routes.app;
}
