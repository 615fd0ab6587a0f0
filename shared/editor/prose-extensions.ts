/**
 * The rich text of a section as Tiptap extensions without views, and the ProseMirror schema made from them, usable in
 * Node. The client adds views, keys and input rules by `.extend`; it never adds a node, mark or attribute.
 * Parse rules understand single blocks; lists and Word's markup are made flat before (client/prose/paste-html.ts).
 */
import { Extension, getSchema, Mark, Node } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Code } from '@tiptap/extension-code';
import { Italic } from '@tiptap/extension-italic';
import { Strike } from '@tiptap/extension-strike';
import type { Schema } from '@tiptap/pm/model';
import { blockAttributes, linkAddress } from './prose-schema.ts';
import type { BlockAs } from './prose-schema.ts';

/** As much of a browser's element as the parse rules ask for. */
interface HtmlElement {
  readonly tagName: string;
  getAttribute(name: string): string | null;
}

/** What a tag of a web page becomes. The first heading level belongs to the page, so it is not offered. */
const kindOfTag: Readonly<Partial<Record<string, BlockAs>>> = {
  H1: 'h2',
  H2: 'h2',
  H3: 'h3',
  H4: 'h3',
  H5: 'h3',
  H6: 'h3',
  BLOCKQUOTE: 'quote',
  PRE: 'code',
  LI: 'bullet',
};

/** Section headings of the page are `h2`; headings within a section's prose follow below them. */
const tagOfKind: Readonly<Record<BlockAs, string>> = {
  paragraph: 'p',
  h2: 'h3',
  h3: 'h4',
  quote: 'blockquote',
  bullet: 'div',
  number: 'div',
  check: 'div',
  code: 'pre',
};

function attribute(standard: unknown, parse: (element: HtmlElement) => unknown) {
  return { default: standard, rendered: false, parseHTML: parse as (element: unknown) => unknown };
}

const whole = (name: string) => (element: HtmlElement) =>
  Number.parseInt(element.getAttribute(name) ?? '', 10) || 1;
const given = (name: string) => (element: HtmlElement) => element.getAttribute(name) ?? '';

export const ProseDocument = Node.create({ name: 'doc', topNode: true, content: '(block | table)+' });
export const ProseText = Node.create({ name: 'text', group: 'inline' });

export const Block = Node.create({
  name: 'block',
  content: 'inline*',
  // Before the marks' own rules and before tables, so that the first choice for new content is a block.
  priority: 1000,
  addAttributes() {
    return {
      as: attribute('paragraph', (element) => {
        const said = element.getAttribute('data-as');
        if (said !== null) return blockAttributes({ as: said }).as;
        return kindOfTag[element.tagName.toUpperCase()] ?? 'paragraph';
      }),
      indent: attribute(
        0,
        (element) => blockAttributes({ indent: element.getAttribute('data-indent') }).indent,
      ),
      checked: attribute(false, (element) => element.getAttribute('data-checked') === 'true'),
    };
  },
  parseHTML() {
    const tags = ['p', 'div[data-as]', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'li'];
    return [...tags.map((tag) => ({ tag })), { tag: 'pre', preserveWhitespace: 'full' as const }];
  },
  renderHTML({ node }) {
    const { as, indent, checked } = blockAttributes(node.attrs);
    return [
      tagOfKind[as],
      {
        'data-as': as,
        ...(indent > 0 ? { 'data-indent': String(indent) } : {}),
        ...(as === 'check' ? { 'data-checked': String(checked) } : {}),
      },
      0,
    ];
  },
});

export const HardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
});

/** A participant named in the text. */
export const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({ id: attribute('', given('data-id')), label: attribute('', given('data-label')) }),
  parseHTML: () => [{ tag: 'span[data-mention]' }],
  renderHTML: ({ node }) => {
    const label = String(node.attrs['label']);
    return [
      'span',
      { 'data-mention': '', 'data-id': String(node.attrs['id']), 'data-label': label },
      `@${label}`,
    ];
  },
  renderText: ({ node }) => `@${String(node.attrs['label'])}`,
});

/** A record of the review named in the text; `label` is what it was called when it was put there. */
export const RecordRef = Node.create({
  name: 'recordRef',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({
    root: attribute('', given('data-root')),
    id: attribute('', given('data-id')),
    label: attribute('', given('data-label')),
  }),
  parseHTML: () => [{ tag: 'span[data-record]' }],
  renderHTML: ({ node }) => {
    const { root, id, label } = node.attrs as Readonly<Record<string, unknown>>;
    const named = { 'data-root': String(root), 'data-id': String(id), 'data-label': String(label) };
    return ['span', { 'data-record': '', ...named }, String(label)];
  },
  renderText: ({ node }) => String(node.attrs['label']),
});

export const Table = Node.create({
  name: 'table',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
});

export const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

const cell = (tag: 'td' | 'th') => ({
  content: 'block+',
  isolating: true,
  addAttributes: () => ({ colspan: attribute(1, whole('colspan')), rowspan: attribute(1, whole('rowspan')) }),
  parseHTML: () => [{ tag }],
});

function spans(attrs: Readonly<Record<string, unknown>>): Record<string, string> {
  const said = (['colspan', 'rowspan'] as const).filter((name) => Number(attrs[name]) > 1);
  return Object.fromEntries(said.map((name) => [name, String(attrs[name])]));
}

export const TableHeader = Node.create({
  name: 'tableHeader',
  ...cell('th'),
  renderHTML: ({ node }) => ['th', spans(node.attrs), 0],
});

export const TableCell = Node.create({
  name: 'tableCell',
  ...cell('td'),
  renderHTML: ({ node }) => ['td', spans(node.attrs), 0],
});

const tableRoles: Readonly<Partial<Record<string, string>>> = {
  table: 'table',
  tableRow: 'row',
  tableHeader: 'header_cell',
  tableCell: 'cell',
};

/** Tells ProseMirror's table commands which node plays which part. */
export const TableRoles = Extension.create({
  name: 'tableRoles',
  extendNodeSchema(extension) {
    const tableRole = tableRoles[extension.name];
    return tableRole === undefined ? {} : { tableRole };
  },
});

export const Link = Mark.create({
  name: 'link',
  // Typing on at the end of a link goes on without it.
  inclusive: false,
  addAttributes: () => ({ href: attribute('', given('href')) }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) =>
        linkAddress({ href: (element as unknown as HtmlElement).getAttribute('href') }) === undefined
          ? false
          : null,
    },
  ],
  renderHTML: ({ mark }) => {
    const href = linkAddress(mark.attrs);
    return href === undefined ? ['span', 0] : ['a', { href, rel: 'noopener noreferrer nofollow' }, 0];
  },
});

/** Everything a section's prose is made of. The client replaces members by extended ones of the same name. */
export const proseExtensions = [
  ProseDocument,
  Block,
  Table,
  TableRow,
  TableHeader,
  TableCell,
  TableRoles,
  ProseText,
  HardBreak,
  Mention,
  RecordRef,
  Bold,
  Italic,
  Strike,
  Code,
  Link,
];

export const proseSchema: Schema = getSchema(proseExtensions);
