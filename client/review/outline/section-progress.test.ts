import { expect, test } from 'vitest';
import { unknownKindId } from '../../../shared/taxonomy/kinds-at-sign-off.ts';
import { section } from '../../../shared/templates/section-library.ts';
import type { Section } from '../../../shared/templates/section.ts';
import { countWords, sectionProgress } from './section-progress.ts';
import type { ProgressSource } from './section-progress.ts';

const nothing: ProgressSource = {
  fact: () => undefined,
  answer: () => undefined,
  check: () => undefined,
  layer: () => undefined,
  kinds: () => [],
  harm: () => [],
  records: () => [] as never,
  words: () => 0,
};

function the(id: string): Section {
  const found = section(id);
  if (found === undefined) throw new Error(`No section ${id}.`);
  return found;
}

const base = { order: 'a0', createdAt: 0, withdrawnAt: null };

test('a section without any content is empty', () => {
  for (const id of ['s.sys', 's.rq', 's.rules', 's.five', 's.voices', 's.kind', 's.graph']) {
    expect(sectionProgress(the(id), nothing)).toMatchObject({
      state: 'empty',
      done: 0,
      sentence: 'Nothing here yet',
    });
  }
});

test('prose that only accompanies questions makes the section begun, never looked through', () => {
  const progress = sectionProgress(the('s.rq'), { ...nothing, words: () => 400 });
  expect(progress).toMatchObject({ state: 'begun', done: 0, of: 7 });
});

test('a section of prose alone is looked through once it holds more than a few words', () => {
  expect(sectionProgress(the('s.known'), { ...nothing, words: () => 5 }).state).toBe('begun');
  expect(sectionProgress(the('s.known'), { ...nothing, words: () => 25 }).state).toBe('through');
});

test('a question counts as answered only when somebody says so', () => {
  const written = { text: 'The board did.', state: 'open', rating: null, evidence: [] } as const;
  expect(sectionProgress(the('s.rq'), { ...nothing, answer: () => written })).toMatchObject({
    state: 'begun',
    done: 0,
  });
  const settled = { ...written, state: 'not-answerable' } as const;
  expect(sectionProgress(the('s.rq'), { ...nothing, answer: () => settled })).toMatchObject({
    state: 'through',
    done: 7,
  });
});

test('a fact is settled by words or by saying that it is not known', () => {
  const unknown = { value: '', source: '', state: 'not-known' } as const;
  expect(sectionProgress(the('s.sys'), { ...nothing, fact: () => unknown }).state).toBe('through');
  const blank = { value: '  ', source: 'a letter', state: null } as const;
  expect(sectionProgress(the('s.sys'), { ...nothing, fact: () => blank }).done).toBe(0);
});

test('a layer counts by a factor in it or by "none found", and a factor without a layer counts for none', () => {
  const factor = { ...base, id: 'f', layer: 'workflow' } as never;
  const homeless = { ...base, id: 'g', layer: null } as never;
  const source: ProgressSource = {
    ...nothing,
    records: (root) => (root === 'factors' ? [factor, homeless] : []),
    layer: (id) => ({ none: id === 'model', reason: '' }),
  };
  expect(sectionProgress(the('s.five'), source)).toMatchObject({ state: 'begun', done: 2, of: 5 });
});

test('voices of staff do not count for the section of patients, families and the public', () => {
  const source: ProgressSource = {
    ...nothing,
    records: (root) => (root === 'voices' ? [{ ...base, id: 'v', of: 'staff' }] : []) as never,
  };
  expect(sectionProgress(the('s.voices'), source).state).toBe('empty');
  expect(sectionProgress(the('s.staff'), source).state).toBe('through');
});

test('"not known yet" begins the section of kinds without settling it', () => {
  expect(sectionProgress(the('s.kind'), { ...nothing, kinds: () => [unknownKindId] }).state).toBe('begun');
  expect(sectionProgress(the('s.kind'), { ...nothing, kinds: () => ['false-negative'] }).state).toBe(
    'through',
  );
});

test('one tick settles the next step of a huddle, and all are asked for elsewhere', () => {
  const one = {
    ...nothing,
    check: (id: string) => ({ done: id === 'next.pause' || id === 'rules.roles', role: '' }),
  };
  expect(sectionProgress(the('s.next'), one).state).toBe('through');
  expect(sectionProgress(the('s.rules'), one).state).toBe('begun');
});

test('words are counted over runs of one paragraph and apart over blocks', () => {
  const tree = {
    content: [{ content: [{ text: 'half' }, { text: 'way there' }] }, { content: [{ text: 'next' }] }],
  };
  expect(countWords(tree)).toBe(3);
});
