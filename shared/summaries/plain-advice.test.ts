import { expect, test } from 'vitest';
import type { Audience } from './audiences.ts';
import { plainAdvice } from './plain-advice.ts';
import { readLearningSummary } from './read-learning-summary.ts';
import { contentForTests, frameForTests, pointForTests } from './summary-for-tests.ts';

function advice(audience: Audience, points = contentForTests.points): string {
  return plainAdvice(
    readLearningSummary({ ...contentForTests, points }, { ...frameForTests, audience }),
  ).join('\n');
}

test('whoever writes for patients and the public is told what these ask first and do not find', () => {
  const bare = [pointForTests('lesson')];
  for (const audience of ['family', 'public'] as const) {
    expect(advice(audience, bare)).toMatch(/what it means for people like them/);
    expect(advice(audience, bare)).toMatch(/what is done now/);
    expect(advice(audience, bare)).toMatch(/whom they can ask/);
    expect(advice(audience)).not.toMatch(/what it means|what is done now|whom they can ask/);
  }
});

test('nobody else is asked for what is not theirs', () => {
  expect(advice('staff', [pointForTests('lesson')])).not.toMatch(/what it means|whom they can ask/);
});
