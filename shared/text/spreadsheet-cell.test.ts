/** What leaves for a spreadsheet comes back as it was; the other half of the pair is `server/exports/csv.ts`. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takenForFormula, withoutApostrophe } from './spreadsheet-cell.ts';

test('an apostrophe that somebody wrote stays, also in front of a formula', () => {
  const leaves = (text: string): string => (takenForFormula.test(text) ? `'${text}` : text);
  fc.assert(
    fc.property(fc.stringMatching(/^['=+\-@ \t\ra-c]{0,8}$/), (text) => {
      expect(withoutApostrophe(leaves(text))).toBe(text);
    }),
  );
  expect(withoutApostrophe("'=1")).toBe('=1');
  expect(withoutApostrophe("'til noon")).toBe("'til noon");
});
