/**
 * What each audience gets of a summary: which parts, how exact, and in which words. The one table that reading a summary
 * for somebody asks; nothing that is not named here is added elsewhere. Pure.
 */
import type { PointPart } from '../review-document/records.ts';
import type { Audience } from './audiences.ts';

export interface AudienceRule {
  readonly name: string;
  /** One sentence for whoever chooses it: who reads it and what it leaves out. */
  readonly about: string;
  readonly without: readonly PointPart[];
  /** The finest time that leaves. */
  readonly when: 'month' | 'quarter' | 'year';
  /** Counts from 1 to 4 are always hidden; others may be rounded to 5 as well, so that nothing can be subtracted. */
  readonly counts: 'under-five' | 'rounded';
  /** Codes, confidence, and how factors are linked. */
  readonly technical: boolean;
  /** How one sees whether an action works, and what its checks found. */
  readonly measures: boolean;
  /** Details of actions and which role has them. */
  readonly actionDetail: boolean;
  /** Names of product, maker and publisher, where they were released. */
  readonly names: boolean;
  readonly region: boolean;
  /** Who could still be recognised; for those who decide about passing it on. */
  readonly residual: boolean;
  /** Written for people without our words: plain words first, and a hint where a sentence is hard to read. */
  readonly plain: boolean;
}

/** Written to people it could happen to. */
const forThoseAffected: readonly PointPart[] = ['meaning', 'whom-to-ask'];

export const audienceRules: Readonly<Record<Audience, AudienceRule>> = {
  panel: {
    name: 'The panel',
    about: 'Those who wrote the review: everything, as the record they go on working from.',
    without: [],
    when: 'month',
    counts: 'under-five',
    technical: true,
    measures: true,
    actionDetail: true,
    names: true,
    region: true,
    residual: true,
    plain: false,
  },
  board: {
    name: 'The board',
    about:
      'Those who answer for the organisation: what came of it, why, and what changes, without the course of the day.',
    without: [...forThoseAffected, 'normal-work', 'known-then', 'timeline'],
    when: 'month',
    counts: 'under-five',
    technical: true,
    measures: true,
    actionDetail: true,
    names: true,
    region: true,
    residual: true,
    plain: false,
  },
  staff: {
    name: 'Staff',
    about: 'Everybody who works here: the whole course and what was learned, with nobody in it.',
    without: forThoseAffected,
    when: 'month',
    counts: 'under-five',
    technical: true,
    measures: true,
    actionDetail: true,
    names: true,
    region: false,
    residual: false,
    plain: false,
  },
  family: {
    name: 'Patient and family',
    about:
      'The people it happened to, and those close to them, in plain words: what happened, what it means for them, what is done, and whom to ask.',
    without: ['normal-work', 'known-then', 'none-found', 'area', 'dissent'],
    when: 'month',
    counts: 'under-five',
    technical: false,
    measures: false,
    actionDetail: false,
    names: true,
    region: false,
    residual: false,
    plain: true,
  },
  network: {
    name: 'Network of organisations',
    about:
      'Others who run such systems: all that helps them to look at their own, in quarters instead of months.',
    without: forThoseAffected,
    when: 'quarter',
    counts: 'under-five',
    technical: true,
    measures: true,
    actionDetail: false,
    names: true,
    region: true,
    residual: true,
    plain: false,
  },
  public: {
    name: 'The public',
    about: 'Everybody, for as long as copies exist: plain words first, years, and rounded counts.',
    without: [],
    when: 'year',
    counts: 'rounded',
    technical: true,
    measures: true,
    actionDetail: false,
    names: true,
    region: false,
    residual: false,
    plain: true,
  },
};

/** `2026-03` as a quarter or a year; what is coarser already stays. Undefined when nothing was said. */
export function coarsePeriod(period: string, finest: AudienceRule['when']): string | undefined {
  if (period === '') return undefined;
  const year = period.slice(0, 4);
  const month = /^\d{4}-(\d{2})$/.exec(period)?.[1];
  if (finest === 'year') return year;
  if (finest === 'month' || month === undefined) return period;
  return `${year}-Q${String(Math.ceil(Number(month) / 3))}`;
}

/** A number of people as it may leave: `0`, `<5`, or a count. Undefined when nothing was said. */
export function smallCount(count: string, rule: AudienceRule['counts']): string | undefined {
  if (count === '') return undefined;
  const many = Number(count);
  if (many === 0) return '0';
  if (many < 5) return '<5';
  return String(rule === 'rounded' ? Math.round(many / 5) * 5 : many);
}

/** What the record says of counts. */
export function smallNumberWords(rule: AudienceRule['counts']): string {
  return rule === 'rounded'
    ? 'Numbers of people from 1 to 4 are given as fewer than five, others rounded to the nearest five.'
    : 'Numbers of people from 1 to 4 are given as fewer than five.';
}
