/** Signing in and out, and the list of one's own sessions. A wrong password and an unknown account are answered alike. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { me, sessionSummary, signInRequest } from '../../../shared/api/accounts.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AppDeps } from '../app-deps.ts';
import { callerAddress, callerAgent } from '../caller-address.ts';
import { notFound } from '../errors.ts';
import { nothing, Routes } from '../route.ts';
import { organisationName, whoIs } from '../who-is.ts';

export function sessionRoutes(deps: AppDeps): OpenAPIHono {
  const routes = new Routes(deps);
  const { sessions, signInLimit } = deps;

  routes.add({
    method: 'post',
    path: '/session',
    act: 'public',
    summary: 'Sign in',
    body: signInRequest,
    answer: me,
    handle: async ({ c, body, caller }) => {
      await organisationName(deps);
      const address = callerAddress(c);
      await signInLimit.take(body.email, address);
      const account = await deps.stores.members.findCredentials(body.email);
      const right = await deps.passwords.matches(account?.passwordHash ?? null, body.password);
      if (account === null || !right) throw wrongCredentials();
      await signInLimit.forget(body.email, address);
      if (caller !== null) await sessions.end(caller.member.id, caller.sessionId);
      const { cookie } = await sessions.start(account.id, callerAgent(c));
      c.header('Set-Cookie', cookie);
      return whoIs(deps, account.id);
    },
  });

  routes.add({
    method: 'delete',
    path: '/session',
    act: 'public',
    summary: 'Sign out here',
    answer: nothing,
    handle: async ({ c, caller }) => {
      if (caller !== null) await sessions.end(caller.member.id, caller.sessionId);
      c.header('Set-Cookie', sessions.clearingCookie());
      return undefined;
    },
  });

  routes.add({
    method: 'get',
    path: '/sessions',
    act: 'signed-in',
    summary: 'Where you are signed in',
    answer: z.object({ sessions: z.array(sessionSummary) }),
    handle: async ({ caller }) => {
      const rows = await deps.stores.sessions.listLive(caller.member.id, deps.clock());
      return { sessions: rows.map((row) => ({ ...row, current: row.id === caller.sessionId })) };
    },
  });

  routes.add({
    method: 'delete',
    path: '/sessions',
    act: 'signed-in',
    summary: 'Sign out everywhere, here included',
    answer: nothing,
    handle: async ({ c, caller }) => {
      await sessions.endAll(caller.member.id);
      c.header('Set-Cookie', sessions.clearingCookie());
      return undefined;
    },
  });

  routes.add({
    method: 'delete',
    path: '/sessions/{sessionId}',
    act: 'signed-in',
    summary: 'Sign out of one of your sessions',
    answer: nothing,
    handle: async ({ params, caller }) => {
      if (!(await sessions.end(caller.member.id, params.sessionId))) throw notFound();
      return undefined;
    },
  });

  return routes.app;
}

function wrongCredentials(): AppError {
  return new AppError(
    'wrong-credentials',
    'E-mail address and password do not belong together.',
    'Check both and try again, or ask an admin for a link to choose a new password.',
  );
}
