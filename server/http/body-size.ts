/**
 * How much may be sent in one request, judged by its declared length before a byte of it is read. A body must declare
 * one: without it a request has no body (HTTP/1.1), and a chunked body could grow without end.
 */
import type { MiddlewareHandler } from 'hono';
import { largestImport } from '../../shared/api/action-import.ts';
import { largestSummaryFile } from '../../shared/api/library.ts';
import { largestEvidenceFile } from '../../shared/evidence/file-rules.ts';
import { AppError } from '../../shared/errors.ts';

/** Bytes of a request body; documents travel over the socket, files to an address of their own. */
const megabyte = 1024 * 1024;
const bodyBytes = megabyte;

export const boundedBody: MiddlewareHandler = async (c, next) => {
  if (c.req.header('transfer-encoding') !== undefined) {
    throw new AppError(
      'bad-request',
      'This request does not say how long its body is.',
      'Send it in one piece, with a Content-Length.',
    );
  }
  const declared = Number(c.req.header('content-length') ?? 0);
  const upload = uploadOf(c.req.method, c.req.path);
  if (upload !== undefined) {
    if (declared <= upload.largest) return next();
    throw new AppError(
      'too-large',
      `This file has ${Math.ceil(declared / megabyte)} MB; at most ${upload.largest / megabyte} MB are taken.`,
      upload.remedy,
    );
  }
  if (declared > bodyBytes) {
    throw new AppError(
      'too-large',
      'This is more than 1 MB, the most that can be sent in one piece.',
      'Shorten it, or send it in parts. Long text belongs into the sections of a review.',
    );
  }
  await next();
};

interface Upload {
  readonly path: RegExp;
  /** Bytes. */
  readonly largest: number;
  /** What to do about a larger one. */
  readonly remedy: string;
}

const uploads: readonly Upload[] = [
  {
    path: /^\/api\/v1\/reviews\/[\w-]+\/evidence-files$/,
    largest: largestEvidenceFile,
    remedy: 'Add a picture of the part that matters, or the pages or lines that matter.',
  },
  {
    path: /^\/api\/v1\/actions\/import(\/preview)?$/,
    largest: largestImport,
    remedy: 'Take it apart, and bring in one part after the other.',
  },
  {
    path: /^\/api\/v1\/library\/import$/,
    largest: largestSummaryFile,
    remedy: 'Choose the JSON file as its publisher gave it; no learning summary is as large.',
  },
];

function uploadOf(method: string, path: string): Upload | undefined {
  return method === 'POST' ? uploads.find((upload) => upload.path.test(path)) : undefined;
}

/** Whether a request is one of those whose body is a file as it is, instead of JSON. */
export function isUpload(method: string, path: string): boolean {
  return uploadOf(method, path) !== undefined;
}
