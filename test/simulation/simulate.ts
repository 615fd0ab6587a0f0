/**
 * `npm run simulate -- [--seeds N] [--from S] [--seed S] [--ops N] [--mutants]`: runs whole panels from seeds and tells
 * of each that fails the smallest story. With `--mutants` it breaks the product on purpose and demands to notice.
 */
import './ground.ts';
import { parseArgs } from 'node:util';
import { faultKinds, type FaultKind } from './faults.ts';
import { machineNow } from './ground.ts';
import { mutations } from './mutations.ts';
import { simulate, type Mutation, type Outcome } from './simulation.ts';
import { makeTemplate, type Template } from './template.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    ops: { type: 'string', default: '120' },
    mutants: { type: 'boolean', default: false },
  },
});

const operations = number(values.ops);
const first = number(values.seed ?? values.from);
const many = values.seed === undefined ? number(values.seeds) : 1;
/** Seeds within which a mutant must have been noticed. */
const mutantSeeds = 200;
/** Lines of the story of a failure. */
const storyLength = 60;

const template = await makeTemplate();
const began = machineNow();
const clean = values.mutants ? await runMutants(template) : await runSeeds(template);
template.remove();
process.exit(clean ? 0 : 1);

async function runSeeds(from: Template): Promise<boolean> {
  let [failures, markers] = [0, 0];
  for (let done = 1; done <= many; done += 1) {
    const seed = first + done - 1;
    const outcome = await simulate(from, { seed, operations });
    markers += outcome.markers;
    if (outcome.failure !== null) {
      failures += 1;
      await tell(from, outcome);
    } else if (values.seed !== undefined) console.log(outcome.trace.join('\n'));
    if (done % 100 === 0) console.log(`${done} of ${many} seeds, ${failures} failed, ${seconds()} s`);
  }
  console.log(`${many} seeds, ${markers} markers, ${failures} failed, ${seconds()} s`);
  return failures === 0;
}

async function runMutants(from: Template): Promise<boolean> {
  let unnoticed = 0;
  for (const mutation of mutations) {
    const noticed = await findMutant(from, mutation);
    if (noticed === null) unnoticed += 1;
    console.log(
      noticed === null
        ? `NOT NOTICED in ${mutantSeeds} seeds: ${mutation.name}`
        : `noticed with seed ${noticed.seed}: ${mutation.name}\n    ${noticed.failure?.message ?? ''}`,
    );
  }
  return unnoticed === 0;
}

async function findMutant(from: Template, mutation: Mutation): Promise<Outcome | null> {
  for (let seed = 1; seed <= mutantSeeds; seed += 1) {
    const outcome = await simulate(from, { seed, operations, mutation });
    if (outcome.failure !== null) return outcome;
  }
  return null;
}

/** Tells of a failure with as few operations and kinds of faults as still make it fail. */
async function tell(from: Template, failed: Outcome): Promise<void> {
  let smallest = failed;
  let fewest = operations;
  for (let step = Math.ceil(operations / 2); step >= 1; step = Math.floor(step / 2)) {
    const outcome = await simulate(from, { seed: failed.seed, operations: Math.max(1, fewest - step) });
    if (outcome.failure === null) continue;
    smallest = outcome;
    fewest = Math.max(1, fewest - step);
  }
  const without = new Set<FaultKind>();
  for (const kind of faultKinds) {
    const tried = new Set([...without, kind]);
    const outcome = await simulate(from, { seed: failed.seed, operations: fewest, without: tried });
    if (outcome.failure === null) continue;
    smallest = outcome;
    without.add(kind);
  }
  const needed = faultKinds.filter((kind) => !without.has(kind));
  console.log(
    `\nseed ${failed.seed} fails: ${failed.failure?.message ?? ''}` +
      `\n  with ${fewest} operations and of the faults only: ${needed.join(', ') || 'none'}` +
      `\n  ${smallest.failure?.message ?? ''}\n${smallest.trace.slice(-storyLength).join('\n')}\n`,
  );
}

function number(given: string): number {
  const found = Number(given);
  if (Number.isSafeInteger(found) && found >= 0) return found;
  console.error(`${given} is no whole number.`);
  process.exit(2);
}

function seconds(): string {
  return ((machineNow() - began) / 1000).toFixed(0);
}
