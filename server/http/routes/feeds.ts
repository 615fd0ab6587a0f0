/** A calendar of one's actions at an address of its own, for programs that cannot sign in. */
import type { Context } from 'hono';
import { feedMade, feedState } from '../../../shared/api/feeds.ts';
import { actionsCalendar } from '../../feeds/actions-calendar.ts';
import { hashToken, makeToken } from '../../token.ts';
import type { AppDeps } from '../app-deps.ts';
import { notFound } from '../errors.ts';
import { content, nothing, Routes } from '../route.ts';

export function feedRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, clock, random, config } = deps;

  routes.add({
    method: 'get',
    path: '/me/calendar',
    act: 'signed-in',
    summary: 'Whether your actions have a calendar address',
    answer: feedState,
    handle: async ({ caller }) => ({ madeAt: await stores.feeds.madeAt(caller.member.id) }),
  });

  routes.add({
    method: 'post',
    path: '/me/calendar',
    act: 'signed-in',
    summary: 'A new calendar address; an earlier one ends',
    answer: feedMade,
    status: 201,
    handle: async ({ caller }) => {
      const token = makeToken(random);
      const madeAt = clock();
      await stores.feeds.make(caller.member.id, hashToken(token), madeAt);
      return { path: `/api/v1/feeds/actions/${token}/actions.ics`, madeAt };
    },
  });

  routes.add({
    method: 'delete',
    path: '/me/calendar',
    act: 'signed-in',
    summary: 'End the calendar address; it answers 404 at once',
    answer: nothing,
    handle: async ({ caller }) => {
      await stores.feeds.revoke(caller.member.id, clock());
      return undefined;
    },
  });

  routes.add({
    method: 'get',
    path: '/feeds/actions/{token}/actions.ics',
    act: 'public',
    summary: 'The calendar, for whoever knows its address',
    answer: content('text/calendar'),
    handle: async ({ c, params }) => {
      const days = await stores.feeds.days(hashToken(params.token));
      if (days === null) throw notFound();
      return c.body(actionsCalendar(days, config.publicUrl ?? originOf(c)), 200, {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="causeway-actions.ics"',
      });
    },
  });

  return routes.app;
}

/** Without PUBLIC_URL: the address this request came to. */
function originOf(c: Context): string {
  return new URL(c.req.url).origin;
}
