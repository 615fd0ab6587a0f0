/** `reset-password EMAIL`: the way back in when no admin can make a link, because the admin is the one locked out. */
import { emailField } from '../../shared/api/fields.ts';
import type { Config } from '../config.ts';
import { makeResetLink } from '../reset-link.ts';
import { StartRefusal } from '../start-refusal.ts';
import { UsageFault } from './usage-fault.ts';
import { withServices } from './with-services.ts';

const instead =
  'Make the link in the browser: People, then Change beside the person, then the link under "A new password". If nobody can sign in as ' +
  'admin, stop the server, run this command again, and start it.';

export async function resetPassword(
  config: Config,
  text: string,
  say: (line: string) => void,
): Promise<void> {
  const email = emailField.safeParse(text);
  if (!email.success) throw new UsageFault(`"${text}" is not an e-mail address.`);
  await withServices(config, instead, async ({ deps }) => {
    const member = await deps.stores.members.findByEmail(email.data);
    if (member === null || member.disabled) {
      throw new StartRefusal(
        `There is no active member with the address ${email.data}.`,
        'Check the spelling, or add an admin with: npm run causeway -- create-admin --email E --name N',
      );
    }
    const { path } = await makeResetLink(deps, member.id, null);
    const address = config.publicUrl ?? `http://${config.host}:${config.port}`;
    say(`A link for ${member.name} to choose a new password. It works once, for 24 hours:`);
    say(address + path);
    say('Start the server, open the link, and hand it to nobody else.');
  });
}
