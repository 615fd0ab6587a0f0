/** Each template once through: opened, one thing written in every section, taken out, compared with what it was. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { reviewMarkdown } from '../../server/exports/markdown.ts';
import type { ReviewFacts } from '../../server/exports/report.ts';
import { compareVersions } from '../../shared/review-document/compare-versions.ts';
import {
  answerText,
  binRecord,
  createRecord,
  factText,
  restoreRecord,
  setCheck,
  setKind,
  type Editing,
} from '../../shared/review-document/edits.ts';
import { showRatings, type RatingToShow } from '../../shared/review-document/harm-edits.ts';
import { appendProse } from '../../shared/review-document/prose-write.ts';
import { readBin, readContent } from '../../shared/review-document/reads.ts';
import { restoreVersion } from '../../shared/review-document/restore-version.ts';
import { seedReview } from '../../shared/review-document/seed.ts';
import type { Section, SectionBlock } from '../../shared/templates/section.ts';
import { sectionsOf, templates, type Template } from '../../shared/templates/templates.ts';
import { seededBytes } from '../support/review-world.ts';

function opened(template: Template): Editing {
  const doc = new Y.Doc();
  doc.clientID = 1;
  seedReview(doc, template);
  return { doc, origin: 'panel', random: seededBytes(3), now: () => 1 };
}

function factsOf({ id, version }: Template): ReviewFacts {
  return {
    title: 'A review',
    templateId: id,
    templateVersion: version,
    stage: 'analysing',
    aiSystem: null,
    occurredOn: null,
    detectedOn: null,
    publicCase: false,
  };
}

const rating: RatingToShow = {
  dimension: 'physical',
  rater: 'panel-1',
  round: 1,
  grade: 'h3',
  confidence: 'low',
  reason: '',
  role: 'Radiographer',
  on: '2026-03-02',
  alone: '',
};

/** Writes something where a panel would, in every block of the section. */
function fill(editing: Editing, section: Section): void {
  for (const block of section.blocks) fillBlock(editing, section.id, block);
}

function fillBlock(editing: Editing, sectionId: string, block: SectionBlock): void {
  const { doc } = editing;
  const text = `Written in ${sectionId.slice(2)}`;
  switch (block.kind) {
    case 'prose':
      appendProse(editing, sectionId, [text]);
      return;
    case 'facts':
      for (const { id } of block.facts) factText(doc, id, 'value')?.insert(0, text);
      return;
    case 'questions':
      for (const { id } of block.questions) answerText(doc, id)?.insert(0, text);
      return;
    case 'checks':
      for (const { id } of block.items) setCheck(editing, id, true);
      return;
    case 'kinds':
      setKind(editing, 'drift', true);
      return;
    case 'factors':
      createRecord(editing, 'factors', { condition: text, layer: 'interface' });
      return;
    case 'actions':
      createRecord(editing, 'actions', { title: text });
      return;
    case 'voices':
      createRecord(editing, 'voices', { text, of: sectionId === 's.staff' ? 'staff' : 'patient' });
      return;
    case 'functions':
      createRecord(editing, 'functions', { who: text, function: 'chose' });
      return;
    case 'equity':
    case 'drift':
      createRecord(editing, 'metrics', { name: text, value: '61', kind: null });
      return;
    case 'harm':
      showRatings(editing, [{ ...rating, reason: text }]);
      return;
    case 'pairs':
    case 'graph':
    // Rows beside the document.
    case 'clocks':
      return;
    default:
      createRecord(editing, block.kind, { text });
  }
}

const emptyHeadings = (markdown: string): string[] => {
  const lines = markdown.split('\n').filter((line) => line.trim() !== '');
  return lines.filter((line, index) => {
    const level = /^(#+) /.exec(line)?.[1]?.length;
    const next = /^(#+) /.exec(lines[index + 1] ?? '# end')?.[1]?.length;
    return level !== undefined && next !== undefined && next <= level;
  });
};

test.each(templates)(
  '$id prints every section that holds something, once, and no heading without words',
  (template) => {
    const editing = opened(template);
    const empty = reviewMarkdown(factsOf(template), readContent(editing.doc), []);
    expect(empty).not.toMatch(/^## /m);
    for (const section of sectionsOf(template)) fill(editing, section);
    const report = reviewMarkdown(factsOf(template), readContent(editing.doc), []);
    const headings = report.split('\n').filter((line) => line.startsWith('## '));
    for (const { heading } of sectionsOf(template))
      expect(
        headings.filter((line) => line === `## ${heading}`),
        heading,
      ).toHaveLength(1);
    expect(emptyHeadings(report)).toEqual([]);
    expect(report).toContain(`${template.name}, version ${String(template.version)}`);
  },
);

test.each(templates)('$id can be compared with what it was, and set back to it', (template) => {
  const editing = opened(template);
  const before = new Y.Doc();
  Y.applyUpdate(before, Y.encodeStateAsUpdate(editing.doc));
  for (const section of sectionsOf(template)) fill(editing, section);
  const differences = compareVersions(readContent(before), readContent(editing.doc));
  for (const section of sectionsOf(template)) {
    if (section.blocks.some(({ kind }) => kind === 'prose'))
      expect(
        differences.some(({ place }) => place === `prose:${section.id}`),
        section.id,
      ).toBe(true);
    for (const block of section.blocks) {
      if (block.kind === 'facts')
        expect(differences.some(({ place }) => place.startsWith(`facts/${block.facts[0]?.id ?? ''}/`))).toBe(
          true,
        );
      if (block.kind === 'questions')
        expect(
          differences.some(({ place }) => place.startsWith(`answers/${block.questions[0]?.id ?? ''}`)),
        ).toBe(true);
    }
  }
  restoreVersion(editing, before);
  const after = readContent(editing.doc);
  expect([after.records.factors, after.records.lessons]).toEqual([[], []]);
  expect(Object.values(after.facts).every(({ value }) => value === '')).toBe(true);
});

test.each(templates)('$id puts what was removed into the bin, and takes it out again', (template) => {
  const editing = opened(template);
  for (const section of sectionsOf(template)) fill(editing, section);
  const { records } = readContent(editing.doc);
  const [action] = records.actions;
  const [factor] = records.factors;
  for (const [root, record] of [
    ['actions', action],
    ['factors', factor],
  ] as const) {
    if (record === undefined) continue;
    binRecord(editing, root, record.id);
    expect(readBin(editing.doc)).toHaveLength(1);
    restoreRecord(editing, root, record.id);
    expect(readBin(editing.doc)).toEqual([]);
  }
});
