/** `import FILE`: makes the review of an archive in this installation, equal to the one that was taken out. */
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { digestOf } from '../../db/document-store.ts';
import type { MemberStore } from '../../db/member-store.ts';
import { openArchive } from '../../db/open-archive.ts';
import { writeArchive } from '../../db/write-archive.ts';
import { emailField } from '../../shared/api/fields.ts';
import type { Config } from '../config.ts';
import { StartRefusal } from '../start-refusal.ts';
import { UsageFault } from './usage-fault.ts';
import { withServices } from './with-services.ts';

const instead = 'Stop it first, then import, then start it again.';

/** @param chair e-mail address of the member who is to chair it here; needed when nobody of its panel has an account */
export async function importReview(
  config: Config,
  path: string,
  chair: string | undefined,
  say: (line: string) => void,
): Promise<void> {
  const file = resolve(path);
  const zip = bytesOf(file);
  const archive = openArchive(zip);
  const sha256 = digestOf(zip);
  await withServices(config, instead, async ({ deps, engine }) => {
    const chairId = chair === undefined ? null : await memberOf(deps.stores.members, chair);
    await engine.write((orm) =>
      writeArchive(orm, archive, {
        at: deps.clock(),
        sha256,
        chairId,
        insertSeed: (inside, seed) => engine.insertSeed(inside, seed),
      }),
    );
  });
  const { review, versions, tables, people } = archive.rows;
  const many = (table: string): number => tables[table]?.length ?? 0;
  say(
    `Imported “${String(review['title']).replaceAll(/\p{Cc}+/gu, ' ')}” from ${basename(file)}: ${many('actions')} actions, ` +
      `${many('comments')} comments, ${many('evidence_files')} files, ${versions.length} versions.`,
  );
  say(`SHA-256 of the archive: ${sha256}`);
  say(`Its ${people.length} people are named in it as before; none of them got an account by this.`);
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new StartRefusal(
      `${file} cannot be read (${error instanceof Error ? error.message : String(error)}).`,
      'Check the name of the file.',
    );
  }
}

async function memberOf(members: Pick<MemberStore, 'findByEmail'>, typed: string): Promise<string> {
  const email = emailField.safeParse(typed);
  if (!email.success) throw new UsageFault('--chair needs the e-mail address of a member.');
  const found = await members.findByEmail(email.data);
  if (found !== null && !found.disabled) return found.id;
  throw new StartRefusal(
    `No member who can sign in has the address ${email.data}.`,
    'Look it up under People, or add them with: npm run causeway -- create-admin',
  );
}
