/** A member whose name is also what somebody does keeps no summary from leaving. */
import { expect, test } from 'vitest';
import { render } from '../../server/publishing/rendering.ts';
import { scanRendered } from '../../server/publishing/scan-rendered.ts';
import { nothingKnown } from '../../shared/deidentify/finding.ts';
import { readLearningSummary } from '../../shared/summaries/read-learning-summary.ts';
import { contentForTests, frameForTests } from '../../shared/summaries/summary-for-tests.ts';
import { summaryFormats } from '../../shared/summaries/summary-formats.ts';

const summary = readLearningSummary(contentForTests, { ...frameForTests, namesReleased: true });
const known = {
  ...nothingKnown,
  people: ['Marit Lead', 'Ann Ward', 'Jo Member'],
  released: ['Lumen', 'St Agnes'],
};

test.each(summaryFormats)('the role that approved it is nobody’s surname in %s', async (format) => {
  expect(summary.deidentification.approvedBy).toEqual(['Safety lead']);
  const bytes = await render(summary, format);
  expect(await scanRendered(format, bytes, { summary, known })).toEqual([]);
});

test.each(['Dr Lead', 'M. Lead', 'Marit Lead', 'marit lead'])(
  'who approved it is found when it is "%s"',
  async (name) => {
    const { deidentification } = summary;
    const named = { ...summary, deidentification: { ...deidentification, approvedBy: [name] } };
    const bytes = await render(named, 'markdown');
    const found = await scanRendered('markdown', bytes, { summary: named, known });
    expect(found).toContainEqual(expect.objectContaining({ kind: 'person' }));
  },
);
