import { expect, test } from 'vitest';
import { shownTemplate } from '../../shared/templates/shown-template.ts';
import { template } from '../../shared/templates/templates.ts';
import { openPoints } from './open-points.ts';
import { shownSections } from './shown-sections.ts';

const sections = shownSections(shownTemplate(template('huddle')!));
const all = (state: 'empty' | 'begun' | 'through', of = 3) =>
  sections.map((section) => ({
    section,
    progress: { state, done: state === 'through' ? of : 1, of, sentence: '1 of 3' },
  }));
const none = { undecidedActions: 0, fromBefore: 0, recovered: 0, refused: 0, kinds: ['drift'] };

test('a review that was looked through leaves nothing open', () => {
  expect(openPoints({ ...none, progress: all('through') })).toEqual([]);
});

test('empty sections are one point that names the first three', () => {
  const [point, ...others] = openPoints({ ...none, progress: all('empty') });
  expect(others).toEqual([]);
  expect(point?.sentence).toMatch(/^11 sections are empty: .+, .+, .+ and 8 more$/);
  expect(point?.sectionId).toBe('s.rules');
});

test('each section with counted places that is begun only is a point of its own', () => {
  expect(openPoints({ ...none, progress: all('begun') })).toHaveLength(sections.length);
  expect(openPoints({ ...none, progress: all('begun', 1) })).toEqual([]);
});

test('text that is in nobody’s review comes first', () => {
  const points = openPoints({
    progress: all('empty'),
    undecidedActions: 2,
    fromBefore: 1,
    recovered: 1,
    refused: 1,
    kinds: [],
  });
  expect(points.map(({ sentence }) => sentence.slice(0, 24))).toEqual([
    '1 text of yours was not ',
    '1 recovered text waits f',
    '2 actions are proposed a',
    '1 open action of an earl',
    '11 sections are empty: P',
  ]);
});

test('a kind that is not known yet is said, with the way to its section', () => {
  const [point] = openPoints({ ...none, kinds: ['unknown-yet'], progress: all('through') });
  expect(point).toEqual({ sentence: 'The kind of failure is still "not known yet"', sectionId: 's.kind' });
});
