/** Headers that keep a page to itself: nothing from elsewhere runs in it, frames it, or learns where it leads. */
import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Config } from '../config.ts';

/** Nothing here is meant to be found by a search engine, least of all a page at the address of a link. */
export const neverIndexed: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('X-Robots-Tag', 'noindex, nofollow');
};

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

/**
 * What is downloaded is never a page of ours: should a browser open it all the same, nothing in it runs, loads or knows
 * the reader. Stands outside `pageHeaders`, whose policy is for our own pages.
 */
export const downloadsApart: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.headers.get('content-disposition')?.startsWith('attachment') !== true) return;
  c.header('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'");
  c.header('Cross-Origin-Resource-Policy', 'same-origin');
  c.header('X-Content-Type-Options', 'nosniff');
};

/** What the API answers is for this reader at this moment: no cache keeps it. */
export const neverStored: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
};
