/**
 * Harm as the review's document holds it once it was shown: what each rater said, set side by side, and what the panel
 * makes of it. Pure; reads the plain table of the `harm` root and passes over what it does not know.
 * Keys are `<dimension>:<rater>` for what was graded in private, `<dimension>:<rater>+<round>` for a rating made in the
 * open after that, and `<dimension>:agreed` for the panel's line.
 */
import { reviewRoles } from '../access.ts';
import { reviewRoleNames } from '../access-words.ts';
import type { Confidence } from '../review-document/records.ts';
import { confidences } from '../review-document/layout.ts';
import {
  gradesOf,
  gradeWords,
  harmDimensionIds,
  harmGradeIds,
  type HarmDimension,
  type HarmGrade,
} from './harm-grades.ts';

export interface ShownRating {
  /** Label and number, such as `panel-2`; never who it is. */
  readonly rater: string;
  /** 1 for what was graded in private. */
  readonly round: number;
  /** Null: too early to say. */
  readonly grade: HarmGrade | null;
  readonly confidence: Confidence;
  readonly reason: string;
  /** As whom they rated, in their own words. */
  readonly role: string;
  /** ISO day of the rating. */
  readonly on: string;
  /** Why it was shown although nobody else had rated; empty otherwise. */
  readonly alone: string;
}

export const agreementKinds = ['agreed', 'kept-apart'] as const;

export interface Agreement {
  /** `kept-apart`: the panel lets the grades stand beside each other. */
  readonly kind: (typeof agreementKinds)[number];
  /** Null with `agreed`: agreed that it is too early to say. */
  readonly grade: HarmGrade | null;
  readonly reason: string;
  /** UTC milliseconds; tells one line from the next. */
  readonly at: number;
}

export interface ShownDimension {
  readonly dimension: HarmDimension;
  /** The newest rating of each rater. */
  readonly ratings: readonly ShownRating[];
  /** What they said before, the oldest first. */
  readonly earlier: readonly ShownRating[];
  readonly agreement: Agreement | null;
  readonly spread: Spread;
}

/** How far apart the newest ratings are. `grades` counts steps on the scale. */
export interface Spread {
  readonly grades: number;
  /** Somebody graded where somebody else found it too early. */
  readonly early: boolean;
  readonly differ: boolean;
}

const agreedKey = 'agreed';

export function ratingKey(dimension: HarmDimension, rater: string, round: number): string {
  return `${dimension}:${rater}${round === 1 ? '' : `+${String(round)}`}`;
}

export function agreementKey(dimension: HarmDimension): string {
  return `${dimension}:${agreedKey}`;
}

/** Every dimension of which something is shown, in the order in which they are asked. */
export function shownHarm(table: Readonly<Record<string, unknown>>): readonly ShownDimension[] {
  return harmDimensionIds.flatMap((dimension) => {
    const found = dimensionOf(table, dimension);
    return found.ratings.length === 0 && found.agreement === null ? [] : [found];
  });
}

function dimensionOf(table: Readonly<Record<string, unknown>>, dimension: HarmDimension): ShownDimension {
  const all: ShownRating[] = [];
  let agreement: Agreement | null = null;
  for (const [key, value] of Object.entries(table)) {
    const [of, rater = ''] = splitKey(key);
    if (of !== dimension || rater === '') continue;
    if (rater === agreedKey) agreement = readAgreement(dimension, value);
    else {
      const rating = readRating(dimension, rater, value);
      if (rating !== null) all.push(rating);
    }
  }
  all.sort((a, b) => a.round - b.round || (a.rater < b.rater ? -1 : 1));
  const newest = new Map(all.map((rating) => [rating.rater, rating]));
  const ratings = [...newest.values()].sort((a, b) => (a.rater < b.rater ? -1 : 1));
  const earlier = all.filter((rating) => newest.get(rating.rater) !== rating);
  return { dimension, ratings, earlier, agreement, spread: spreadOf(ratings) };
}

function spreadOf(ratings: readonly Pick<ShownRating, 'grade'>[]): Spread {
  const levels = ratings.flatMap(({ grade }) => (grade === null ? [] : [harmGradeIds.indexOf(grade)]));
  const grades = levels.length === 0 ? 0 : Math.max(...levels) - Math.min(...levels);
  const early = levels.length > 0 && levels.length < ratings.length;
  return { grades, early, differ: grades > 0 || early };
}

