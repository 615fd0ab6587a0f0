/** A part of `npm run test:leaks`: few reviews, the formats that are text. */
import { expect, test } from 'vitest';
import { nothingKnown } from '../../shared/deidentify/finding.ts';
import { cleanSentences } from './clean-sentences.ts';
import { leakRun, untouched } from './leak-run.ts';

const first = 1;
const many = 50;

test('no identifier that can be checked or is known leaves in a format that is text', async () => {
  let [reached, names, found] = [0, 0, 0];
  for (let seed = first; seed < first + many; seed += 1) {
    const result = await leakRun(seed, ['json', 'csv', 'markdown', 'html']);
    expect({ seed, leaks: result.leaks, stubborn: result.stubborn }).toEqual({
      seed,
      leaks: [],
      stubborn: [],
    });
    reached += result.reached;
    names += result.unknownNames;
    found += result.unknownFound;
  }
  expect(reached).toBeGreaterThan(many * 40);
  console.log(`Names nobody knew, in generated text: ${String(found)} of ${String(names)} found.`);
}, 120_000);

test('at least nine of ten sentences that name nobody are left as they are', () => {
  expect(cleanSentences.length).toBeGreaterThanOrEqual(300);
  expect(untouched(cleanSentences, nothingKnown).length).toBeGreaterThanOrEqual(cleanSentences.length * 0.9);
});
