/**
 * An owner outside the organisation: making and ending the link to one action, and dealing with what came by it, for
 * members; and for whoever holds the link the one action and a way to write back, without an account or a cookie.
 */
import type { Context } from 'hono';
import { z } from 'zod';
import { settleWords, type OutsideAct } from '../../../db/outside-link-store.ts';
import type { Reader } from '../../../db/action-rows.ts';
import { noSuchAction } from '../../../db/refusals.ts';
import { isDone } from '../../../shared/actions/action-status.ts';
import type { ChangeActionRequest } from '../../../shared/api/actions.ts';
import {
  answerOutsideRequest,
  makeOutsideLinkRequest,
  outsideLinkMade,
  outsideState,
  outsideView,
  sendOutsideWordsRequest,
} from '../../../shared/api/outside.ts';
import { makeId } from '../../../shared/ids.ts';
import { OutsideLimit } from '../../outside-limit.ts';
import type { SignedIn } from '../../session.ts';
import { hashToken, makeToken } from '../../token.ts';
import type { AppDeps } from '../app-deps.ts';
import { callerAddress } from '../caller-address.ts';
import { notFound } from '../errors.ts';
import { nothing, Routes } from '../route.ts';

export function outsideLinkRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, hints, clock, random } = deps;
  const limit = new OutsideLimit();
  const links = stores.outsideLinks;

  function actBy(caller: SignedIn, params: Place): OutsideAct {
    const { reviewId, actionId } = params;
    return { reviewId, actionId, by: caller.member.id, at: clock() };
  }

  async function state(caller: SignedIn, { reviewId, actionId }: Place) {
    const found = await links.state(readerOf(caller), reviewId, actionId, clock());
    if (found === undefined) throw noSuchAction();
    return found;
  }

  routes.add({
    method: 'get',
    path: '/actions/{reviewId}/{actionId}/outside',
    act: ['action.list', 'action.list-all', 'action.follow-own'],
    summary: 'Who does an action outside the organisation, whether their link works, and what came by it',
    answer: outsideState,
    handle: async ({ caller, params }) => state(caller, params),
  });

  routes.add({
    method: 'post',
    path: '/actions/{reviewId}/{actionId}/outside',
    act: ['outside-link.change', 'outside-link.change-any'],
    summary: 'A link that shows this one action to somebody without an account; an earlier one ends',
    body: makeOutsideLinkRequest,
    status: 201,
    answer: outsideLinkMade,
    handle: async ({ caller, params, body }) => {
      const token = makeToken(random);
      const fresh = { ...actBy(caller, params), id: makeId(random), tokenHash: hashToken(token) };
      const expiresAt = await links.make({ ...fresh, wanted: body });
      hints.publish({ kind: 'actions', reviewId: params.reviewId });
      return { path: `/outside/${token}`, expiresAt };
    },
  });

  routes.add({
    method: 'delete',
    path: '/actions/{reviewId}/{actionId}/outside',
    act: ['outside-link.change', 'outside-link.change-any'],
    summary: 'End the link; it answers 404 at once',
    answer: nothing,
    handle: async ({ caller, params }) => {
      await links.end(actBy(caller, params));
      hints.publish({ kind: 'actions', reviewId: params.reviewId });
      return undefined;
    },
  });

  routes.add({
    method: 'post',
    path: '/actions/{reviewId}/{actionId}/outside/words/{wordsId}',
    act: ['action.change', 'action.follow-any', 'action.follow-own'],
    summary: 'Take over what came from outside, as a note or as done with its proof, or leave it aside',
    body: answerOutsideRequest,
    answer: outsideState,
    handle: async ({ caller, params, body }) => {
      const { reviewId, actionId } = params;
      const wordsId = wordsNumber(params.wordsId);
      const act = actBy(caller, params);
      if (body.answer === 'left') await links.leave(act, wordsId);
      else {
        const words = await takenWords(caller, params, wordsId);
        const { seenVersion, change } = words;
        const told = await stores.actions.changeAction(
          { reviewId, actionId, seenVersion, change, wording: null, by: act.by, at: act.at },
          (orm) => settleWords(orm, act, wordsId, 'taken'),
        );
        hints.publish({ kind: 'inbox', memberIds: told });
      }
      hints.publish({ kind: 'actions', reviewId });
      return state(caller, params);
    },
  });

  /** What taking words over changes of the action as it is now. */
  async function takenWords(caller: SignedIn, { reviewId, actionId }: Place, wordsId: number) {
    const action = await stores.actions.detail(readerOf(caller), reviewId, actionId);
    if (action === undefined) throw noSuchAction();
    const words = await links.waiting(reviewId, actionId, wordsId);
    const note = words.text === '' ? `From ${words.from}` : `From ${words.from}: ${words.text}`;
    const proof = words.proofKind === null ? undefined : { kind: words.proofKind, text: words.proof ?? '' };
    const moves = words.kind === 'done' && !isDone(action.status);
    const change: ChangeActionRequest = {
      note,
      ...(proof === undefined ? {} : { proof }),
      ...(moves ? { status: 'implemented' } : {}),
    };
    return { seenVersion: action.version, change };
  }

  const look = (c: Context, tokenHash: string) =>
    limit.look(callerAddress(c), tokenHash, () => links.open(tokenHash, clock()));

  routes.add({
    method: 'get',
    path: '/outside/{token}',
    act: 'public',
    summary: 'The one action a link shows, for whoever holds it',
    answer: outsideView,
    handle: async ({ c, params }) => {
      return look(c, hashToken(params.token));
    },
  });

  routes.add({
    method: 'post',
    path: '/outside/{token}/words',
    act: 'public',
    summary: 'A note, or a proposal to call it implemented; somebody inside decides about it',
    body: sendOutsideWordsRequest,
    status: 201,
    answer: outsideView,
    handle: async ({ c, params, body }) => {
      const tokenHash = hashToken(params.token);
      await look(c, tokenHash);
      await limit.send(tokenHash);
      const { reviewId, told } = await links.send(tokenHash, body, clock());
      hints.publish({ kind: 'actions', reviewId });
      if (told.length > 0) hints.publish({ kind: 'inbox', memberIds: told });
      return links.open(tokenHash, clock());
    },
  });

  return routes.app;
}

interface Place {
  readonly reviewId: string;
  readonly actionId: string;
}

function wordsNumber(text: string): number {
  const found = z.coerce.number().int().min(1).safeParse(text);
  if (!found.success) throw notFound();
  return found.data;
}

function readerOf({ member }: SignedIn): Reader {
  return { memberId: member.id, organisationRoles: member.organisationRoles };
}