/** `They differ by 2 grades, and for one it is too early.` Empty for a single rating. */
export function spreadWords({ ratings, spread }: Pick<ShownDimension, 'ratings' | 'spread'>): string {
  if (ratings.length < 2) return '';
  if (!spread.differ) return 'They agree.';
  const apart =
    spread.grades === 0 ? '' : `by ${spread.grades === 1 ? 'one grade' : `${String(spread.grades)} grades`}`;
  const early = spread.early ? 'for some it is too early to say' : '';
  const parts = [apart, early].filter((part) => part !== '');
  return `They differ${spread.grades === 0 ? ':' : ''} ${parts.join(', and ')}.`;
}

function splitKey(key: string): readonly string[] {
  const at = key.indexOf(':');
  return at < 0 ? [key] : [key.slice(0, at), key.slice(at + 1)];
}

const raterPattern = /^([a-z-]+-\d{1,4})(?:\+(\d{1,4}))?$/;

function readRating(dimension: HarmDimension, label: string, value: unknown): ShownRating | null {
  const match = raterPattern.exec(label);
  const fields = tableOf(value);
  if (match?.[1] === undefined || fields === null) return null;
  const grade = gradeIn(dimension, fields['grade']);
  if (grade === undefined) return null;
  return {
    rater: match[1],
    round: Number(match[2] ?? 1),
    grade,
    confidence: confidences.find((one) => one === fields['confidence']) ?? 'low',
    reason: textIn(fields, 'reason'),
    role: textIn(fields, 'role'),
    on: textIn(fields, 'on'),
    alone: textIn(fields, 'alone'),
  };
}

function readAgreement(dimension: HarmDimension, value: unknown): Agreement | null {
  const fields = tableOf(value);
  const kind = agreementKinds.find((one) => one === fields?.['kind']);
  const grade = gradeIn(dimension, fields?.['grade']);
  if (fields === null || kind === undefined || grade === undefined) return null;
  const at = fields['at'];
  return { kind, grade, reason: textIn(fields, 'reason'), at: typeof at === 'number' ? at : 0 };
}

/** Undefined for what is no grade of this dimension. */
function gradeIn(dimension: HarmDimension, value: unknown): HarmGrade | null | undefined {
  return value === null ? null : gradesOf(dimension).find((grade) => grade === value);
}

function textIn(fields: Readonly<Record<string, unknown>>, key: string): string {
  const value = fields[key];
  return typeof value === 'string' ? value : '';
}

function tableOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

/** The rater as readers see them: `Radiographer (panel member 2)`, or the label alone where they gave no other role. */
export function raterWords({ rater, role }: Pick<ShownRating, 'rater' | 'role'>): string {
  const at = rater.lastIndexOf('-');
  const kind = reviewRoles.find((one) => one === rater.slice(0, at));
  const label = `${kind === undefined ? rater.slice(0, at) : reviewRoleNames[kind]} ${rater.slice(at + 1)}`;
  const same = kind !== undefined && role.trim().toLowerCase() === reviewRoleNames[kind].toLowerCase();
  return role.trim() === '' || same ? label : `${role.trim()} (${label.toLowerCase()})`;
}

/**
 * The grade to look up on other scales: what the panel agreed on, or what all raters said alike. Undefined while they
 * differ and have not agreed: choosing one for them would be the product taking sides.
 */
export function gradeToFile({ agreement, ratings, spread }: ShownDimension): HarmGrade | null | undefined {
  if (agreement?.kind === 'agreed') return agreement.grade;
  return agreement !== null || spread.differ ? undefined : ratings[0]?.grade;
}

/** One entry of the table in words, for a list of what changed; empty for what is none. */
export function harmWords(key: string, value: unknown): string {
  for (const { ratings, agreement } of shownHarm({ [key]: value })) {
    const [rating] = ratings;
    if (rating !== undefined) return `${raterWords(rating)}: ${gradeWords(rating.grade)}. ${rating.reason}`;
    if (agreement !== null) {
      const line = agreement.kind === 'agreed' ? gradeWords(agreement.grade) : 'Grades kept apart';
      return `${line}. ${agreement.reason}`;
    }
  }
  return '';
}
