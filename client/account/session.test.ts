import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Me } from '../../shared/api/accounts.ts';
import { Session } from './session.svelte.ts';

const ana: Me = {
  id: 'm1',
  name: 'Ana',
  email: 'ana@example.org',
  organisationRoles: ['member'],
  organisation: 'North Fen',
  colour: '#1f6f8b',
};
const signedOut = () =>
  Response.json({ code: 'signed-out', title: 'You are not signed in.', remedy: '' }, { status: 401 });

/** Answers by method and path below /api/v1. */
function server(answers: Record<string, () => Response>) {
  const fetch = vi.fn((url: string, init: RequestInit) => {
    const answer = answers[`${init.method ?? 'GET'} ${url.replace('/api/v1', '')}`];
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('Failed to fetch'));
  });
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

const setUp = () => Response.json({ needed: false, organisation: 'North Fen' });

afterEach(() => vi.unstubAllGlobals());

describe('the session at this browser', () => {
  it('finds out once who is here', async () => {
    const fetch = server({ 'GET /setup': setUp, 'GET /me': () => Response.json(ana) });
    const session = new Session();
    expect(await Promise.all([session.find(), session.find()])).toEqual(['signed-in', 'signed-in']);
    expect(await session.find()).toBe('signed-in');
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(session.me?.name).toBe('Ana');
  });

  it('tells a new Causeway from being signed out', async () => {
    server({ 'GET /setup': () => Response.json({ needed: true, organisation: null }) });
    expect(await new Session().find()).toBe('set-up-needed');
    server({ 'GET /setup': setUp, 'GET /me': signedOut });
    const session = new Session();
    expect(await session.find()).toBe('signed-out');
    expect(session.organisation).toBe('North Fen');
  });

  it('does not take a server that is away for being signed out, and asks again', async () => {
    server({});
    const session = new Session();
    expect(await session.find()).toBe('unknown');
    expect(session.error?.message).toContain('could not be reached');
    server({ 'GET /setup': setUp, 'GET /me': () => Response.json(ana) });
    expect(await session.find()).toBe('signed-in');
    expect(session.error).toBeUndefined();
  });

  it('keeps the page and asks to sign in again when a session ends in the middle', async () => {
    server({
      'GET /setup': setUp,
      'GET /me': () => Response.json(ana),
      'POST /session': () => Response.json(ana),
    });
    const session = new Session();
    await session.find();
    session.lapse();
    expect([session.standing, session.lapsed, session.me?.id]).toEqual(['signed-in', true, 'm1']);
    await session.signIn('ana@example.org', 'x');
    expect(session.lapsed).toBe(false);
  });

  it('stays signed in when signing out did not reach the server', async () => {
    server({ 'GET /setup': setUp, 'GET /me': () => Response.json(ana) });
    const session = new Session();
    await session.find();
    await expect(session.signOut()).rejects.toThrow('could not be reached');
    expect(session.standing).toBe('signed-in');
  });
});
