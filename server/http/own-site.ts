/** Refuses writes that another site started in a member's browser, and bodies that a form could have sent. */
import type { MiddlewareHandler } from 'hono';
import { AppError } from '../../shared/errors.ts';
import { uploadMediaType } from '../../shared/evidence/file-rules.ts';
import type { OwnOrigin } from '../origin.ts';
import { isUpload } from './body-size.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets reading through; everything else has to come from our own pages, or from no page at all, and speak JSON. */
export function ownSiteOnly(ownOrigin: OwnOrigin): MiddlewareHandler {
  return async (c, next) => {
    if (!reading.has(c.req.method)) {
      const site = c.req.header('sec-fetch-site');
      const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
      if (foreign || !ownOrigin(c.req.header('origin'), c.req.header('host'))) throw foreignSite();
      if (isUpload(c.req.method, c.req.path)) {
        if (c.req.header('content-type') !== uploadMediaType) throw notPlainBytes();
      } else if (!speaksJson(c.req.header('content-type'), c.req.header('content-length'))) throw notJson();
    }
    await next();
  };
}

function speaksJson(type: string | undefined, length: string | undefined): boolean {
  if (type === undefined) return length === undefined || length === '0';
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type);
}

function foreignSite(): AppError {
  return new AppError(
    'forbidden',
    'This came from another site than Causeway, so it was not done.',
    'Open Causeway at its own address. Whoever runs it can name that address in the setting PUBLIC_URL.',
  );
}

/** A form can send no such type, and another site's script has to ask first. */
function notPlainBytes(): AppError {
  return new AppError(
    'bad-request',
    'The file was not sent as plain bytes.',
    `Send the file itself as the body, with the header Content-Type: ${uploadMediaType}.`,
  );
}

function notJson(): AppError {
  return new AppError(
    'bad-request',
    'The request is not JSON.',
    'Send a JSON body with the header Content-Type: application/json.',
  );
}
