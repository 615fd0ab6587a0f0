/** The tracker as a table for spreadsheets: the same actions, filters and order, and not a word more than the page shows. */
import { actionQuery, type Action, type ActionQuery } from '../../../shared/api/actions.ts';
import type { Reader } from '../../../db/action-rows.ts';
import { csvStream } from '../../exports/csv.ts';
import { actionHeadings, actionRow } from '../../exports/csv-actions.ts';
import type { AppDeps } from '../app-deps.ts';
import { content, Routes } from '../route.ts';

const partSize = 200;

export function actionCsvRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, clock, config } = deps;

  routes.add({
    method: 'get',
    path: '/actions/csv',
    act: 'signed-in',
    summary: 'The actions you may see, filtered and in order, as CSV',
    query: actionQuery.omit({ cursor: true, limit: true }),
    answer: content('text/csv'),
    handle: async ({ c, caller, query }) => {
      const { id: memberId, organisationRoles } = caller.member;
      const today = query.today ?? new Date(clock()).toISOString().slice(0, 10);
      const origin = config.publicUrl ?? new URL(c.req.url).origin;
      // A HEAD only asks whether the table would come: nothing leaves with it.
      if (c.req.method !== 'HEAD') await stores.traces.recordActionsExport(memberId, clock());
      const parts = partsOf({ memberId, organisationRoles }, query, today);
      return c.body(
        csvStream(actionHeadings, parts, (action) => actionRow(action, today, origin)),
        200,
        {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="causeway-actions-${today}.csv"`,
        },
      );
    },
  });

  async function* partsOf(reader: Reader, query: ActionQuery, today: string): AsyncGenerator<Action[]> {
    let cursor: string | null = null;
    do {
      const found = await stores.actions.page(
        reader,
        { ...query, limit: partSize, ...(cursor === null ? {} : { cursor }) },
        today,
      );
      yield found.actions;
      cursor = found.nextCursor;
    } while (cursor !== null);
  }

  return routes.app;
}
