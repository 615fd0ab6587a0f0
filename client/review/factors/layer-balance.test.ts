import { describe, expect, it } from 'vitest';
import { balanceSentence, layerBalance } from './layer-balance.ts';

const none = { none: true, reason: '' };
const balance = layerBalance(
  [{ layer: 'model' }, { layer: 'model' }, { layer: 'workflow' }, { layer: null }],
  (layer) => (layer === 'interface' || layer === 'workflow' ? none : undefined),
);

describe('the balance of the layers', () => {
  it('keeps the fixed order of the layers', () => {
    expect(balance.map(({ layer }) => layer.letter).join('')).toBe('MIWHG');
  });

  it('tells looked at from not looked at', () => {
    expect(balance.map(({ state }) => state)).toEqual([
      'factors',
      'none-found',
      'both',
      'not-yet',
      'not-yet',
    ]);
  });

  it('names the contradiction of factors in a layer said to hold none', () => {
    expect(balance[2]?.words).toBe('1 factor, yet marked "none found"');
  });

  it('leaves factors without a layer out of every layer', () => {
    expect(balance.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });

  it('says the whole in a sentence', () => {
    expect(balanceSentence(balance)).toBe(
      '3 factors in 2 of 5 layers. Not looked at yet: Human factors, Governance.',
    );
    expect(balanceSentence(layerBalance([], () => none))).toBe(
      'No factors yet. Every layer has been looked at.',
    );
  });
});
