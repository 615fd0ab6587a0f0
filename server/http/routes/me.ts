/** One's own account: name and password. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { changeMeRequest, changePasswordRequest, me } from '../../../shared/api/accounts.ts';
import type { AppDeps } from '../app-deps.ts';
import { callerAddress } from '../caller-address.ts';
import { invalidInput } from '../errors.ts';
import { nothing, Routes } from '../route.ts';
import { whoIs } from '../who-is.ts';

export function meRoutes(deps: AppDeps): OpenAPIHono {
  const routes = new Routes(deps);
  const { members } = deps.stores;

  routes.add({
    method: 'get',
    path: '/me',
    act: 'signed-in',
    summary: 'Who you are',
    answer: me,
    handle: async ({ caller }) => whoIs(deps, caller.member.id),
  });

  routes.add({
    method: 'patch',
    path: '/me',
    act: 'signed-in',
    summary: 'Change your name',
    body: changeMeRequest,
    answer: me,
    handle: async ({ caller, body }) => {
      await members.rename(caller.member.id, body.name, deps.clock());
      deps.hints.publish({ kind: 'members' });
      return whoIs(deps, caller.member.id);
    },
  });

  routes.add({
    method: 'post',
    path: '/me/password',
    act: 'signed-in',
    summary: 'Change your password; signs you out everywhere else',
    body: changePasswordRequest,
    answer: nothing,
    handle: async ({ c, caller, body }) => {
      const { id, email } = caller.member;
      const address = callerAddress(c);
      await deps.signInLimit.take(email, address);
      const account = await members.findCredentials(email);
      if (!(await deps.passwords.matches(account?.passwordHash ?? null, body.current))) {
        throw invalidInput({ current: 'This is not your present password.' });
      }
      await deps.signInLimit.forget(email, address);
      const passwordHash = await deps.passwords.hash(body.next);
      const ended = await members.changePassword(id, passwordHash, deps.clock(), caller.sessionId);
      deps.sessions.announceEnd(ended);
      return undefined;
    },
  });

  return routes.app;
}
