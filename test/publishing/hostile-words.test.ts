/** Words that a format could take for its own commands come out of each format as words. */
import { strFromU8, unzipSync } from 'fflate';
import { Window } from 'happy-dom';
import Papa from 'papaparse';
import { afterAll, describe, expect, test } from 'vitest';
import { plainText } from '../../server/publishing/plain-text.ts';
import { render } from '../../server/publishing/rendering.ts';
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import type { SummaryFormat } from '../../shared/summaries/summary-formats.ts';
import { withoutApostrophe } from '../../shared/text/spreadsheet-cell.ts';
import { writtenSummary } from '../support/written-summary.ts';
import { canaryHost, hostileWords } from './hostile-words.ts';
import { hasPoppler, pdfAddresses, pdfFacts, pdfScripts, pdfText, popplerMissing } from './poppler.ts';

const elements = new Set(
  (
    'html head meta title style body main header p h1 h2 h3 ul li dl dt dd div span table caption thead tbody tr th td ' +
    'figure figcaption br svg desc defs marker path pattern rect text g'
  ).split(' '),
);
const browser = new Window();
afterAll(async () => browser.happyDOM.close());
const dangerous = /^on|^(href|src|action|style|data|srcdoc|xlink:href)$/i;

test('there are two hundred of them, each another', () => {
  expect(new Set(hostileWords).size).toBeGreaterThanOrEqual(200);
});

