import { expect, test } from 'vitest';
import type { TemplateSummary } from '../../../shared/api/templates.ts';
import { shownTemplate } from '../../../shared/templates/shown-template.ts';
import { sectionsOf, template } from '../../../shared/templates/templates.ts';
import { shownSections } from '../shown-sections.ts';
import { promotionPreview } from './promotion-preview.ts';

function summary(id: string): TemplateSummary {
  const found = template(id)!;
  const sections = sectionsOf(found).map((section) => ({
    id: section.id,
    heading: section.heading,
    why: section.why,
    prompts: [...section.prompts],
    blocks: section.blocks.map(({ kind }) => kind),
    questions: [],
  }));
  return { ...found, situations: [...found.situations], own: false, sections };
}

const huddle = shownSections(shownTemplate(template('huddle')!));

test('a huddle that becomes a full review gets twenty-one sections and keeps its own ten', () => {
  const preview = promotionPreview(huddle, summary('full'), () => false);
  expect(preview.staying).toHaveLength(10);
  expect(preview.added).toHaveLength(21);
  expect(preview.added[0]?.heading).toBe('The AI system');
});

test('a section that the new template lacks goes to the end when it holds something, and only then', () => {
  const held = promotionPreview(huddle, summary('full'), (id) => id === 's.next');
  expect([held.toTheEnd, held.dropped]).toEqual([['Next step'], []]);
  const empty = promotionPreview(huddle, summary('full'), () => false);
  expect([empty.toTheEnd, empty.dropped]).toEqual([[], ['Next step']]);
});

test('factors that the new template shows under another heading are not said to go to the end', () => {
  const preview = promotionPreview(huddle, summary('theme'), () => true);
  expect(preview.toTheEnd).not.toContain('Five-layer factors');
  expect(preview.toTheEnd).toContain('Timeline');
});
