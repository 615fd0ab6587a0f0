/**
 * The one way the client talks HTTP. Every failure becomes an AppError with a sentence and a remedy, so that
 * no screen has to know about status codes. Holds no data; the rune class of each noun does.
 */
import type { Problem } from '../../shared/api/problem.ts';
import { AppError } from '../../shared/errors.ts';
import { makeId } from '../../shared/ids.ts';
import { NotReached, asAppError } from './api-errors.ts';

const base = '/api/v1';

export interface CallOptions {
  /** Added to the address; what is undefined or empty is left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  /** The version this change was made against; the server refuses when the row has moved on. */
  readonly ifMatch?: number;
  /** Makes a repeated creation harmless: the same key creates once. See `newKey`. */
  readonly idempotencyKey?: string;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Told of every refusal for want of a session, so that the frame can offer to sign in again. */
let onSignedOut: () => void = () => undefined;

export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

/** A key for one creation, kept by the form until it has succeeded. */
export function newKey(): string {
  return makeId((size) => crypto.getRandomValues(new Uint8Array(size)));
}

/**
 * One call. Resolves with the answer's JSON, or undefined for an empty answer.
 * Throws AppError, or its NotReached when the server did not answer at all.
 */
export async function call<T>(method: Method, path: string, options: CallOptions = {}): Promise<T> {
  const response = await send(method, path, options);
  if (response.ok) return (await readJson(response)) as T;
  throw await refusalOf(response);
}

/** Sends a file as it is, under headers that say what it is. Throws as `call` does. */
export async function sendFile<T>(
  path: string,
  file: Blob,
  headers: Readonly<Record<string, string>>,
): Promise<T> {
  const response = await reach(path, { method: 'POST', headers, body: file });
  if (response.ok) return (await readJson(response)) as T;
  throw await refusalOf(response);
}

/** The bytes of a file. Throws as `call` does. */
export async function fetchFile(path: string): Promise<ArrayBuffer> {
  const response = await reach(path, { method: 'GET' });
  if (!response.ok) throw await refusalOf(response);
  try {
    return await response.arrayBuffer();
  } catch (cause) {
    throw new NotReached(cause);
  }
}

async function refusalOf(response: Response): Promise<AppError> {
  const refusal = asAppError(response.status, await readProblem(response));
  if (refusal.code === 'signed-out') onSignedOut();
  return refusal;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(base + path, { ...init, credentials: 'same-origin' });
  } catch (cause) {
    throw new NotReached(cause);
  }
}

async function send(method: Method, path: string, options: CallOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (options.ifMatch !== undefined) headers['if-match'] = `"${options.ifMatch}"`;
  if (options.idempotencyKey !== undefined) headers['idempotency-key'] = options.idempotencyKey;
  return reach(path + queryString(options.query), {
    method,
    headers,
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
}

/** A query string with its question mark, or nothing. */
export function queryString(query: CallOptions['query']): string {
  const pairs = Object.entries(query ?? {}).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, String(value)]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

async function readJson(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await readText(response);
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError(
      'internal',
      'The answer could not be read.',
      'Something between this browser and Causeway may have replaced it. Load the page again.',
    );
  }
}

/** A connection can also break in the middle of an answer. */
async function readText(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    throw new NotReached(cause);
  }
}

async function readProblem(response: Response): Promise<Partial<Problem>> {
  try {
    const problem: unknown = JSON.parse(await response.text());
    return typeof problem === 'object' && problem !== null ? problem : {};
  } catch {
    // A proxy's error page is no problem document; the status alone then says what happened.
    return {};
  }
}
