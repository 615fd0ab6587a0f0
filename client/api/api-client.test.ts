import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { NotReached, fieldSentences } from './api-errors.ts';
import { call, newKey, queryString, whenSignedOut } from './api-client.ts';

/** Answers every request alike and keeps what was asked. */
function answering(answer: () => Response | Promise<Response>) {
  const fetch = vi.fn((_url: string, _init: RequestInit) => Promise.resolve(answer()));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  const thrown: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof AppError)) throw new Error('It was not refused.');
  return thrown;
}

afterEach(() => {
  vi.unstubAllGlobals();
  whenSignedOut(() => undefined);
});

describe('a call to the server', () => {
  it('sends the version it saw and the key of a creation, and gives back the JSON', async () => {
    const fetch = answering(() => Response.json({ id: 'r1' }));
    const answer = await call<{ id: string }>('PATCH', '/reviews', {
      body: { title: 'T' },
      ifMatch: 7,
      idempotencyKey: 'k',
      query: { limit: 5, cursor: undefined, text: '' },
    });
    expect(answer).toEqual({ id: 'r1' });
    const [url, init] = fetch.mock.calls[0]!;
    expect(url).toBe('/api/v1/reviews?limit=5');
    expect(init.headers).toMatchObject({
      'if-match': '"7"',
      'idempotency-key': 'k',
      'content-type': 'application/json',
    });
    expect(init.body).toBe('{"title":"T"}');
  });

  it('takes an empty answer for done', async () => {
    answering(() => new Response(null, { status: 204 }));
    expect(await call('DELETE', '/session')).toBeUndefined();
  });

  it('turns a problem into its sentence, remedy and field sentences', async () => {
    answering(() =>
      Response.json(
        {
          code: 'invalid-input',
          title: 'Enter a name.',
          remedy: 'Correct it.',
          fields: { name: 'Enter a name.' },
          details: { a: 1 },
        },
        { status: 422 },
      ),
    );
    const refusal = await refusalOf(call('POST', '/setup', { body: {} }));
    expect([refusal.code, refusal.message, refusal.remedy]).toEqual([
      'invalid-input',
      'Enter a name.',
      'Correct it.',
    ]);
    expect(fieldSentences(refusal)).toEqual({ name: 'Enter a name.' });
    expect(refusal.details).toMatchObject({ a: 1 });
  });

  it('says that nothing was saved and nothing lost when the server cannot be reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    const refusal = await refusalOf(call('GET', '/me'));
    expect(refusal).toBeInstanceOf(NotReached);
    expect(`${refusal.message} ${refusal.remedy}`).toMatch(/nothing was saved.*What you typed is still here/);
  });

  it('says the same when the connection breaks in the middle of the answer', async () => {
    const broken = new ReadableStream({
      start: (controller) => controller.error(new TypeError('network error')),
    });
    answering(() => new Response(broken));
    expect(await refusalOf(call('GET', '/me'))).toBeInstanceOf(NotReached);
  });

  it("makes a sentence of a proxy's own error page", async () => {
    answering(() => new Response('<h1>413</h1>', { status: 413 }));
    const refusal = await refusalOf(call('POST', '/reviews', { body: {} }));
    expect(refusal.code).toBe('too-large');
    expect(refusal.message).not.toContain('<');
  });

  it('does not take a page in place of JSON for an answer', async () => {
    answering(() => new Response('<!doctype html>'));
    expect((await refusalOf(call('GET', '/me'))).message).toBe('The answer could not be read.');
  });

  it('tells the frame when the session has ended, and only then', async () => {
    const heard = vi.fn();
    whenSignedOut(heard);
    const problem = (code: string) => () =>
      Response.json({ code, title: 'No.', remedy: '' }, { status: 401 });
    answering(problem('wrong-credentials'));
    await refusalOf(call('POST', '/session', { body: {} }));
    expect(heard).not.toHaveBeenCalled();
    answering(problem('signed-out'));
    await refusalOf(call('GET', '/reviews'));
    expect(heard).toHaveBeenCalledOnce();
  });

  it('makes keys that are long enough for the server and never the same', () => {
    const keys = new Set(Array.from({ length: 100 }, newKey));
    expect(keys.size).toBe(100);
    for (const key of keys) expect(key).toMatch(/^[\x21-\x7e]{16,200}$/);
  });

  it('writes no question mark for an empty question', () => {
    expect(queryString({ a: undefined, b: '' })).toBe('');
    expect(queryString(undefined)).toBe('');
  });
});
