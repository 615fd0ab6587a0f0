/**
 * What a grade of ours is on scales used elsewhere, for whoever files a report there. Typed content with the version of
 * each scale and the day on which it was last compared with its source. It helps to find the place in a form; the form
 * and its own wording decide.
 */
import type { HarmDimension, HarmGrade } from './harm-grades.ts';

export const harmScaleIds = [
  'lfpse-physical',
  'lfpse-psychological',
  'ahrq',
  'merp',
  'cset',
  'oecd',
] as const;
export type HarmScaleId = (typeof harmScaleIds)[number];

export interface HarmScale {
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly checkedOn: string;
  /** What our source leaves open; always read before filing. */
  readonly unsure: string;
}

const checkedOn = '2026-11-20';

export const harmScales: Readonly<Record<HarmScaleId, HarmScale>> = {
  'lfpse-physical': {
    name: 'LFPSE, physical harm (OT001)',
    version: 'Guidance of August 2023',
    source: 'NHS England; codes as public data tools use them',
    checkedOn,
    unsure:
      'The definitions are condensed and were not compared word by word. Check the wording before filing.',
  },
  'lfpse-psychological': {
    name: 'LFPSE, psychological harm (OT002)',
    version: 'Guidance of August 2023',
    source: 'NHS England; codes as public data tools use them',
    checkedOn,
    unsure:
      'The definitions are condensed and were not compared word by word. Check the wording before filing.',
  },
  ahrq: {
    name: 'AHRQ Harm Scale',
    version: '1.2',
    source: 'LOINC 74560-4',
    checkedOn,
    unsure: 'Graded after everything was done to reduce the harm. Two people agree only moderately often.',
  },
  merp: {
    name: 'NCC MERP index',
    version: 'IHI wording, without the word error',
    source: 'Tables in published papers',
    checkedOn,
    unsure: 'Made for medicines; where two letters stand, the form’s own definitions decide.',
  },
  cset: {
    name: 'CSET AI harm taxonomy',
    version: '1',
    source: 'AI Incident Database',
    checkedOn,
    unsure: 'It also asks whether the harm is tangible and on whom it falls, which no grade says.',
  },
  oecd: {
    name: 'OECD AI incidents and hazards',
    version: 'Definitions of May 2024',
    source: 'A page that quotes the definitions',
    checkedOn,
    unsure: 'What makes an incident serious is not settled in our source. Check the wording before filing.',
  },
};

type Match = Readonly<Record<HarmGrade, string>>;

const matches: Readonly<Record<HarmScaleId, Match>> = {
  'lfpse-physical': {
    h0: 'None: a risk is recorded as another type of event',
    h1: '5 No physical harm',
    h2: '5 No physical harm',
    h3: '4 Low',
    h4: '3 Moderate',
    h5: '2 Severe',
    h6: '1 Fatal',
  },
  'lfpse-psychological': {
    h0: 'None: a risk is recorded as another type of event',
    h1: '4 No psychological harm',
    h2: '4 No psychological harm',
    h3: '3 Low',
    h4: '2 Moderate',
    h5: '1 Severe',
    h6: 'None: the scale has no such level',
  },
  ahrq: {
    h0: 'None: nothing reached a patient',
    h1: 'None: nothing reached a patient',
    h2: 'e No harm',
    h3: 'd Mild harm',
    h4: 'c Moderate harm',
    h5: 'b Severe harm',
    h6: 'a Death',
  },
  merp: { h0: 'A', h1: 'B', h2: 'C or D', h3: 'E', h4: 'E or F', h5: 'G or H', h6: 'I' },
  cset: {
    h0: 'AI issue',
    h1: 'AI near miss',
    h2: 'AI near miss',
    h3: 'AI harm event',
    h4: 'AI harm event',
    h5: 'AI harm event',
    h6: 'AI harm event',
  },
  oecd: {
    h0: 'AI hazard',
    h1: 'AI hazard',
    h2: 'AI hazard or AI incident',
    h3: 'AI incident',
    h4: 'AI incident',
    h5: 'Serious AI incident',
    h6: 'Serious AI incident',
  },
};

const tooEarly: Readonly<Partial<Record<HarmScaleId, string>>> = { ahrq: 'f Unknown', cset: 'Unclear' };

/** Which scales speak of what happened in a dimension. The worst case is on none of them: it did not happen. */
const scalesOf: Readonly<Partial<Record<HarmDimension, readonly HarmScaleId[]>>> = {
  physical: ['lfpse-physical', 'ahrq', 'merp', 'cset', 'oecd'],
  psychological: ['lfpse-psychological', 'ahrq', 'cset', 'oecd'],
  'worst-case': [],
};
const scalesOfOthers: readonly HarmScaleId[] = ['cset', 'oecd'];

export interface Elsewhere {
  readonly scale: HarmScaleId;
  /** What stands there for this grade. */
  readonly value: string;
}

/** What a grade is elsewhere; null stands for "too early to say". Empty where no scale has a place for it. */
export function harmElsewhere(dimension: HarmDimension, grade: HarmGrade | null): readonly Elsewhere[] {
  const scales = scalesOf[dimension] ?? scalesOfOthers;
  return scales.flatMap((scale) => {
    const value = grade === null ? tooEarly[scale] : matches[scale][grade];
    return value === undefined ? [] : [{ scale, value }];
  });
}
