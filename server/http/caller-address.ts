/** Facts about the caller that come from the connection and not from what they say. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** The network address at the other end; "unknown" when the app is called without a socket. */
export function callerAddress(c: Context): string {
  const env: unknown = c.env;
  if (typeof env !== 'object' || env === null || !('incoming' in env)) return 'unknown';
  return getConnInfo(c).remote.address ?? 'unknown';
}

/** What the browser calls itself, for the list of one's own sessions. */
export function callerAgent(c: Context): string {
  return c.req.header('user-agent') ?? '';
}
