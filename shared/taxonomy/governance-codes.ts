/** Factor codes of the governance layer: how the tool was chosen, approved, paid for, watched and regulated. Words only; the rules for codes are in factor-code.ts. */
import type { FactorCode } from './factor-code.ts';

export const governanceCodes: readonly FactorCode[] = [
  {
    id: 'governance.approval-unclear',
    layer: 'governance',
    name: 'Approval not clear',
    definition: 'It cannot be shown which body approved this use, or on what evidence.',
    questions: [
      'Where is the record of the decision, and which evidence does it cite?',
      'Which risks did it list, and who accepted them on whose behalf?',
    ],
    short: true,
  },
  {
    id: 'governance.no-local-validation',
    layer: 'governance',
    name: 'Not tested here',
    definition: 'The tool had not been tested in this setting and with these people before it was used.',
    questions: [
      'Which local sample was it tried on, and with what result?',
      'Who read that result before go-live?',
    ],
    short: true,
  },
  {
    id: 'governance.intended-use-boundary',
    layer: 'governance',
    name: 'Use had widened',
    definition:
      'The tool was in use beyond the purpose, people or setting for which it was made or assessed.',
    questions: [
      'What does the stated purpose say, word for word?',
      'When did use widen, and which need was it answering?',
    ],
    short: true,
  },
  {
    id: 'governance.ownership-unclear',
    layer: 'governance',
    name: 'No owner after go-live',
    definition: 'Once the tool was live, no role was named as the owner of its safety.',
    questions: [
      'Which role can switch it off tonight?',
      'Who would be asked tomorrow whether it is still safe?',
    ],
    short: true,
  },
  {
    id: 'governance.no-performance-monitoring',
    layer: 'governance',
    name: 'Performance not watched',
    definition: 'Performance in use was not measured, or the measurements reached nobody who could act.',
    questions: [
      'When was the last reading, what was it, and what was the threshold?',
      'Who saw it, and what followed?',
    ],
    short: true,
  },
  {
    id: 'governance.no-incident-route',
    layer: 'governance',
    name: 'No place to report AI problems',
    definition: 'The incident reporting system had no place for problems in which AI played a part.',
    questions: [
      'How does a report show that AI was involved?',
      'How many such reports are there so far, and does that number seem believable?',
    ],
    short: true,
  },
  {
    id: 'governance.known-risk-not-acted-on',
    layer: 'governance',
    name: 'Known risk without an owner',
    definition: 'A concern that had already been raised was left without an owner, a budget or a date.',
    questions: [
      'When was it raised, by which role, and where is it recorded?',
      'What was decided at the time, and what made that a sensible choice then?',
    ],
    short: true,
  },
  {
    id: 'governance.change-control',
    layer: 'governance',
    name: 'Change without notice',
    definition:
      'Updates or settings were changed without an assessment, or without telling those who rely on the tool.',
    questions: [
      'What notice of change does the contract ask for?',
      'Who decides whether a change is big enough to be looked at first?',
    ],
    short: true,
  },
  {
    id: 'governance.supplier-transparency',
    layer: 'governance',
    name: 'Supplier information missing',
    definition:
      'Information needed to use the tool safely was not shared by its maker, or could not be checked.',
    questions: [
      'What was asked for, what came back, and when?',
      'What does the contract entitle us to know?',
    ],
    short: false,
  },
  {
    id: 'governance.productivity-pressure',
    layer: 'governance',
    name: 'Targets before safety',
    definition: 'Targets or expected savings shaped how the tool was used more than safety did.',
    questions: [
      'What happened to the time that was saved: more checking, or more cases?',
      'Which figures about this tool went to the board?',
    ],
    short: false,
  },
  {
    id: 'governance.equity-not-assessed',
    layer: 'governance',
    name: 'Equity not looked at',
    definition: 'How the tool affects different groups of people had not been examined.',
    questions: [
      'Is there an equality assessment, of what date, and covering which groups?',
      'What was changed because of it?',
    ],
    short: false,
  },
  {
    id: 'governance.no-user-patient-involvement',
    layer: 'governance',
    name: 'Chosen without those affected',
    definition: 'Staff and the people affected had no part in choosing, designing or reviewing the tool.',
    questions: [
      'Who was asked, at what point, and in what way?',
      'What was done differently because of what they said?',
    ],
    short: false,
  },
  {
    id: 'governance.safe-use-not-resourced',
    layer: 'governance',
    name: 'Safe use not paid for',
    definition:
      'The time, people, training or working IT that safe use depends on had not been paid for, or had been put off.',
    questions: [
      'Which line of the business case pays for checking time and for cover during training?',
      'Which system fix has been waiting, and since when?',
    ],
    short: false,
  },
  {
    id: 'governance.accountability-gap',
    layer: 'governance',
    name: 'Duty and power apart',
    definition:
      'A duty lay with those least able to change the conditions, or with nobody, or no body covered this use at all.',
    questions: [
      'For each condition, which function could have changed it, and did that function hold the duty?',
      'Which regulator would have looked at this use?',
    ],
    short: false,
  },
];
