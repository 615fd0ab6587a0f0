/** Where the files that come with the server lie: beside the bundle once built, in their rooms when run from source. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const bundled = existsSync(join(here, 'migrations'));

export const migrationsFolder = bundled ? join(here, 'migrations') : join(here, '../db/migrations');

/** The one database of a data folder. */
export function databaseFileOf(dataDir: string): string {
  return join(dataDir, 'causeway.sqlite');
}

/** The built client; it may not be there yet. */
export const builtClient = bundled ? join(here, '../client') : join(here, '../dist/client');
