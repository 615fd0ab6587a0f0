import { expect, test } from 'vitest';
import type { BlameCategory, TextUse } from './hint.ts';
import { readHints } from './read-hints.ts';

const categories = (text: string, use: TextUse = 'prose'): string[] =>
  readHints(text, { use }).map(({ category }) => category);

/** For each category a sentence that blames and one that shares its words and does not. */
const pairs: readonly (readonly [BlameCategory, string, string])[] = [
  ['counterfactual', 'The clerk should have noticed it.', 'Every rule should have a named owner.'],
  ['omission', 'The night shift failed to act.', 'The night job failed to start.'],
  ['adverb', 'The nurse carelessly accepted it.', 'The service wrongly accepted an empty field.'],
  ['character', 'The guard was lazy.', 'The pictures are lazily loaded.'],
  ['culpability', 'The supplier is to blame.', 'We do not ask who is to blame.'],
  ['human-error', 'It was caused by the registrar.', 'It was caused by a full disk.'],
  ['rule-breach', 'The crew violated the policy.', 'The rows violated the schema.'],
  ['named-person', 'Mr Okafor closed the case.', 'Dr Foster publishes the figures.'],
  ['hindsight', 'It was obvious that it was wrong.', 'It was not obvious which version ran.'],
  ['remedy', 'The porters will be retrained.', 'The model will be retrained.'],
  ['patient', 'The patient was non-compliant.', 'The file is non-compliant with the standard.'],
  ['single-cause', 'The sole cause was the driver.', 'The panel found no single cause.'],
  ['deflection', 'This was just a glitch.', 'The glitch filter removes short pulses.'],
  ['labels', 'He is the weak link.', 'The weak link is a part that is made to break first.'],
];

test.each(pairs)(
  '%s is found in its sentence and not in one that shares the words',
  (category, blaming, plain) => {
    expect(categories(blaming)).toContain(category);
    expect(categories(plain)).toEqual([]);
  },
);

test('somebody else’s words are left alone, in quotation marks, reported, or in a block of testimony', () => {
  expect(categories('One driver said: "I should have braked."')).toEqual([]);
  expect(categories('The family told us that the nurse ignored them.')).toEqual([]);
  expect(categories('The nurse ignored them.', 'testimony')).toEqual([]);
});

test('an act whose condition is given in the sentence is left alone', () => {
  expect(categories('The nurse did not read the page.')).toEqual(['omission']);
  expect(categories('The nurse did not read the page because the viewer was blocked.')).toEqual([]);
});

test('offsets lie on the words, also behind a quotation, an accent and a line break', () => {
  const text = 'Café “noted”.\nThe nurse failed to escalate.';
  const [hint] = readHints(text, { use: 'prose' });
  expect(text.slice(hint?.from, hint?.to)).toBe('failed to');
});

test('a wording that is applied leaves nothing to hint at', () => {
  for (const text of [
    'The nurse failed to escalate it.',
    'She blindly accepted it.',
    'The clerk should have checked it.',
  ]) {
    const [change] = readHints(text, { use: 'prose' })[0]?.rewordings ?? [];
    const written = text.slice(0, change?.from) + (change?.text ?? '') + text.slice(change?.to);
    expect(written).not.toBe(text);
    expect(categories(written)).toEqual([]);
  }
});

test('words of the trade are pointed out only in text for everybody', () => {
  expect(categories('The patient had a renal problem.', 'plain')).toEqual(['jargon']);
  expect(categories('The patient had a renal problem.')).toEqual([]);
});

test('a condition takes neither verdicts nor acts', () => {
  expect(categories('Inadequate display of the unit', 'condition')).toEqual(['vague-descriptor']);
  expect(categories('The nurse accepted the value', 'condition')).toEqual(['act-as-condition']);
  expect(categories('The unit stands on the second page', 'condition')).toEqual([]);
});

test('any text is read without a throw', () => {
  for (const text of [
    '',
    '   ',
    '…',
    '"',
    '“',
    'x'.repeat(20_000),
    '\u0001\ud800 İ ǅ',
    'had had had if only',
  ])
    expect(() => readHints(text, { use: 'plain' })).not.toThrow();
});
