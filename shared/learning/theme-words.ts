/** Conditions in words, and the fixed order in which themes stand in every table: that of the taxonomy, never of counts. */
import { factorCode, factorCodes } from '../taxonomy/factor-codes.ts';
import { failureKind, failureKinds } from '../taxonomy/failure-kinds.ts';
import { layerIds, layers, type Layer } from '../taxonomy/layers.ts';
import { containmentStageNames, safeguardStatusNames } from '../review-document/choice-names.ts';
import { containmentStages, safeguardStatuses } from '../review-document/layout.ts';
import type { ContainmentStage, SafeguardStatus } from '../review-document/records.ts';
import { strengths } from '../taxonomy/action-categories.ts';
import { actionOutcomeNames, type ActionOutcome } from './action-outcomes.ts';
import { unplaced } from './review-themes.ts';
import { halvesOf, noneOfThem, type Condition } from './theme-conditions.ts';

export interface NamedSystem {
  readonly id: string;
  readonly name: string;
}

/** Stages of safeguards in their order, the one nobody has chosen last. */
export const safeguardStages: readonly string[] = [...containmentStages, unplaced];

/** A row, column or filter as people read it. A system that is not among those given is not named. */
export function conditionWords({ name, value }: Condition, systems: readonly NamedSystem[]): string {
  const [first, second] = halvesOf(value);
  switch (name) {
    case 'layer':
      return layerName(value);
    case 'code':
      return codeName(value);
    case 'kind':
      return failureKind(value)?.name ?? value;
    case 'none':
      return `${layerName(value)}: looked at, none found`;
    case 'unlooked':
      return `${layerName(value)}: not looked at`;
    case 'safeguard':
      return `${stageName(first)}: ${safeguardStatusNames[second as SafeguardStatus].toLowerCase()}`;
    case 'failing':
      return `${stageName(value)}: did not hold`;
    case 'system':
      return value === noneOfThem ? 'None of the register' : systemName(value, systems);
    case 'quarter':
      return quarterName(value);
    case 'action':
      return `${strengthName(first === noneOfThem ? null : first)}: ${actionOutcomeNames[second as ActionOutcome].toLowerCase()}`;
    case 'answered':
      return `${codeName(first)}, ${systemName(second, systems)}: an action was carried out`;
    case 'returned':
      return `${codeName(first)}, ${systemName(second, systems)}: found again afterwards`;
  }
}

export function codeName(code: string): string {
  return factorCode(code)?.name ?? code;
}

export function layerName(layer: string): string {
  return layers[layer as Layer].name;
}

export function stageName(stage: string): string {
  return stage === unplaced ? 'Stage not said' : containmentStageNames[stage as ContainmentStage];
}

export function strengthName(strength: string | null): string {
  return strengths.find(({ id }) => id === strength)?.name ?? 'No category';
}

/** `2026-Q1` as "Q1 2026". */
export function quarterName(quarter: string): string {
  return `${quarter.slice(5)} ${quarter.slice(0, 4)}`;
}

/** Where a row or column stands among its like; each code stands under its layer, what is not known last. */
export function placeOf({ name, value }: Condition, systems: readonly NamedSystem[]): number {
  if (name === 'quarter') return Number(value.replace('-Q', ''));
  const order = name === 'system' ? [...systems.map(({ id }) => id), noneOfThem] : (orders[name] ?? []);
  const at = order.indexOf(value);
  return at === -1 ? order.length : at;
}

const codesUnderLayers = layerIds.flatMap((layer) => [
  layer,
  ...factorCodes.filter((code) => code.layer === layer).map(({ id }) => id),
]);

const orders: Readonly<Partial<Record<Condition['name'], readonly string[]>>> = {
  layer: codesUnderLayers,
  code: codesUnderLayers,
  kind: failureKinds.map(({ id }) => id),
  safeguard: safeguardStages.flatMap((stage) => safeguardStatuses.map((status) => `${stage}/${status}`)),
};

function systemName(id: string, systems: readonly NamedSystem[]): string {
  return systems.find((system) => system.id === id)?.name ?? 'An AI system';
}
