/** Between them the samples use every section there is, and none of them writes where its review has no place. */
import { describe, expect, test } from 'vitest';
import { sampleCases } from '../../server/samples/load-samples.ts';
import { recordRoots, type RecordRoot } from '../../shared/review-document/layout.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import type { BlockKind } from '../../shared/templates/section.ts';
import { sectionLibrary } from '../../shared/templates/section-library.ts';
import { progressOf, writtenSample } from '../support/written-sample.ts';

const written = sampleCases.map((sample) => ({ sample, ...writtenSample(sample) }));

test('every section of the library holds something in one of the four samples', () => {
  expect(sampleCases).toHaveLength(4);
  const used = new Set(
    written.flatMap(({ doc, asked }) =>
      [...asked.sections, ...asked.kept]
        .filter((section) => progressOf(doc, section).state !== 'empty')
        .map(({ id }) => id),
    ),
  );
  expect(sectionLibrary.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
});

/** Which block shows the records of a root; links are drawn with the factors. */
const blockOf: Readonly<Partial<Record<RecordRoot, readonly BlockKind[]>>> = {
  links: ['factors'],
  metrics: ['equity', 'drift'],
};

describe.each(written)('$sample.title', ({ doc, asked }) => {
  const sections = [...asked.sections, ...asked.kept];
  const kinds = new Set(sections.flatMap(({ blocks }) => blocks.map(({ kind }) => kind)));
  const content = readContent(doc);

  test('has a section for each kind of record that is written', () => {
    const homeless = recordRoots.filter(
      (root) =>
        content.records[root].length > 0 &&
        !(blockOf[root] ?? [root as BlockKind]).some((kind) => kinds.has(kind)),
    );
    expect(homeless).toEqual([]);
  });

  test('has a section for all prose, and for each kind and tick', () => {
    const ids = new Set(sections.map(({ id }) => id));
    expect(Object.keys(content.prose).filter((id) => !ids.has(id))).toEqual([]);
    expect(content.kinds.length === 0 || kinds.has('kinds')).toBe(true);
  });
});
