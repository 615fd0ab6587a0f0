import { describe, expect, test } from 'vitest';
import { faultsOfTemplate } from './check-template.ts';
import type { TemplateDraft, TemplateSection } from './template.ts';
import { templates } from './templates.ts';

const good: TemplateDraft = {
  name: 'Radiology huddle',
  forWhat: 'Any doubt about a reading aid.',
  who: 'The readers of that day.',
  time: '20 minutes.',
  sections: [{ id: 's.what' }, { id: 's.five', shortCodes: true }],
};

function with_(...sections: TemplateSection[]): TemplateDraft {
  return { ...good, sections };
}

function sentences(draft: TemplateDraft): string {
  return faultsOfTemplate(draft)
    .map(({ field, sentence }) => `${field}: ${sentence}`)
    .join('\n');
}

const own = { heading: 'Night cover', why: 'Nights are different.', questions: [] };

describe('a template', () => {
  test('may be stored as the product ships it', () => {
    for (const each of templates) expect(sentences(each), each.id).toBe('');
    expect(sentences(good)).toBe('');
  });

  test('without a section cannot be stored', () => {
    expect(sentences(with_())).toMatch(/^sections: .*at least one section/);
  });

  test('with a section that nobody wrote cannot be stored, and is told which', () => {
    expect(sentences(with_({ id: 's.nowhere' }))).toMatch(/s\.nowhere/);
  });

  test('with the same section twice cannot be stored, and is told its heading', () => {
    expect(sentences(with_({ id: 's.what' }, { id: 's.what' }))).toBe(
      'sections: “What happened” is in it twice; take one of them out.',
    );
  });

  test('with two sections of one heading cannot be stored', () => {
    const same = { ...own, heading: 'What happened' };
    expect(sentences(with_({ id: 's.what' }, { id: 'o.12345678', own: same }))).toMatch(/Rename one/);
  });

  test('needs a name, its use, its people and its time', () => {
    const empty = { ...good, name: ' ', forWhat: '', who: '', time: '' };
    expect(faultsOfTemplate(empty).map(({ field }) => field)).toEqual(['name', 'forWhat', 'who', 'time']);
  });

  test('says at the section itself what a section of its own lacks', () => {
    const bare: TemplateSection = {
      id: 'o.12345678',
      prompts: ['Who was awake?', ' '],
      own: { heading: '', why: '', questions: [{ id: 'o.abcdefgh', text: '', hint: '' }] },
    };
    expect(faultsOfTemplate(with_(bare)).map(({ field }) => field)).toEqual([
      'o.12345678.prompts',
      'o.12345678.heading',
      'o.12345678.why',
      'o.12345678.questions',
    ]);
  });

  test('takes no key for its own section that the library uses or the document could not hold', () => {
    for (const id of ['s.what', 'own', 'o.', 'o.../../x', `o.${'x'.repeat(90)}`])
      expect(sentences(with_({ id, own })), id).toMatch(/lost its key/);
  });
});
