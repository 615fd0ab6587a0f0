/** How well the hints find blame in the labelled sentences. The figures are printed; the frozen half has a floor. */
import { expect, it } from 'vitest';
import { readHints } from '../../shared/language/read-hints.ts';
import { halves, laterSentences } from './labelled-sentences.ts';
import type { LabelledSentence } from './labelled-sentences.ts';

interface Figures {
  readonly precision: number;
  readonly recall: number;
}

function figuresOf(name: string, sentences: readonly LabelledSentence[]): Figures {
  let [found, wrong, missed] = [0, 0, 0];
  for (const { text, label } of sentences) {
    const blamed = readHints(text, { use: 'prose' }).some(({ kind }) => kind === 'blame');
    if (blamed && label === 'blame') found += 1;
    else if (blamed) wrong += 1;
    else if (label === 'blame') missed += 1;
  }
  const figures = { precision: found / (found + wrong), recall: found / (found + missed) };
  console.log(
    `${name}: ${sentences.length} sentences, precision ${figures.precision.toFixed(3)}, recall ${figures.recall.toFixed(3)}`,
  );
  return figures;
}

it('finds blame in sentences that no rule was written for', () => {
  const { precision, recall } = figuresOf('frozen half', halves().frozen);
  expect(precision).toBeGreaterThanOrEqual(0.9);
  expect(recall).toBeGreaterThanOrEqual(0.75);
});

it('finds blame in the sentences the rules were written with', () => {
  const { precision, recall } = figuresOf('training half', halves().training);
  expect(precision).toBeGreaterThanOrEqual(0.95);
  expect(recall).toBeGreaterThanOrEqual(0.95);
});

it('finds blame in the sentences that were written after the rules', () => {
  const { precision, recall } = figuresOf('later sentences', laterSentences());
  expect(precision).toBeGreaterThanOrEqual(0.95);
  expect(recall).toBeGreaterThanOrEqual(0.95);
});
