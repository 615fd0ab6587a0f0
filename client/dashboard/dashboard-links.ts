/** Where a figure of the dashboard leads: an address whose list holds exactly what was counted. Pure. */
import {
  answerLacks,
  quietPlaces,
  usualQuietDays,
  type AnswerLack,
  type LateBand,
  type QuietPlace,
  type StatusGroup,
} from '../../shared/actions/dashboard-groups.ts';
import type { CheckOutcome } from '../../shared/actions/effect-checks.ts';
import type { Strength } from '../../shared/taxonomy/action-categories.ts';
import { layerIds, type Layer } from '../../shared/taxonomy/layers.ts';
import { noFilters, trackerPath } from '../actions/action-filters.ts';

export function lateLink(late: LateBand): string {
  return trackerPath({ ...noFilters, late });
}

export function strengthLink(group: StatusGroup, strength: Strength | 'none'): string {
  return trackerPath({ ...noFilters, group, strength });
}

export function implementedLink(implementedIn: string): string {
  return trackerPath({ ...noFilters, implementedIn });
}

export function verifiedLink(verifiedIn: string): string {
  return trackerPath({ ...noFilters, verifiedIn });
}

/** @param category null for actions without a kind */
export function effectLink(category: string | null, outcome: CheckOutcome): string {
  return trackerPath({ ...noFilters, category: category ?? 'none', outcome });
}

export function actionsOfLink(reviewId: string): string {
  return trackerPath({ ...noFilters, reviewId });
}

/** Which reviews a list shows. */
export interface ReviewsAsked {
  readonly quietDays: number;
  readonly place: QuietPlace | '';
  readonly stuck: boolean;
  readonly layer: Layer | '';
  readonly lacks: AnswerLack | '';
}

export const noReviewsAsked: ReviewsAsked = {
  quietDays: usualQuietDays,
  place: '',
  stuck: false,
  layer: '',
  lacks: '',
};

export function reviewsLink(asked: ReviewsAsked): string {
  const said = Object.entries(questionOf(asked)).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  const query = new URLSearchParams(said).toString();
  return query === '' ? '/dashboard/reviews' : `/dashboard/reviews?${query}`;
}

/** Reads the address; what it does not understand counts as not said. */
export function readReviewsAsked(query: URLSearchParams): ReviewsAsked {
  return {
    quietDays: quietDaysIn(query),
    place: quietPlaces.find((place) => place === query.get('place')) ?? '',
    stuck: query.get('stuck') === 'true',
    layer: layerIds.find((layer) => layer === query.get('layer')) ?? '',
    lacks: answerLacks.find((lack) => lack === query.get('lacks')) ?? '',
  };
}

/** The question to the server, which is the address as well. */
export function questionOf(asked: ReviewsAsked): Record<string, string | undefined> {
  const { quietDays, place, stuck, layer, lacks } = asked;
  return {
    quietDays: quietDays === usualQuietDays ? undefined : String(quietDays),
    place: place || undefined,
    stuck: stuck ? 'true' : undefined,
    layer: layer || undefined,
    lacks: lacks || undefined,
  };
}

/** Days without activity that the address asks for, from 1 to 365. */
export function quietDaysIn(query: URLSearchParams): number {
  const days = Number(query.get('quietDays') ?? '');
  return Number.isInteger(days) && days >= 1 && days <= 365 ? days : usualQuietDays;
}
