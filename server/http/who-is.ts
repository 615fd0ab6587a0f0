/** The caller as they see themselves: their member row with the name of the organisation. */
import type { Me } from '../../shared/api/accounts.ts';
import { AppError } from '../../shared/errors.ts';
import { noSuchMember } from '../../db/member-store.ts';
import type { AppDeps } from './app-deps.ts';

/** The name of the organisation. @throws AppError `set-up-needed` before there is one. */
export async function organisationName(deps: AppDeps): Promise<string> {
  const name = await deps.stores.organisation.name();
  if (name !== null) return name;
  throw new AppError(
    'set-up-needed',
    'Causeway has not been set up yet.',
    'Open its address in a browser and fill in the set-up page.',
  );
}

/** @throws AppError `not-found` when there is no such member. */
export async function whoIs(deps: AppDeps, memberId: string): Promise<Me> {
  const member = await deps.stores.members.find(memberId);
  if (member === null) throw noSuchMember();
  const { id, name, email, organisationRoles, colour } = member;
  return { id, name, email, organisationRoles, colour, organisation: await organisationName(deps) };
}
