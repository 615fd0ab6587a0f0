/** The figures of the dashboard as rows of tables: each with its picture, its words and where it leads. Pure. */
import { fewBelow } from '../../shared/actions/dashboard-spread.ts';
import { checkOutcomes } from '../../shared/actions/effect-checks.ts';
import type { Dashboard } from '../../shared/api/dashboard.ts';
import { actionCategories, strengths, type Strength } from '../../shared/taxonomy/action-categories.ts';
import { layers, type Layer } from '../../shared/taxonomy/layers.ts';
import { groupNames, lateNames, quarterName } from '../actions/tracker-words.ts';
import {
  effectLink,
  implementedLink,
  lateLink,
  noReviewsAsked,
  reviewsLink,
  strengthLink,
  verifiedLink,
} from './dashboard-links.ts';
import { dayWords, outcomeHeads, placeNames } from './dashboard-words.ts';

/** What is drawn: parts of a whole, or a range with its middle. `of` is how much the whole width stands for. */
export type Picture =
  | { readonly kind: 'parts'; readonly parts: readonly number[]; readonly of: number }
  | {
      readonly kind: 'range';
      readonly lower: number;
      readonly median: number;
      readonly upper: number;
      readonly of: number;
    };

export interface Cell {
  readonly text: string;
  /** What else a figure says to those who hear it alone. */
  readonly about?: string;
  /** Nothing is counted where there is none. */
  readonly href?: string;
}

export interface Row {
  readonly key: string;
  readonly head: string;
  readonly layer?: Layer;
  readonly strength?: Strength | null;
  readonly picture: Picture | null;
  readonly cells: readonly Cell[];
  /** So few that nothing follows from them. */
  readonly few?: boolean;
}

function counted(many: number, about: string, href: string): Cell {
  return many === 0 ? { text: '0', about } : { text: String(many), about, href };
}

function most(all: readonly number[]): number {
  return Math.max(1, ...all);
}

export function stuckRows(stuck: Dashboard['stuck'], quietDays: number): Row[] {
  const of = most(stuck.map(({ open }) => open));
  return stuck.map((one) => {
    const { place } = one;
    const head = placeNames[place];
    const asked = { ...noReviewsAsked, quietDays, place };
    return {
      key: place,
      head,
      picture: { kind: 'parts', parts: [one.stuck, 0, one.open - one.stuck], of },
      cells: [
        counted(one.stuck, `stuck: ${head}`, reviewsLink({ ...asked, stuck: true })),
        counted(one.open, `not signed: ${head}`, reviewsLink(asked)),
        { text: one.open === 0 ? '–' : dayWords(one.longestDays) },
      ],
    };
  });
}

export function lateRows(late: Dashboard['late']): Row[] {
  const of = most(late.map(({ many }) => many));
  return late.map(({ band, many }) => ({
    key: band,
    head: lateNames[band],
    picture: { kind: 'parts', parts: [many], of },
    cells: [counted(many, `late by ${lateNames[band].toLowerCase()}`, lateLink(band))],
  }));
}

type Took = 'agreedToImplemented' | 'implementedToVerified';

/** Quarters before the first in which anything happened are left out. */
export function timeRows(times: Dashboard['times'], took: Took): Row[] {
  const first = times.findIndex((one) => one[took] !== null);
  const shown = first < 0 ? [] : times.slice(first);
  const of = most(shown.map((one) => one[took]?.upper ?? 0));
  const link = took === 'agreedToImplemented' ? implementedLink : verifiedLink;
  return shown.map((one) => {
    const spread = one[took];
    const head = quarterName(one.quarter);
    if (spread === null) {
      return { key: one.quarter, head, picture: null, cells: [{ text: '–' }, { text: '–' }, { text: '0' }] };
    }
    const { many, median, lower, upper } = spread;
    return {
      key: one.quarter,
      head,
      few: many < fewBelow,
      picture: { kind: 'range', lower, median, upper, of },
      cells: [
        { text: dayWords(median), about: `the median in ${head}`, href: link(one.quarter) },
        { text: lower === upper ? String(lower) : `${lower}–${upper}` },
        counted(many, `actions in ${head}`, link(one.quarter)),
      ],
    };
  });
}

