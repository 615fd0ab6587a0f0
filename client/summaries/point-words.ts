/** What each part of a summary holds, what its fields are called, and what belongs there. Words only. */
import type { ChoiceField, PointPart, WordField } from '../../shared/review-document/records.ts';

export interface PointField {
  readonly field: WordField<'points'>;
  readonly label: string;
  readonly placeholder: string;
}

export interface PartWords {
  /** Singular, lower case. */
  readonly noun: string;
  /** Why it is there, where nothing has been written. */
  readonly why: string;
  readonly fields: readonly PointField[];
  readonly choices: readonly ChoiceField<'points'>[];
}

function textOf(placeholder: string, label = 'Text'): PointField {
  return { field: 'text', label, placeholder };
}

export const partWords: Readonly<Record<PointPart, PartWords>> = {
  'plain-words': {
    noun: 'paragraph',
    why: 'A few sentences that somebody without our words understands: what went wrong, why, and what changes.',
    fields: [textOf('What should everybody take from it?')],
    choices: [],
  },
  meaning: {
    noun: 'paragraph',
    why: 'What patients and families ask next: whether it can touch them, and what they can do.',
    fields: [textOf('What does it mean for somebody in the same place?')],
    choices: [],
  },
  'normal-work': {
    noun: 'paragraph',
    why: 'Without it readers judge the day by the procedure and not by the work.',
    fields: [textOf('How does this work usually go?')],
    choices: [],
  },
  'what-happened': {
    noun: 'paragraph',
    why: 'The course in order, in roles and without a date.',
    fields: [textOf('What happened?')],
    choices: [],
  },
  'known-then': {
    noun: 'paragraph',
    why: 'What people could see and know at that moment keeps hindsight out.',
    fields: [textOf('What could be known at that moment?')],
    choices: [],
  },
  timeline: {
    noun: 'moment',
    why: 'Moments stand as time from the first one on, so that no date leaves.',
    fields: [textOf('What happened at this moment?')],
    choices: ['lane', 'known'],
  },
  outcome: {
    noun: 'outcome',
    why: 'What it came to, for whoever was affected.',
    fields: [textOf('What came of it?')],
    choices: [],
  },
  factor: {
    noun: 'factor',
    why: 'The conditions that let it happen, each in its layer.',
    fields: [
      textOf('Which condition was there?', 'Condition'),
      { field: 'mechanism', label: 'Mechanism', placeholder: 'How did it work?' },
      { field: 'effect', label: 'Effect', placeholder: 'What did it lead to?' },
    ],
    choices: ['layer', 'confidence'],
  },
  'none-found': {
    noun: 'layer',
    why: 'Layers that were examined and held no factor tell as much as those that did.',
    fields: [textOf('What was looked at?')],
    choices: ['layer'],
  },
  safeguard: {
    noun: 'safeguard',
    why: 'What stood in the way of harm, and whether it held.',
    fields: [textOf('What was to stop it?')],
    choices: ['stage', 'status'],
  },
  'went-right': {
    noun: 'point',
    why: 'What went right can be kept, and copied elsewhere.',
    fields: [textOf('What went right?')],
    choices: [],
  },
  lesson: {
    noun: 'lesson',
    why: 'A lesson is what others read this for. At least one has to stand here.',
    fields: [textOf('What can be learned, by whom?')],
    choices: ['confidence'],
  },
  area: {
    noun: 'area',
    why: 'Where improvement is needed, without saying how yet.',
    fields: [textOf('What has to become better?')],
    choices: [],
  },
  action: {
    noun: 'action',
    why: 'What is being done, and whether it has worked.',
    fields: [
      textOf('What is done?', 'Action'),
      { field: 'note', label: 'Detail', placeholder: 'What exactly?' },
      { field: 'mechanism', label: 'Measure', placeholder: 'By what will one see whether it works?' },
      { field: 'effect', label: 'Result', placeholder: 'What did the check show?' },
    ],
    choices: ['state'],
  },
  'open-question': {
    noun: 'question',
    why: 'What nobody could answer, so that others may.',
    fields: [textOf('What is still not known?')],
    choices: [],
  },
  dissent: {
    noun: 'view',
    why: 'Where the panel did not agree, both views stand.',
    fields: [textOf('Which view differs?')],
    choices: [],
  },
  equity: {
    noun: 'point',
    why: 'Whether it touches some groups of people more than others.',
    fields: [textOf('Whom does it affect differently?')],
    choices: [],
  },
  'whom-to-ask': {
    noun: 'paragraph',
    why: 'Whoever reads this and is worried needs somebody to turn to.',
    fields: [textOf('Who answers questions, and how can they be reached?')],
    choices: [],
  },
};
