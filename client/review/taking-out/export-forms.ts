/** The forms in which a review leaves for its own panel, what each is for, and who may take it out. Words only. */
import type { ReviewAct } from '../../../shared/access.ts';

export type ExportForm = 'pdf' | 'docx' | 'html' | 'markdown' | 'json' | 'table' | 'archive';

interface FormWords {
  readonly form: ExportForm;
  readonly name: string;
  readonly about: string;
  readonly act: ReviewAct;
  /** Whether its comments can stand at the end. */
  readonly comments: boolean;
  /** Of its file. */
  readonly ending: string;
}

export const exportForms: readonly FormWords[] = [
  {
    form: 'pdf',
    name: 'PDF',
    about: 'The report, set for printing.',
    act: 'review.export',
    comments: true,
    ending: 'pdf',
  },
  {
    form: 'docx',
    name: 'Word',
    about: 'The report, to go on working in.',
    act: 'review.export',
    comments: true,
    ending: 'docx',
  },
  {
    form: 'html',
    name: 'Web page',
    about: 'The report in one file that every browser opens.',
    act: 'review.export',
    comments: true,
    ending: 'html',
  },
  {
    form: 'markdown',
    name: 'Markdown',
    about: 'The report as plain text.',
    act: 'review.export',
    comments: true,
    ending: 'md',
  },
  {
    form: 'table',
    name: 'Factors and actions as a table',
    about: 'CSV, a row for each.',
    act: 'review.export',
    comments: false,
    ending: 'csv',
  },
  {
    form: 'json',
    name: 'JSON',
    about: 'Everything that stands in it, for other programs.',
    act: 'review.export',
    comments: false,
    ending: 'json',
  },
  {
    form: 'archive',
    name: 'Everything, as a ZIP',
    about:
      'With comments, files, versions and who did what. Another installation makes an equal review from it.',
    act: 'review.archive',
    comments: false,
    ending: 'zip',
  },
];
