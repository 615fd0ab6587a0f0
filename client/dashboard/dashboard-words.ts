/** What the places and outcomes of the dashboard are called. Words only. */
import { fewBelow } from '../../shared/actions/dashboard-spread.ts';
import type { QuietPlace } from '../../shared/actions/dashboard-groups.ts';
import type { CheckOutcome } from '../../shared/actions/effect-checks.ts';
import { layers } from '../../shared/taxonomy/layers.ts';
import { stageNames } from '../review/stage-words.ts';
import type { ReviewsAsked } from './dashboard-links.ts';

export const placeNames: Readonly<Record<QuietPlace, string>> = {
  gathering: stageNames.gathering,
  analysing: stageNames.analysing,
  'in-review': stageNames['in-review'],
  signing: 'Waiting for signatures',
  reopened: stageNames.reopened,
};

export const outcomeHeads: Readonly<Record<CheckOutcome, string>> = {
  worked: 'Worked',
  partly: 'Partly',
  'did-not': 'Did not',
  'cannot-tell': 'Cannot tell',
};

export const fewWords = `Fewer than ${fewBelow}: too few to conclude from`;

export function dayWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

export function countWords(many: number, one: string, several: string): string {
  return many === 1 ? `1 ${one}` : `${many} ${several}`;
}

/** Above the list of reviews behind a figure. */
export function askedWords({ quietDays, place, stuck, layer, lacks }: ReviewsAsked): string {
  const where = place === '' ? (stuck ? 'Not signed' : '') : placeNames[place];
  const still = stuck ? `no activity for ${dayWords(quietDays)} or more` : '';
  const held = layer === '' ? '' : `with factors in the layer ${layers[layer].name}`;
  const lack =
    layer === '' || lacks === ''
      ? ''
      : `none of them answered by a stronger${lacks === 'stronger' ? '' : ' or intermediate'} action`;
  const said = [where, still, held, lack].filter((part) => part !== '').join(', ');
  return said === '' ? 'Every review' : `${said.slice(0, 1).toUpperCase()}${said.slice(1)}`;
}
