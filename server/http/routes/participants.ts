/** Who takes part in a review: list, add, change role, remove. Every change is told to the sockets at once. */
import {
  addParticipantRequest,
  changeParticipantRequest,
  participantList,
} from '../../../shared/api/reviews.ts';
import type { AppDeps } from '../app-deps.ts';
import { Routes } from '../route.ts';

export function participantRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, hints, clock } = deps;

  async function listed(reviewId: string) {
    return { participants: await stores.participants.list(reviewId) };
  }

  function announce(reviewId: string, memberId: string): void {
    hints.publish({ kind: 'access', memberId, reviewId });
    hints.publish({ kind: 'participants', reviewId });
  }

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/participants',
    act: 'participant.list',
    summary: 'Participants with their roles',
    answer: participantList,
    handle: async ({ params }) => listed(params.reviewId),
  });

  routes.add({
    method: 'post',
    path: '/reviews/{reviewId}/participants',
    act: 'participant.change',
    summary: 'Add a member to the review',
    body: addParticipantRequest,
    status: 201,
    answer: participantList,
    handle: async ({ caller, params, body }) => {
      await stores.participants.add(params.reviewId, body.memberId, body.role, {
        memberId: caller.member.id,
        at: clock(),
      });
      announce(params.reviewId, body.memberId);
      hints.publish({ kind: 'inbox', memberIds: [body.memberId] });
      return listed(params.reviewId);
    },
  });

  routes.add({
    method: 'patch',
    path: '/reviews/{reviewId}/participants/{memberId}',
    act: 'participant.change',
    summary: 'Change the role of a participant',
    body: changeParticipantRequest,
    answer: participantList,
    handle: async ({ caller, params, body }) => {
      await stores.participants.changeRole(params.reviewId, params.memberId, body.role, {
        memberId: caller.member.id,
        at: clock(),
      });
      announce(params.reviewId, params.memberId);
      hints.publish({ kind: 'inbox', memberIds: [params.memberId] });
      return listed(params.reviewId);
    },
  });

  routes.add({
    method: 'delete',
    path: '/reviews/{reviewId}/participants/{memberId}',
    act: 'participant.change',
    summary: 'Remove a participant; what they wrote stays',
    answer: participantList,
    handle: async ({ caller, params }) => {
      await stores.participants.remove(params.reviewId, params.memberId, {
        memberId: caller.member.id,
        at: clock(),
      });
      announce(params.reviewId, params.memberId);
      return listed(params.reviewId);
    },
  });

  return routes.app;
}
