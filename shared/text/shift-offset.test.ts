import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shiftOffset } from './shift-offset.ts';
import type { TextStep } from './shift-offset.ts';

describe('shiftOffset', () => {
  test('moves with words put in before it and not with words put in behind it', () => {
    expect(shiftOffset(5, [{ retain: 2 }, { insert: 3 }])).toBe(8);
    expect(shiftOffset(5, [{ retain: 7 }, { insert: 3 }])).toBe(5);
  });

  test('stays before words put in at the very place, unless told to go after them', () => {
    expect(shiftOffset(5, [{ retain: 5 }, { insert: 3 }])).toBe(5);
    expect(shiftOffset(5, [{ retain: 5 }, { insert: 3 }], 'after')).toBe(8);
  });

  test('falls to the start of what was taken out around it', () => {
    expect(shiftOffset(5, [{ retain: 3 }, { remove: 10 }])).toBe(3);
  });

  test('keeps pointing at the same letter through any change that leaves the letter', () => {
    const seed = 20_261_120;
    const step = fc.oneof(
      fc.record({ retain: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ remove: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ insert: fc.integer({ min: 1, max: 5 }) }),
    );
    fc.assert(
      fc.property(fc.nat(30), fc.array(step, { maxLength: 8 }), (offset, steps: TextStep[]) => {
        const letters = Array.from({ length: 60 }, (_, i) => String(i));
        const after: string[] = [];
        let read = 0;
        for (const one of steps) {
          if ('retain' in one) after.push(...letters.slice(read, (read += one.retain)));
          else if ('remove' in one) read += one.remove;
          else after.push(...Array.from({ length: one.insert }, () => '+'));
        }
        after.push(...letters.slice(read));
        const letter = after.indexOf(String(offset));
        // Words put in right before the letter stand between it and a caret that was there.
        if (letter >= 0) expect(shiftOffset(offset, steps, 'after')).toBe(letter);
      }),
      { seed, numRuns: 500 },
    );
  });
});
