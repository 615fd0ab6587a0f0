/** What was done is told in sentences that can be read out. */
import { expect, test } from 'vitest';
import { auditWords } from './audit-acts.ts';

test.each([
  ['pdf', 'took the review out as a PDF'],
  ['html', 'took the review out as a web page'],
  ['docx', 'took the review out as a Word file'],
  ['markdown', 'took the review out as Markdown'],
  ['archive', 'took the review out as an archive of everything'],
])('taking a review out as %s is told by what it is called in a sentence', (format, words) => {
  expect(auditWords('review.exported', { detail: { format }, subject: null, subjectId: null })).toBe(words);
});
