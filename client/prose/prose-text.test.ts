import { mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import type { ProseNode } from '../../shared/review-document/records.ts';
import ProseText from './ProseText.svelte';

let page: Record<string, unknown> | undefined;
afterEach(async () => {
  if (page) await unmount(page);
  document.body.replaceChildren();
});

function show(content: readonly ProseNode[], props: Record<string, unknown> = {}): HTMLElement {
  page = mount(ProseText, { target: document.body, props: { content: { type: 'doc', content }, ...props } });
  const body = document.querySelector<HTMLElement>('.prose-body');
  if (body === null) throw new Error('Nothing is shown.');
  return body;
}

const words = (text: string, ...marks: string[]): ProseNode => ({
  type: 'text',
  text,
  marks: marks.map((type) => ({ type })),
});
const block = (as: string, ...content: ProseNode[]): ProseNode => ({ type: 'block', attrs: { as }, content });

test('shows the words exactly, without a blank added or lost between marks', () => {
  const body = show([
    block(
      'paragraph',
      words('The '),
      words('model', 'bold'),
      words('missed', 'italic', 'bold'),
      words('  it.'),
    ),
  ]);
  expect(body.textContent).toBe('The modelmissed  it.');
  expect(body.querySelectorAll('strong')).toHaveLength(2);
  expect(body.querySelector('em strong, strong em')?.textContent).toBe('missed');
});

test('has no text between blocks, which the stylesheet would show as blank lines', () => {
  const body = show([
    block('h2', words('One')),
    block('bullet', words('two')),
    block('code', words('three')),
  ]);
  expect(body.textContent).toBe('Onetwothree');
});

test('shows lists as lists with each item’s true place', () => {
  const body = show([block('number', words('a')), block('number', words('b'))]);
  const items = [...body.querySelectorAll('li')];
  expect(
    items.map((item) => [item.getAttribute('aria-posinset'), item.getAttribute('aria-setsize')]),
  ).toEqual([
    ['1', '2'],
    ['2', '2'],
  ]);
  expect([...body.querySelectorAll('ol')].map((list) => list.getAttribute('start'))).toEqual(['1', '2']);
});

test('links only web and mail addresses', () => {
  const link = (href: string): ProseNode => ({
    ...words('there'),
    marks: [{ type: 'link', attrs: { href } }],
  });
  const body = show([block('paragraph', link('https://example.org'), link('javascript:alert(1)'))]);
  expect([...body.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual(['https://example.org']);
  expect(body.textContent).toBe('therethere');
});

test('shows what it does not know as plain words, and never nothing', () => {
  const body = show([{ type: 'hologram', content: [words('seen')] }, block('paragraph', words('after'))]);
  expect(body.textContent).toBe('seenafter');
});

test('shows a table with its heading cells', () => {
  const cell = (type: string, text: string): ProseNode => ({
    type,
    content: [block('paragraph', words(text))],
  });
  const body = show([
    {
      type: 'table',
      content: [{ type: 'tableRow', content: [cell('tableHeader', 'h'), cell('tableCell', 'c')] }],
    },
  ]);
  expect([body.querySelector('th')?.textContent, body.querySelector('td')?.textContent]).toEqual(['h', 'c']);
});

test('says what belongs here while nothing was written', () => {
  const body = show([block('paragraph')], { placeholder: 'Not written yet.' });
  expect(body.querySelector('.is-empty')?.getAttribute('data-placeholder')).toBe('Not written yet.');
});

test('opens the record named in the text', () => {
  const opened: string[] = [];
  const reference: ProseNode = {
    type: 'recordRef',
    attrs: { root: 'factors', id: 'f1', label: 'Small nodules' },
  };
  const body = show([block('paragraph', reference)], {
    openRecord: (root: string, id: string) => opened.push(`${root}/${id}`),
  });
  body.querySelector('button')?.click();
  expect(opened).toEqual(['factors/f1']);
});
