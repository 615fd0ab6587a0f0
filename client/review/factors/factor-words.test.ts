import { expect, test } from 'vitest';
import { stateAsks } from './factor-words.ts';

const nothing = { evidence: [], reason: '' } as const;

test('supported asks for evidence or a reason, and either is enough', () => {
  expect(stateAsks({ ...nothing, state: 'supported' })).toMatch(/evidence/);
  expect(stateAsks({ ...nothing, state: 'supported', evidence: ['e'] })).toBe('');
  expect(stateAsks({ ...nothing, state: 'supported', reason: 'The log shows it' })).toBe('');
});

test('ruled out and disputed ask for words even where evidence is cited', () => {
  expect(stateAsks({ state: 'ruled-out', evidence: ['e'], reason: ' ' })).not.toBe('');
  expect(stateAsks({ state: 'disputed', evidence: ['e'], reason: '' })).not.toBe('');
});

test('a proposal asks for nothing', () => {
  expect(stateAsks({ ...nothing, state: 'proposed' })).toBe('');
  expect(stateAsks({ ...nothing, state: null })).toBe('');
});
