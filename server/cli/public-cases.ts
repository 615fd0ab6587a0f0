/** `public-cases`: enters the public cases into a running server, signed in as a member who becomes their chair. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { emailField } from '../../shared/api/fields.ts';
import type { Config } from '../config.ts';
import { enterPublicCases } from '../public-cases/enter-public-cases.ts';
import { publicCases } from '../public-cases/public-cases.ts';
import { systemRandom } from '../random.ts';
import { systemClock } from '../system-clock.ts';
import { UsageFault } from './usage-fault.ts';

/** Reads the password from the terminal without showing it, or as the first line of what is piped in. */
export async function enterCases(
  config: Config,
  values: Readonly<Record<string, string | undefined>>,
  say: (line: string) => void,
): Promise<void> {
  const email = emailField.safeParse(values['email']);
  if (!email.success) throw new UsageFault('public-cases needs --email with the address of a member.');
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const url = (values['url'] ?? `http://${host}:${String(config.port)}`).replace(/\/+$/, '');
  if (!URL.canParse(url)) throw new UsageFault(`"${url}" is no address.`);
  const password = await askPassword(email.data);
  const deps = { url, email: email.data, password, clock: systemClock, random: systemRandom, say };
  await enterPublicCases(deps, publicCases);
}

async function askPassword(email: string): Promise<string> {
  const isTerminal = process.stdin.isTTY;
  if (isTerminal) process.stderr.write(`Password of ${email}: `);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: isTerminal });
  try {
    for await (const line of lines) return line;
    throw new UsageFault('No password came. Type it when asked, or pipe it in as one line.');
  } finally {
    lines.close();
    if (isTerminal) process.stderr.write('\n');
  }
}
