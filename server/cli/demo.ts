/** `demo`: an invented hospital with its panel and four sample reviews, to look around in. Only on an empty folder. */
import { makeId } from '../../shared/ids.ts';
import { addDemoMembers, type DemoAccount } from '../demo-members.ts';
import type { Config } from '../config.ts';
import { StartRefusal } from '../start-refusal.ts';
import { makeToken } from '../token.ts';
import { withServices } from './with-services.ts';

const instead = 'Stop it first, or use another folder: DATA_DIR=./demo PORT=3001 npm run causeway -- demo';
const admin = { name: 'Dana Whitfield', email: 'dana.whitfield@demo.example' };

export async function demo(config: Config, say: (line: string) => void): Promise<void> {
  await withServices(config, instead, async ({ deps }) => {
    const { organisation } = deps.stores;
    const there = await organisation.name();
    if (there !== null) {
      throw new StartRefusal(
        `The data folder ${config.dataDir} belongs to ${there} already, and nothing in it was changed.`,
        'Start it with npm start, or use another folder: DATA_DIR=./demo npm run causeway -- demo',
      );
    }
    const id = makeId(deps.random);
    const password = makeToken(deps.random).slice(0, 16);
    const at = deps.clock();
    const passwordHash = await deps.passwords.hash(password);
    const organisationRoles = ['admin', 'safety-lead'] as const;
    const firstMember = { ...admin, id, passwordHash, organisationRoles, createdAt: at };
    await organisation.setUp({ name: 'Northmere Hospital', at, firstMember, session: null });
    const others = await addDemoMembers(deps);
    await deps.loadSamples(deps, id);
    say('Northmere Hospital, an invented one, is ready. Sign in as any of its people:');
    for (const line of table([{ ...admin, password }, ...others])) say(line);
  });
}

function table(accounts: readonly DemoAccount[]): string[] {
  const width = (of: (account: DemoAccount) => string) =>
    Math.max(...accounts.map((account) => of(account).length));
  const names = width(({ name }) => name);
  const emails = width(({ email }) => email);
  return accounts.map(
    ({ name, email, password }) => `  ${name.padEnd(names)}  ${email.padEnd(emails)}  ${password}`,
  );
}
