/** What each format of a learning summary is made of: its structure, its language, its facts about itself. */
import { strFromU8, unzipSync } from 'fflate';
import { Window } from 'happy-dom';
import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { render } from '../../server/publishing/rendering.ts';
import { summaryHash } from '../../server/publishing/render-json.ts';
import { learningSummary, type LearningSummary } from '../../shared/summaries/learning-summary.ts';
import { longSummary, writtenSummary } from '../support/written-summary.ts';
import { hasPoppler, pdfFacts, pdfStructure, pdfText, popplerMissing } from './poppler.ts';

const hash = summaryHash(writtenSummary);
const pagedImprint = /Interim · Revision 2 · For the public · November 2026/;

async function text(summary: LearningSummary, format: 'html' | 'markdown' | 'json' | 'csv'): Promise<string> {
  return new TextDecoder().decode(await render(summary, format));
}

describe('JSON', () => {
  test('is canonical: its bytes have the registered digest, in whichever order the fields came', async () => {
    const bytes = await render(writtenSummary, 'json');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
    const turned = Object.fromEntries(Object.entries(writtenSummary).reverse()) as LearningSummary;
    expect(summaryHash(turned)).toBe(hash);
    expect(learningSummary.parse(JSON.parse(new TextDecoder().decode(bytes)))).toEqual(writtenSummary);
  });

  test('has another digest once a letter changes', () => {
    expect(summaryHash({ ...writtenSummary, title: `${writtenSummary.title}.` })).not.toBe(hash);
  });
});

