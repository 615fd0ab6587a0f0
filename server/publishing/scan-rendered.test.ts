/** What comes into a finished file on the way is found there, in its text and in what it says about itself. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { nothingKnown, type KnownNames } from '../../shared/deidentify/finding.ts';
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import { readLearningSummary } from '../../shared/summaries/read-learning-summary.ts';
import { contentForTests, frameForTests } from '../../shared/summaries/summary-for-tests.ts';
import { summaryFormats } from '../../shared/summaries/summary-formats.ts';
import { madeTime } from './made-time.ts';
import { outlineOf } from './outline-of.ts';
import { summaryHash } from './render-json.ts';
import { render, renderOutline } from './rendering.ts';
import { assertClean, scanRendered } from './scan-rendered.ts';

const known: KnownNames = {
  ...nothingKnown,
  people: ['Ilse Maarenfeld', 'Orin Fflinders'],
  released: ['Lumen', 'St Agnes'],
};
const summary = readLearningSummary(contentForTests, { ...frameForTests, namesReleased: true });

function altered(change: Partial<LearningSummary>): LearningSummary {
  return { ...summary, ...change };
}

test.each(summaryFormats)('a summary without findings leaves as %s', async (format) => {
  expect(await scanRendered(format, await render(summary, format), { summary, known })).toEqual([]);
});

test.each(summaryFormats.filter((format) => format !== 'csv'))(
  'what is in the finished %s and not in the summary it was made from is found',
  async (format) => {
    const bytes = await render(altered({ title: 'A list that Ilse Maarenfeld kept, 943 476 5919' }), format);
    const kinds = (await scanRendered(format, bytes, { summary, known })).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['person', 'nhs-number']));
  },
);

/** What the typesetter is given, with words in it that no check before it has seen. */
async function setWith(words: string): Promise<Uint8Array> {
  const outline = outlineOf(summary, summaryHash(summary), 'paper');
  const blocks = outline.blocks.map((block) =>
    block.kind === 'paragraph' ? { ...block, text: `${block.text} ${words}` } : block,
  );
  return renderOutline({ ...outline, blocks }, 'pdf', madeTime(summary.made));
}

test.each([
  ['a name', 'as Ilse Maarenfeld saw', 'person'],
  ['a name that a hyphen may cut', 'as Ilse Maaren\u00ADfeld saw', 'person'],
  ['a name set with a ligature', 'as Orin Fflinders saw', 'person'],
  ['a number with a check digit', 'list 943 476 5919', 'nhs-number'],
])(
  '%s that came in between the checks and the typesetter is found on the pages of the PDF',
  async (_what, words, kind) => {
    const bytes = await setWith(words);
    const leaks = await scanRendered('pdf', bytes, { summary, known });
    expect(leaks).toContainEqual(expect.objectContaining({ kind, place: 'text' }));
    await expect(assertClean('pdf', bytes, { summary, known })).rejects.toThrow(
      'The summary was not given out as a PDF: the finished file holds what nobody decided about',
    );
  },
);

test('the same PDF without such words leaves', async () => {
  expect(await scanRendered('pdf', await setWith('as everybody saw'), { summary, known })).toEqual([]);
});

test('the title and bookmarks that a PDF says about itself are read', async () => {
  const bytes = await render(altered({ title: 'A list that Ilse Maarenfeld kept' }), 'pdf');
  expect(await scanRendered('pdf', bytes, { summary, known })).toContainEqual({
    kind: 'person',
    place: 'metadata',
    text: 'Ilse Maarenfeld',
  });
});

test('an author in a Word file and a comment in a page are found', async () => {
  const parts = unzipSync(await render(summary, 'docx'));
  const core = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array());
  const signed = zipSync({
    ...parts,
    'docProps/core.xml': strToU8(core.replaceAll('Causeway', 'Ilse Maarenfeld')),
  });
  expect(await scanRendered('docx', signed, { summary, known })).toContainEqual(
    expect.objectContaining({ kind: 'person', place: 'metadata' }),
  );
  const page = strFromU8(await render(summary, 'html')).replace('</body>', '<!-- by maarenfeld --></body>');
  expect(await scanRendered('html', strToU8(page), { summary, known })).toEqual([
    { kind: 'person', place: 'metadata', text: 'maarenfeld' },
  ]);
});

test('what was answered in the summary is no leak of its file', async () => {
  const kept = altered({ wentRight: ['The list was read in Leeds on 3 April 2026.'] });
  for (const format of summaryFormats) {
    expect(await scanRendered(format, await render(kept, format), { summary: kept, known })).toEqual([]);
  }
});

test('why it was withdrawn is not asked about, so nothing may be found in it', async () => {
  const gone = altered({ status: 'withdrawn', withdrawnBecause: 'Ilse Maarenfeld was named.' });
  const bytes = await render(gone, 'markdown');
  await expect(assertClean('markdown', bytes, { summary: gone, known })).rejects.toThrow(
    'The summary was not given out as Markdown: the finished file holds what nobody decided about (name of a person).',
  );
});
