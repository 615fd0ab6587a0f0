/** The choices a point offers, with their names. Pure. */
import { actionStatuses } from '../../shared/actions/action-status.ts';
import {
  confidenceNames,
  containmentStageNames,
  knownWhenNames,
  laneNames,
  safeguardStatusNames,
} from '../../shared/review-document/choice-names.ts';
import {
  confidences,
  containmentStages,
  knownWhen,
  safeguardStatuses,
  timelineLanes,
} from '../../shared/review-document/layout.ts';
import type { ChoiceField } from '../../shared/review-document/records.ts';
import { layerIds, layers } from '../../shared/taxonomy/layers.ts';
import { statusWords } from '../words.ts';

export interface PointChoice {
  readonly label: string;
  /** What it is called while nobody has chosen. */
  readonly none: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

function named<Id extends string>(
  ids: readonly Id[],
  names: Readonly<Record<Id, string>>,
): PointChoice['choices'] {
  return ids.map((value) => ({ value, label: names[value] }));
}

export const pointChoices: Readonly<Partial<Record<ChoiceField<'points'>, PointChoice>>> = {
  layer: {
    label: 'Layer',
    none: 'Which layer?',
    choices: layerIds.map((value) => ({ value, label: layers[value].name })),
  },
  lane: { label: 'Whom it concerns', none: 'Whom?', choices: named(timelineLanes, laneNames) },
  known: { label: 'Known', none: 'Known when?', choices: named(knownWhen, knownWhenNames) },
  stage: {
    label: 'Where it stood',
    none: 'Where?',
    choices: named(containmentStages, containmentStageNames),
  },
  status: {
    label: 'Whether it held',
    none: 'Did it hold?',
    choices: named(safeguardStatuses, safeguardStatusNames),
  },
  confidence: { label: 'Confidence', none: 'Confidence', choices: named(confidences, confidenceNames) },
  state: {
    label: 'How far it is',
    none: 'How far?',
    choices: actionStatuses.map((value) => ({ value, label: statusWords[value].name })),
  },
};
