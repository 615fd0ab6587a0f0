/** The formats in which a learning summary leaves, and what each is called by machines and by people. Pure. */

/** In the order in which they are offered: what most people want first. */
export const summaryFormats = ['pdf', 'html', 'docx', 'markdown', 'json', 'csv'] as const;
export type SummaryFormat = (typeof summaryFormats)[number];

export interface FormatFacts {
  readonly name: string;
  /** Within a sentence, such as after "made into" or "took out as". */
  readonly inSentence: string;
  /** Of the file name, without the dot. */
  readonly ending: string;
  readonly mediaType: string;
}

export const formatFacts: Readonly<Record<SummaryFormat, FormatFacts>> = {
  pdf: { name: 'PDF', inSentence: 'a PDF', ending: 'pdf', mediaType: 'application/pdf' },
  html: { name: 'Web page', inSentence: 'a web page', ending: 'html', mediaType: 'text/html; charset=utf-8' },
  docx: {
    name: 'Word',
    inSentence: 'a Word file',
    ending: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  markdown: {
    name: 'Markdown',
    inSentence: 'Markdown',
    ending: 'md',
    mediaType: 'text/markdown; charset=utf-8',
  },
  json: { name: 'JSON', inSentence: 'JSON', ending: 'json', mediaType: 'application/json; charset=utf-8' },
  csv: {
    name: 'Factors and actions as a table',
    inSentence: 'CSV',
    ending: 'csv',
    mediaType: 'text/csv; charset=utf-8',
  },
};
