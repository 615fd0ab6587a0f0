/**
 * Makes pasted HTML flat before the schema reads it: nested lists, Word's list paragraphs, wrapped divisions and quotes
 * become single blocks with `data-as` and `data-indent`. Keeps words, emphasis, safe links and tables; drops the rest.
 * Its result goes to the schema only, never into a page.
 */
import { maxIndent } from '../../shared/editor/prose-schema.ts';
import type { BlockAs } from '../../shared/editor/prose-schema.ts';
import { isSafeLink } from '../../shared/text/safe-link.ts';

/** Flat HTML for the schema's parse rules. What our own editor copied is given back unchanged. */
export function flattenPastedHtml(html: string): string {
  if (html.includes('data-as=')) return html;
  const page = new DOMParser().parseFromString(html, 'text/html');
  const flat = new Flattener(page);
  flat.walk(page.body, { as: 'paragraph', indent: 0, depth: 0 });
  flat.flush();
  return flat.out.innerHTML;
}

interface Surroundings {
  readonly as: BlockAs;
  readonly indent: number;
  /** How many lists deep, counted from 1; 0 outside lists. */
  readonly depth: number;
  readonly checked?: boolean;
  readonly inTable?: boolean;
}

const dropped = new Set(
  'SCRIPT STYLE META LINK TITLE HEAD NOSCRIPT TEMPLATE SVG MATH IMG PICTURE VIDEO AUDIO CANVAS IFRAME OBJECT INPUT SELECT TEXTAREA XML'.split(
    ' ',
  ),
);

const blockTags = new Set(
  'P DIV H1 H2 H3 H4 H5 H6 BLOCKQUOTE PRE UL OL MENU LI TABLE HR SECTION ARTICLE ASIDE MAIN NAV HEADER FOOTER FIGURE FIGCAPTION DL DT DD DETAILS SUMMARY ADDRESS FORM FIELDSET BODY CENTER'.split(
    ' ',
  ),
);
const blockSelector = [...blockTags].join(',').toLowerCase();

const inlineTags: Readonly<Partial<Record<string, string>>> = {
  STRONG: 'strong',
  B: 'strong',
  EM: 'em',
  I: 'em',
  S: 's',
  DEL: 's',
  STRIKE: 's',
  CODE: 'code',
  KBD: 'code',
  SAMP: 'code',
  TT: 'code',
};

const headings: Readonly<Partial<Record<string, BlockAs>>> = {
  H1: 'h2',
  H2: 'h2',
  H3: 'h3',
  H4: 'h3',
  H5: 'h3',
  H6: 'h3',
};

class Flattener {
  out: HTMLElement;
  readonly #page: Document;
  #line: HTMLElement;
  #lineIs: Surroundings = { as: 'paragraph', indent: 0, depth: 0 };

  constructor(page: Document) {
    this.#page = page;
    this.out = page.createElement('div');
    this.#line = page.createElement('p');
  }

  walk(parent: Node, around: Surroundings): void {
    let here = around;
    for (const child of [...parent.childNodes]) {
      if (child instanceof Element && (blockTags.has(child.tagName) || holdsBlocks(child))) {
        here = this.flush() ? afterFirst(here) : here;
        this.#block(child, here);
        here = this.flush() ? afterFirst(here) : here;
        if (child.tagName !== 'UL' && child.tagName !== 'OL' && wrote(child)) here = afterFirst(here);
      } else {
        this.#lineIs = here;
        if (this.#addInline(child)) here = afterFirst(here);
      }
    }
  }

  /** Ends the current block. False when there was nothing in it. */
  flush(): boolean {
    const line = this.#line;
    this.#line = this.#page.createElement('p');
    trimBreaks(line);
    if (isBlank(line)) return false;
    this.#put(line, this.#lineIs);
    return true;
  }

  #put(line: HTMLElement, { as, indent, checked }: Surroundings): void {
    line.setAttribute('data-as', as);
    if (indent > 0) line.setAttribute('data-indent', String(Math.min(maxIndent, indent)));
    if (as === 'check') line.setAttribute('data-checked', String(checked === true));
    this.out.append(line);
  }

