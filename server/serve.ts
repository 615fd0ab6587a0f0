/** Runs the server until it is told to stop, and says on standard output where it is and what to do next. */
import { readConfig, type Config } from './config.ts';
import { explainFailure } from './explain-failure.ts';
import { describeFault } from './log.ts';
import type { Overrides } from './open-services.ts';
import { startServer, type RunningServer } from './start-server.ts';

/** Returns once it listens, or with the process's exit code set when it cannot. */
export async function serve(overrides: Overrides = {}): Promise<void> {
  let config: Config | null = null;
  try {
    config = readConfig();
    const server = await startServer(config, overrides);
    stopWhenTold(server);
    process.stdout.write(await greeting(server));
  } catch (error) {
    console.error(explainFailure(error, config));
    process.exitCode = 1;
  }
}

async function greeting({ url, deps }: RunningServer): Promise<string> {
  const name = await deps.stores.organisation.name();
  const next =
    name === null ? 'Open this address in a browser to set it up.' : 'Open this address and sign in.';
  return `Causeway is running at ${url}\n${next} Ctrl+C stops it.\n`;
}

function stopWhenTold(server: RunningServer): void {
  let stopping = false;
  const stop = (exitCode: number): void => {
    // Told twice: whoever asks has no patience left, and what was acknowledged is on the disk already.
    if (stopping) process.exit(exitCode || 1);
    stopping = true;
    server.close().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        server.deps.log.fatal({ fault: describeFault(error) }, 'stopping went wrong');
        process.exit(1);
      },
    );
  };
  const fail = (error: unknown): void => {
    server.deps.log.fatal({ fault: describeFault(error) }, 'an error nobody expected');
    console.error(explainFailure(error, null));
    stop(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
}
