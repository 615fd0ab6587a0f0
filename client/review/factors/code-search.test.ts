import { describe, expect, it } from 'vitest';
import { factorCodes } from '../../../shared/taxonomy/factor-codes.ts';
import { beyondShortList, findCodes, layersFrom } from './code-search.ts';

const ids = (query: string, short = false): string[] =>
  findCodes(query, 'workflow', short).flatMap(({ codes }) => codes.map(({ id }) => id));

describe('finding factor codes', () => {
  it('offers every code, the home layer first, while nothing is asked', () => {
    expect(findCodes('', 'human').map(({ layer }) => layer)).toEqual(layersFrom('human'));
    expect(ids('').filter((id) => !id.endsWith('.other'))).toHaveLength(factorCodes.length);
  });

  it('offers eight codes and "something else" per layer in a huddle, and says how many more there are', () => {
    expect(findCodes('', 'model', true).map(({ codes }) => codes.length)).toEqual([9, 9, 9, 9, 9]);
    expect(beyondShortList('model')).toBe(factorCodes.filter(({ layer }) => layer === 'model').length - 8);
  });

  it('searches the whole list even in a huddle', () => {
    const long = factorCodes.find(({ short }) => !short);
    expect(ids(long?.name ?? '', true)).toContain(long?.id);
  });

  it('finds a code by the term of the trade that its name avoids', () => {
    expect(findCodes('automation bias', 'human')[0]?.codes[0]?.id).toBe('human.automation-bias');
  });

  it('asks for every word', () => {
    expect(ids('drift zebra')).toEqual([]);
  });

  it('puts a match in the name before one in the definition', () => {
    const [first] = findCodes('drift', 'model');
    expect(first?.layer).toBe('model');
    expect(first?.codes[0]?.name).toBe('Drift over time');
  });

  it('ignores case and accents', () => {
    expect(ids('DRÍFT')).toEqual(ids('drift'));
  });
});
