/**
 * Inviting people by a link that an admin copies. An admin who wants the new member in a review must lead it: being
 * admin gives no right to a review. Opening the link uses nothing up; accepting it does.
 */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  acceptInvitationRequest,
  invitation,
  invitationAccepted,
  invitationPreview,
  invitationRequest,
  linkMade,
  type InvitationRequest,
} from '../../../shared/api/accounts.ts';
import { can } from '../../../shared/access.ts';
import { makeId } from '../../../shared/ids.ts';
import type { SignedIn } from '../../session.ts';
import { hashToken, makeToken } from '../../token.ts';
import type { AppDeps } from '../app-deps.ts';
import { callerAgent } from '../caller-address.ts';
import { creationId } from '../creation-id.ts';
import { forbidden, notFound } from '../errors.ts';
import { nothing, Routes } from '../route.ts';
import { organisationName, whoIs } from '../who-is.ts';

/** Milliseconds an invitation can be used. */
const invitationLife = 7 * 24 * 60 * 60 * 1000;

export function invitationRoutes(deps: AppDeps): OpenAPIHono {
  const routes = new Routes(deps);
  const { invitations } = deps.stores;

  routes.add({
    method: 'get',
    path: '/invitations',
    act: 'member.invite',
    summary: 'Invitations that can still be used',
    answer: z.object({ invitations: z.array(invitation) }),
    handle: async () => ({ invitations: await invitations.listOpen(deps.clock()) }),
  });

  routes.add({
    method: 'post',
    path: '/invitations',
    act: 'member.invite',
    summary: 'Make an invitation; the link is shown once, works once, for 7 days',
    body: invitationRequest,
    status: 201,
    answer: linkMade,
    handle: async ({ c, body, caller }) => {
      if (body.review !== undefined) await mayBringInto(deps, caller, body.review);
      const token = makeToken(deps.random);
      const createdAt = deps.clock();
      const fresh = {
        id: creationId(c, 'invitation', caller.member.id, deps.random),
        tokenHash: hashToken(token),
        email: body.email ?? null,
        organisationRoles: body.organisationRoles,
        reviewId: body.review?.id ?? null,
        reviewRole: body.review?.role ?? null,
        createdBy: caller.member.id,
        createdAt,
        expiresAt: createdAt + invitationLife,
      };
      await invitations.make(fresh);
      return { id: fresh.id, path: `/join/${token}`, expiresAt: fresh.expiresAt };
    },
  });

  routes.add({
    method: 'delete',
    path: '/invitations/{invitationId}',
    act: 'member.invite',
    summary: 'Take an invitation back',
    answer: nothing,
    handle: async ({ params, caller }) => {
      await invitations.revoke(params.invitationId, deps.clock(), caller.member.id);
      return undefined;
    },
  });

  routes.add({
    method: 'get',
    path: '/invitations/by-link/{token}',
    act: 'public',
    summary: 'What an invitation says; uses nothing up',
    answer: invitationPreview,
    handle: async ({ params }) => {
      const { email } = await invitations.peek(hashToken(params.token), deps.clock());
      return { organisation: await organisationName(deps), email };
    },
  });

  routes.add({
    method: 'post',
    path: '/invitations/by-link/{token}',
    act: 'public',
    summary: 'Accept an invitation: become a member and be signed in',
    body: acceptInvitationRequest,
    status: 201,
    answer: invitationAccepted,
    handle: async ({ c, params, body }) => {
      const tokenHash = hashToken(params.token);
      await invitations.peek(tokenHash, deps.clock());
      const passwordHash = await deps.passwords.hash(body.password);
      const at = deps.clock();
      const id = makeId(deps.random);
      const session = deps.sessions.prepare(id, callerAgent(c));
      const { reviewId } = await invitations.accept({
        tokenHash,
        member: { id, name: body.name, email: body.email, passwordHash, createdAt: at },
        session: session.row,
        at,
      });
      deps.hints.publish({ kind: 'members' });
      if (reviewId !== null) deps.hints.publish({ kind: 'participants', reviewId });
      c.header('Set-Cookie', session.cookie);
      return { ...(await whoIs(deps, id)), reviewId };
    },
  });

  return routes.app;
}

/** A review the inviter takes no part in is answered like one that does not exist. */
async function mayBringInto(
  deps: AppDeps,
  caller: SignedIn,
  review: NonNullable<InvitationRequest['review']>,
): Promise<void> {
  const reviewRole = await deps.roleIn(review.id, caller.member.id);
  if (reviewRole === null) throw notFound();
  const { organisationRoles } = caller.member;
  if (!can({ organisationRoles, reviewRole }, 'participant.change')) throw forbidden();
}
