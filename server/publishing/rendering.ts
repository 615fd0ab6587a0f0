/**
 * From a learning summary to the bytes of one format. A pure function of the summary: no clock, no file, no network;
 * the same summary gives the same bytes. Runs in a process of its own, which the publisher keeps.
 */
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import type { SummaryFormat } from '../../shared/summaries/summary-formats.ts';
import type { Outline, PrintedFormat } from './outline.ts';

/** @param made milliseconds; the only time the file tells. @throws CannotRender */
export async function renderOutline(
  outline: Outline,
  format: PrintedFormat,
  made: number,
): Promise<Uint8Array> {
  switch (format) {
    case 'html':
      return encoded((await import('./render-html.ts')).renderHtml(outline));
    case 'docx':
      return (await import('./render-docx.ts')).renderDocx(outline, made);
    case 'pdf':
      return (await import('./render-pdf.ts')).renderPdf(outline, made);
  }
}

/** @throws CannotRender */
export async function render(summary: LearningSummary, format: SummaryFormat): Promise<Uint8Array> {
  // Each is loaded when it is first asked for: the typesetter and the maker of Word files are large.
  const { outlineOf } = await import('./outline-of.ts');
  const { summaryHash, summaryJson } = await import('./render-json.ts');
  const { madeTime } = await import('./made-time.ts');
  const hash = summaryHash(summary);
  const made = madeTime(summary.made);
  switch (format) {
    case 'json':
      return encoded(summaryJson(summary));
    case 'csv':
      return encoded((await import('./render-csv.ts')).renderCsv(summary));
    case 'markdown':
      return encoded((await import('./render-markdown.ts')).renderMarkdown(outlineOf(summary, hash, 'page')));
    case 'html':
      return renderOutline(outlineOf(summary, hash, 'page'), format, made);
    case 'docx':
    case 'pdf':
      return renderOutline(outlineOf(summary, hash, 'paper'), format, made);
  }
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
