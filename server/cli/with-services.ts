/**
 * Runs a command on a data folder that no server is using. Two processes on one folder could not both promise that
 * what they confirmed is on the disk, so a running server is named and never worked around.
 */
import type { Config } from '../config.ts';
import { isFolderTaken } from '../explain-failure.ts';
import { openServices, type Services } from '../open-services.ts';
import { StartRefusal } from '../start-refusal.ts';

/** @param instead what to do while the server runs, as a sentence. */
export async function withServices<T>(
  config: Config,
  instead: string,
  work: (services: Services) => Promise<T>,
): Promise<T> {
  const services = await openServices(config).catch((error: unknown) => {
    if (!isFolderTaken(error)) throw error;
    throw new StartRefusal(`Causeway is running on the data folder ${config.dataDir}.`, instead);
  });
  // The timers of the services keep no process alive, and nothing listens here that would.
  const awake = setInterval(() => undefined, 60_000);
  try {
    return await work(services);
  } finally {
    await services.close();
    clearInterval(awake);
  }
}
