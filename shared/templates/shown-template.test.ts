import { expect, test } from 'vitest';
import { shownTemplate } from './shown-template.ts';
import { sectionsOf, template } from './templates.ts';
import type { Template } from './templates.ts';

function the(id: string): Template {
  const found = template(id);
  if (found === undefined) throw new Error(`no template ${id}`);
  return found;
}

const ids = (sections: readonly { readonly id: string }[]): string[] => sections.map(({ id }) => id);

test('a review that never was anything else shows the sections of its template and keeps none', () => {
  const shown = shownTemplate(the('full'));
  expect(ids(shown.sections)).toEqual(ids(sectionsOf(the('full'))));
  expect([shown.kept, shown.formerly]).toEqual([[], []]);
});

test('a huddle that became a full review keeps its next step, which the full review does not ask for', () => {
  const shown = shownTemplate(the('full'), [the('huddle')]);
  expect(ids(shown.kept)).toEqual(['s.next']);
  expect(shown.formerly).toEqual([{ id: 'huddle', version: 1, name: 'Rapid AI huddle' }]);
});

test('records that the present template shows elsewhere are not shown a second time', () => {
  const shown = shownTemplate(the('theme'), [the('huddle')]);
  expect(ids(shown.sections)).toContain('s.layers');
  expect(ids(shown.kept)).not.toContain('s.five');
  expect(ids(shown.kept)).toContain('s.time');
});

test('promoted twice, a section of the first template is kept once', () => {
  const shown = shownTemplate(the('aar'), [the('full'), the('huddle')]);
  expect(new Set(ids(shown.kept)).size).toBe(shown.kept.length);
  expect(ids(shown.kept)).toContain('s.next');
  expect(ids(shown.kept)).toContain('s.harm');
});
