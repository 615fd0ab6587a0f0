/** `rebuild-search`: makes everything that can be found anew from the documents. Loses nothing: it is all derived. */
import type { Config } from '../config.ts';
import { withServices } from './with-services.ts';

const instead =
  'Stop it first, then run this again. A running server brings the search up to date by itself.';

export async function rebuildSearch(config: Config, say: (line: string) => void): Promise<void> {
  await withServices(config, instead, async ({ deps, searchReader }) => {
    await deps.stores.search.forget();
    const many = await searchReader.catchUp();
    say(`The search was made anew from ${many} ${many === 1 ? 'document' : 'documents'}.`);
  });
}
