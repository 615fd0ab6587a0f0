/**
 * An outline as one HTML file that needs nothing else: no script, no picture, style or font from anywhere, which its
 * own policy also forbids. The reference form for whoever reads with assistive technology.
 */
import { createHash } from 'node:crypto';
import type { Block, Definition, Entry, Imprint, Outline, Picture, Table } from './outline.ts';
import { pageStyle } from './html-style.ts';

export function renderHtml({ language, kind, title, publisher, imprint, blocks }: Outline): string {
  const style = `${pageStyle}${pageFooter(imprint)}`;
  const digest = createHash('sha256').update(style).digest('base64');
  return [
    '<!doctype html>',
    `<html lang="${escaped(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<header${imprint.unfinished ? ' class="unfinished"' : ''}>`,
    `<p class="kind">${escaped(kind)}</p>`,
    `<h1>${escaped(title)}</h1>`,
    publisher === '' ? '' : `<p class="publisher">${escaped(publisher)}</p>`,
    `<p class="imprint"><span class="mark">${imprint.status}</span> · ${imprint.revision} · ${imprint.audience} · ${imprint.made}</p>`,
    '</header>',
    ...blocks.map((block, index) => rendered(block, index)),
    '</main>',
    '</body>',
    '</html>',
    '',
  ]
    .filter((line, index, all) => line !== '' || index === all.length - 1)
    .join('\n');
}

function rendered(block: Block, index: number): string {
  switch (block.kind) {
    case 'heading': {
      const tag = block.level === 1 ? 'h2' : 'h3';
      return `<${tag}>${escaped(block.text)}</${tag}>`;
    }
    case 'paragraph':
      return `<p${block.tone === 'plain' ? '' : ` class="${block.tone}"`}>${lines(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((text) => `<li>${lines(text)}</li>`).join('\n')}\n</ul>`;
    case 'definitions':
      return definitions(block.rows);
    case 'entry':
      return entry(block);
    case 'table':
      return table(block, index);
    case 'picture':
      return picture(block, index);
  }
}

function definitions(rows: readonly Definition[]): string {
  const said = rows.map(({ term, texts }) => {
    const [only = ''] = texts;
    const words = texts.length === 1 ? lines(only) : texts.map((text) => `<p>${lines(text)}</p>`).join('');
    return `<dt>${escaped(term)}</dt><dd>${words}</dd>`;
  });
  return said.length === 0 ? '' : `<dl>\n${said.join('\n')}\n</dl>`;
}

function entry({ mark, title, details, note }: Entry): string {
  return [
    `<div class="entry"><span class="sign">${escaped(mark)}</span><div>`,
    `<p>${lines(title)}</p>`,
    definitions(details),
    note === '' ? '' : `<p class="note">${escaped(note)}</p>`,
    '</div></div>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** Wide tables scroll in a frame of their own, which keys reach. */
function table({ caption, head, rows, rowsNamed }: Table, index: number): string {
  const cells = (row: readonly string[]): string =>
    row
      .map((words, column) =>
        rowsNamed && column === 0 ? `<th scope="row">${lines(words)}</th>` : `<td>${lines(words)}</td>`,
      )
      .join('');
  return [
    `<div class="scroll" role="region" tabindex="0" aria-labelledby="table-${index}">`,
    `<table><caption id="table-${index}">${escaped(caption)}</caption>`,
    `<thead><tr>${head.map((words) => `<th scope="col">${escaped(words)}</th>`).join('')}</tr></thead>`,
    `<tbody>\n${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}\n</tbody></table></div>`,
  ].join('\n');
}

/** The drawing brings its own title and description; the table after it says the same. */
function picture({ caption, drawing }: Picture, index: number): string {
  return [
    `<figure><div class="scroll" role="region" tabindex="0" aria-labelledby="picture-${index}">`,
    drawing.upright.svg,
    `</div><figcaption id="picture-${index}">${escaped(caption)}</figcaption></figure>`,
  ].join('\n');
}

/** What stands on every printed page. Only our own words and digits go in here: it becomes a string of the style. */
function pageFooter({ status, revision, audience, made, hash }: Imprint): string {
  const left = `${status} · ${revision} · ${audience} · ${made}`.replaceAll(/[^\p{L}\p{N} ·]/gu, '');
  return (
    `@page{size:A4;margin:20mm 22mm 24mm;@bottom-left{content:"${left}\\A SHA-256 ${hash}";white-space:pre;` +
    'font:7.5pt/1.4 Georgia,serif;color:#3d3831}@bottom-right{content:counter(page) " / " counter(pages);font:7.5pt Georgia,serif;color:#3d3831}}'
  );
}

function lines(words: string): string {
  return escaped(words).replaceAll('\n', '<br>');
}

function escaped(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
