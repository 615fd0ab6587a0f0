/** Finds the command that was meant, reads its options and runs it. What cannot be meant is answered with the usage. */
import { parseArgs } from 'node:util';
import { readConfig, type Config } from '../config.ts';
import { explainFailure } from '../explain-failure.ts';
import { serve } from '../serve.ts';
import { backup } from './backup.ts';
import { changeKey } from './change-key.ts';
import { createAdmin } from './create-admin.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { hints } from './hints.ts';
import { importReview } from './import-review.ts';
import { rebuildSearch } from './rebuild-search.ts';
import { enterCases } from './public-cases.ts';
import { resetPassword } from './reset-password.ts';
import { restore } from './restore.ts';
import { UsageFault } from './usage-fault.ts';
import { verify } from './verify.ts';

const usage = `Usage: npm run causeway -- COMMAND

  serve                                  start the server; the same as npm start
  demo                                   on an empty data folder: make an invented hospital with four sample
                                         reviews, print its accounts, and start the server
  create-admin --email E --name N        add an admin, on an empty folder together with the organisation
               [--organisation O]
  reset-password EMAIL                   print a link by which a member chooses a new password
  change-key                             sign learning summaries with a new key; what was signed before still holds;
                                         the server must be stopped
  backup FILE                            copy the database to a new file, also while the server runs
  restore FILE                           put a backup in its place; the server must be stopped
  verify [FILE or folder] [--noted LINK] check that everything stored is whole and unchanged, and that the audit
                                         still has a link of it that you noted down; a .json FILE is checked as
                                         a signed version
  import FILE [--chair EMAIL]            make the review of an archive here, equal to the one that was taken out; the
                                         server must be stopped; EMAIL is the member who is to chair it
  rebuild-search                         make what can be found anew; the server must be stopped
  public-cases --email E [--url ADDRESS] enter nine public cases into a running server, as the member with this
                                         address, whose password is asked for or read from a pipe
  hints --lines FILE                     print the language hints of each line of a text file, as JSON
  doctor                                 look at folder, disk, clock and versions

Settings come from the environment: PORT, HOST, DATA_DIR, PUBLIC_URL, LOG_LEVEL, SMTP_URL, MAIL_FROM,
BACKUP_DIR, BACKUP_KEEP, ALLOW_UNSAFE_FILE_SYSTEM.`;

/** Returns the exit code; 0 also when a server now runs. `say` prints a line for the person. */
export async function runCommand(
  args: readonly string[],
  say = (line: string) => console.log(line),
): Promise<number> {
  let config: Config | null = null;
  try {
    const [command, ...rest] = args;
    config = readConfig();
    return await dispatch(command, rest, config, say);
  } catch (error) {
    if (error instanceof UsageFault) console.error(`${error.message}\n\n${usage}`);
    else console.error(explainFailure(error, config));
    return 1;
  }
}

async function dispatch(
  command: string | undefined,
  rest: readonly string[],
  config: Config,
  say: (line: string) => void,
): Promise<number> {
  switch (command) {
    case 'serve':
      read(rest, {}, 0);
      await serve();
      return 0;
    case 'demo':
      read(rest, {}, 0);
      await demo(config, say);
      await serve();
      return 0;
    case 'create-admin': {
      const text = { type: 'string' } as const;
      const { values } = read(rest, { email: text, name: text, organisation: text }, 0);
      await createAdmin(config, values, say);
      return 0;
    }
    case 'reset-password': {
      const { positionals } = read(rest, {}, 1);
      await resetPassword(config, positionals[0] ?? '', say);
      return 0;
    }
    case 'change-key':
      read(rest, {}, 0);
      await changeKey(config, say);
      return 0;
    case 'backup': {
      const { positionals } = read(rest, {}, 1);
      await backup(config, positionals[0] ?? '', say);
      return 0;
    }
    case 'restore': {
      const { positionals } = read(rest, {}, 1);
      await restore(config, positionals[0] ?? '', say);
      return 0;
    }
    case 'verify': {
      const { values, positionals } = read(rest, { noted: { type: 'string' } }, 0, 1);
      verify(config, positionals[0], values['noted'], say);
      return 0;
    }
    case 'import': {
      const { values, positionals } = read(rest, { chair: { type: 'string' } }, 1);
      await importReview(config, positionals[0] ?? '', values['chair'], say);
      return 0;
    }
    case 'rebuild-search':
      read(rest, {}, 0);
      await rebuildSearch(config, say);
      return 0;
    case 'public-cases': {
      const text = { type: 'string' } as const;
      const { values } = read(rest, { email: text, url: text }, 0);
      await enterCases(config, values, say);
      return 0;
    }
    case 'doctor':
      read(rest, {}, 0);
      return doctor(config, say) ? 0 : 1;
    case 'hints': {
      const { values } = read(rest, { lines: { type: 'string' } }, 0);
      hints(values['lines'], say);
      return 0;
    }
    case 'help':
    case '--help':
    case '-h':
      say(usage);
      return 0;
    case undefined:
      throw new UsageFault('Say which command to run.');
    default:
      throw new UsageFault(`There is no command "${command}".`);
  }
}

interface Read {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly positionals: readonly string[];
}

function read(
  args: readonly string[],
  options: Record<string, { type: 'string' }>,
  positionals: number,
  most = positionals,
): Read {
  let parsed: Read;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageFault(error instanceof Error ? error.message : String(error));
  }
  if (parsed.positionals.length > most) {
    throw new UsageFault(`"${parsed.positionals[most] ?? ''}" is one word too many.`);
  }
  if (parsed.positionals.length < positionals)
    throw new UsageFault('Something is missing after the command.');
  return parsed;
}
