import { expect, test } from 'vitest';
import { factorCodes } from '../../../shared/taxonomy/factor-codes.ts';
import { cameByWords } from './from-before-words.ts';
import { waitingWords } from './waiting-words.ts';

const [one, two, three, four] = factorCodes;

test('it is said by what an action came, with the system and the codes by name', () => {
  expect(cameByWords({ system: true, codes: [] }, 'Lung finder')).toEqual(['Same AI system: Lung finder']);
  expect(cameByWords({ system: true, codes: [one!.id] }, null)).toEqual([
    'Same AI system',
    `Same code: ${one!.name}`,
  ]);
});

test('a long list of codes names three and counts the rest', () => {
  const codes = [one, two, three, four].map((code) => code!.id);
  expect(cameByWords({ system: false, codes }, null)).toEqual([
    `Same codes: ${one!.name}, ${two!.name}, ${three!.name} and 1 more`,
  ]);
});

test('one and several wait in their own words', () => {
  expect([1, 3].map(waitingWords)).toEqual([
    '1 open action of an earlier review has no answer',
    '3 open actions of earlier reviews have no answer',
  ]);
});
