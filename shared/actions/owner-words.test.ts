import { expect, test } from 'vitest';
import { ownerWords } from './owner-words.ts';

const none = { ownerName: null, outsideOwner: '', ownerLeft: false };

test.each([
  [none, null],
  [{ ...none, ownerName: 'Ana' }, 'Ana'],
  [{ ...none, outsideOwner: 'J. Weber, Lumen' }, 'Outside: J. Weber, Lumen'],
  [{ ...none, ownerName: 'Ana', outsideOwner: 'J. Weber' }, 'Ana, outside: J. Weber'],
  [{ ...none, ownerLeft: true }, 'Nobody, its owner has left'],
  [{ ...none, ownerName: 'Ana', ownerLeft: true }, 'Ana, who has left'],
  [{ ownerName: 'Ana' }, 'Ana'],
])('%j is read as %j', (owned, words) => {
  expect(ownerWords(owned)).toBe(words);
});
