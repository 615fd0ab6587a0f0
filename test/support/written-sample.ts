/** A sample case written into a document of its own, without a server, and what its review asks for. For tests. */
import * as Y from 'yjs';
import {
  countWords,
  sectionProgress,
  type SectionProgress,
} from '../../client/review/outline/section-progress.ts';
import type { SampleCase } from '../../server/samples/sample-case.ts';
import { writeActions, writeFindings } from '../../server/samples/write-sample.ts';
import type { RecordRoot } from '../../shared/review-document/layout.ts';
import { promoteReview } from '../../shared/review-document/promote.ts';
import {
  readAnswer,
  readCheck,
  readContent,
  readFact,
  readKinds,
  readLayer,
  readRecords,
  readSectionProse,
} from '../../shared/review-document/reads.ts';
import { seedReview } from '../../shared/review-document/seed.ts';
import { shownTemplate, type ShownTemplate } from '../../shared/templates/shown-template.ts';
import type { Section } from '../../shared/templates/section.ts';
import type { Template } from '../../shared/templates/template.ts';
import { template } from '../../shared/templates/templates.ts';
import { seededBytes } from './review-world.ts';

export interface WrittenSample {
  readonly doc: Y.Doc;
  /** The template it has, with the sections that former ones left. */
  readonly asked: ShownTemplate;
}

/** @throws when the case names a template, key or place that does not exist. */
export function writtenSample(sample: SampleCase): WrittenSample {
  const [first, ...later] = [...(sample.formerly ?? []), sample.templateId].map(templateNamed);
  if (first === undefined) throw new Error('A case has a template.');
  const doc = new Y.Doc();
  seedReview(doc, first);
  let former: Template[] = [];
  let current = first;
  for (const next of later) {
    former = [current, ...former];
    current = next;
    promoteReview(
      doc,
      next,
      shownTemplate(next, former).kept.map(({ id }) => id),
    );
  }
  const editing = { doc, origin: 'test', random: seededBytes(7), now: () => Date.UTC(2026, 2, 2) };
  writeActions(editing, sample, writeFindings(editing, sample));
  return { doc, asked: shownTemplate(current, former) };
}

/** How far one section is, as the outline of the review tells it. */
export function progressOf(doc: Y.Doc, section: Section): SectionProgress {
  const source = {
    fact: (id: string) => readFact(doc, id),
    answer: (id: string) => readAnswer(doc, id),
    check: (id: string) => readCheck(doc, id),
    layer: (id: string) => readLayer(doc, id),
    kinds: () => readKinds(doc),
    harm: () => Object.keys(readContent(doc).harm),
    records: (root: RecordRoot) => readRecords(doc, root) as never,
    words: (sectionId: string) => countWords(readSectionProse(doc, sectionId)),
  };
  return sectionProgress(section, source);
}

function templateNamed(id: string): Template {
  const found = template(id);
  if (found === undefined) throw new Error(`There is no template "${id}".`);
  return found;
}
