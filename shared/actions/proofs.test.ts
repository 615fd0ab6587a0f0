import { expect, test } from 'vitest';
import { proofFault } from './proofs.ts';

test.each([
  { kind: 'link', text: 'https://example.org/change/12' },
  { kind: 'quote', text: 'In use on all wards since Monday.' },
  { kind: 'file', text: '', fileId: 'f1' },
  { kind: 'none', text: 'The supplier gives no record.' },
] as const)('a $kind with what belongs to it is a proof', (proof) => {
  expect(proofFault(proof)).toBeUndefined();
});

test.each([
  { kind: 'link', text: 'javascript:alert(1)' },
  { kind: 'link', text: 'example.org' },
  { kind: 'quote', text: '  ' },
  { kind: 'file', text: 'The change form' },
  { kind: 'none', text: '' },
] as const)('a $kind of "$text" is none, with a sentence', (proof) => {
  expect(proofFault(proof)).toMatch(/\.$/u);
});
