import { describe, expect, it } from 'vitest';
import { actionCategories, strengthIds, strengthOf, strengths } from './action-categories.ts';
import { codesOfLayer, factorCode, factorCodes, otherCodes } from './factor-codes.ts';
import { everyKindAsks, failureKind, failureKinds, keepItem, unknownYet } from './failure-kinds.ts';
import { layerIds, layers } from './layers.ts';
import { faultsOfWording, textsIn } from './wording-rules.ts';

describe('the five layers', () => {
  it('keep their order and can each be told apart by letter and by pattern alone', () => {
    expect(layerIds.map((id) => layers[id].letter).join('')).toBe('MIWHG');
    expect(new Set(layerIds.map((id) => layers[id].pattern)).size).toBe(5);
    for (const id of layerIds) expect(layers[id].id).toBe(id);
  });
});

describe('the factor codes', () => {
  it('are 68, counted 14, 13, 13, 14 and 14 by layer', () => {
    expect(factorCodes).toHaveLength(68);
    expect(layerIds.map((layer) => factorCodes.filter((code) => code.layer === layer).length)).toEqual([
      14, 13, 13, 14, 14,
    ]);
  });

  it('have unique ids and names, and each id begins with its layer', () => {
    const all = [...factorCodes, ...otherCodes];
    expect(new Set(all.map(({ id }) => id)).size).toBe(73);
    expect(new Set(factorCodes.map(({ name }) => name)).size).toBe(68);
    for (const code of all) expect(code.id).toMatch(new RegExp(`^${code.layer}\\.[a-z]+(-[a-z]+)*$`));
  });

  it('each bring one to three questions', () => {
    for (const code of [...factorCodes, ...otherCodes]) {
      expect(code.questions.length, code.id).toBeGreaterThanOrEqual(1);
      expect(code.questions.length, code.id).toBeLessThanOrEqual(3);
      for (const question of code.questions) expect(question).toMatch(/\?$/);
    }
  });

  it('offer a huddle the first eight of each layer, with something else last', () => {
    for (const layer of layerIds) {
      const whole = codesOfLayer(layer);
      const short = codesOfLayer(layer, { short: true });
      expect(short.slice(0, 8)).toEqual(whole.slice(0, 8));
      expect(short).toHaveLength(9);
      expect(short.at(-1)?.id).toBe(`${layer}.other`);
      expect(whole.at(-1)?.id).toBe(`${layer}.other`);
    }
  });

  it('are found by id, and an id of no known code is not guessed at', () => {
    expect(factorCode('model.drift')?.name).toBe('Drift over time');
    expect(factorCode('human.other')?.layer).toBe('human');
    expect(factorCode('model.human-error')).toBeUndefined();
  });
});

describe('the failure kinds', () => {
  const all = [...failureKinds, unknownYet];

  it('are seventeen, with "not known yet" beside them', () => {
    expect(failureKinds).toHaveLength(17);
    expect(new Set(all.map(({ id }) => id)).size).toBe(18);
    expect(failureKind('unknown-yet')).toBe(unknownYet);
    expect(failureKind('operator-fault')).toBeUndefined();
  });

  it('give every look-next item an id of its own that begins with the kind', () => {
    const ids = all.flatMap((kind) => [keepItem(kind), ...kind.lookNext].map(({ id }) => id));
    expect(new Set([...ids, ...everyKindAsks.map(({ id }) => id)]).size).toBe(ids.length + 4);
    for (const kind of all) {
      expect(kind.lookNext.length).toBeGreaterThan(0);
      for (const item of kind.lookNext) expect(item.id.startsWith(`${kind.id}.`)).toBe(true);
    }
  });

  it('put what the first hour asks before what can come later, and leave something for each', () => {
    for (const { id, lookNext } of all) {
      const first = lookNext.filter(({ firstHour }) => firstHour === true);
      expect(first.length, id).toBeGreaterThan(0);
      expect(lookNext.slice(0, first.length), id).toEqual(first);
      expect(lookNext.length, id).toBeGreaterThan(first.length);
    }
  });

  it('point to layers that exist, and a good catch points to all five', () => {
    for (const kind of all) {
      expect(kind.layers.length).toBeGreaterThan(0);
      for (const layer of kind.layers) expect(layerIds).toContain(layer);
    }
    expect(failureKind('good-catch')?.layers).toEqual(layerIds);
  });
});

describe('the action categories', () => {
  it('are 21 with unique ids: six stronger, ten intermediate, five weaker', () => {
    expect(new Set(actionCategories.map(({ id }) => id)).size).toBe(21);
    const counts = strengthIds.map(
      (strength) => actionCategories.filter((category) => category.strength === strength).length,
    );
    expect(counts).toEqual([6, 10, 5]);
    expect(strengths.map(({ id }) => id)).toEqual(strengthIds);
  });

  it('each carry a strength, and an unknown category carries none', () => {
    for (const { id, strength } of actionCategories) expect(strengthOf(id)).toBe(strength);
    expect(strengthOf('forcing-function')).toBe('stronger');
    expect(strengthOf('training')).toBe('weaker');
    expect(strengthOf('magic')).toBeUndefined();
  });
});

describe('the words of the taxonomy', () => {
  it('are complete, blame nobody, and use our own words for things', () => {
    const texts = textsIn([
      layers,
      factorCodes,
      otherCodes,
      failureKinds,
      unknownYet,
      everyKindAsks,
      actionCategories,
      strengths,
    ]);
    expect(texts.length).toBeGreaterThan(400);
    expect(faultsOfWording(texts)).toEqual([]);
  });

  it('would be refused if they turned on a person', () => {
    expect(faultsOfWording(['The nurse failed to escalate it.'])).toHaveLength(1);
    expect(
      faultsOfWording(['Users had no say.', ' ', 'A root cause.', 'It should have been seen.']),
    ).toHaveLength(4);
  });
});