describe('HTML', () => {
  test('is one page with a language, a tree of headings and tables with heads', async () => {
    const html = await text(writtenSummary, 'html');
    const page = new new Window().DOMParser().parseFromString(html, 'text/html');
    expect(page.documentElement.lang).toBe('en-GB');
    const levels = [...page.querySelectorAll('h1, h2, h3')].map(({ tagName }) => Number(tagName.slice(1)));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    for (const table of page.querySelectorAll('table')) {
      expect(table.querySelector('caption')?.textContent).not.toBe('');
      expect(table.querySelectorAll('thead th[scope=col]').length).toBeGreaterThan(0);
    }
    expect(page.querySelector('svg title')?.textContent).toContain(writtenSummary.title);
    expect(page.querySelector('svg desc')?.textContent).toContain('contributes to');
    expect(page.body.textContent).toMatch(pagedImprint);
    expect(page.body.textContent).toContain(hash);
  });

  test('allows itself its own style and nothing else', async () => {
    const html = await text(writtenSummary, 'html');
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(html).toContain(`default-src 'none'; style-src 'sha256-${digest}'`);
    expect(html).not.toMatch(/<script|<link|<img|url\((?!#)|@import|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
  });
});

describe('Word', () => {
  const partsOf = async (summary: LearningSummary): Promise<(name: string) => string> => {
    const parts = unzipSync(await render(summary, 'docx'));
    return (name) => strFromU8(parts[name] ?? new Uint8Array());
  };

  test('has real headings in the order of the summary, and tables whose first row is a header', async () => {
    const part = await partsOf(writtenSummary);
    const document = part('word/document.xml');
    const styled = [...document.matchAll(/<w:pStyle w:val="(Title|Heading[12])"\/>.*?<w:t[^>]*>([^<]*)/g)];
    const headings = styled.map(([, style = '', words = '']) => `${style} ${words}`);
    expect(headings.slice(0, 3)).toEqual([
      `Title ${writtenSummary.title}`,
      'Heading1 In plain words',
      'Heading1 At a glance',
    ]);
    expect(headings).toContain('Heading2 Interface');
    const tables = document.split('<w:tbl>').slice(1);
    const withHeader = tables.filter((table) => /^.*?<w:tr>\s*<w:trPr>.*?<w:tblHeader\/>/.test(table));
    expect(withHeader.length).toBe(5);
    const styles = part('word/styles.xml');
    expect(styles).toMatch(/w:styleId="Heading1">.*?<w:outlineLvl w:val="0"\/>/);
    expect(styles).toContain('<w:lang w:val="en-GB"/>');
  });

  test('tells its title and the month of its revision, and no author, program or other time', async () => {
    const core = (await partsOf(writtenSummary))('docProps/core.xml');
    expect(core).toContain(`<dc:title>${writtenSummary.title}</dc:title>`);
    expect([...core.matchAll(/\d{4}-\d\d-\d\dT[\d:]+Z/g)].map(([time]) => time)).toEqual([
      '2026-11-01T12:00:00Z',
      '2026-11-01T12:00:00Z',
    ]);
    expect(core).toContain('<dc:creator>Causeway</dc:creator>');
  });

  test('carries mark, revision, audience, month and digest on each page', async () => {
    const footer = (await partsOf(writtenSummary))('word/footer1.xml').replaceAll(/<[^>]+>/g, '');
    expect(footer).toMatch(pagedImprint);
    expect(footer).toContain(hash);
  });
});

describe('the table', () => {
  test('has a row for each factor and each action', async () => {
    const csv = await text(writtenSummary, 'csv');
    const { data } = Papa.parse<Record<string, string>>(csv.replace(/^\ufeff/, ''), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data.map(({ Kind, Mark }) => `${Kind ?? ''} ${Mark ?? ''}`)).toEqual([
      ...writtenSummary.factors.map(({ mark }) => `factor ${mark}`),
      'action A1',
      'action A2',
    ]);
  });
});

describe.skipIf(!hasPoppler)(`PDF${popplerMissing}`, () => {
  test('is tagged as PDF/UA-1, with title, language, headings, lists, table heads and a picture in words', async () => {
    const pdf = await render(writtenSummary, 'pdf');
    expect(pdfFacts(pdf)).toMatch(/^Tagged: +yes$/m);
    expect(pdfFacts(pdf)).toContain(`Title:           ${writtenSummary.title}`);
    const raw = Buffer.from(pdf).toString('latin1');
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(raw).toContain('<rdf:li>en-GB</rdf:li>');
    const tree = pdfStructure(pdf);
    expect([...tree.matchAll(/^ {2}H1 "(.*?)"/gm)].map(([, words]) => words).slice(0, 3)).toEqual([
      'In plain words',
      'At a glance',
      'How the work normally goes',
    ]);
    expect(tree).toContain('H2 "Interface"');
    expect(tree.match(/^ *THead$/gm)).toHaveLength(5);
    expect(tree).toMatch(/^ *Figure/m);
    expect(tree).toMatch(/^ *LI/m);
    // The words that stand for the picture, as text of two bytes a letter.
    const spoken = Buffer.from('“G1 · A new version', 'utf16le').swap16().toString('hex').toUpperCase();
    expect(raw).toContain(`/Alt <FEFF${spoken}`);
    expect(raw).toMatch(/\/Type \/Outlines/);
  });

  test('carries mark, revision, audience, month, digest and its number on each page', async () => {
    const pdf = await render(longSummary(20), 'pdf');
    const pages = Number(/^Pages: +(\d+)$/m.exec(pdfFacts(pdf))?.[1]);
    expect(pages).toBeGreaterThan(10);
    const read = pdfText(pdf);
    const digest = summaryHash(longSummary(20));
    expect(read.match(new RegExp(pagedImprint, 'g'))?.length).toBeGreaterThanOrEqual(pages);
    expect(read.match(new RegExp(`SHA-256 ${digest}`, 'g'))?.length).toBe(pages);
    for (let page = 1; page <= pages; page += 1) expect(read).toContain(`${page} / ${pages}`);
  });

  test('says on each page that a draft is one', async () => {
    const pdf = await render({ ...writtenSummary, status: 'draft' }, 'pdf');
    const pages = Number(/^Pages: +(\d+)$/m.exec(pdfFacts(pdf))?.[1]);
    const read = pdfText(pdf);
    expect(read.match(/Draft · Revision 2/g)?.length).toBeGreaterThanOrEqual(pages);
    // From the second page on it heads the page, too.
    expect(read.match(/^.*DRAFT$/gm)?.length).toBeGreaterThanOrEqual(pages - 1);
  });

  test('prints letters that no typeface has by their numbers', async () => {
    const pdf = await render({ ...writtenSummary, wentRight: ['A box \u{f0378} stays told.'] }, 'pdf');
    expect(pdfText(pdf)).toContain('A box [U+F0378] stays told.');
  });

  test('is refused where most letters have no typeface', async () => {
    const words = Array.from({ length: 40 }, (_, index) => String.fromCodePoint(0xf0000 + index)).join(' ');
    await expect(render({ ...writtenSummary, wentRight: [words] }, 'pdf')).rejects.toThrow('letters');
  });
});
