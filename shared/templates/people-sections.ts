/**
 * Sections that hold the views and rights of people: those affected, staff, and groups served differently.
 * Words only. Ids are keys in review documents and are kept for ever.
 */
import type { Section } from './section.ts';

export const peopleSections: readonly Section[] = [
  {
    id: 's.voices',
    heading: 'Patient, family and public view',
    why: 'People affected see what no log holds, and each point they make is answered, so that taking part is more than a gesture.',
    prompts: [
      'What mattered most to you?',
      'What did we not see?',
      'What would you want to be different for the next person?',
      'For each point: what did we change because of it, or what kept us from changing it?',
    ],
    blocks: [{ kind: 'voices' }, { kind: 'prose' }],
  },
  {
    id: 's.staff',
    heading: 'Staff view',
    why: 'Those who work with the tool know what it is like on an ordinary day, and what nearly stopped this one.',
    prompts: [
      'What surprised you?',
      'What nearly stopped it?',
      'What is it like to work with this tool on a busy day?',
      'What happened to the time it was meant to save?',
      'What do you need now?',
    ],
    blocks: [{ kind: 'voices' }, { kind: 'prose' }],
  },
  {
    id: 's.rights',
    heading: 'Information, choice and dispute',
    why: 'A person can only protect themselves from an AI error if they know that AI is there and have a way to object.',
    prompts: [
      'What could this person have known and done at the time?',
      'Was there anyone for whom these choices existed on paper only?',
    ],
    blocks: [
      {
        kind: 'questions',
        questions: [
          {
            id: 'rights.told',
            text: 'Was the person told that AI was used?',
            hint: 'When, by which role, in what words or language, and how it was checked that it was understood.',
          },
          {
            id: 'rights.consent',
            text: "On what basis were AI and the person's data used?",
            hint: 'Consent or another basis; where that is written; and whether the data were used for anything else.',
          },
          {
            id: 'rights.opt-out',
            text: 'Could the person have chosen not to have AI used?',
            hint: 'What the other way would have been, and what it would have cost them in time or access.',
          },
          {
            id: 'rights.dispute',
            text: 'Was the output disputed, and what answer came?',
            hint: 'By which route, how long the answer took, and what changed because of it.',
          },
          {
            id: 'rights.capacity',
            text: 'Did anyone need another way of being informed or represented?',
            hint: 'For example a child, a person lacking capacity, or someone with other communication needs.',
          },
        ],
      },
      { kind: 'prose' },
    ],
  },
  {
    id: 's.equity',
    heading: 'Equity',
    why: 'A tool that works well on average can still leave the same people behind each time.',
    prompts: [
      'For which groups might it work less well, and what are the figures, with the number of people behind them?',
      'Who is missing from the data, and why?',
      'Which choice was built in: what it predicts, the threshold, the people it was tested on?',
      'What part do language, disability, neurodivergence, age, trust or digital access play?',
      'Who gains from the way it is set now, and who pays for it?',
    ],
    blocks: [{ kind: 'equity' }, { kind: 'prose' }],
  },
];
