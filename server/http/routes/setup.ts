/** First run: whether it is needed, and the one request that makes the organisation and its first member. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { setupDone, setupRequest, setupState } from '../../../shared/api/accounts.ts';
import { makeId } from '../../../shared/ids.ts';
import { alreadySetUp } from '../../../db/organisation-store.ts';
import { addDemoMembers } from '../../demo-members.ts';
import { describeFault } from '../../log.ts';
import type { AppDeps } from '../app-deps.ts';
import { callerAgent } from '../caller-address.ts';
import { Routes } from '../route.ts';
import { whoIs } from '../who-is.ts';

export function setupRoutes(deps: AppDeps): OpenAPIHono {
  const routes = new Routes(deps);
  const { organisation } = deps.stores;

  routes.add({
    method: 'get',
    path: '/setup',
    act: 'public',
    summary: 'Whether Causeway still has to be set up',
    answer: setupState,
    handle: async () => {
      const name = await organisation.name();
      return { needed: name === null, organisation: name };
    },
  });

  routes.add({
    method: 'post',
    path: '/setup',
    act: 'public',
    summary: 'Make the organisation and its first member, an admin and safety lead, and sign them in',
    body: setupRequest,
    status: 201,
    answer: setupDone,
    handle: async ({ c, body }) => {
      if ((await organisation.name()) !== null) throw alreadySetUp();
      const passwordHash = await deps.passwords.hash(body.password);
      const at = deps.clock();
      const id = makeId(deps.random);
      const session = deps.sessions.prepare(id, callerAgent(c));
      await organisation.setUp({
        name: body.organisation,
        at,
        firstMember: {
          id,
          name: body.name,
          email: body.email,
          passwordHash,
          organisationRoles: ['admin', 'safety-lead'],
          createdAt: at,
        },
        session: session.row,
      });
      c.header('Set-Cookie', session.cookie);
      const samplesFailed = body.samples && !(await loadSamples(deps, id));
      return { ...(await whoIs(deps, id)), samplesFailed };
    },
  });

  return routes.app;
}

/** The organisation stands by now: samples that cannot be made are reported, and do not undo it. */
async function loadSamples(deps: AppDeps, memberId: string): Promise<boolean> {
  try {
    await addDemoMembers(deps);
    await deps.loadSamples(deps, memberId);
    return true;
  } catch (error) {
    deps.log.error({ fault: describeFault(error) }, 'the sample reviews could not be made');
    return false;
  }
}
