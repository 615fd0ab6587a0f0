// The simulation against a product broken on purpose: it must notice each.
import './ground.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mutations } from './mutations.ts';
import { simulate } from './simulation.ts';
import { makeTemplate, type Template } from './template.ts';

const mostSeeds = 200;
let template: Template;

beforeAll(async () => {
  template = await makeTemplate();
});

afterAll(() => template.remove());

test.each(mutations)('the simulation notices when $name', { timeout: 240_000 }, async (mutation) => {
  for (let seed = 1; seed <= mostSeeds; seed += 1) {
    const { failure } = await simulate(template, { seed, operations: 120, mutation });
    if (failure !== null) return;
  }
  expect.fail(`not noticed in ${mostSeeds} seeds`);
});
