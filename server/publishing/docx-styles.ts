/** How a summary looks in Word: the styles of a printed report, each named so that it can be changed in one place. */
import { LineRuleType, type IStylesOptions } from 'docx';

const serif = 'Cambria';
const soft = '4A443C';

/** @param language as in HTML, `en` or `en-GB` */
export function docxStyles(language: string): IStylesOptions {
  const heading = (size: number, before: number, after: number, level: number | null, colour = '1D1A16') => ({
    run: { font: serif, size, bold: true, color: colour },
    paragraph: {
      spacing: { before, after, line: 252, lineRule: LineRuleType.AUTO },
      keepNext: true,
      keepLines: true,
      ...(level === null ? {} : { outlineLevel: level }),
    },
  });
  const style = (
    id: string,
    name: string,
    run: NonNullable<IStylesOptions['paragraphStyles']>[number]['run'],
    spacing: { before?: number; after: number; line?: number },
  ) => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run: run ?? {},
    paragraph: { spacing: { lineRule: LineRuleType.AUTO, ...spacing } },
  });
  return {
    default: {
      document: {
        run: { font: serif, size: 22, color: '1D1A16', language: { value: language } },
        paragraph: { spacing: { after: 140, line: 288, lineRule: LineRuleType.AUTO } },
      },
      title: heading(44, 40, 120, null),
      heading1: heading(29, 420, 120, 0),
      heading2: heading(24, 280, 90, 1, soft),
      listParagraph: { paragraph: { spacing: { after: 90 } } },
    },
    paragraphStyles: [
      style('Kind', 'Kind of document', { size: 20, color: soft }, { after: 0 }),
      style('Imprint', 'Imprint', { size: 20, color: soft }, { after: 40 }),
      style('Lead', 'Plain words', { size: 25 }, { before: 160, after: 160, line: 312 }),
      style('Note', 'Note', { size: 20, color: soft }, { before: 80, after: 120 }),
      style('Entry', 'Entry', {}, { before: 160, after: 60 }),
      style('EntryDetail', 'Detail of an entry', { size: 21 }, { after: 50 }),
      style('EntryNote', 'Facts of an entry', { size: 19, color: soft }, { before: 20, after: 120 }),
      style('Cell', 'Cell', { size: 20 }, { after: 0, line: 260 }),
      style('CellHead', 'Head of a row or column', { size: 20, bold: true }, { after: 0, line: 260 }),
      style('Caption', 'Caption', { size: 20, color: soft, italics: true }, { before: 100, after: 80 }),
      style('Footer', 'Footer', { size: 16, color: soft }, { after: 20, line: 240 }),
    ],
  };
}
