import { expect, test } from 'vitest';
import type { EvidenceRecord } from '../../../shared/review-document/records.ts';
import { filteredEvidence, lackOf, noFilter } from './evidence-filter.ts';

function piece(id: string, fields: Partial<EvidenceRecord>): EvidenceRecord {
  const none = { text: id, source: '', url: '', alt: '', speaker: '', file: '', sha256: '', at: '' };
  const base = { id, order: id, createdAt: 0, withdrawnAt: null, kind: null, strength: null, consent: null };
  return { ...base, ...none, ...fields };
}

const pieces = [
  piece('log', { kind: 'log', strength: 'recorded' }),
  piece('screen', { kind: 'screenshot', strength: 'recorded', file: 'f' }),
  piece('quote', { kind: 'quote', strength: 'told', consent: 'may-quote' }),
  piece('bare', {}),
];
const shown = (filter: Partial<typeof noFilter>, cited: readonly string[] = []) =>
  filteredEvidence(pieces, { ...noFilter, ...filter }, (id) => cited.includes(id)).map(({ id }) => id);

test('without a filter everything is shown in its order', () => {
  expect(shown({})).toEqual(['log', 'screen', 'quote', 'bare']);
});

test('strength and kind narrow together, and what nobody has said can be looked for', () => {
  expect(shown({ strength: 'recorded' })).toEqual(['log', 'screen']);
  expect(shown({ strength: 'recorded', kind: 'screenshot' })).toEqual(['screen']);
  expect(shown({ strength: 'unsaid' })).toEqual(['bare']);
});

test('what lacks something says what it lacks first', () => {
  expect(shown({ lacking: true }, ['log', 'quote'])).toEqual(['screen', 'bare']);
  expect(lackOf(pieces[1]!, true)).toBe('No alternative text yet');
  expect(lackOf(pieces[0]!, false)).toBe('Not cited yet');
  expect(lackOf(piece('q', { kind: 'quote', strength: 'told' }), true)).toMatch(/quoted/);
});
