/** What to print when the program cannot start or a command cannot be done: a sentence and what to do, no stack. */
import { UnsafeGround } from '../db/unsafe-ground.ts';
import { AppError } from '../shared/errors.ts';
import type { Config } from './config.ts';
import { describeFault } from './log.ts';
import { StartRefusal } from './start-refusal.ts';

/** `config` is null when it was the settings that could not be read. */
export function explainFailure(error: unknown, config: Pick<Config, 'host' | 'port'> | null): string {
  if (error instanceof StartRefusal || error instanceof UnsafeGround || error instanceof AppError) {
    return `${error.message}\n${error.remedy}`;
  }
  return explainListening(error, config) ?? explainUnknown(error);
}

function explainListening(error: unknown, config: Pick<Config, 'host' | 'port'> | null): string | null {
  if (config === null || !(error instanceof Error) || !('code' in error)) return null;
  const { host, port } = config;
  switch (error.code) {
    case 'EADDRINUSE':
      return (
        `Port ${port} on ${host} is in use by another program, perhaps another Causeway.\n` +
        `Stop that one, or choose another port: PORT=${port === 3000 ? 3001 : 3000} npm start`
      );
    case 'EACCES':
      return `This account may not listen on port ${port}.\nChoose a port above 1023, such as PORT=3000.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return (
        `HOST is "${host}", which is not an address of this machine.\n` +
        'Write 127.0.0.1 for this machine only, 0.0.0.0 for everybody who can reach it, or leave HOST out.'
      );
    default:
      return null;
  }
}

function explainUnknown(error: unknown): string {
  const { kind, code, frames } = describeFault(error);
  return (
    `Causeway had to stop because of a fault of its own (${code ?? kind}).\n` +
    `Nothing that was saved is lost. Start it again; if it happens again, report this line: ${frames[0] ?? 'unknown'}`
  );
}

/** Whether the data folder belongs to a running server, which is then the one to ask. */
export function isFolderTaken(error: unknown): boolean {
  if (!(error instanceof UnsafeGround) || !(error.cause instanceof Error)) return false;
  return 'code' in error.cause && String(error.cause.code).startsWith('SQLITE_BUSY');
}
