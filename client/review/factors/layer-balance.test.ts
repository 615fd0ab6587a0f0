import { describe, expect, it } from 'vitest';
import { balanceNudge, balanceSentence, layerBalance } from './layer-balance.ts';

const none = { none: true, reason: '' };
const balance = layerBalance(
  [
    { layer: 'model', state: 'proposed' },
    { layer: 'model', state: 'supported' },
    { layer: 'workflow', state: null },
    { layer: null, state: null },
  ],
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

  it('says how well the factors of a layer are held, the surest first', () => {
    expect(balance[0]?.held).toEqual(['supported', 'proposed']);
    expect(balance[0]?.words).toBe('2 factors: 1 supported, 1 proposed');
    const all = layerBalance([{ layer: 'human', state: 'ruled-out' }], () => undefined);
    expect(all[3]?.words).toBe('1 factor, ruled out');
  });
});

describe('the question the board asks', () => {
  const factor = (id: string, layer: 'model' | 'human', rest: object = {}) =>
    ({ id, layer, state: 'proposed', kind: 'condition', ...rest }) as const;
  const model = ['a', 'b', 'c'].map((id) => factor(id, 'model'));
  const behind = (id: string) => new Map([[id, { behind: [{} as never] }]]);

  it('comes when one layer holds nearly all, and not before there are four', () => {
    expect(balanceNudge(model, new Map())).toBeNull();
    expect(balanceNudge([...model, factor('d', 'human')], new Map())).toMatch(
      /^3 of 4 factors lie in Model\./,
    );
  });

  it('leaves out what was ruled out', () => {
    const out = factor('d', 'human', { state: 'ruled-out' });
    expect(balanceNudge([...model, out], new Map())).toBeNull();
  });

  it('comes when every path begins with people, until a condition stands behind', () => {
    const acts = [factor('x', 'human', { kind: 'human-act' }), factor('y', 'human')];
    expect(balanceNudge(acts, new Map())).toMatch(/^Every path begins with what people did\./);
    expect(balanceNudge([...acts, factor('a', 'model')], behind('x'))).toBeNull();
  });
});
