import { DOMParser as SchemaParser } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import { expect, test } from 'vitest';
import { proseSchema } from '../../shared/editor/prose-extensions.ts';
import { blockAttributes } from '../../shared/editor/prose-schema.ts';
import { flattenPastedHtml } from './paste-html.ts';

function parsed(html: string): Node {
  const page = new DOMParser().parseFromString(flattenPastedHtml(html), 'text/html');
  const doc = SchemaParser.fromSchema(proseSchema).parse(page.body);
  doc.check();
  return doc;
}

function lines(html: string): string[] {
  const found: string[] = [];
  parsed(html).forEach((node) => {
    const { as, indent, checked } = blockAttributes(node.attrs);
    const kind = node.type.name === 'block' ? as : node.type.name;
    found.push(`${kind}${checked ? '*' : ''}${indent > 0 ? ` ${String(indent)}` : ''}: ${words(node)}`);
  });
  return found;
}

function words(node: Node): string {
  return node.textBetween(0, node.content.size, ' / ', (leaf) =>
    leaf.type.name === 'hardBreak' ? '⏎' : '?',
  );
}

test('headings, quotes, code and paragraphs of a web page become blocks', () => {
  expect(
    lines(
      '<h1>One</h1><h2>Two</h2><h3>Three</h3><h6>Six</h6><p>Text</p>' +
        '<blockquote><p>said</p><p>more</p></blockquote><pre><code>a\n  b</code></pre>',
    ),
  ).toEqual([
    'h2: One',
    'h2: Two',
    'h3: Three',
    'h3: Six',
    'paragraph: Text',
    'quote: said',
    'quote: more',
    'code: a\n  b',
  ]);
});

test('nested lists become flat blocks with an indent', () => {
  expect(
    lines(
      '<ul><li><p>a</p><ol><li>b<ul><li>c</li></ul></li><li>d</li></ol></li><li>e<p>more of e</p></li></ul>' +
        '<ul><ul><li>as some editors nest</li></ul></ul>',
    ),
  ).toEqual([
    'bullet: a',
    'number 1: b',
    'bullet 2: c',
    'number 1: d',
    'bullet: e',
    'paragraph 1: more of e',
    'bullet 1: as some editors nest',
  ]);
});

test('boxes to tick are found in the forms other editors write them', () => {
  expect(
    lines(
      '<ul><li data-checked="true"><label><input type="checkbox"></label><div><p>a</p></div></li>' +
        '<li><input type="checkbox" checked> b</li><li role="checkbox" aria-checked="false">c</li></ul>',
    ),
  ).toEqual(['check*: a', 'check*: b', 'check: c']);
});

test('list paragraphs of Word become list items without their written-out markers', () => {
  const item = (level: number, marker: string, text: string) =>
    `<p class=MsoListParagraphCxSpFirst style='margin-left:36pt;mso-list:l0 level${String(level)} lfo1'>` +
    `<![if !supportLists]><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times"'>&nbsp;&nbsp; </span>` +
    `</span><![endif]>${text}<o:p></o:p></p>`;
  expect(
    lines(
      '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body>' +
        '<!--StartFragment--><p class=MsoTitle>Report</p><p class=MsoNormal>Intro<o:p>&nbsp;</o:p></p>' +
        item(1, '·', 'one') +
        item(2, 'o', 'deeper') +
        item(1, '2.', 'two') +
        item(2, 'b)', 'letter') +
        '<p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>',
    ),
  ).toEqual([
    'h2: Report',
    'paragraph: Intro',
    'bullet: one',
    'bullet 1: deeper',
    'number: two',
    'number 1: letter',
  ]);
});

test('emphasis survives as marks, also when it is only a style, and nothing else does', () => {
  const doc = parsed(
    '<b style="font-weight:normal"><p><span style="font-weight:700">bold</span> <i>it</i> <del>gone</del> <kbd>k</kbd> ' +
      '<u style="color:red">plain</u> <a href="https://example.org/x">link</a> <a href="javascript:alert(1)">none</a></p></b>',
  );
  const marked: string[] = [];
  doc.descendants((node) => {
    if (node.isText && node.marks.length > 0) {
      marked.push(`${node.text ?? ''}: ${node.marks.map(({ type }) => type.name).join()}`);
    }
  });
  expect(doc.textContent).toBe('bold it gone k plain link none');
  expect(marked).toEqual(['bold: bold', 'it: italic', 'gone: strike', 'k: code', 'link: link']);
});

test('a table keeps its cells, heads and spans; lists in a cell stay lists, a table in a table becomes lines', () => {
  const doc = parsed(
    '<table><thead><tr><th colspan="2">Head</th></tr></thead><tbody><tr>' +
      '<td><ul><li>one</li><li>two</li></ul></td><td><table><tr><td>in</td><td>ner</td></tr></table></td></tr></tbody></table>',
  );
  const table = doc.child(0);
  expect(table.type.name).toBe('table');
  expect(table.child(0).child(0).type.name).toBe('tableHeader');
  expect(table.child(0).child(0).attrs['colspan']).toBe(2);
  const [list, inner] = [table.child(1).child(0), table.child(1).child(1)];
  expect(list.children.map((node) => String(node.attrs['as']))).toEqual(['bullet', 'bullet']);
  expect(words(inner)).toContain('in');
  expect(words(inner)).toContain('ner');
});

test('divisions and double breaks of mails become paragraphs, empty ones nothing', () => {
  expect(
    lines('<div>one<br>still one<br><br>two</div><div><br></div><div><div>three</div>four</div>'),
  ).toEqual(['paragraph: one⏎still one', 'paragraph: two', 'paragraph: three', 'paragraph: four']);
});

test('scripts, styles, pictures and form fields leave no word behind', () => {
  expect(
    lines(
      '<style>x</style><p>a<script>alert(1)</script><img alt="pic" src="x"><textarea>t</textarea>b</p><!-- c -->',
    ),
  ).toEqual(['paragraph: ab']);
});

test('a few copied words stay one block, so that they can be pasted into a line', () => {
  expect(lines('<meta charset="utf-8"><span>just</span> <b>words</b>')).toEqual(['paragraph: just words']);
});

test('what our own editor copied comes back as it was', () => {
  const own = '<div data-as="check" data-indent="1" data-checked="true">a</div><h3 data-as="h2">b</h3>';
  expect(flattenPastedHtml(own)).toBe(own);
  expect(lines(own)).toEqual(['check* 1: a', 'h2: b']);
});
