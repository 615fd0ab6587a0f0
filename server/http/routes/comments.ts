/**
 * Comments of a review: reading them, beginning a thread, answering, rewording or removing one's own, and settling a
 * thread. Whoever only comments needs no right to write in the document, and nothing here writes to it.
 */
import {
  commentPage,
  commentQuery,
  commentThread,
  sayRequest,
  startThreadRequest,
  threadStateRequest,
} from '../../../shared/api/comments.ts';
import { writersOf } from '../../../shared/comments/make-anchor.ts';
import { makerOf, placeExists, wordsAt } from '../../../shared/comments/place.ts';
import type { TextAnchor } from '../../../shared/comments/anchor.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AppDeps } from '../app-deps.ts';
import { creationId } from '../creation-id.ts';
import { nothing, Routes } from '../route.ts';
import { statedVersion } from '../versioned.ts';

export function commentRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, hints, clock, random, door } = deps;

  function tellEverybody(reviewId: string, memberIds: readonly string[] = []): void {
    hints.publish({ kind: 'comments', reviewId });
    if (memberIds.length > 0) hints.publish({ kind: 'inbox', memberIds });
  }

  /** Client numbers of whoever wrote what is commented on. */
  async function writersAt(
    reviewId: string,
    place: string,
    anchor: TextAnchor | null,
  ): Promise<readonly number[]> {
    return door.read(reviewId, (doc) => {
      if (!placeExists(doc, place)) throw noSuchPlace();
      if (anchor !== null) {
        if (wordsAt(doc, place) === undefined) throw noSuchPlace();
        return writersOf(doc, anchor);
      }
      const maker = makerOf(doc, place);
      return maker === undefined ? [] : [maker];
    });
  }

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/comments',
    act: 'comment.read',
    summary: 'Threads of comments in the order of their numbers; by state, place, or what concerns you',
    query: commentQuery,
    answer: commentPage,
    handle: async ({ caller, params, query }) =>
      stores.comments.page(caller.member.id, params.reviewId, query),
  });

  routes.add({
    method: 'post',
    path: '/reviews/{reviewId}/comments',
    act: 'comment.write',
    summary: 'Begin a thread on words, on a record or on the review',
    body: startThreadRequest,
    status: 201,
    answer: commentThread,
    handle: async ({ c, caller, params: { reviewId }, body }) => {
      const by = caller.member.id;
      const id = creationId(c, `thread of ${reviewId}`, by, random);
      const writers = await writersAt(reviewId, body.place, body.anchor);
      const told = await stores.comments.start({ id, reviewId, ...body, writers, by, at: clock() });
      tellEverybody(reviewId, told);
      return stores.comments.thread(reviewId, id);
    },
  });

  routes.add({
    method: 'post',
    path: '/reviews/{reviewId}/comments/{threadId}/replies',
    act: 'comment.write',
    summary: 'Answer in a thread',
    body: sayRequest,
    status: 201,
    answer: commentThread,
    handle: async ({ c, caller, params: { reviewId, threadId }, body }) => {
      const by = caller.member.id;
      const id = creationId(c, `reply in ${threadId}`, by, random);
      const told = await stores.comments.reply(threadId, { id, reviewId, ...body, by, at: clock() });
      tellEverybody(reviewId, told);
      return stores.comments.thread(reviewId, threadId);
    },
  });

  routes.add({
    method: 'patch',
    path: '/reviews/{reviewId}/comments/{threadId}/replies/{commentId}',
    act: 'comment.write',
    summary: 'Reword a comment of your own; the earlier wording stays. Needs If-Match',
    body: sayRequest,
    answer: commentThread,
    handle: async ({ c, caller, params, body }) => {
      const seenVersion = statedVersion(c, 'comment');
      const { reviewId, threadId, commentId } = params;
      const act = { reviewId, threadId, commentId, seenVersion, by: caller.member.id, at: clock() };
      tellEverybody(reviewId, await stores.comments.edit(act, body.text, body.mentions));
      return stores.comments.thread(reviewId, threadId);
    },
  });

  routes.add({
    method: 'delete',
    path: '/reviews/{reviewId}/comments/{threadId}/replies/{commentId}',
    act: 'comment.write',
    summary: 'Remove a comment of your own; its words go, that there was one stays. Needs If-Match',
    answer: nothing,
    handle: async ({ c, caller, params }) => {
      const seenVersion = statedVersion(c, 'comment');
      const { reviewId, threadId, commentId } = params;
      const by = caller.member.id;
      await stores.comments.remove({ reviewId, threadId, commentId, seenVersion, by, at: clock() });
      tellEverybody(reviewId);
      return undefined;
    },
  });

  routes.add({
    method: 'put',
    path: '/reviews/{reviewId}/comments/{threadId}/state',
    act: 'comment.write',
    summary: 'Resolve a thread or open it again: the panel every thread, whoever began one that one',
    body: threadStateRequest,
    answer: commentThread,
    handle: async ({ caller, params: { reviewId, threadId }, body }) => {
      await stores.comments.settle(threadId, body.state, { reviewId, by: caller.member.id, at: clock() });
      tellEverybody(reviewId);
      return stores.comments.thread(reviewId, threadId);
    },
  });

  return routes.app;
}

function noSuchPlace(): AppError {
  const sentence = 'What this comment is about is not in the review, or has not reached the server yet.';
  return new AppError('invalid-input', sentence, 'Wait until the review is saved, then send it again.', {
    fields: { place: sentence },
  });
}
