/**
 * How much may be sent in one request, judged by its declared length before a byte of it is read. A body must declare
 * one: without it a request has no body (HTTP/1.1), and a chunked body could grow without end.
 */
import type { MiddlewareHandler } from 'hono';
import { AppError } from '../../shared/errors.ts';

/** Bytes of a request body; documents travel over the socket, everything else is small. */
const bodyBytes = 1024 * 1024;

export const boundedBody: MiddlewareHandler = async (c, next) => {
  if (c.req.header('transfer-encoding') !== undefined) {
    throw new AppError(
      'bad-request',
      'This request does not say how long its body is.',
      'Send it in one piece, with a Content-Length.',
    );
  }
  if (Number(c.req.header('content-length') ?? 0) > bodyBytes) {
    throw new AppError(
      'too-large',
      'This is more than 1 MB, the most that can be sent in one piece.',
      'Shorten it, or send it in parts. Long text belongs into the sections of a review.',
    );
  }
  await next();
};
