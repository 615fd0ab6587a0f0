/** What concerns the member: reading it, and marking it read. Nobody reads the inbox of somebody else. */
import { inboxPage, inboxQuery, markReadRequest, unreadCount } from '../../../shared/api/inbox.ts';
import type { AppDeps } from '../app-deps.ts';
import { Routes } from '../route.ts';

export function inboxRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, hints, clock } = deps;

  routes.add({
    method: 'get',
    path: '/inbox',
    act: 'signed-in',
    summary: 'What concerns you, newest first',
    query: inboxQuery,
    answer: inboxPage,
    handle: async ({ caller, query }) => {
      const { id: memberId, organisationRoles } = caller.member;
      return stores.inbox.page({ memberId, organisationRoles }, query);
    },
  });

  routes.add({
    method: 'get',
    path: '/inbox/unread',
    act: 'signed-in',
    summary: 'How many items you have not read',
    answer: unreadCount,
    handle: async ({ caller }) => ({ unread: await stores.inbox.unread(caller.member.id) }),
  });

  routes.add({
    method: 'post',
    path: '/inbox/read',
    act: 'signed-in',
    summary: 'Mark one item read, or everything up to the newest you have seen',
    body: markReadRequest,
    answer: unreadCount,
    handle: async ({ caller, body }) => {
      const memberId = caller.member.id;
      await stores.inbox.markRead(memberId, body, clock());
      hints.publish({ kind: 'inbox', memberIds: [memberId] });
      return { unread: await stores.inbox.unread(memberId) };
    },
  });

  return routes.app;
}
