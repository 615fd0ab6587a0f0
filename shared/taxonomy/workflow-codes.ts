/** Factor codes of the workflow layer: how the work around the tool was arranged. Words only; the rules for codes are in factor-code.ts. */
import type { FactorCode } from './factor-code.ts';

export const workflowCodes: readonly FactorCode[] = [
  {
    id: 'workflow.timing-mismatch',
    layer: 'workflow',
    name: 'Came at the wrong time',
    definition: 'The output arrived before it could be used, or after the decision it was meant to inform.',
    questions: [
      'Draw the hour: when was the decision made, and when did the output appear?',
      'At which point would it have helped most?',
    ],
    short: true,
  },
  {
    id: 'workflow.wrong-recipient',
    layer: 'workflow',
    name: 'Reached someone who could not act',
    definition: 'The output went to a role without the means to act on it, or to nobody at all.',
    questions: [
      'Which role owns this output between five in the evening and eight in the morning?',
      'How does that role learn that there is something to own?',
    ],
    short: true,
  },
  {
    id: 'workflow.no-independent-check',
    layer: 'workflow',
    name: 'No independent check',
    definition: 'No second look existed that did not itself depend on what the AI had said.',
    questions: [
      'If the AI had stayed silent, what would still have caught this?',
      'Does the person checking see the output before looking for themselves?',
    ],
    short: true,
  },
  {
    id: 'workflow.insufficient-review-time',
    layer: 'workflow',
    name: 'Too little time to check',
    definition: 'The time allowed for checking an output was shorter than checking it takes.',
    questions: [
      'How many minutes does a proper check need, measured rather than guessed?',
      'How many minutes does the session plan leave for it?',
    ],
    short: true,
  },
  {
    id: 'workflow.no-escalation-path',
    layer: 'workflow',
    name: 'No route for doubt',
    definition: 'There was no known way to pass on an output that seemed doubtful.',
    questions: [
      'The last time someone had a doubt, whom did they tell?',
      'How long was it before an answer came back?',
    ],
    short: true,
  },
  {
    id: 'workflow.silent-substitution',
    layer: 'workflow',
    name: 'Aid became the only screen',
    definition:
      'A tool brought in as an aid came to be the only thing doing the job, without anyone having decided that.',
    questions: [
      'What did people stop doing in the months after go-live?',
      'What would show that the earlier safeguard is no longer there?',
    ],
    short: true,
  },
  {
    id: 'workflow.unplanned-volume',
    layer: 'workflow',
    name: 'More work than places for it',
    definition: 'The outputs created more follow-up work than the service could take on.',
    questions: [
      'How many flags come in a day, and how many follow-up slots are there?',
      'Who waits when the two do not match?',
    ],
    short: true,
  },
  {
    id: 'workflow.handover-gap',
    layer: 'workflow',
    name: 'Lost at a handover',
    definition: 'Meaning was lost as the case passed between people, shifts, teams or computer systems.',
    questions: [
      'At each handover, what was said, what was written, and what was assumed?',
      'Did the output travel with its doubts and limits, or without them?',
    ],
    short: true,
  },
  {
    id: 'workflow.workaround',
    layer: 'workflow',
    name: 'Local adaptation',
    definition: 'People had found another way of working because the designed path did not fit the work.',
    questions: [
      'How common is this way of working, and who taught it to whom?',
      'What does it protect, and what does it cost?',
    ],
    short: false,
  },
  {
    id: 'workflow.no-fallback',
    layer: 'workflow',
    name: 'No way to go on without it',
    definition: 'There was no workable arrangement for carrying on when the AI was off, down or not trusted.',
    questions: [
      'When was the last exercise of working without it, and what did it show?',
      'Could the unit run for a week by hand?',
    ],
    short: false,
  },
  {
    id: 'workflow.feedback-not-closed',
    layer: 'workflow',
    name: 'Results never came back',
    definition:
      'What later proved right or wrong did not reach the people using the output, or its supplier.',
    questions: [
      'How would someone learn that an output they accepted turned out to be wrong?',
      'What does the supplier hear about cases like this one?',
    ],
    short: false,
  },
  {
    id: 'workflow.environment-constraint',
    layer: 'workflow',
    name: 'Surroundings did not fit',
    definition: 'Light, noise, network, devices or space differed from what the tool needs in order to work.',
    questions: [
      'What were the conditions in the room that day, measured where possible?',
      'Which conditions does the supplier state as needed?',
    ],
    short: false,
  },
  {
    id: 'workflow.patient-route-missing',
    layer: 'workflow',
    name: 'No route for the person affected',
    definition:
      'The person affected had no way to be told that AI was used, to opt out, or to dispute its output.',
    questions: [
      'When, and in what words, did the person learn that AI was involved?',
      'What could they have done if they disagreed?',
    ],
    short: false,
  },
];
