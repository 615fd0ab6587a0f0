import { expect, test } from 'vitest';
import { isSafeLink } from './safe-link.ts';

test('web and mail addresses are links', () => {
  for (const address of ['https://example.org/a?b=c#d', 'HTTP://example.org', 'mailto:ana@example.org']) {
    expect(isSafeLink(address), address).toBe(true);
  }
});

test('scripts, data, files, other schemes and smuggled ones are not', () => {
  for (const address of [
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//example.org',
    'https://',
    'https://a b',
    'mailto:',
    '',
  ]) {
    expect(isSafeLink(address), address).toBe(false);
  }
});
