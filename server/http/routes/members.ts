/** The people of the organisation: who they are, what they may do, and a way back in for those who lost a password. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { changeMemberRequest, linkMade, member } from '../../../shared/api/accounts.ts';
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
    summary: 'Change what a member may do, or switch their account off or on',
    body: changeMemberRequest,
    answer: member,
    handle: async ({ params, body, caller }) => {
      const { memberId } = params;
      const ended = await members.change(memberId, body, deps.clock(), caller.member.id);
      deps.sessions.announceEnd(ended);
      deps.hints.publish({ kind: 'access', memberId });
      deps.hints.publish({ kind: 'members' });
      const changed = await members.find(memberId);
      if (changed === null) throw noSuchMember();
      return changed;
    },
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
