/**
 * Every sample and public case, made into summaries for the public and for a family as the product does it, with each
 * finding answered as suggested: what comes out can be published as it is.
 */
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { publicCases } from '../../server/public-cases/public-cases.ts';
import { outlineOf } from '../../server/publishing/outline-of.ts';
import type { Block } from '../../server/publishing/outline.ts';
import { summaryHash } from '../../server/publishing/render-json.ts';
import { sampleCases } from '../../server/samples/load-samples.ts';
import { writtenFor } from '../../server/samples/plain-words.ts';
import type { SampleCase } from '../../server/samples/sample-case.ts';
import { answeredAsSuggested } from '../../shared/deidentify/answer-findings.ts';
import { findIdentifiers } from '../../shared/deidentify/find-identifiers.ts';
import { knownNamesOf } from '../../shared/deidentify/known-names.ts';
import { readHints } from '../../shared/language/read-hints.ts';
import { readContent, readLinks, readMeta, readRecords } from '../../shared/review-document/reads.ts';
import type { PointRecord } from '../../shared/review-document/records.ts';
import type { Audience } from '../../shared/summaries/audiences.ts';
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import { plainYears, schoolYears } from '../../shared/summaries/readability.ts';
import { readLearningSummary } from '../../shared/summaries/read-learning-summary.ts';
import { seedSummary } from '../../shared/summaries/seed-summary.ts';
import { frameForTests } from '../../shared/summaries/summary-for-tests.ts';
import { writeSummary } from '../../shared/summaries/write-summary.ts';
import { seededBytes } from '../support/review-world.ts';
import { writtenSample } from '../support/written-sample.ts';

const random = seededBytes(11);
const fields = ['text', 'mechanism', 'effect', 'note'] as const;

function summaryOf(sample: SampleCase, audience: Audience): LearningSummary {
  const { doc } = writtenSample(sample);
  const content = readContent(doc);
  const rows = {
    ...{ people: [], emails: [], organisations: [], ids: [], fileNames: [] },
    products: [sample.aiSystem],
  };
  const known = knownNamesOf(content, rows);
  const answered = (text: string): string => answeredAsSuggested(text, findIdentifiers(text, known));
  const seed = seedSummary(
    {
      ...{ content, title: sample.title, aiSystem: sample.aiSystem, publicRecord: sample.publicCase },
      ...{ occurredOn: sample.occurredOn ?? null, detectedOn: sample.detectedOn ?? null },
      ...{ roles: [], people: [], written: writtenFor(sample.title) },
      actions: content.records.actions.map((action) => ({
        ...{ actionId: action.id, title: action.title, detail: action.detail, category: action.category },
        ...{ layers: action.layers, measureName: action.measureName, baseline: action.baseline },
        ...{ target: action.target, factors: action.factors, status: 'agreed', result: '' },
      })),
    },
    random,
  );
  const summary = new Y.Doc();
  writeSummary({ doc: summary, origin: null, random, now: () => 1 }, seed, readMeta(doc).template);
  const points = readRecords(summary, 'points').map((point): PointRecord => ({
    ...point,
    ...Object.fromEntries(fields.map((field) => [field, answered(point[field])])),
  }));
  const { system } = seed.facts;
  return readLearningSummary(
    {
      facts: {
        ...seed.facts,
        system: { ...system, purpose: answered(system.purpose), use: answered(system.use) },
      },
      points,
      links: readLinks(summary),
    },
    {
      ...frameForTests,
      ...{ audience, template: readMeta(doc).template, publicRecord: sample.publicCase },
    },
  );
}

/** Headings, and every sentence of ours and theirs that is printed. */
function printed(summary: LearningSummary): {
  headings: string[];
  texts: string[];
  blocks: readonly Block[];
} {
  const { title, blocks } = outlineOf(summary, summaryHash(summary), 'page');
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
  return { headings, texts: [title, ...blocks.flatMap(textsOf)], blocks };
}

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items;
    case 'definitions':
      return block.rows.flatMap(({ texts }) => texts);
    case 'entry':
      return [block.title, ...block.details.flatMap(({ texts }) => texts), block.note];
    case 'table':
      return block.rows.flat();
    case 'picture':
      return [];
  }
}

const cases = [...sampleCases, ...publicCases].map((sample) => [sample.title, sample] as const);
const broken: readonly (readonly [string, RegExp])[] = [
  ['an article twice', /\b(?:the|an?) (?:the|an?)\b/i],
  ['a wrong article', /\ba (?!one)[aeio]\w|\ban [bcdfgjklmnpqrstvwyz][a-z]/],
  ['punctuation twice', /[,;:] ?[,;:.]|(?<!\.)\.\.(?!\.)|\(\s*\)/],
  ['a space before punctuation', / [,;.:!?](?!\d)/],
  ['two spaces', /\S {2,}\S/],
  [
    'a month with "on"',
    /\bon (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/i,
  ],
  ['a grade as a code', /\bH\d\)/],
  ['a small count', /\babout fewer than\b/],
  [
    'a place or person that stands for nothing',
    /\ba person(?: project| hospital|-)|\bin a person\b|\b(?:in|from|of|for|to) a place\b/i,
  ],
];

test.each(cases)('%s: no sentence is broken by what was put in its place', (_title, sample) => {
  for (const audience of ['public', 'family'] as const) {
    for (const text of printed(summaryOf(sample, audience)).texts) {
      const faults = broken.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
      expect([text, faults]).toEqual([text, []]);
    }
  }
});

test.each(cases)('%s: no sentence blames anybody', (_title, sample) => {
  for (const audience of ['public', 'family', 'staff', 'board'] as const) {
    const blaming = printed(summaryOf(sample, audience))
      .texts.slice(1)
      .filter((text) => readHints(text, { use: 'prose' }).some(({ kind }) => kind === 'blame'));
    expect(blaming).toEqual([]);
  }
});

test.each(cases)('%s: a heading has something under it, and stands once', (_title, sample) => {
  for (const audience of ['public', 'family', 'staff', 'board'] as const) {
    const { blocks } = printed(summaryOf(sample, audience));
    const tops = blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [block.text] : [],
    );
    expect(new Set(tops).size).toBe(tops.length);
    blocks.forEach((block, index) => {
      if (block.kind !== 'heading') return;
      const next = blocks[index + 1];
      expect(next).toBeDefined();
      if (next?.kind === 'heading') expect([block.text, next.level]).toEqual([block.text, block.level + 1]);
    });
  }
});

test.each(cases)(
  '%s: a family reads what happened, what it means, what is done, and whom to ask',
  (_title, sample) => {
    const { headings, texts } = printed(summaryOf(sample, 'family'));
    for (const asked of [
      'In plain words',
      'What it means for people like you',
      'What happened',
      'Why it could happen',
      'What was learned',
      'What is done now',
      'Whom to ask',
    ]) {
      expect(headings).toContain(asked);
    }
    const words = texts.join('\n');
    expect(headings.join('\n')).not.toMatch(
      /\b(?:factors?|safeguards?|confidence|strength|governance|interface|layers?)\b/i,
    );
    expect(words).not.toMatch(/[+]\d|\b[MIWHGO]\d\b|identifiers\//);
  },
);

test.each(cases)('%s: what it means for others asks for little schooling', (_title, sample) => {
  expect(schoolYears(writtenFor(sample.title).meaning) ?? 0).toBeLessThanOrEqual(plainYears + 1);
});

test('whoever reads a public case is told that it is one', () => {
  for (const sample of publicCases) {
    expect(printed(summaryOf(sample, 'public')).texts.join(' ')).toContain('comes from the public record');
  }
});
