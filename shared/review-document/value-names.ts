/** What the values of the layout's choices are called, field by field: words for reports and screens alike. */
import {
  answerRatingNames,
  confidenceNames,
  containmentStageNames,
  evidenceKindNames,
  evidenceStrengthNames,
  factorKindNames,
  factorStateNames,
  knownWhenNames,
  laneNames,
  linkKindNames,
  linkWithNames,
  measureKindNames,
  metricDataNames,
  quoteConsentNames,
  safeguardStatusNames,
  voiceAnswerNames,
  voiceNames,
} from './choice-names.ts';
import { actionStatuses } from '../actions/action-status.ts';
import { pointPartNames } from '../summaries/point-part-names.ts';
import { layers } from '../taxonomy/layers.ts';

type Names = Readonly<Record<string, string>>;

const layerNames: Names = Object.fromEntries(Object.values(layers).map(({ id, name }) => [id, name]));

const statusNames: Names = Object.fromEntries(
  actionStatuses.map((id) => [id, id.slice(0, 1).toUpperCase() + id.slice(1).replaceAll('-', ' ')]),
);

/** What the values of a choice are called, by root and field; a field alone where it means the same everywhere. */
export const valueNames: Readonly<Record<string, Names>> = {
  layer: layerNames,
  layers: layerNames,
  confidence: confidenceNames,
  known: knownWhenNames,
  lane: laneNames,
  status: safeguardStatusNames,
  strength: evidenceStrengthNames,
  consent: quoteConsentNames,
  measureKind: measureKindNames,
  stage: containmentStageNames,
  data: metricDataNames,
  rating: answerRatingNames,
  of: voiceNames,
  answer: voiceAnswerNames,
  with: linkWithNames,
  'factors/state': factorStateNames,
  'factors/kind': factorKindNames,
  'evidence/kind': evidenceKindNames,
  'links/kind': linkKindNames,
  'points/part': pointPartNames,
  'points/state': statusNames,
  'facts/state': { known: 'Known', 'not-known': 'Not known', 'not-applicable': 'Does not apply' },
  'answers/state': { open: 'Open', answered: 'Answered', 'not-answerable': 'Cannot be answered' },
};