describe.each(hostileWords.map((words) => ({ words, name: JSON.stringify(words.slice(0, 60)) })))(
  '$name',
  ({ words }) => {
    test('stays words in HTML, which gains no element, no script and no address', async () => {
      const html = await madeText(words, 'html');
      const page = new browser.DOMParser().parseFromString(html, 'text/html');
      const all = [...page.querySelectorAll('*')];
      expect(all.map(({ tagName }) => tagName.toLowerCase()).filter((name) => !elements.has(name))).toEqual(
        [],
      );
      const attributes = all.flatMap((element) => [...element.attributes].map(({ name }) => name));
      expect(attributes.filter((name) => dangerous.test(name))).toEqual([]);
      expect(page.querySelectorAll('h1')).toHaveLength(1);
      expect(bare(page.querySelector('h1')?.textContent ?? '')).toBe(bare(words.slice(0, 300)));
      expect(bare(page.title)).toBe(bare(words.slice(0, 300)));
      expect(bare(page.body.textContent)).toContain(bare(words));
    });

    test('stays words in Markdown, which gains no heading, no HTML and no link', async () => {
      const markdown = await madeText(words, 'markdown');
      const calm = headingsOf(await madeText('calm', 'markdown'));
      expect(headingsOf(markdown).slice(1)).toEqual(calm.slice(1));
      expect(markdown.replaceAll('<br>', '')).not.toMatch(/(?<!\\)(?:\\\\)*<[a-z!/?]/i);
      expect(markdown).not.toMatch(/(?<!\\)(?:\\\\)*\]\(/);
      const read = markdown.replaceAll('&amp;', '&').replaceAll('<br>', '').replaceAll('\\', '');
      expect(bare(read)).toContain(bare(words.replaceAll('<br>', '').replaceAll('\\', '')));
    });

    test('stays words in JSON', async () => {
      expect(JSON.parse(await madeText(words, 'json'))).toEqual(JSON.parse(JSON.stringify(saying(words))));
    });

    test('stays words in the table, of which no cell is a formula', async () => {
      const csv = await madeText(words, 'csv');
      const { data, errors } = Papa.parse<string[]>(csv.replace(/^\ufeff/, ''), { skipEmptyLines: true });
      expect(errors).toEqual([]);
      expect(data.map((row) => row.length)).toEqual([16, 16, 16]);
      expect(data.flat().filter((cell) => /^\s*[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
      expect(bare(withoutApostrophe(data[1]?.[4] ?? ''))).toBe(bare(words));
    });

    test('stays words in Word, which gains no field, no link and no part', async () => {
      const parts = unzipSync(await render(saying(words), 'docx'));
      const calm = unzipSync(await render(saying('calm'), 'docx'));
      expect(Object.keys(parts)).toEqual(Object.keys(calm));
      const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
      const said = [...document.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => text);
      expect(bare(unescaped(said.join('')))).toContain(bare(words));
      expect(document).not.toMatch(/<w:(?:fldSimple|instrText|hyperlink|altChunk|object)\b/);
      for (const [name, bytes] of Object.entries(parts))
        if (name.endsWith('.rels')) expect(strFromU8(bytes)).not.toMatch(/TargetMode="External"|canary/);
    });
  },
);

const eightAtATime = Array.from({ length: Math.ceil(hostileWords.length / 8) }, (_, index) =>
  hostileWords.slice(index * 8, index * 8 + 8),
);

describe.skipIf(!hasPoppler)(`in PDF${popplerMissing}`, () => {
  test.each(eightAtATime.map((group) => ({ group, first: JSON.stringify(group[0]?.slice(0, 60)) })))(
    '$first and those after it stay words, and nothing is run or read',
    async ({ group }) => {
      const pdf = await render(sayingEach(group), 'pdf');
      const text = withLetters(pdfText(pdf));
      expect(text).not.toMatch(/root:.*:0:0:/);
      const said = bare(text);
      const seen = lettersOf(said);
      for (const words of group) {
        for (const [letter, times] of lettersOf(words))
          expect(seen.get(letter) ?? 0).toBeGreaterThanOrEqual(times);
        // Words that run from right to left are put elsewhere by the reader.
        if (!/[\u0590-\u06ff]/u.test(words)) expect(said).toContain(bare(words).slice(0, 250));
      }
      expect(bare(withLetters(pdfFacts(pdf)))).toContain(bare(group[0] ?? '').slice(0, 250));
      expect(pdfAddresses(pdf)).not.toContain(canaryHost);
      expect(pdfScripts(pdf)).toBe('');
    },
  );
});

/** The words in every place where somebody may write. */
function saying(words: string): LearningSummary {
  const label = words.slice(0, 300);
  return {
    ...writtenSummary,
    title: label,
    publisher: { kind: label, region: label },
    inPlainWords: [words],
    setting: label,
    narrative: { normalWork: [words], whatHappened: [], knownThen: [] },
    timeline: [{ offset: label, text: words }],
    outcomes: [{ mark: 'O1', text: words }],
    factors: [{ mark: 'M1', layer: 'model', codes: [label], condition: words, mechanism: words }],
    noneFound: [{ layer: 'human', reason: words }],
    links: [{ from: 'M1', to: 'O1', kind: 'contributes' }],
    safeguards: [{ text: words }],
    wentRight: [words],
    lessons: [{ text: words }],
    areas: [],
    actions: [
      {
        title: words,
        layers: [],
        factors: [],
        category: label,
        owner: label,
        status: 'agreed',
        result: words,
      },
    ],
    openQuestions: [words],
    disclaimers: [words],
  };
}

/** A factor for each, the first as the title, others as labels too. */
function sayingEach(group: readonly string[]): LearningSummary {
  const label = (index: number): string => (group[index] ?? 'calm').slice(0, 300);
  return {
    ...writtenSummary,
    title: label(0),
    publisher: { kind: label(1), region: label(2) },
    setting: label(3),
    timeline: [],
    factors: group.map((words, index) => ({
      mark: `M${index + 1}`,
      layer: 'model',
      codes: [words.slice(0, 300)],
      condition: words,
    })),
    links: [{ from: 'M1', to: 'O1', kind: 'contributes' }],
    actions: [
      { title: label(4), layers: [], factors: [], owner: label(5), status: 'agreed', detail: label(6) },
    ],
  };
}

async function madeText(words: string, format: SummaryFormat): Promise<string> {
  return new TextDecoder().decode(await render(saying(words), format));
}

/** What is left of words when blanks and signs without a shape do not count. */
function bare(words: string): string {
  return plainText(words).replaceAll(/[\s\p{Cf}]+/gu, '');
}

function headingsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ .*$/gm)].map(([line]) => line);
}

function unescaped(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** Letters that no typeface here has are printed by their numbers. */
function withLetters(text: string): string {
  return text.replaceAll(/\[((?:U\+[0-9A-F]{4,6}\s*)+)\]/g, (_all, numbers: string) =>
    numbers
      .split(/\s*U\+/)
      .filter((number) => number !== '')
      .map((number) => String.fromCodePoint(Number.parseInt(number, 16)))
      .join(''),
  );
}

/** Letters of the alphabet and how often each stands. */
function lettersOf(words: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const letter of bare(words).replaceAll(/[^a-z0-9]/gi, ''))
    found.set(letter, (found.get(letter) ?? 0) + 1);
  return found;
}
