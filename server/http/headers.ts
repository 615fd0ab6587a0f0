/** Headers that keep a page to itself: nothing from elsewhere runs in it, frames it, or learns where it leads. */
import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Config } from '../config.ts';

/** `ws:` of our own address stands beside 'self' for browsers that do not count sockets as the same origin. */
export function pageHeaders(config: Pick<Config, 'publicUrl'>): MiddlewareHandler {
  const https = config.publicUrl?.startsWith('https:') ?? false;
  const ownSocket = (c: Context): string =>
    config.publicUrl?.replace(/^http/, 'ws') ?? socketOfHost(c.req.header('host'));
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'", ownSocket],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    strictTransportSecurity: https ? 'max-age=15552000' : false,
  });
}

function socketOfHost(host: string | undefined): string {
  return host !== undefined && /^[\w.:[\]-]+$/.test(host) ? `ws://${host}` : "'self'";
}

/** What the API answers is for this reader at this moment: no cache keeps it. */
export const neverStored: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
};
