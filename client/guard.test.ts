import { describe, expect, it } from 'vitest';
import { frameOf, redirectFor, signInPath, wantedPage } from './guard.ts';

describe('who may see which page', () => {
  it('sends everybody to set-up while nothing is set up, whatever page they ask for', () => {
    for (const path of ['/', '/actions', '/sign-in', '/join/abc', '/reviews/x'])
      expect(redirectFor(path, '', 'set-up-needed')).toBe('/set-up');
    expect(redirectFor('/set-up', '', 'set-up-needed')).toBeUndefined();
  });

  it('lets nobody back to set-up afterwards', () => {
    expect(redirectFor('/set-up', '', 'signed-in')).toBe('/');
    expect(redirectFor('/set-up', '', 'signed-out')).toBe('/sign-in');
  });

  it('sends the signed-out to sign in and back to the page they wanted, its query included', () => {
    const elsewhere = redirectFor('/actions', '?mine=true&text=a%20b', 'signed-out');
    expect(elsewhere).toBe('/sign-in?to=%2Factions%3Fmine%3Dtrue%26text%3Da%2520b');
    expect(wantedPage(elsewhere?.slice('/sign-in'.length) ?? '')).toBe('/actions?mine=true&text=a%20b');
  });

  it('leaves links for invitations, passwords and owners outside open to the signed-out', () => {
    expect(redirectFor('/outside/abc', '', 'signed-out')).toBeUndefined();
    expect(redirectFor('/outside/abc', '', 'signed-in')).toBeUndefined();
    expect(frameOf('/outside/abc')).toBe('bare');
    expect(redirectFor('/join/abc', '', 'signed-out')).toBeUndefined();
    expect(redirectFor('/reset/abc', '', 'signed-out')).toBeUndefined();
  });

  it('never leads to another site after signing in', () => {
    for (const to of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '/sign-in?to=/',
    ])
      expect(wantedPage(`?to=${encodeURIComponent(to)}`)).toBe('/');
  });

  it('does not write the start page into the address', () => {
    expect(signInPath('/')).toBe('/sign-in');
  });

  it('gives a review the whole window, and the page that opens one the frame', () => {
    expect(frameOf('/reviews/V1StGXR8_Z5jdHi6B-myT')).toBe('slim');
    expect(frameOf('/reviews/new')).toBe('full');
    expect(frameOf('/reviews/new/')).toBe('full');
    expect(frameOf('/join/abc')).toBe('bare');
    expect(frameOf('/nowhere')).toBe('full');
  });
});
