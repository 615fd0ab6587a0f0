import { describe, expect, it } from 'vitest';
import { makeOwnOrigin } from './origin.ts';

const local = makeOwnOrigin({ host: '127.0.0.1', publicUrl: null }, () => 3000);

describe('the own origin', () => {
  it('is every usual name of this machine when bound to it', () => {
    for (const origin of ['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000']) {
      expect(local(origin, 'localhost:3000')).toBe(true);
    }
  });

  it('is not another port, another scheme, another site, or a page without an origin', () => {
    const foreign = ['http://127.0.0.1:3001', 'https://127.0.0.1:3000', 'http://evil.example', 'null', ''];
    for (const origin of foreign) expect(local(origin, '127.0.0.1:3000')).toBe(false);
  });

  it('is not a foreign name that was made to lead here, even when Host agrees', () => {
    expect(local('http://evil.example:3000', 'evil.example:3000')).toBe(false);
  });

  it('is PUBLIC_URL behind a proxy', () => {
    const own = makeOwnOrigin({ host: '0.0.0.0', publicUrl: 'https://c.example.org' }, () => 3000);
    expect(own('https://c.example.org', 'c.example.org')).toBe(true);
    expect(own('http://c.example.org', 'c.example.org')).toBe(false);
  });

  it('has to agree with Host when bound to every address without a PUBLIC_URL', () => {
    const own = makeOwnOrigin({ host: '0.0.0.0', publicUrl: null }, () => 3000);
    expect(own('http://ward-pc:3000', 'ward-pc:3000')).toBe(true);
    expect(own('http://evil.example', 'ward-pc:3000')).toBe(false);
  });

  it('may be missing, as with programs that are no browser', () => {
    expect(local(undefined, undefined)).toBe(true);
  });
});
