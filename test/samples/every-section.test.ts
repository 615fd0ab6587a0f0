/**
 * Between them the samples use every section there is, with the public cases every template and every kind of block;
 * none of them writes where its review has no place, and their own words give no hint of blame.
 */
import { describe, expect, test } from 'vitest';
import { publicCases } from '../../server/public-cases/public-cases.ts';
import { sampleCases } from '../../server/samples/load-samples.ts';
import { readHints } from '../../shared/language/read-hints.ts';
import { textsOf } from '../../shared/language/review-texts.ts';
import { recordRoots, type RecordRoot } from '../../shared/review-document/layout.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import { sectionLibrary } from '../../shared/templates/section-library.ts';
import type { BlockKind } from '../../shared/templates/section.ts';
import { templates } from '../../shared/templates/templates.ts';
import { progressOf, writtenSample, type WrittenSample } from '../support/written-sample.ts';

const written = sampleCases.map((sample) => ({ sample, ...writtenSample(sample) }));
const all = [...written, ...publicCases.map((sample) => ({ sample, ...writtenSample(sample) }))];

function sectionsWithContent({ doc, asked }: WrittenSample) {
  return [...asked.sections, ...asked.kept].filter((section) => progressOf(doc, section).state !== 'empty');
}

test('every section of the library holds something in one of the four samples', () => {
  expect(sampleCases).toHaveLength(4);
  const used = new Set(written.flatMap(sectionsWithContent).map(({ id }) => id));
  expect(sectionLibrary.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
});

test('samples and public cases use every template and every kind of block', () => {
  const used = new Set(all.flatMap(({ sample }) => [sample.templateId, ...(sample.formerly ?? [])]));
  expect(templates.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  const kinds = new Set(
    all.flatMap(sectionsWithContent).flatMap(({ blocks }) => blocks.map(({ kind }) => kind)),
  );
  const known = new Set(sectionLibrary.flatMap(({ blocks }) => blocks.map(({ kind }) => kind)));
  expect([...known].filter((kind) => !kinds.has(kind))).toEqual([]);
});

test('the public cases are marked as such, name no member, and have each a name of their own', () => {
  expect(publicCases.length).toBeGreaterThanOrEqual(9);
  expect(
    publicCases.filter(({ publicCase, participants }) => !publicCase || participants.length > 0),
  ).toEqual([]);
  expect(new Set(publicCases.map(({ name }) => name)).size).toBe(publicCases.length);
});

/** Which block shows the records of a root. Evidence is listed beside every section, links are drawn with the factors. */
const blocksOf: Readonly<Partial<Record<RecordRoot, readonly BlockKind[]>>> = {
  links: ['factors'],
  metrics: ['equity', 'drift'],
};
const shownEverywhere: ReadonlySet<RecordRoot> = new Set(['evidence']);

describe.each(all.map((one) => ({ title: one.sample.title, ...one })))('$title', ({ sample, doc, asked }) => {
  const sections = [...asked.sections, ...asked.kept];
  const kinds = new Set(sections.flatMap(({ blocks }) => blocks.map(({ kind }) => kind)));
  const content = readContent(doc);

  test('has a section for each kind of record that is written', () => {
    const homeless = recordRoots.filter(
      (root) =>
        (content.records[root] ?? []).length > 0 &&
        !shownEverywhere.has(root) &&
        !(blocksOf[root] ?? [root as BlockKind]).some((kind) => kinds.has(kind)),
    );
    expect(homeless).toEqual([]);
  });

  test('has a section for all prose, and for each kind', () => {
    const ids = new Set(sections.map(({ id }) => id));
    expect(Object.keys(sample.prose).filter((id) => !ids.has(id))).toEqual([]);
    expect(content.kinds.length === 0 || kinds.has('kinds')).toBe(true);
  });

  test('looks into all five layers', () => {
    const layers = ['model', 'interface', 'workflow', 'human', 'governance'].filter(
      (layer) =>
        !content.records.factors.some((factor) => factor.layer === layer) &&
        content.layers[layer]?.reason.trim() === '',
    );
    expect(layers).toEqual([]);
  });

  test('gives no hint of blame', () => {
    const hints = textsOf(content).flatMap(({ text, use }) =>
      readHints(text, { use })
        .filter(({ kind }) => kind === 'blame')
        .map(({ from, to, category }) => `${category}: ${text.slice(from, to)} | ${text}`),
    );
    expect(hints).toEqual([]);
  });
});
