/**
 * How the dashboard groups actions and reviews: ages of what is late, groups of statuses, quarters, and where a review
 * can stand still. The tracker filters by the same groups, so that a figure and its list cannot differ. Pure.
 */
import { addDays } from '../review-document/local-time.ts';
import type { ActionStatus } from './action-status.ts';

/** Days an action is late, counted from the day after its due day. */
export const lateBands = ['1-7', '8-30', '31-90', 'over-90'] as const;
export type LateBand = (typeof lateBands)[number];

const bandDays: Readonly<Record<LateBand, readonly [number, number | null]>> = {
  '1-7': [1, 7],
  '8-30': [8, 30],
  '31-90': [31, 90],
  'over-90': [91, null],
};

/** The due days of a band, both included; null for no earliest one. */
export function dueDaysOf(
  band: LateBand,
  today: string,
): { readonly first: string | null; readonly last: string } {
  const [from, to] = bandDays[band];
  return { first: to === null ? null : addDays(today, -to), last: addDays(today, -from) };
}

/** Where actions stand, in the order of their lives. What was withdrawn before anybody agreed is in none. */
export const statusGroups = ['proposed', 'to-do', 'effect-unknown', 'effect-known', 'put-aside'] as const;
export type StatusGroup = (typeof statusGroups)[number];

export const statusesOf: Readonly<Record<StatusGroup, readonly ActionStatus[]>> = {
  proposed: ['proposed'],
  'to-do': ['agreed', 'in-progress', 'reopened'],
  'effect-unknown': ['implemented', 'awaiting-check'],
  'effect-known': ['verified-effective', 'partly-effective', 'not-effective'],
  'put-aside': ['declined', 'not-funded', 'superseded', 'handed-to-programme'],
};

/** `2026-Q3`. */
export const quarterPattern = /^\d{4}-Q[1-4]$/u;

/** The quarter of a calendar day. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** First and last day of a quarter. */
export function daysOfQuarter(quarter: string): { readonly first: string; readonly last: string } {
  const year = Number(quarter.slice(0, 4));
  const number = Number(quarter.slice(6));
  const day = (month: number, date: number): string =>
    new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
  return { first: day(number * 3 - 3, 1), last: day(number * 3, 0) };
}

/** So many quarters up to the one of this day, oldest first. */
export function quartersUpTo(day: string, many: number): readonly string[] {
  const ending: string[] = [];
  for (let at = day; ending.length < many; at = addDays(daysOfQuarter(quarterOf(at)).first, -1))
    ending.unshift(quarterOf(at));
  return ending;
}

/** Where a review can stand still: in its stage, or while people who were asked to sign have not answered. */
export const quietPlaces = ['gathering', 'analysing', 'in-review', 'signing', 'reopened'] as const;
export type QuietPlace = (typeof quietPlaces)[number];

/** Days without activity from which a review counts as stuck, unless the reader chooses others. */
export const usualQuietDays = 14;
export const quietDaysOffered = [7, 14, 30, 90] as const;

/** What the answers to a layer's factors lack: one that is stronger, or one that is at least intermediate. */
export const answerLacks = ['stronger', 'intermediate'] as const;
export type AnswerLack = (typeof answerLacks)[number];