export const strengthHeads: readonly string[] = [...strengths.map(({ name }) => name), 'No kind yet'];

export function strengthRows(mix: Dashboard['strength']): Row[] {
  const order = [
    ...strengths.map(({ id, name }) => ({ id, name })),
    { id: 'none', name: 'no kind' } as const,
  ];
  const of = most(mix.map(({ counts }) => order.reduce((sum, { id }) => sum + counts[id], 0)));
  return mix.map(({ group, counts }) => ({
    key: group,
    head: groupNames[group],
    picture: { kind: 'parts', parts: order.map(({ id }) => counts[id]), of },
    cells: order.map(({ id, name }) =>
      counted(counts[id], `${name.toLowerCase()}: ${groupNames[group]}`, strengthLink(group, id)),
    ),
  }));
}

export function layerRows(all: Dashboard['layers']): Row[] {
  const of = most(all.map(({ reviews }) => reviews));
  return all.map(({ layer, reviews, withoutStronger, withoutIntermediate }) => {
    const { name } = layers[layer];
    const asked = { ...noReviewsAsked, layer };
    return {
      key: layer,
      head: name,
      layer,
      picture: {
        kind: 'parts',
        parts: [withoutIntermediate, withoutStronger - withoutIntermediate, reviews - withoutStronger],
        of,
      },
      cells: [
        counted(
          withoutIntermediate,
          `reviews without a stronger or intermediate action: ${name}`,
          reviewsLink({ ...asked, lacks: 'intermediate' }),
        ),
        counted(
          withoutStronger,
          `reviews without a stronger action: ${name}`,
          reviewsLink({ ...asked, lacks: 'stronger' }),
        ),
        counted(reviews, `reviews with factors: ${name}`, reviewsLink(asked)),
      ],
    };
  });
}

export const effectHeads: readonly string[] = checkOutcomes.map((outcome) => outcomeHeads[outcome]);

export function effectRows(effects: Dashboard['effects']): Row[] {
  const sumOf = (counts: Dashboard['effects'][number]['counts']): number =>
    checkOutcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
  const of = most(effects.map(({ counts }) => sumOf(counts)));
  return effects.map(({ category, strength, counts }) => {
    const head = actionCategories.find(({ id }) => id === category)?.name ?? 'No kind chosen';
    return {
      key: category ?? '',
      head,
      strength,
      few: sumOf(counts) < fewBelow,
      picture: { kind: 'parts', parts: checkOutcomes.map((outcome) => counts[outcome]), of },
      cells: checkOutcomes.map((outcome) =>
        counted(
          counts[outcome],
          `${outcomeHeads[outcome].toLowerCase()}: ${head}`,
          effectLink(category, outcome),
        ),
      ),
    };
  });
}

/** Whether nothing at all has been counted yet. */
export function isEmpty({ stuck, times, strength, layers: held, effects }: Dashboard): boolean {
  return (
    stuck.every(({ open }) => open === 0) &&
    times.every((one) => one.agreedToImplemented === null && one.implementedToVerified === null) &&
    strength.every(({ counts }) => Object.values(counts).every((many) => many === 0)) &&
    held.every(({ reviews }) => reviews === 0) &&
    effects.length === 0
  );
}

/** What the table of stuck reviews shows, in a sentence. */
export function stuckWords(stuck: Dashboard['stuck'], quietDays: number): string {
  const many = stuck.reduce((sum, one) => sum + one.stuck, 0);
  const open = stuck.reduce((sum, one) => sum + one.open, 0);
  if (open === 0) return 'No review is open now: each is signed, or a sample.';
  const of = open === 1 ? '1 review that is' : `${open} reviews that are`;
  return (
    `${many} of ${of} not signed had no edit, no comment and no change of stage for ${dayWords(quietDays)} ` +
    'or more; where people are asked to sign, no answer. Samples are left out.'
  );
}
