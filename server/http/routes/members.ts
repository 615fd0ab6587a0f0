/** The people of the organisation: who they are, what they may do, and a way back in for those who lost a password. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { changeMemberRequest, linkMade, member } from '../../../shared/api/accounts.ts';
import { ownedActions } from '../../../shared/api/hand-over.ts';
import { noSuchMember } from '../../../db/member-store.ts';
import { makeResetLink } from '../../reset-link.ts';
import type { AppDeps } from '../app-deps.ts';
import { Routes } from '../route.ts';

export function memberRoutes(deps: AppDeps): OpenAPIHono {
  const routes = new Routes(deps);
  const { members } = deps.stores;

  routes.add({
    method: 'get',
    path: '/members',
    act: 'member.list',
    summary: 'Everybody in the organisation',
    answer: z.object({ members: z.array(member) }),
    handle: async () => ({ members: await members.list() }),
  });

  routes.add({
    method: 'patch',
    path: '/members/{memberId}',
    act: 'member.change',
    summary:
      'Change what a member may do, or switch their account off or on; switching off says who takes over what they own',
    body: changeMemberRequest,
    answer: member,
    handle: async ({ params, body, caller }) => {
      const { memberId } = params;
      const { ended, reviewIds, told } = await members.change(memberId, body, deps.clock(), caller.member.id);
      deps.sessions.announceEnd([...ended]);
      for (const reviewId of reviewIds) deps.hints.publish({ kind: 'actions', reviewId });
      if (told.length > 0) deps.hints.publish({ kind: 'inbox', memberIds: told });
      deps.hints.publish({ kind: 'access', memberId });
      deps.hints.publish({ kind: 'members' });
      const changed = await members.find(memberId);
      if (changed === null) throw noSuchMember();
      return changed;
    },
  });

  routes.add({
    method: 'get',
    path: '/members/{memberId}/open-actions',
    act: 'action.hand-over',
    summary:
      'What a member owns that is not at its end, by title and day, to hand it over; looking is recorded',
    answer: ownedActions,
    handle: async ({ params, caller }) => ({
      actions: await members.openActions(params.memberId, caller.member.id, deps.clock()),
    }),
  });

  routes.add({
    method: 'post',
    path: '/members/{memberId}/reset-link',
    act: 'member.reset-password',
    summary: 'Make a link by which a member chooses a new password; works once, for 24 hours',
    status: 201,
    answer: linkMade,
    handle: async ({ params, caller }) => makeResetLink(deps, params.memberId, caller.member.id),
  });

  return routes.app;
}
