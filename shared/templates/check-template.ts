/**
 * What a template has to be before it may be stored: the rule for the server and for the editor alike. Pure.
 * Says everything that is wrong at once, each in a sentence and with the place it belongs to.
 */
import { section } from './section-library.ts';
import type { SectionWords, TemplateDraft, TemplateSection } from './template.ts';

export interface TemplateFault {
  /** `name`, `sections`, or `<section id>.heading` and the like: where the sentence is shown. */
  readonly field: string;
  readonly sentence: string;
}

export const templateLimits = {
  name: 80,
  words: 300,
  heading: 100,
  prompt: 200,
  question: 200,
  sections: 60,
  /** That a template adds to one section. */
  prompts: 4,
  questions: 20,
} as const;

/** Sections that an organisation wrote: `o.` and an identifier. The gate takes such a name for prose. */
export const ownSectionId = /^o\.[A-Za-z0-9_-]{8,40}$/;

/** Empty when the template may be stored. */
export function faultsOfTemplate(draft: TemplateDraft): readonly TemplateFault[] {
  return [
    ...required('name', draft.name, templateLimits.name, 'Give the template a name.'),
    ...required('forWhat', draft.forWhat, templateLimits.words, 'Say when it is to be used.'),
    ...required('who', draft.who, templateLimits.words, 'Say who takes part.'),
    ...required('time', draft.time, templateLimits.words, 'Say how long it takes.'),
    ...faultsOfList(draft.sections),
    ...draft.sections.flatMap(faultsOfSection),
  ];
}

function faultsOfList(sections: readonly TemplateSection[]): readonly TemplateFault[] {
  const fault = (sentence: string): TemplateFault => ({ field: 'sections', sentence });
  if (sections.length === 0) return [fault('A template needs at least one section. Add one from the list.')];
  if (sections.length > templateLimits.sections)
    return [fault(`A template holds up to ${String(templateLimits.sections)} sections; take some out.`)];
  const twice = repeated(sections.map(({ id }) => id)).map((id) =>
    fault(`“${headingOf(sections.find((one) => one.id === id))}” is in it twice; take one of them out.`),
  );
  const alike = repeated(sections.map(headingOf)).filter((heading) => heading !== '');
  return [
    ...twice,
    ...(twice.length > 0
      ? []
      : alike.map((heading) =>
          fault(`Two sections are called “${heading}”; nobody could tell them apart. Rename one.`),
        )),
  ];
}

function faultsOfSection(named: TemplateSection): readonly TemplateFault[] {
  const { id, own, prompts = [], questions, words } = named;
  const at = (field: string): string => `${id}.${field}`;
  const found = section(id);
  if (own === undefined && found === undefined)
    return [{ field: 'sections', sentence: `There is no section “${id}” in the library; take it out.` }];
  const faults = [
    ...faultsOfLines(at('prompts'), prompts, templateLimits.prompts, 'prompt'),
    ...faultsOfWords(at('prompts'), words),
  ];
  if (own === undefined) {
    const asked = found?.blocks.flatMap((block) => (block.kind === 'questions' ? block.questions : [])) ?? [];
    const known = new Set(asked.flatMap((question) => [question.id, `${question.id}.planned`]));
    if (questions !== undefined && !questions.some((one) => known.has(one)))
      faults.push({ field: at('questions'), sentence: 'Leave at least one of its questions in.' });
    return faults;
  }
  if (!ownSectionId.test(id) || found !== undefined)
    faults.push({ field: 'sections', sentence: 'A section of your own has lost its key; add it once more.' });
  const texts = own.questions.map(({ text }) => text);
  const ids = own.questions.map((question) => question.id);
  return [
    ...faults,
    ...required(at('heading'), own.heading, templateLimits.heading, 'Give the section a heading.'),
    ...required(at('why'), own.why, templateLimits.words, 'Say in a sentence why the section is there.'),
    ...faultsOfLines(at('questions'), texts, templateLimits.questions, 'question'),
    ...(repeated(ids).length > 0 || !ids.every((one) => ownSectionId.test(one))
      ? [{ field: at('questions'), sentence: 'A question has lost its key; add it once more.' }]
      : []),
  ];
}

function faultsOfWords(field: string, words: SectionWords | undefined): TemplateFault[] {
  const { heading, why, prompts = [], questions = {} } = words ?? {};
  const texts = [heading, why, ...prompts, ...Object.values(questions).map(({ text }) => text)].filter(
    (text) => text !== undefined,
  );
  if (texts.every((text) => text.trim() !== '' && text.length <= templateLimits.words)) return [];
  return [
    { field, sentence: 'The words of this section are empty or too long; copy the template once more.' },
  ];
}

function faultsOfLines(
  field: string,
  lines: readonly string[],
  limit: number,
  noun: 'prompt' | 'question',
): TemplateFault[] {
  const fault = (sentence: string): TemplateFault[] => [{ field, sentence }];
  const length = templateLimits[noun];
  if (lines.length > limit) return fault(`Keep to ${String(limit)} ${noun}s here; more are not read.`);
  if (lines.some((line) => line.trim() === '')) return fault(`A ${noun} is empty; write it or take it out.`);
  if (lines.some((line) => line.length > length))
    return fault(`Keep each ${noun} under ${String(length)} characters.`);
  if (repeated(lines).length > 0) return fault(`The same ${noun} stands here twice.`);
  return [];
}

function required(field: string, text: string, limit: number, sentence: string): readonly TemplateFault[] {
  if (text.trim() === '') return [{ field, sentence }];
  return text.length > limit ? [{ field, sentence: `Keep this under ${String(limit)} characters.` }] : [];
}

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function headingOf(named: TemplateSection | undefined): string {
  return (
    named?.own?.heading ??
    named?.words?.heading ??
    section(named?.id ?? '')?.heading ??
    named?.id ??
    ''
  ).trim();
}
