/**
 * All factor codes in one place, in the order of the layers, and the ways to find one.
 * The 68 codes are the taxonomy; each layer also has one "something else", kept apart so that it is never counted as a code.
 */
import { governanceCodes } from './governance-codes.ts';
import { humanCodes } from './human-codes.ts';
import { interfaceCodes } from './interface-codes.ts';
import type { FactorCode } from './factor-code.ts';
import { layerIds, layers } from './layers.ts';
import type { Layer } from './layers.ts';
import { modelCodes } from './model-codes.ts';
import { workflowCodes } from './workflow-codes.ts';

const codesByLayer: Readonly<Record<Layer, readonly FactorCode[]>> = {
  model: modelCodes,
  interface: interfaceCodes,
  workflow: workflowCodes,
  human: humanCodes,
  governance: governanceCodes,
};

/** The 68 codes, layer by layer. */
export const factorCodes: readonly FactorCode[] = layerIds.flatMap((layer) => codesByLayer[layer]);

/** One per layer, for a condition that no code describes. */
export const otherCodes: readonly FactorCode[] = layerIds.map((layer) => ({
  id: `${layer}.other`,
  layer,
  name: 'Something else',
  definition: `A condition in the ${layers[layer].name.toLowerCase()} layer that none of the codes describes: describe it in the condition.`,
  questions: [
    'In one plain sentence, what was the condition, and what would have to change for it to be gone?',
  ],
  short: true,
}));

/** Whether a code is a "something else", which asks for words of its own. */
export function isOtherCode(id: string): boolean {
  return otherCodes.some((code) => code.id === id);
}

const byId: ReadonlyMap<string, FactorCode> = new Map(
  [...factorCodes, ...otherCodes].map((code) => [code.id, code]),
);

/** The code with this id, "something else" included; undefined for an id that this version of the taxonomy does not know. */
export function factorCode(id: string): FactorCode | undefined {
  return byId.get(id);
}

/** The codes of a layer in their fixed order, "something else" last. With `short`, only the eight offered in a huddle. */
export function codesOfLayer(
  layer: Layer,
  { short = false }: { short?: boolean } = {},
): readonly FactorCode[] {
  const codes = codesByLayer[layer].filter((code) => !short || code.short);
  return [...codes, ...otherCodes.filter((code) => code.layer === layer)];
}
