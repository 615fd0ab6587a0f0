import { expect, test } from 'vitest';
import { followsBack, goesOnAlone } from './follow-rules.ts';

const person = (memberId: string, following: string | null = null) => ({ memberId, following });

test('two who follow each other, or three in a ring, find that it leads back; a chain and a strange ring do not', () => {
  const two = [person('me', 'ben'), person('ben', 'me')];
  expect(followsBack(two, 'me', 'ben')).toBe(true);
  const three = [person('me', 'ben'), person('ben', 'cleo'), person('cleo', 'me')];
  expect(followsBack(three, 'me', 'ben')).toBe(true);
  expect(followsBack([person('me', 'ben'), person('ben', 'cleo'), person('cleo')], 'me', 'ben')).toBe(false);
  expect(followsBack([person('ben', 'cleo'), person('cleo', 'ben')], 'me', 'ben')).toBe(false);
  expect(followsBack([person('ben', 'gone')], 'me', 'ben')).toBe(false);
});

function seen(html: string, selector: string, event: Event): boolean {
  document.body.innerHTML = html;
  let alone = false;
  document.body.addEventListener(event.type, (heard) => (alone = goesOnAlone(heard)), { once: true });
  document.querySelector(selector)?.dispatchEvent(event);
  return alone;
}
const key = (name: string, more: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key: name, bubbles: true, ...more });
const page = '<main><p>Words</p><textarea></textarea><button>Do</button></main>';
const panel = '<aside id="review-panel"><p>List</p><button>Follow</button></aside>';

test('scrolling, typing and a press in a field go on alone; reading a panel, Tab and a button do not', () => {
  expect(seen(page, 'p', new WheelEvent('wheel', { bubbles: true }))).toBe(true);
  expect(seen(page, 'textarea', new InputEvent('beforeinput', { bubbles: true }))).toBe(true);
  expect(seen(page, 'textarea', new PointerEvent('pointerdown', { bubbles: true }))).toBe(true);
  expect(seen(page, 'p', key('PageDown'))).toBe(true);
  expect(seen(page, 'p', key('Tab'))).toBe(false);
  expect(seen(page, 'p', key('ArrowDown', { ctrlKey: true }))).toBe(false);
  expect(seen(page, 'button', key(' '))).toBe(false);
  expect(seen(page, 'p', new PointerEvent('pointerdown', { bubbles: true }))).toBe(false);
  expect(seen(panel, 'p', new WheelEvent('wheel', { bubbles: true }))).toBe(false);
  expect(seen(panel, 'button', key('ArrowDown'))).toBe(false);
});
