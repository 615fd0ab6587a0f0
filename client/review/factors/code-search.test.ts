import { describe, expect, it } from 'vitest';
import { factorCodes } from '../../../shared/taxonomy/factor-codes.ts';
import { beyondShortList, codesByLayer, findCodes, layersFrom } from './code-search.ts';

const ids = (query: string): string[] => findCodes(query, 'workflow').map(({ id }) => id);

describe('the list of factor codes', () => {
  it('offers every code, the home layer first, while nothing is asked', () => {
    expect(codesByLayer('human').map(({ layer }) => layer)).toEqual(layersFrom('human'));
    const all = codesByLayer('human').flatMap(({ codes }) =>
      codes.filter(({ id }) => !id.endsWith('.other')),
    );
    expect(all).toHaveLength(factorCodes.length);
  });

  it('offers eight codes and "something else" per layer in a huddle, and says how many more there are', () => {
    expect(codesByLayer('model', true).map(({ codes }) => codes.length)).toEqual([9, 9, 9, 9, 9]);
    expect(beyondShortList('model')).toBe(factorCodes.filter(({ layer }) => layer === 'model').length - 8);
  });

  it('puts the best match first, whatever layer it is of', () => {
    expect(ids('too many alerts')[0]).toBe('interface.alert-burden');
    expect(ids('drift')[0]).toBe('model.drift');
  });

  it('ends with "something else" of the home layer, even where no code matches', () => {
    expect(ids('nobody looked').at(-1)).toBe('workflow.other');
    expect(ids('zebra')).toEqual(['workflow.other']);
  });

  it('ignores case and accents', () => {
    expect(ids('DRÍFT')).toEqual(ids('drift'));
  });
});
