import { describe, expect, it } from 'vitest';
import { factorInWords, factorName, factorSentence } from './factor-sentence.ts';

const whole = {
  condition: 'The tick reads as a verdict.',
  mechanism: 'readers stopped  searching',
  effect: 'the shadow was not seen',
};

describe('a factor as a sentence', () => {
  it('joins the three parts into one sentence with one stop', () => {
    expect(factorInWords(whole)).toBe(
      'The tick reads as a verdict, which made it more likely that readers stopped searching, and so that the shadow was not seen.',
    );
  });

  it('joins an effect straight to its condition while the mechanism is missing', () => {
    expect(factorInWords({ ...whole, mechanism: ' ' })).toBe(
      'The tick reads as a verdict, which made it more likely that the shadow was not seen.',
    );
  });

  it('says that the condition is missing rather than leaving it out', () => {
    expect(factorSentence({ ...whole, condition: '' })[0]).toEqual({
      kind: 'gap',
      text: 'A condition not named yet',
    });
  });

  it('adds no stop after a question or a closing mark', () => {
    expect(factorInWords({ condition: 'Was it seen?', mechanism: '', effect: '' })).toBe('Was it seen?');
  });

  it('is empty without any words and still has a name', () => {
    const empty = { condition: '', mechanism: '\n', effect: '' };
    expect(factorSentence(empty)).toEqual([]);
    expect(factorName(empty)).toBe('Factor without words');
  });

  it('cuts a long name at a word', () => {
    const name = factorName({ ...whole, condition: 'word '.repeat(40) });
    expect(name.length).toBeLessThanOrEqual(61);
    expect(name).toMatch(/word…$/);
  });
});
