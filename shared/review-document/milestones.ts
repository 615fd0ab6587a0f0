/**
 * The milestones a timeline entry may mark, in the order in which they usually come, and the stretches between them
 * that say how long something lasted. Typed content. What they are called is for reports and screens alike.
 */

export const milestoneIds = [
  'begins',
  'output-given',
  'output-shown',
  'decision',
  'reaches-person',
  'first-doubt',
  'noticed',
  'made-safe',
  'system-changed',
  'reported',
  'person-told',
  'supplier-told',
  'normal-again',
] as const;
export type Milestone = (typeof milestoneIds)[number];

export interface MilestoneWords {
  readonly name: string;
  readonly meaning: string;
  /** Whether an entry that lasted reaches the milestone when it ends rather than when it begins. */
  readonly atEnd: boolean;
}

export const milestones: Readonly<Record<Milestone, MilestoneWords>> = {
  begins: { name: 'It begins', meaning: 'What later went wrong was in place from here on.', atEnd: false },
  'output-given': { name: 'AI output given', meaning: 'The AI system produced the output.', atEnd: false },
  'output-shown': {
    name: 'Output shown to a person',
    meaning: 'Somebody could see the output for the first time.',
    atEnd: false,
  },
  decision: { name: 'Decision or act', meaning: 'Somebody or something acted on it.', atEnd: false },
  'reaches-person': {
    name: 'Reaches the person affected',
    meaning: 'It made a difference to somebody.',
    atEnd: false,
  },
  'first-doubt': {
    name: 'First doubt',
    meaning: 'Somebody wondered, whether or not they said so.',
    atEnd: false,
  },
  noticed: { name: 'Noticed', meaning: 'It was clear that something was wrong.', atEnd: false },
  'made-safe': {
    name: 'Made safe',
    meaning: 'It could no longer add harm to the person affected or to others.',
    atEnd: true,
  },
  'system-changed': {
    name: 'AI system stopped or changed',
    meaning: 'It was switched off, limited, corrected or replaced.',
    atEnd: true,
  },
  reported: { name: 'Reported', meaning: 'It was reported within the organisation.', atEnd: false },
  'person-told': {
    name: 'Person told',
    meaning: 'The person affected, or those close to them, heard what happened.',
    atEnd: false,
  },
  'supplier-told': {
    name: 'Supplier or authority told',
    meaning: 'It was reported outside the organisation.',
    atEnd: false,
  },
  'normal-again': { name: 'Back to normal', meaning: 'Work went on as usual.', atEnd: true },
};

/** A stretch between two milestones that a review asks about. */
export interface Stretch {
  readonly from: Milestone;
  readonly to: Milestone;
  readonly name: string;
}

export const stretches: readonly Stretch[] = [
  { from: 'output-given', to: 'output-shown', name: 'Until somebody could see the output' },
  { from: 'output-shown', to: 'decision', name: 'From seeing the output to acting on it' },
  { from: 'output-given', to: 'reaches-person', name: 'From the output to the person affected' },
  { from: 'begins', to: 'noticed', name: 'Unnoticed' },
  { from: 'first-doubt', to: 'noticed', name: 'From first doubt to clarity' },
  { from: 'noticed', to: 'made-safe', name: 'From noticing to safety' },
  { from: 'noticed', to: 'system-changed', name: 'Until the AI system was stopped or changed' },
  { from: 'noticed', to: 'reported', name: 'Until it was reported' },
  { from: 'noticed', to: 'person-told', name: 'Until the person affected was told' },
  { from: 'begins', to: 'made-safe', name: 'The whole of it' },
  { from: 'made-safe', to: 'normal-again', name: 'Until work was normal again' },
];
