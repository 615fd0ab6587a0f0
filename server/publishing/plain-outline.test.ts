import { expect, test } from 'vitest';
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import { readLearningSummary } from '../../shared/summaries/read-learning-summary.ts';
import { contentForTests, frameForTests } from '../../shared/summaries/summary-for-tests.ts';
import type { Block } from './outline.ts';
import { outlineOf } from './outline-of.ts';

const family = readLearningSummary(contentForTests, { ...frameForTests, audience: 'family' });

function blocksOf(summary: LearningSummary): readonly Block[] {
  return outlineOf(summary, 'f'.repeat(64), 'page').blocks;
}

/** What a heading stands over, down to the next of its level. */
function under(summary: LearningSummary, heading: string): string {
  const blocks = blocksOf(summary);
  const from = blocks.findIndex((block) => block.kind === 'heading' && block.text === heading);
  const rest = blocks.slice(from + 1);
  const to = rest.findIndex((block) => block.kind === 'heading' && block.level === 1);
  return from < 0 ? '' : JSON.stringify(to < 0 ? rest : rest.slice(0, to));
}

test('a family reads sentences: no table of layers, no marks, no grades, no measures', () => {
  const all = JSON.stringify(blocksOf(family));
  expect(all).not.toMatch(/"M1"|Severe|Share read|Strength|Confidence|Human factors|causeway-identifiers/);
  expect(under(family, 'Why it could happen')).toContain(
    'Words of factor. So nobody opened it. It was read late.',
  );
});

test('where an action and a safeguard stand is a sentence of its own', () => {
  expect(under(family, 'What is done now')).toContain('Words of action. This is done, and it helps.');
  expect(under(family, 'What could have stopped it')).toContain('Words of safeguard. This was passed by.');
});

test('words of the trade are explained at the end, in English alone', () => {
  const written = { ...family, wentRight: ['The sensitivity was measured.'] };
  expect(under(written, 'Words used here')).toContain('Sensitivity');
  expect(under({ ...written, language: 'de' }, 'Words used here')).toBe('');
});

test('a timeline without any time is a list in its order', () => {
  const untimed = { ...family, timeline: [{ offset: 'time not known', text: 'It was read' }] };
  expect(under(untimed, 'Step by step')).toBe(JSON.stringify([{ kind: 'list', items: ['It was read.'] }]));
  expect(under(family, 'Step by step')).toContain('12 minutes later');
});
