/** An outline as Markdown that shows exactly its words. The drawing has no place here; its table stands for it. */
import { blocks, cell, inline, item, paragraphs, table } from '../exports/markdown-text.ts';
import type { Block, Definition, Imprint, Outline } from './outline.ts';

export function renderMarkdown({ title, publisher, imprint, blocks: parts }: Outline): string {
  return `${blocks(
    `# ${inline(title)}`,
    `*${inline(`A learning summary. ${imprintLine(imprint)}`)}*`,
    paragraphs(publisher),
    ...parts.map(block),
  )}\n`;
}

function imprintLine({ status, revision, audience, made, hash }: Imprint): string {
  return `${status} · ${revision} · ${audience} · ${made} · SHA-256 ${hash}`;
}

function block(part: Block): string {
  switch (part.kind) {
    case 'heading':
      return `${part.level === 1 ? '##' : '###'} ${inline(part.text)}`;
    case 'paragraph':
      return paragraphs(part.text);
    case 'list':
      return part.items.map((text) => item('-', paragraphs(text))).join('\n');
    case 'definitions':
      return definitions(part.rows);
    case 'entry':
      return blocks(
        `**${part.mark}** ${paragraphs(part.title)}`,
        definitions(part.details),
        part.note === '' ? '' : `*${inline(part.note)}*`,
      );
    case 'table':
      return blocks(
        `*${inline(part.caption)}*`,
        table(
          part.head.map(cell),
          part.rows.map((row) => row.map(cell)),
        ),
      );
    case 'picture':
      return '';
  }
}

function definitions(rows: readonly Definition[]): string {
  return rows
    .map(({ term, texts }) => item('-', `**${inline(term)}:** ${texts.map(paragraphs).join('\n\n')}`))
    .join('\n');
}
