import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyTextChange, textDiff } from './text-diff.ts';

const words = fc.string({ unit: fc.constantFrom('a', 'b', '😀', 'é', '\n'), maxLength: 12 });

test('applying the difference gives the new text, whatever the caret says', () => {
  fc.assert(
    fc.property(
      words,
      words,
      fc.option(fc.integer({ min: -2, max: 30 }), { nil: undefined }),
      (a, b, caret) => {
        const change = textDiff(a, b, caret);
        expect(change === null ? a : applyTextChange(a, change)).toBe(b);
      },
    ),
  );
});

test('a difference never begins, ends or inserts with half a surrogate pair', () => {
  const half = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
  const whole = (text: string) => !half.test(text);
  fc.assert(
    fc.property(words, words, (a, b) => {
      const change = textDiff(a, b);
      if (change === null) return;
      expect(whole(change.insert)).toBe(true);
      expect(whole(a.slice(change.at, change.at + change.remove))).toBe(true);
      expect(whole(a.slice(0, change.at))).toBe(true);
    }),
  );
  expect(textDiff('😀', '😁')).toEqual({ at: 0, remove: 2, insert: '😁' });
});

test('the caret settles which of several equal letters was typed or deleted', () => {
  expect(textDiff('aa', 'aaa', 1)).toEqual({ at: 0, remove: 0, insert: 'a' });
  expect(textDiff('aa', 'aaa', 3)).toEqual({ at: 2, remove: 0, insert: 'a' });
  expect(textDiff('aaa', 'aa', 1)).toEqual({ at: 1, remove: 1, insert: '' });
});

test('a caret that is nowhere near the change costs nothing', () => {
  expect(textDiff('hello world', 'hallo world', 11)).toEqual({ at: 1, remove: 1, insert: 'a' });
});
