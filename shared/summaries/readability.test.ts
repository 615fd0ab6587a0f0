import { expect, test } from 'vitest';
import { longSentences, plainYears, schoolYears } from './readability.ts';

const plain =
  'A computer program looked at an X-ray. It did not see the small spot. So the picture went to the end of the list. A doctor looked at it late in the day. We have changed the list. Now every picture is seen by two people.';
const hard =
  'Notwithstanding the contemporaneous availability of radiological interpretation capability, the prioritisation algorithm systematically disadvantaged examinations characterised by diminutive parenchymal abnormalities, consequently precipitating considerable diagnostic postponement.';

test('plain sentences ask for fewer years of school than those of a report', () => {
  expect(schoolYears([plain])).toBeLessThanOrEqual(plainYears);
  expect(schoolYears([hard, hard])).toBeGreaterThan(15);
});

test('a few words tell nothing about how hard they are', () => {
  expect(schoolYears(['It was late.'])).toBeNull();
  expect(schoolYears([])).toBeNull();
});

test('sentences that lose a reader are named, and short ones are not', () => {
  const long = `${Array.from({ length: 30 }, () => 'word').join(' ')}.`;
  expect(longSentences([`${plain} ${long}`])).toEqual([long]);
});

test('a long text without any word is looked through once', () => {
  expect(schoolYears(['-'.repeat(150_000)])).toBeNull();
  expect(longSentences(["'".repeat(150_000)])).toEqual([]);
});
