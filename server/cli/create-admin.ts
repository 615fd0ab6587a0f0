/** `create-admin`: adds an admin from the command line, with the organisation when the folder is still empty. */
import { emailField, nameField } from '../../shared/api/fields.ts';
import { makeId } from '../../shared/ids.ts';
import type { Config } from '../config.ts';
import { StartRefusal } from '../start-refusal.ts';
import { makeToken } from '../token.ts';
import { UsageFault } from './usage-fault.ts';
import { withServices } from './with-services.ts';

const instead =
  'Make somebody admin in the browser: People, then Change beside the person, then their roles. If nobody can sign in as admin, ' +
  'stop the server, run this command again, and start it.';

export async function createAdmin(
  config: Config,
  values: Readonly<Record<string, string | undefined>>,
  say: (line: string) => void,
): Promise<void> {
  const email = emailField.safeParse(values['email']);
  if (!email.success) throw new UsageFault('create-admin needs --email with an e-mail address.');
  const name = nameField.safeParse(values['name']);
  if (!name.success) throw new UsageFault('create-admin needs --name with the name of a person.');
  await withServices(config, instead, async ({ deps }) => {
    const { organisation, members } = deps.stores;
    const password = makeToken(deps.random).slice(0, 20);
    const at = deps.clock();
    const member = {
      id: makeId(deps.random),
      name: name.data,
      email: email.data,
      passwordHash: await deps.passwords.hash(password),
      organisationRoles: ['admin', 'safety-lead'] as const,
      createdAt: at,
    };
    if ((await organisation.name()) === null) {
      const organisationName = nameField.safeParse(values['organisation']);
      if (!organisationName.success) {
        throw new StartRefusal(
          'This data folder has no organisation yet.',
          'Name it with --organisation, or start the server and fill in the set-up page.',
        );
      }
      await organisation.setUp({ name: organisationName.data, at, firstMember: member, session: null });
    } else {
      await members.add(member, null);
    }
    say(`${member.name} can sign in now, and should choose another password then:`);
    say(`  e-mail    ${member.email}`);
    say(`  password  ${password}`);
  });
}
