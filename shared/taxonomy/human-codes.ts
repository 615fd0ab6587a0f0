/**
 * Factor codes of the human factors layer: how people perceive, decide and speak under the conditions they were given.
 * A code here describes the condition ("long watch, rare events"), never a trait of a person.
 */
import type { FactorCode } from './factor-code.ts';

export const humanCodes: readonly FactorCode[] = [
  {
    id: 'human.automation-bias',
    layer: 'human',
    name: 'Output replaced the search',
    definition:
      'Under the conditions of the work, the output came to stand in for active looking or checking.',
    questions: [
      'What made it reasonable to rely on the tool: its record, its speed, praise for using it?',
      'What in the setting invites people to look for themselves first?',
    ],
    short: true,
  },
  {
    id: 'human.under-reliance',
    layer: 'human',
    name: 'Good output set aside',
    definition: 'A correct output carried little weight because earlier ones had so often been noise.',
    questions: [
      'Of the last twenty flags this team received, how many were of use to them?',
      'What would an output have to show to be taken seriously here?',
    ],
    short: true,
  },
  {
    id: 'human.mental-model-gap',
    layer: 'human',
    name: 'Picture of the tool differed',
    definition:
      'What people had been led to believe the tool does, or leaves out, differed from what it does.',
    questions: [
      'How do people using it explain, in their own words, what it can miss?',
      'Where did that picture come from: the launch, the name, the screen, a colleague?',
    ],
    short: true,
  },
  {
    id: 'human.training-gap',
    layer: 'human',
    name: 'Training gap',
    definition: 'Training had not been given, came too late, was too general, or left no room for practice.',
    questions: [
      'When was it, how many hours, and did it include cases in which the tool is wrong?',
      'Whose rota or contract kept them from attending?',
    ],
    short: true,
  },
  {
    id: 'human.skill-fade',
    layer: 'human',
    name: 'Skill fade',
    definition:
      'The chance to keep a skill in practice had shrunk because the tool now does that part of the work.',
    questions: [
      'How often is this work still done without AI?',
      'Has anything been measured before and after the tool came in?',
    ],
    short: true,
  },
  {
    id: 'human.vigilance-decrement',
    layer: 'human',
    name: 'Long watch, rare events',
    definition:
      'The work asked for steady attention over a long time to a system that is nearly always right.',
    questions: [
      'How many minutes on watch, how many events in an hour, and which breaks?',
      'For how long can anyone be expected to keep this up?',
    ],
    short: true,
  },
  {
    id: 'human.workload-fatigue',
    layer: 'human',
    name: 'Workload and tiredness',
    definition: 'The amount of work, or the hours already worked, reduced how much people could take in.',
    questions: [
      'How many hours into the shift, how many people in care, how many interruptions an hour?',
      'How did that compare with the staffing plan for the day?',
    ],
    short: true,
  },
  {
    id: 'human.time-pressure',
    layer: 'human',
    name: 'Time pressure',
    definition: 'The pace of the work left no room to stop and question an output.',
    questions: [
      'What would have slipped if someone had stopped to check?',
      'Who sets the pace, and by which measure?',
    ],
    short: true,
  },
  {
    id: 'human.authority-gradient',
    layer: 'human',
    name: 'Hard to question',
    definition:
      'Rank, or the standing that the tool itself had been given, made it hard to question what was said.',
    questions: [
      'Who can say "stop" here, and when did someone last do so?',
      'Whose word counts if a junior colleague and the tool disagree?',
    ],
    short: false,
  },
  {
    id: 'human.role-ambiguity',
    layer: 'human',
    name: 'Whose judgement counts',
    definition:
      'At that moment it was not settled whose judgement counted: which role was to decide, and which to check.',
    questions: [
      'Asked separately, which role would each of them name as the one deciding?',
      'Where is it written down, and did it match the work that day?',
    ],
    short: false,
  },
  {
    id: 'human.communication-breakdown',
    layer: 'human',
    name: 'Information did not arrive',
    definition: 'Information existed but did not get to the role that needed it in time to use it.',
    questions: [
      'Follow one fact from where it arose to where it was needed: where did it stop?',
      'What would have carried it across?',
    ],
    short: false,
  },
  {
    id: 'human.expectation-anchoring',
    layer: 'human',
    name: 'First view held',
    definition: 'What was seen or said first shaped how everything afterwards was read.',
    questions: [
      'What came first, and from whom or what?',
      'What would have had to stand out for the first view to change?',
    ],
    short: false,
  },
  {
    id: 'human.speaking-up-barrier',
    layer: 'human',
    name: 'Doubt stayed unspoken',
    definition: 'There were doubts that the setting did not make it safe or easy to voice.',
    questions: [
      'Who had wondered about it, and what would it have cost to say so?',
      'What happened the last time someone asked such a question?',
    ],
    short: false,
  },
  {
    id: 'human.patient-understanding',
    layer: 'human',
    name: 'Could not tell what it was',
    definition:
      'What was explained did not let the person affected, or a carer, tell what the tool was or what it could do.',
    questions: [
      'What was explained, and in which words or which language?',
      'How was it checked that the explanation had been understood?',
    ],
    short: false,
  },
];
