import { expect, test } from 'vitest';
import { readPdf } from './read-pdf.ts';

test('the number a file is given is no word of it, and what else it says of itself is', () => {
  const number = 'eMyw7r+Ada/cwle3AVW00w==';
  const file = `%PDF-1.7\n1 0 obj << /Title (Ada Stern and the tick) >> endobj\ntrailer << /ID [(${number}) (${number})] >>\n%%EOF`;
  const read = readPdf(new TextEncoder().encode(file));
  expect(read).toEqual(['Ada Stern and the tick']);
});
