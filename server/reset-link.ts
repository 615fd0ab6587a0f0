/** Makes the link by which a member chooses a new password: for admins over HTTP and for the command line. */
import type { LinkMade } from '../shared/api/accounts.ts';
import { makeId } from '../shared/ids.ts';
import type { AppDeps } from './http/app-deps.ts';
import { hashToken, makeToken } from './token.ts';

/** Milliseconds a password link can be used. */
const resetLife = 24 * 60 * 60 * 1000;

/**
 * The path is known only to whoever asked for it; `actorId` is null on the command line.
 * @throws AppError `not-found` when there is no such active member.
 */
export async function makeResetLink(
  deps: Pick<AppDeps, 'stores' | 'random' | 'clock'>,
  memberId: string,
  actorId: string | null,
): Promise<LinkMade> {
  const token = makeToken(deps.random);
  const createdAt = deps.clock();
  const reset = {
    id: makeId(deps.random),
    tokenHash: hashToken(token),
    memberId,
    createdAt,
    expiresAt: createdAt + resetLife,
  };
  await deps.stores.passwordResets.make(reset, actorId);
  return { id: reset.id, path: `/reset/${token}`, expiresAt: reset.expiresAt };
}
