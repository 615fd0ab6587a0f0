/**
 * The log: structured lines on standard error, with ids and codes only. What people wrote, their names, addresses,
 * tokens and request bodies never go in; for that reason errors are logged without their messages.
 */
import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './config.ts';

export type { Logger } from 'pino';

/** A logger that writes JSON lines at `level` and above, by default to standard error. */
export function makeLog(level: LogLevel, to: DestinationStream = standardError()): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, to);
}

function standardError(): DestinationStream {
  return pino.destination({ dest: 2, sync: true });
}

/** What may be said of an error in the log: its kind and where it arose. A database error's message quotes values. */
export interface Fault {
  readonly kind: string;
  readonly code?: string;
  readonly frames: readonly string[];
  readonly cause?: Fault;
}

/** Describes an error for the log without its message. */
export function describeFault(error: unknown, depth = 0): Fault {
  if (!(error instanceof Error)) return { kind: typeof error, frames: [] };
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    kind: error.name,
    frames,
    ...(code === undefined ? {} : { code }),
    ...(error.cause === undefined || depth > 2 ? {} : { cause: describeFault(error.cause, depth + 1) }),
  };
}
