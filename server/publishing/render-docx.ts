/**
 * An outline as a Word document made of real styles: title, headings, lists, tables with header rows, so that whoever
 * goes on writing in it, or has it read aloud, finds its structure. Names nobody as its author and holds no time but
 * that of the revision. The drawing is left to the formats that can hold it; its table stands for it.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx';
import { docxStyles } from './docx-styles.ts';
import type { Block, Definition, Imprint, Outline, Table as OutlineTable } from './outline.ts';
import { steadyZip } from './steady-zip.ts';

/** Twentieths of a point: A4 with margins that leave a line of about seventy letters. */
const page = { width: 11_906, height: 16_838, side: 1700, top: 1300, bottom: 1500 } as const;
const measure = page.width - 2 * page.side;
/** Where words stand that belong to a mark. */
const hang = 680;
const rule = { style: BorderStyle.SINGLE, size: 4, color: 'B9B2A6' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

/** @param made milliseconds; the only time the file tells */
export async function renderDocx(outline: Outline, made: number): Promise<Uint8Array> {
  const { kind, title, publisher, imprint, blocks, language } = outline;
  const document = new Document({
    title,
    subject: kind,
    creator: 'Causeway',
    lastModifiedBy: 'Causeway',
    description: '',
    keywords: '',
    revision: 1,
    styles: docxStyles(language),
    numbering: {
      config: [
        {
          reference: 'points',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 360, hanging: 360 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: {
              top: page.top,
              bottom: page.bottom,
              left: page.side,
              right: page.side,
              header: 600,
              footer: 620,
            },
          },
        },
        footers: { default: footer(imprint) },
        children: [
          new Paragraph({ style: 'Kind', text: kind }),
          new Paragraph({ heading: HeadingLevel.TITLE, text: title }),
          ...(publisher === '' ? [] : [new Paragraph({ style: 'Imprint', text: publisher })]),
          new Paragraph({ style: 'Imprint', children: imprintRuns(imprint) }),
          ...blocks.flatMap(rendered),
        ],
      },
    ],
  });
  return steadyZip(await Packer.toBuffer(document), made);
}

function rendered(block: Block): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          text: block.text,
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          ...(block.tone === 'plain' ? {} : { style: block.tone === 'lead' ? 'Lead' : 'Note' }),
          children: runs(block.text),
        }),
      ];
    case 'list':
      return block.items.map(
        (text) =>
          new Paragraph({
            style: 'ListParagraph',
            numbering: { reference: 'points', level: 0 },
            children: runs(text),
          }),
      );
    case 'definitions':
      return [definitionTable(block.rows), gap()];
    case 'entry':
      return [
        new Paragraph({
          style: 'Entry',
          tabStops: [{ type: TabStopType.LEFT, position: hang }],
          indent: { left: hang, hanging: hang },
          children: [run({ text: block.mark, bold: true }), new TextRun('\t'), ...runs(block.title)],
        }),
        ...block.details.map(detail),
        ...(block.note === ''
          ? []
          : [new Paragraph({ style: 'EntryNote', indent: { left: hang }, text: block.note })]),
      ];
    case 'table':
      return [new Paragraph({ style: 'Caption', text: block.caption, keepNext: true }), table(block), gap()];
    case 'picture':
      return [];
  }
}

function detail({ term, texts }: Definition): Paragraph {
  return new Paragraph({
    style: 'EntryDetail',
    indent: { left: hang },
    children: [
      run({ text: `${term}: `, color: '4A443C', italics: true }),
      ...texts.flatMap((text, index) => (index === 0 ? runs(text) : [run({ break: 2 }), ...runs(text)])),
    ],
  });
}

function table({ head, rows, widths, rowsNamed }: OutlineTable): Table {
  const shares = inTwips(widths);
  return new Table({
    width: { size: measure, type: WidthType.DXA },
    columnWidths: shares,
    layout: TableLayoutType.FIXED,
    borders: {
      top: none,
      left: none,
      right: none,
      bottom: rule,
      insideVertical: none,
      insideHorizontal: rule,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((words, column) => cell(words, shares[column] ?? 0, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((words, column) => cell(words, shares[column] ?? 0, rowsNamed && column === 0)),
          }),
      ),
    ],
  });
}

function definitionTable(rows: readonly Definition[]): Table {
  const shares = inTwips([4, 9]);
  return new Table({
    width: { size: measure, type: WidthType.DXA },
    columnWidths: shares,
    layout: TableLayoutType.FIXED,
    borders: {
      top: none,
      left: none,
      right: none,
      bottom: none,
      insideVertical: none,
      insideHorizontal: none,
    },
    rows: rows.map(
      ({ term, texts }) =>
        new TableRow({
          cantSplit: true,
          children: [cell(term, shares[0] ?? 0, true), cell(texts.join('\n\n'), shares[1] ?? 0, false)],
        }),
    ),
  });
}

function cell(words: string, width: number, named: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 0, right: 140 },
    children: [new Paragraph({ style: named ? 'CellHead' : 'Cell', children: runs(words) })],
  });
}

/** Word joins two tables that touch, and a heading would sit tight under one. */
function gap(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 0, line: 160, lineRule: LineRuleType.EXACT } });
}

function footer(imprint: Imprint): Footer {
  const { status, revision, audience, made, hash } = imprint;
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        tabStops: [{ type: TabStopType.RIGHT, position: measure }],
        children: [
          run({ text: status, bold: true, ...(imprint.unfinished ? { color: '8A2A0C' } : {}) }),
          new TextRun(` · ${revision} · ${audience} · ${made}`),
          run({ children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
      new Paragraph({ style: 'Footer', children: [run({ text: `SHA-256 ${hash}`, size: 12 })] }),
    ],
  });
}

function imprintRuns({ status, revision, audience, made, unfinished }: Imprint): TextRun[] {
  return [
    run({ text: status, bold: true, ...(unfinished ? { color: '8A2A0C' } : {}) }),
    new TextRun(` · ${revision} · ${audience} · ${made}`),
  ];
}

function run(options: IRunOptions): TextRun {
  return new TextRun(options);
}

/** Line breaks of the writer stay line breaks. */
function runs(words: string): TextRun[] {
  return words.split('\n').map((line, index) => run({ text: line, ...(index === 0 ? {} : { break: 1 }) }));
}

function inTwips(widths: readonly number[]): number[] {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => Math.floor((measure * width) / whole));
}
