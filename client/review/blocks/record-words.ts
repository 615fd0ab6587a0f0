/** What the plain lists of records are called on the screen. Words only. */
import type { RecordRoot } from '../../../shared/review-document/layout.ts';
import type { VoiceOf } from '../../../shared/review-document/records.ts';

export type ListRoot = 'outcomes' | 'lessons' | 'areas' | 'dissent';

export interface ListWords {
  /** In the singular, lower case. */
  readonly noun: string;
  /** Over the list where a section holds other blocks as well. */
  readonly title: string;
  readonly add: string;
  readonly emptyTitle: string;
  readonly emptyWhy: string;
  readonly placeholder: string;
}

export const listWords: Readonly<Record<ListRoot, ListWords>> = {
  outcomes: {
    noun: 'outcome',
    title: 'Outcomes',
    add: 'Add an outcome',
    emptyTitle: 'Outcomes belong here: what came of it, one by one.',
    emptyWhy: 'Factors and safeguards can then be tied to what they led to.',
    placeholder: 'For example: the scan was read nineteen days later than planned.',
  },
  lessons: {
    noun: 'lesson',
    title: 'Lessons',
    add: 'Add a lesson',
    emptyTitle: 'Lessons belong here, three to seven of them.',
    emptyWhy: 'A lesson helps someone who has never heard of this event, and says what it rests on.',
    placeholder: 'What do we know now that someone at another place could use tomorrow?',
  },
  areas: {
    noun: 'area for improvement',
    title: 'Areas for improvement',
    add: 'Add an area',
    emptyTitle: 'Areas for improvement belong here: where something has to change.',
    emptyWhy: 'Naming the place before the remedy keeps the first idea from becoming the only one.',
    placeholder: 'Where does change have to happen?',
  },
  dissent: {
    noun: 'differing view',
    title: 'Differing views',
    add: 'Add a differing view',
    emptyTitle: 'Views that differ belong here, in full.',
    emptyWhy: 'A panel does not have to agree; a later reader may find that the other view was right.',
    placeholder: 'Write the view so that whoever holds it would sign it.',
  },
};

export const voiceNames: Readonly<Record<VoiceOf, string>> = {
  patient: 'Patient',
  family: 'Family',
  public: 'Public',
  staff: 'Staff',
};

const rootNames: Readonly<Record<RecordRoot, string>> = {
  outcomes: 'Outcome',
  timeline: 'Timeline entry',
  factors: 'Factor',
  links: 'Link',
  safeguards: 'Safeguard',
  evidence: 'Evidence',
  lessons: 'Lesson',
  areas: 'Area for improvement',
  actions: 'Action',
  dissent: 'Differing view',
  voices: 'Voice',
  functions: 'Function',
  metrics: 'Measurement',
  pairs: 'Shown and seen',
  points: 'Point of a summary',
};

/** What a record of this root is called, with a capital. */
export function rootName(root: RecordRoot): string {
  return rootNames[root];
}
