import { expect, test } from 'vitest';
import { partnerTime } from './partner-time.ts';

test('a time says no more than is known of it', () => {
  expect(partnerTime({ from: '2026-03-14T09:41', to: '' })).toBe('14 March 2026, 09:41');
  expect(partnerTime({ from: '2026-03-02', to: '2026-03-05' })).toBe('2 March 2026 to 5 March 2026');
  expect(partnerTime({ from: '2026-03', to: '' })).toBe('March 2026');
  expect(partnerTime({ from: '', to: '' })).toBe('Time not known');
});

test('what is no date is shown as it is', () => {
  expect(partnerTime({ from: 'early', to: '' })).toBe('early');
});
