import { expect, test } from 'vitest';
import { savedLightAnnouncement, savedLightWords } from './saved-light-words.ts';

const clock = (): string => '14:02:07';

test('the five states are said in the words of the product', () => {
  expect(savedLightWords({ state: 'saved', at: 1 }, clock)).toBe('Saved 14:02:07');
  expect(savedLightWords({ state: 'saving' }, clock)).toBe('Saving…');
  expect(savedLightWords({ state: 'device-only', changes: 12 }, clock)).toBe(
    'On this device only, 12 changes',
  );
  expect(savedLightWords({ state: 'device-only', changes: 1 }, clock)).toBe('On this device only, 1 change');
  expect(savedLightWords({ state: 'device-only', changes: 0 }, clock)).toBe('Not connected');
  expect(savedLightWords({ state: 'at-risk' }, clock)).toBe('Not saved, keep this tab open');
  expect(savedLightWords({ state: 'refused', code: 'too-large' }, clock)).toBe('Not accepted');
});

test('a visit that has written nothing claims no time of saving', () => {
  expect(savedLightWords({ state: 'saved', at: null }, clock)).toBe('Saved');
});

test('typing is not announced, trouble is, and so is its end', () => {
  expect(savedLightAnnouncement('saved', { state: 'saving' })).toBeNull();
  expect(savedLightAnnouncement('saving', { state: 'saved', at: 1 })).toBeNull();
  expect(savedLightAnnouncement('saving', { state: 'at-risk' })).toContain('keep this tab open');
  expect(savedLightAnnouncement('device-only', { state: 'saved', at: 1 })).toContain('Saved again');
  expect(savedLightAnnouncement('at-risk', { state: 'at-risk' })).toBeNull();
});
