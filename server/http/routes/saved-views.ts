/** Views of the tracker that the caller keeps under a name. */
import { renameViewRequest, savedViewList, saveViewRequest } from '../../../shared/api/saved-views.ts';
import { makeId } from '../../../shared/ids.ts';
import type { AppDeps } from '../app-deps.ts';
import { Routes } from '../route.ts';

export function savedViewRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { savedViews } = deps.stores;
  const listOf = async (memberId: string) => ({ views: await savedViews.of(memberId) });

  routes.add({
    method: 'get',
    path: '/me/views',
    act: 'signed-in',
    summary: 'Your views of the list of actions',
    answer: savedViewList,
    handle: ({ caller }) => listOf(caller.member.id),
  });

  routes.add({
    method: 'post',
    path: '/me/views',
    act: 'signed-in',
    summary: 'Keep a view of the list of actions under a name',
    body: saveViewRequest,
    status: 201,
    answer: savedViewList,
    handle: async ({ caller, body }) => {
      await savedViews.add(caller.member.id, { id: makeId(deps.random), ...body }, deps.clock());
      return listOf(caller.member.id);
    },
  });

  routes.add({
    method: 'patch',
    path: '/me/views/{viewId}',
    act: 'signed-in',
    summary: 'Rename a view of yours',
    body: renameViewRequest,
    answer: savedViewList,
    handle: async ({ caller, params, body }) => {
      await savedViews.rename(caller.member.id, params.viewId, body.name);
      return listOf(caller.member.id);
    },
  });

  routes.add({
    method: 'delete',
    path: '/me/views/{viewId}',
    act: 'signed-in',
    summary: 'Delete a view of yours',
    answer: savedViewList,
    handle: async ({ caller, params }) => {
      await savedViews.remove(caller.member.id, params.viewId);
      return listOf(caller.member.id);
    },
  });

  return routes.app;
}
