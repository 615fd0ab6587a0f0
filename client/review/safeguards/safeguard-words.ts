/** Where safeguards stand and how they did. Words only. */
import type { ContainmentStage, SafeguardStatus } from '../../../shared/review-document/records.ts';
import { stageNames } from '../factors/factor-words.ts';

export interface StageWords {
  readonly name: string;
  /** What a safeguard of this stage is for. */
  readonly about: string;
  readonly example: string;
}

/** The five stages at which a wrong output can be contained, from the system outwards. */
export const containment: Readonly<Record<ContainmentStage, StageWords>> = {
  model: {
    name: stageNames.model,
    about: 'What in the system itself should have stopped or marked the output.',
    example: 'A refusal outside its range, a limit, a check of the input',
  },
  review: {
    name: stageNames.review,
    about: 'What should have happened when a person looked at it.',
    example: 'A reading before filing, a second look, a comparison with the source',
  },
  workflow: {
    name: stageNames.workflow,
    about: 'What in the steps around it should have caught it.',
    example: 'A handover, an independent sample, a stop before the next step',
  },
  escalation: {
    name: stageNames.escalation,
    about: 'What should have carried a doubt to somebody who could act on it.',
    example: 'A way to disagree, a number to call, a person with the power to stop',
  },
  monitoring: {
    name: stageNames.monitoring,
    about: 'What should have shown the pattern over many cases.',
    example: 'A count of misses, a threshold, an alarm that somebody reads',
  },
};

export interface StatusWords {
  readonly name: string;
  readonly about: string;
}

export const statusWords: Readonly<Record<SafeguardStatus, StatusWords>> = {
  held: { name: 'Held', about: 'It was there and did what it was meant to do.' },
  weak: { name: 'Weak', about: 'It was there and could not hold under these conditions.' },
  absent: { name: 'Absent', about: 'It was meant to be there and was not.' },
  bypassed: { name: 'Gone around', about: 'It was there, and work went past it for a reason worth knowing.' },
  'not-designed': { name: 'Not designed', about: 'Nobody had ever planned for one.' },
};
