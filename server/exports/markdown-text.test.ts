import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cell, inline, link, paragraphs, sentence, table } from './markdown-text.ts';

test('what people typed stays words: no heading, list, quote, rule, table, HTML or link comes of it', () => {
  const cases: [string, string][] = [
    ['# not a heading', '\\# not a heading'],
    ['- not a list', '\\- not a list'],
    ['+ nor this', '\\+ nor this'],
    ['3. nor a number', '3\\. nor a number'],
    ['> nor a quote', '\\> nor a quote'],
    ['---', '\\---'],
    ['===', '\\==='],
    ['~~~', '\\~\\~\\~'],
    ['a *b* _c_ `d`', 'a \\*b\\* \\_c\\_ \\`d\\`'],
    ['<script>alert(1)</script>', '\\<script>alert(1)\\</script>'],
    ['[here](javascript:alert(1))', '\\[here\\](javascript:alert(1))'],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['back\\slash', 'back\\\\slash'],
    ['| a | b', '\\| a | b'],
    [':--|--:', '\\:--|--:'],
  ];
  for (const [words, expected] of cases) expect(paragraphs(words), words).toBe(expected);
});

test('ordinary text is left as it was written', () => {
  const words = 'Ward 3.2 (night): 1,200 ml at 09:40 – snake_case & "quotes", 50 % < limit?';
  expect(paragraphs(words)).toBe(words.replace('<', '\\<'));
});

test('line breaks stay, blank lines make paragraphs, a line gets none of either', () => {
  expect(paragraphs('a\nb\n\n\nc\r\nd')).toBe('a\\\nb\n\nc\\\nd');
  expect(inline(' a\n\nb ')).toBe('a b');
});

test('a bar in a cell never ends the cell', () => {
  expect(cell('a | b\nc \\| d')).toBe('a \\| b<br>c \\\\\\| d');
});

test('columns with nothing in them are left out, and so is a table without rows', () => {
  expect(table(['A', 'B'], [['1', '']])).toBe('| A |\n| --- |\n| 1 |');
  expect(table(['A'], [])).toBe('');
});

test('only web and mail addresses become links, and none can break out', () => {
  expect(link('x', 'https://example.org/a(b)')).toBe('[x](<https://example.org/a(b)>)');
  expect(link('x', 'https://example.org/a>b')).toBe('[x](<https://example.org/a%3Eb>)');
  expect(link('x', 'javascript:alert(1)')).toBe('x');
});

test('a sentence ends once', () => {
  expect([sentence('a'), sentence('a.'), sentence('“a?”'), sentence('')]).toEqual(['a.', 'a.', '“a?”', '']);
});

test('no words at all can start a line as markup or hold an unescaped bar in a cell', () => {
  const nasty = fc.string({
    unit: fc.constantFrom(...Array.from('#>-+=|*_`[]<&;\\~!1.) \nab')),
    maxLength: 20,
  });
  fc.assert(
    fc.property(nasty, (words) => {
      for (const line of paragraphs(words).split('\n')) {
        expect(line).not.toMatch(/^\s*([#>+=|-]|~{3}|\d+[.)](\s|$))/);
        expect(line).not.toMatch(/^ {4}/);
      }
      expect(cell(words)).not.toMatch(/(?<!\\)(\\\\)*\|/);
      expect(inline(words)).not.toMatch(/(?<!\\)(\\\\)*[*`[\]<]/);
    }),
  );
});
