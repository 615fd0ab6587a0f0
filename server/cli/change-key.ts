/**
 * `change-key`: another key to sign learning summaries with. What was published keeps the signature that it has; both
 * keys sign that one follows the other, and every signed file says so from then on.
 */
import { AppError } from '../../shared/errors.ts';
import type { Config } from '../config.ts';
import { StartRefusal } from '../start-refusal.ts';
import { changeOfKey, makeKeyPair, shortKey, signText } from '../summaries/summary-signature.ts';
import { withServices } from './with-services.ts';

const instead = 'Stop the server, run this command again, and start it.';

/** @throws StartRefusal while a server runs on the folder, or nothing was signed yet. */
export async function changeKey(config: Config, say: (line: string) => void): Promise<void> {
  await withServices(config, instead, async ({ deps }) => {
    const { change, kept } = await deps.stores.library
      .changeKey((present, texts) => {
        const pair = makeKeyPair();
        const signatures = texts.map((text) => signText(text, present));
        return { pair, change: changeOfKey(present, pair), signatures };
      }, deps.clock())
      .catch((error: unknown) => {
        if (error instanceof AppError) throw new StartRefusal(error.message, error.remedy);
        throw error;
      });
    say('Learning summaries are signed with another key from now on.');
    say(`  earlier key  ${shortKey(change.earlier)}`);
    say(`  new key      ${shortKey(change.next)}`);
    say(
      `What was published before keeps the signature of the earlier key (${kept} ${kept === 1 ? 'text' : 'texts'}), and it still holds.`,
    );
    say('Tell the new key to those with whom you compared the earlier one, over a way they trust.');
    say('Make a backup now: one from before the change, restored, signs with the earlier key again.');
  });
}
