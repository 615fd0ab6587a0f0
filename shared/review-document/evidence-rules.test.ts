import { expect, test } from 'vitest';
import { duplicateEvidence, lacksAlternative } from './evidence-rules.ts';
import type { EvidenceRecord } from './records.ts';

function piece(id: string, fields: Partial<EvidenceRecord>): EvidenceRecord {
  const none = { text: '', source: '', url: '', alt: '', speaker: '', file: '', sha256: '', at: '' };
  const base = { id, order: id, createdAt: 0, withdrawnAt: null, kind: null, strength: null, consent: null };
  return { ...base, ...none, ...fields };
}

const groups = (pieces: readonly EvidenceRecord[]) =>
  duplicateEvidence(pieces).map((group) => group.map(({ id }) => id));

test('the same file, address or sentence is found twice, whatever else differs', () => {
  expect(
    groups([
      piece('a', { text: 'Log of the night shift, as exported.', sha256: 'x', file: '1' }),
      piece('b', { text: 'Something else', sha256: 'x', file: '1' }),
      piece('c', { url: 'https://example.org/log/' }),
      piece('d', { url: 'https://EXAMPLE.org/log#part' }),
      piece('e', { text: 'log of the night shift as exported' }),
      piece('f', { text: 'Interview' }),
    ]),
  ).toEqual([
    ['a', 'b', 'e'],
    ['c', 'd'],
  ]);
});

test('a few words alone make no duplicate', () => {
  expect(groups([piece('a', { text: 'The screen' }), piece('b', { text: 'The screen' })])).toEqual([]);
});

test('a picture lacks words until somebody writes them; anything else does not need them', () => {
  expect(lacksAlternative(piece('a', { kind: 'screenshot', file: '1', alt: ' ' }))).toBe(true);
  expect(lacksAlternative(piece('a', { kind: 'screenshot', file: '1', alt: 'A list' }))).toBe(false);
  expect(lacksAlternative(piece('a', { kind: 'screenshot' }))).toBe(false);
  expect(lacksAlternative(piece('a', { kind: 'log', file: '1' }))).toBe(false);
});
