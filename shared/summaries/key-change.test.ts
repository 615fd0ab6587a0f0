/** Which keys a chain of changes leads to, and what is no chain. */
import { expect, test } from 'vitest';
import { isChainWith, keyChangeText, leadsTo, type KeyChange } from './key-change.ts';

function change(earlier: string, next: string): KeyChange {
  return { earlier, next, handedOver: '', taken: '' };
}

test('a key leads to those that followed it and to no other, however the changes go round', () => {
  const nextOf = new Map([
    ['a', 'b'],
    ['b', 'c'],
    ['x', 'y'],
    ['y', 'x'],
  ]);
  expect([leadsTo(nextOf, 'a', 'b'), leadsTo(nextOf, 'a', 'c')]).toEqual([true, true]);
  expect([leadsTo(nextOf, 'c', 'a'), leadsTo(nextOf, 'a', 'y'), leadsTo(nextOf, 'x', 'c')]).toEqual([
    false,
    false,
    false,
  ]);
});

test('changes are a chain when each goes on from the one before and the key that signed is among them', () => {
  const chain = [change('a', 'b'), change('b', 'c')];
  for (const key of ['a', 'b', 'c']) expect(isChainWith(chain, key)).toBe(true);
  expect(isChainWith(chain, 'd')).toBe(false);
  expect(isChainWith([change('a', 'b'), change('x', 'c')], 'a')).toBe(false);
  expect(isChainWith([change('a', 'b'), change('b', 'a')], 'a')).toBe(false);
});

test('the text that both keys sign names both, in one spelling', () => {
  expect(keyChangeText(change('a', 'b'))).toBe('{"earlier":"a","next":"b","schema":"causeway.key-change/1"}');
});
