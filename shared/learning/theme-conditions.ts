/**
 * What narrows the reviews that are counted, and what a cell stands for: conditions on a review, each written
 * `<name>:<value>`, several with commas between them. All of them hold at once. Pure.
 */
import { isId } from '../ids.ts';
import { strengthIds } from '../taxonomy/action-categories.ts';
import { factorCode } from '../taxonomy/factor-codes.ts';
import { failureKind } from '../taxonomy/failure-kinds.ts';
import { layerIds } from '../taxonomy/layers.ts';
import { containmentStages, safeguardStatuses } from '../review-document/layout.ts';
import { actionOutcomes } from './action-outcomes.ts';
import { quarterPattern } from '../actions/dashboard-groups.ts';
import { unplaced } from './review-themes.ts';

export const conditionNames = [
  'layer',
  'code',
  'kind',
  /** The panel looked in this layer and found nothing. */
  'none',
  /** Nobody has looked in this layer yet. */
  'unlooked',
  /** `<stage>/<status>`. */
  'safeguard',
  /** A safeguard at this stage that did not hold. */
  'failing',
  /** Id of an entry of the register, or `none`. */
  'system',
  'quarter',
  /** `<strength>/<outcome>`. */
  'action',
  /** `<code>/<system>`: an action meant to end this was carried out. */
  'answered',
  /** `<code>/<system>`: this was found again afterwards. */
  'returned',
] as const;
export type ConditionName = (typeof conditionNames)[number];

export interface Condition {
  readonly name: ConditionName;
  readonly value: string;
}

/** A system that is not in the register, and an action without a strength. */
export const noneOfThem = 'none';

export const failingStatuses = safeguardStatuses.filter((status) => status !== 'held');

const stagesOfSafeguards: readonly string[] = [...containmentStages, unplaced];
const isLayer = (value: string): boolean => (layerIds as readonly string[]).includes(value);
const isCode = (value: string): boolean => factorCode(value) !== undefined;
const isSystem = (value: string): boolean => isId(value);

const allowed: Readonly<Record<ConditionName, (value: string) => boolean>> = {
  layer: isLayer,
  code: isCode,
  kind: (value) => failureKind(value) !== undefined,
  none: isLayer,
  unlooked: isLayer,
  safeguard: (value) => pair(value, stagesOfSafeguards, safeguardStatuses),
  failing: (value) => stagesOfSafeguards.includes(value),
  system: isSystem,
  quarter: (value) => quarterPattern.test(value),
  action: (value) => pair(value, [...strengthIds, noneOfThem], actionOutcomes),
  answered: isCodeOfSystem,
  returned: isCodeOfSystem,
};

/** The conditions as written; null when one of them means nothing. */
export function readConditions(written: string): readonly Condition[] | null {
  if (written === '') return [];
  const read = written.split(',').map(readCondition);
  const known = read.filter((condition) => condition !== null);
  return known.length === read.length ? known : null;
}

export function writeConditions(conditions: readonly Condition[]): string {
  return conditions.map(({ name, value }) => `${name}:${value}`).join(',');
}

function readCondition(written: string): Condition | null {
  const [, name = '', value = ''] = /^([a-z]+):(.+)$/.exec(written) ?? [];
  const known = conditionNames.find((one) => one === name);
  return known !== undefined && allowed[known](value) ? { name: known, value } : null;
}

/** The two halves of a value such as `review/absent`. */
export function halvesOf(value: string): readonly [string, string] {
  const at = value.indexOf('/');
  return [value.slice(0, at), value.slice(at + 1)];
}

function pair(value: string, firsts: readonly string[], seconds: readonly string[]): boolean {
  const [first, second] = halvesOf(value);
  return firsts.includes(first) && seconds.includes(second);
}

function isCodeOfSystem(value: string): boolean {
  const [code, system] = halvesOf(value);
  return isCode(code) && isSystem(system);
}
