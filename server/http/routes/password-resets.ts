/** Choosing a new password by a link. Looking at the link uses nothing up: mail programs open links by themselves. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { me, resetPasswordRequest, resetPreview } from '../../../shared/api/accounts.ts';
import { noSuchMember } from '../../../db/member-store.ts';
import { hashToken } from '../../token.ts';
import type { AppDeps } from '../app-deps.ts';
import { callerAgent } from '../caller-address.ts';
import { Routes } from '../route.ts';
import { whoIs } from '../who-is.ts';

export function passwordResetRoutes(deps: AppDeps): OpenAPIHono {
  const routes = new Routes(deps);
  const { members, passwordResets } = deps.stores;

  routes.add({
    method: 'get',
    path: '/password-resets/{token}',
    act: 'public',
    summary: 'Whose password this link changes',
    answer: resetPreview,
    handle: async ({ params }) => {
      const { memberId } = await passwordResets.peek(hashToken(params.token), deps.clock());
      const member = await members.find(memberId);
      if (member === null) throw noSuchMember();
      return member;
    },
  });

  routes.add({
    method: 'post',
    path: '/password-resets/{token}',
    act: 'public',
    summary: 'Choose a new password; signs out everywhere else and in here',
    body: resetPasswordRequest,
    answer: me,
    handle: async ({ c, params, body }) => {
      const tokenHash = hashToken(params.token);
      await passwordResets.peek(tokenHash, deps.clock());
      const passwordHash = await deps.passwords.hash(body.password);
      const { memberId, ended } = await passwordResets.use(tokenHash, passwordHash, deps.clock());
      deps.sessions.announceEnd(ended);
      const { cookie } = await deps.sessions.start(memberId, callerAgent(c));
      c.header('Set-Cookie', cookie);
      return whoIs(deps, memberId);
    },
  });

  return routes.app;
}
