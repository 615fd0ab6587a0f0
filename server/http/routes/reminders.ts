/** What a member wishes of reminders, and keeping quiet about one action until a day. */
import {
  changeReminderMute,
  changeReminderWishes,
  reminderMute,
  reminderWishes,
} from '../../../shared/api/reminders.ts';
import { noSuchAction } from '../../../db/refusals.ts';
import type { SignedIn } from '../../session.ts';
import type { AppDeps } from '../app-deps.ts';
import { Routes } from '../route.ts';

export function reminderRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { reminders, actions } = deps.stores;

  async function wishesOf({ member }: SignedIn) {
    return { ...(await reminders.wishes(member.id)), mailWorks: deps.config.mail !== undefined };
  }

  routes.add({
    method: 'get',
    path: '/me/reminders',
    act: 'signed-in',
    summary: 'How you are reminded of actions',
    answer: reminderWishes,
    handle: async ({ caller }) => wishesOf(caller),
  });

  routes.add({
    method: 'patch',
    path: '/me/reminders',
    act: 'signed-in',
    summary: 'Change how you are reminded: mail for each, once a day or never; nothing before a day',
    body: changeReminderWishes,
    answer: reminderWishes,
    handle: async ({ caller, body }) => {
      await reminders.changeWishes(caller.member.id, body);
      return wishesOf(caller);
    },
  });

  routes.add({
    method: 'get',
    path: '/actions/{reviewId}/{actionId}/reminders',
    act: ['action.list', 'action.list-all', 'action.follow-own'],
    summary: 'The day from which you are reminded of this action again; null when you are',
    answer: reminderMute,
    handle: async ({ caller, params }) => {
      await requireSeen(caller, params);
      return { untilOn: await reminders.mutedUntil(caller.member.id, params.reviewId, params.actionId) };
    },
  });

  routes.add({
    method: 'put',
    path: '/actions/{reviewId}/{actionId}/reminders',
    act: ['action.list', 'action.list-all', 'action.follow-own'],
    summary: 'Mute this action for yourself until a day, or let it be heard again',
    body: changeReminderMute,
    answer: reminderMute,
    handle: async ({ caller, params, body }) => {
      await requireSeen(caller, params);
      await reminders.mute(caller.member.id, params.reviewId, params.actionId, body.untilOn);
      return { untilOn: body.untilOn };
    },
  });

  async function requireSeen(
    { member }: SignedIn,
    params: { reviewId: string; actionId: string },
  ): Promise<void> {
    const reader = { memberId: member.id, organisationRoles: member.organisationRoles };
    if ((await actions.detail(reader, params.reviewId, params.actionId)) === undefined) throw noSuchAction();
  }

  return routes.app;
}
