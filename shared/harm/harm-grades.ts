/**
 * What harm is graded on, and the seven grades, in plain words. Typed content only.
 * What happened to body and mind, what else was harmed, and how bad it could credibly have been are graded apart, so
 * that none is judged by another. The words for body and mind are condensed from the levels that NHS England's service
 * for learning from patient safety events uses.
 */

export const harmGradeIds = ['h0', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;
export type HarmGrade = (typeof harmGradeIds)[number];

export const otherHarmIds = [
  'trust',
  'access',
  'dignity',
  'rights',
  'financial',
  'staff',
  'service',
] as const;

export const harmDimensionIds = ['physical', 'psychological', ...otherHarmIds, 'worst-case'] as const;
export type HarmDimension = (typeof harmDimensionIds)[number];

/** Which set of definitions a dimension is graded by. */
export type HarmKind = 'physical' | 'psychological' | 'other' | 'worst-case';

export interface DimensionWords {
  readonly name: string;
  /** One line: what is graded here. */
  readonly about: string;
}

export const harmDimensions: Readonly<Record<HarmDimension, DimensionWords>> = {
  physical: { name: 'Harm to the body', about: 'What happened to anybody’s body, as far as it is known.' },
  psychological: {
    name: 'Harm to the mind',
    about: 'Fear, distress or illness of the mind that came of it, in patients, families or the public.',
  },
  trust: {
    name: 'Trust and relationship',
    about: 'What it did to trust: in the people who care, in the service, in tools of this kind.',
  },
  access: { name: 'Access', about: 'Care, a benefit, a post or a service that was late, lost or refused.' },
  dignity: { name: 'Dignity', about: 'Being treated as a case, a score or a suspect instead of a person.' },
  rights: {
    name: 'Rights',
    about:
      'Privacy, equal treatment, being told, being heard, being able to have a decision looked at again.',
  },
  financial: { name: 'Money', about: 'Costs, debts, lost income, for anybody.' },
  staff: { name: 'Staff', about: 'What it did to the people at work: distress, load, standing, leaving.' },
  service: { name: 'The service', about: 'Time, queues, capacity and confidence that the service lost.' },
  'worst-case': {
    name: 'Credible worst case',
    about: 'How bad it could credibly have been had nothing stopped it; not the worst that can be imagined.',
  },
};

/** How grades are called; the same names in every dimension, so that they can be set side by side. */
export const harmGradeNames: Readonly<Record<HarmGrade, string>> = {
  h0: 'Hazard',
  h1: 'Near miss',
  h2: 'No harm seen',
  h3: 'Low',
  h4: 'Moderate',
  h5: 'Severe',
  h6: 'Fatal',
};

export const tooEarlyName = 'Too early to say';
export const tooEarlyMeaning = 'Not enough is known yet. Say in the sentence below when to look again.';

/** The grades a kind of harm can take, from the least to the worst, each with its plain meaning. */
export const harmMeanings: Readonly<Record<HarmKind, Readonly<Partial<Record<HarmGrade, string>>>>> = {
  physical: {
    h0: 'A condition that could do harm was found; no event came of it.',
    h1: 'Something went wrong and was stopped before it reached anybody.',
    h2: 'It reached somebody, and no harm to the body is to be seen.',
    h3: 'Minor and short: more watching or a minor treatment, no more than one extra visit; everyday life and other treatment went on as before.',
    h4: 'More care than that, from which recovery is expected: up to two more weeks in hospital or six months of treatment, or everyday life limited for less than six months. Nobody had to save a life.',
    h5: 'Lasting or grave: permanent harm, a life had to be saved, life is likely to be shorter, or care and limits go beyond those times.',
    h6: 'Somebody died, and this may have contributed. The loss of a pregnancy counts.',
  },
  psychological: {
    h0: 'A condition that could do harm was found; no event came of it.',
    h1: 'Something went wrong and was stopped before it reached anybody.',
    h2: 'It reached somebody; no more is known than the unpleasantness of any such event.',
    h3: 'Distress that needs no more than one visit, or disturbs a few days; no new illness.',
    h4: 'Treatment for less than six months, or more than a few days and up to six months of changed life, or a new or worse illness that should pass in that time.',
    h5: 'Treatment or a changed life for more than six months, or no recovery expected within six.',
  },
  other: {
    h0: 'A condition that could do this kind of harm was found; no event came of it.',
    h1: 'It was stopped before anybody felt it.',
    h2: 'It reached somebody, and no harm of this kind is to be seen.',
    h3: 'Small and soon over; those concerned could put it right themselves.',
    h4: 'It took effort, time or help of others to put right, and can be put right.',
    h5: 'It lasts, or cannot be put right: a lost home, a lost chance of treatment, a relationship that ended.',
  },
  'worst-case': {
    h2: 'At worst nobody would have felt it.',
    h3: 'At worst minor and short.',
    h4: 'At worst more care or effort, with recovery.',
    h5: 'At worst lasting: permanent harm, a life to be saved, something that cannot be put right.',
    h6: 'Somebody could credibly have died of it.',
  },
};

export function kindOfDimension(dimension: HarmDimension): HarmKind {
  switch (dimension) {
    case 'physical':
    case 'psychological':
    case 'worst-case':
      return dimension;
    default:
      return 'other';
  }
}

/** The grades that a dimension can take, from the least to the worst. */
export function gradesOf(dimension: HarmDimension): readonly HarmGrade[] {
  const meanings = harmMeanings[kindOfDimension(dimension)];
  return harmGradeIds.filter((grade) => meanings[grade] !== undefined);
}

export function isHarmDimension(value: string): value is HarmDimension {
  return (harmDimensionIds as readonly string[]).includes(value);
}

/** `Severe (H5)`, or that it is too early to say. */
export function gradeWords(grade: HarmGrade | null): string {
  return grade === null ? tooEarlyName : `${harmGradeNames[grade]} (${grade.toUpperCase()})`;
}
