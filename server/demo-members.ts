/** Makes accounts for the invented colleagues of the sample reviews, so that a panel can be seen at work before anybody is invited. */
import { makeId } from '../shared/ids.ts';
import type { AppDeps } from './http/app-deps.ts';
import { demoMembers } from './samples/sample-case.ts';
import { makeToken } from './token.ts';

export interface DemoAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Adds the demo members, each with a random password that is returned and stored nowhere. Whoever does not hand the
 * passwords on has members nobody can sign in as until an admin makes them a link.
 */
export async function addDemoMembers(
  deps: Pick<AppDeps, 'stores' | 'passwords' | 'random' | 'clock'>,
): Promise<DemoAccount[]> {
  const accounts: DemoAccount[] = [];
  for (const { name, email, organisationRoles } of Object.values(demoMembers)) {
    const password = makeToken(deps.random).slice(0, 16);
    const passwordHash = await deps.passwords.hash(password);
    const member = {
      id: makeId(deps.random),
      name,
      email,
      passwordHash,
      organisationRoles,
      createdAt: deps.clock(),
    };
    await deps.stores.members.add(member, null);
    accounts.push({ name, email, password });
  }
  return accounts;
}