  #block(element: Element, around: Surroundings): void {
    const { tagName } = element;
    const heading = wordHeading(element) ?? headings[tagName];
    const wordItem = wordListItem(element);
    if (dropped.has(tagName) || tagName === 'HR') return;
    if (tagName === 'UL' || tagName === 'OL' || tagName === 'MENU') this.#list(element, around);
    else if (tagName === 'LI') this.#item(element, 'bullet', { ...around, depth: Math.max(1, around.depth) });
    else if (tagName === 'TABLE' && around.inTable !== true) this.#table(element);
    else if (tagName === 'PRE') this.#code(element, around);
    else if (tagName === 'BLOCKQUOTE' && around.depth === 0) this.walk(element, { ...around, as: 'quote' });
    else if (wordItem !== undefined) this.walk(element, { ...around, ...wordItem });
    else if (heading !== undefined && around.depth === 0)
      this.walk(element, { ...around, as: heading, indent: 0 });
    else this.walk(element, around);
  }

  #list(list: Element, around: Surroundings): void {
    const as: BlockAs = list.tagName === 'OL' ? 'number' : 'bullet';
    const within = { ...around, depth: around.depth + 1 };
    for (const child of [...list.children]) {
      if (child.tagName === 'LI') this.#item(child, as, within);
      else this.#block(child, within);
      this.flush();
    }
  }

  #item(element: Element, as: BlockAs, around: Surroundings): void {
    const checked = checkedState(element);
    this.walk(element, {
      ...around,
      as: checked === undefined ? as : 'check',
      indent: around.depth - 1,
      ...(checked === undefined ? {} : { checked }),
    });
    this.flush();
  }

  #code(element: Element, around: Surroundings): void {
    for (const br of element.querySelectorAll('br')) br.replaceWith('\n');
    const words = element.textContent.replace(/\n$/, '');
    if (words.trim() === '') return;
    const pre = this.#page.createElement('pre');
    // A parser drops the line feed that opens a `pre`.
    pre.textContent = words.startsWith('\n') ? `\n${words}` : words;
    this.#put(pre, { ...around, as: 'code', indent: 0 });
  }

  #table(element: Element): void {
    const table = this.#page.createElement('table');
    for (const row of element.querySelectorAll('tr')) {
      if (row.closest('table') !== element) continue;
      const cells = [...row.children].filter(({ tagName }) => tagName === 'TD' || tagName === 'TH');
      if (cells.length === 0) continue;
      const copy = this.#page.createElement('tr');
      copy.append(...cells.map((cell) => this.#cell(cell)));
      table.append(copy);
    }
    if (table.children.length > 0 && table.textContent.trim() !== '') this.out.append(table);
  }

  #cell(cell: Element): Element {
    const copy = this.#page.createElement(cell.tagName.toLowerCase());
    for (const span of ['colspan', 'rowspan']) {
      const count = Number(cell.getAttribute(span));
      if (Number.isInteger(count) && count > 1 && count <= 100) copy.setAttribute(span, String(count));
    }
    const outside = this.out;
    this.out = copy;
    this.walk(cell, { as: 'paragraph', indent: 0, depth: 0, inTable: true });
    this.flush();
    this.out = outside;
    return copy;
  }

  /** True when it ended a block. */
  #addInline(node: Node): boolean {
    if (node instanceof Element && node.tagName === 'BR' && endsWithBreak(this.#line)) return this.flush();
    this.#line.append(...this.#copies(node));
    return false;
  }

  #copies(node: Node): readonly Node[] {
    if (node.nodeType === 3) return [this.#page.createTextNode(node.textContent ?? '')];
    if (!(node instanceof Element) || dropped.has(node.tagName) || isWordFiller(node)) return [];
    if (node.tagName === 'BR') return [this.#page.createElement('br')];
    let copies = [...node.childNodes].flatMap((child) => this.#copies(child));
    for (const tag of marksOf(node)) copies = [this.#wrapped(tag, copies)];
    const href = node.tagName === 'A' ? (node.getAttribute('href') ?? '').trim() : '';
    if (isSafeLink(href)) {
      const link = this.#wrapped('a', copies);
      link.setAttribute('href', href);
      copies = [link];
    }
    return copies;
  }

  #wrapped(tag: string, content: readonly Node[]): Element {
    const element = this.#page.createElement(tag);
    element.append(...content);
    return element;
  }
}

/** Further paragraphs of a list item are set in under it. */
function afterFirst(around: Surroundings): Surroundings {
  return around.depth === 0 || around.as === 'paragraph'
    ? around
    : { ...around, as: 'paragraph', indent: around.indent + 1 };
}

function wrote(element: Element): boolean {
  return element.textContent.trim() !== '' && !dropped.has(element.tagName);
}

function holdsBlocks(element: Element): boolean {
  return !dropped.has(element.tagName) && element.querySelector(blockSelector) !== null;
}

function styleOf(element: Element): string {
  return (element.getAttribute('style') ?? '').toLowerCase();
}

function marksOf(element: Element): readonly string[] {
  const style = styleOf(element);
  const tag = inlineTags[element.tagName];
  // Some editors wrap a whole document in <b style="font-weight:normal">.
  const isPlain = tag === 'strong' && /font-weight:\s*(normal|[1-4]00)/.test(style);
  const marks = new Set(tag === undefined || isPlain ? [] : [tag]);
  if (/font-weight:\s*(bold|[6-9]00)/.test(style)) marks.add('strong');
  if (/font-style:\s*italic/.test(style)) marks.add('em');
  if (/text-decoration[^;]*line-through/.test(style)) marks.add('s');
  return [...marks];
}

/** The bullet or number that Word writes out as text. */
function isWordMarker(element: Element): boolean {
  return /mso-list:\s*ignore/.test(styleOf(element));
}

/** Word ends each paragraph with an empty element of its own, which would become a blank. */
function isWordFiller(element: Element): boolean {
  return isWordMarker(element) || (element.tagName === 'O:P' && element.textContent.trim() === '');
}

function wordListItem(element: Element): Pick<Surroundings, 'as' | 'indent' | 'depth'> | undefined {
  const level = /mso-list:[^;]*\blevel(\d+)/.exec(styleOf(element))?.[1];
  if (level === undefined) return undefined;
  const marker = [...element.querySelectorAll('span')].find(isWordMarker)?.textContent ?? '';
  const isNumber = /^[\s(]*([0-9]{1,4}|[a-z]{1,5})[.)]/i.test(marker);
  return { as: isNumber ? 'number' : 'bullet', indent: Number(level) - 1, depth: Number(level) };
}

function wordHeading(element: Element): BlockAs | undefined {
  const found = /\bMso(Title|Heading(\d))\b/.exec(element.getAttribute('class') ?? '');
  if (found === null) return undefined;
  return found[2] === undefined || Number(found[2]) <= 2 ? 'h2' : 'h3';
}

/** Whether an item carries a box to tick, and if so whether it is ticked. */
function checkedState(element: Element): boolean | undefined {
  const said = element.getAttribute('data-checked') ?? element.getAttribute('aria-checked');
  if (said !== null) return said === 'true';
  const box = [...element.querySelectorAll('input[type="checkbox"]')].find(
    (found) => found.closest('li') === element,
  );
  return box === undefined ? undefined : box.hasAttribute('checked');
}

function endsWithBreak(line: Element): boolean {
  let last: ChildNode | null = line.lastChild;
  while (last !== null && last.nodeType === 3 && (last.textContent ?? '').trim() === '')
    last = last.previousSibling;
  return last instanceof Element && last.tagName === 'BR';
}

function trimBreaks(line: Element): void {
  while (endsWithBreak(line)) line.lastChild?.remove();
  while (line.firstChild instanceof Element && line.firstChild.tagName === 'BR') line.firstChild.remove();
}

function isBlank(line: Element): boolean {
  return line.textContent.replace(/[\s\u00a0\u200b]/g, '') === '';
}
