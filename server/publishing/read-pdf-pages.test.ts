/** A finished PDF is read as its readers get it, also one that our typesetter did not make. */
import { expect, test } from 'vitest';
import { readLearningSummary } from '../../shared/summaries/read-learning-summary.ts';
import { contentForTests, frameForTests } from '../../shared/summaries/summary-for-tests.ts';
import { outlineOf } from './outline-of.ts';
import { readPdfPages } from './read-pdf-pages.ts';
import { readRendered } from './read-rendered.ts';
import { summaryHash } from './render-json.ts';
import { render } from './rendering.ts';

const summary = readLearningSummary(contentForTests, frameForTests);

/** Two pages without any structure, a bookmark, a note and a link. */
function plainPdf(pages: readonly (readonly string[])[]): Uint8Array {
  const first = 5;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${first + 3 + at * 3} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /First ${first} 0 R /Last ${first} 0 R /Count 1 >>`,
    '<< /Title (A mark by Orla) /Parent 4 0 R /Dest [7 0 R /Fit] >>',
    '<< >>',
  ];
  objects.push('<< >>');
  for (const [at, lines] of pages.entries()) {
    const shown = lines.map((line) => `(${line}) Tj 0 -20 Td`).join(' ');
    const drawn = `BT /F1 12 Tf 50 700 Td ${shown} ET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + 4 + at * 3} 0 R /Annots [${first + 5 + at * 3} 0 R] >>`,
      `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
      `<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (A note ${at} of Orla) >>`,
    );
  }
  let file = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`;
  return new TextEncoder().encode(file);
}

test('words that a line or a page cuts are put together', async () => {
  const pdf = plainPdf([
    ['The list was kept by', 'Maaren-', 'feld and by Ilse'],
    ['Quillfeather on the day.'],
  ]);
  const read = (await readRendered('pdf', pdf)).map(({ words }) => words);
  expect(read).toContainEqual(expect.stringContaining('Maarenfeld and by Ilse'));
  expect(read).toContainEqual(expect.stringContaining('by Ilse Quillfeather on'));
});

test('bookmarks and notes are told apart from what the pages show', async () => {
  const { blocks, besides } = await readPdfPages(plainPdf([['Nothing of hers']]));
  expect(blocks).toEqual(['Nothing of hers']);
  expect(besides).toEqual(expect.arrayContaining(['A mark by Orla', 'A note 0 of Orla']));
});

test('each paragraph and cell of a set summary is one stretch, and what is said of its drawing is beside it', async () => {
  const { blocks, besides } = await readPdfPages(await render(summary, 'pdf'));
  const read = blocks.map((block) => block.replaceAll('\n', ' '));
  let drawings = 0;
  for (const block of outlineOf(summary, summaryHash(summary), 'paper').blocks) {
    if (block.kind === 'paragraph') expect(read).toContain(block.text.replaceAll('\n', ' '));
    if (block.kind === 'table') expect(read).toEqual(expect.arrayContaining([...block.head]));
    if (block.kind === 'picture') {
      drawings += 1;
      expect(besides).toContain(block.description);
    }
  }
  expect(drawings).toBe(1);
  expect(besides).toContain(summary.title);
});

test('a file whose pages cannot be read is a fault and not an empty page', async () => {
  const pdf = await render(summary, 'pdf');
  await expect(readPdfPages(pdf.subarray(0, pdf.length >> 1))).rejects.toThrow();
  await expect(readPdfPages(new TextEncoder().encode('%PDF-1.7\n'))).rejects.toThrow();
});
