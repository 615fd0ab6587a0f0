import { expect, test } from 'vitest';
import type { LayerPair } from '../../../shared/review-document/factor-links.ts';
import type { Layer } from '../../../shared/taxonomy/layers.ts';
import { pairsSentence } from './pair-words.ts';

const cell = (from: Layer, to: Layer, count: number): LayerPair => ({
  from,
  to,
  pairs: Array.from({ length: count }, () => ({}) as never),
});

test('the most frequent way between layers comes first, and ways within a layer are counted apart', () => {
  expect(
    pairsSentence([
      [cell('model', 'interface', 1), cell('model', 'model', 2)],
      [cell('governance', 'workflow', 3)],
    ]),
  ).toBe('Governance to Workflow (3), Model to Interface (1). 2 within one layer.');
});

test('without any way between layers it says how to make one', () => {
  expect(pairsSentence([[cell('model', 'model', 0)]])).toMatch(/^No factor acts on another layer yet\./);
});
