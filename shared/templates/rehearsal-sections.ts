/**
 * Sections of a rehearsal before a tool goes live: when it is stopped, and how it will be watched.
 * Words only. Ids are keys in review documents and are kept for ever.
 */
import type { Section } from './section.ts';

export const rehearsalSections: readonly Section[] = [
  {
    id: 's.stop',
    heading: 'Stop rules',
    why: 'A rule for stopping that is agreed on a calm day is followed on a bad one, because nobody has to be brave.',
    prompts: [
      'What is the off switch, and who holds it?',
      'Has anyone ever pressed it, and how long did it take?',
      'What would make people put off stopping, and how do we take that away?',
    ],
    blocks: [
      {
        kind: 'questions',
        questions: [
          {
            id: 'stop.signs',
            text: 'Which signs mean that we stop or limit it?',
            hint: 'Numbers with a threshold, and single events of which one is enough.',
          },
          {
            id: 'stop.who',
            text: 'Who may stop it, and how are they reached at night?',
            hint: 'Roles with a way to reach them; everyone else needs a way to ask for it.',
          },
          {
            id: 'stop.how',
            text: 'How is it switched off, and how long does that take?',
            hint: 'Step by step, tried out on a day that was written down.',
          },
          {
            id: 'stop.without',
            text: 'What carries the work while it is off?',
            hint: 'The older way, the people it needs, and for how long it can hold.',
          },
          {
            id: 'stop.again',
            text: 'What has to be true before it is switched on again?',
            hint: 'And which role says that it is.',
          },
        ],
      },
      { kind: 'prose' },
    ],
  },
  {
    id: 's.monitor',
    heading: 'Monitoring plan',
    why: 'What is not measured from the first day cannot be compared later, and decline comes quietly.',
    prompts: [
      'What is the starting point, measured before go-live?',
      'Which number would look fine while people come to harm?',
      'How do staff and patients report a doubt, and who answers them?',
    ],
    blocks: [
      {
        kind: 'questions',
        questions: [
          {
            id: 'monitor.what',
            text: 'What will be measured, and how often?',
            hint: 'Performance, use, overrides, waiting times, complaints; each with where the figure comes from.',
          },
          {
            id: 'monitor.groups',
            text: 'For which groups of people is it looked at apart?',
            hint: 'Including those who are too few to count, and what is done for them in its place.',
          },
          {
            id: 'monitor.threshold',
            text: 'At which value does somebody act?',
            hint: 'Agreed before the first figure is seen.',
          },
          {
            id: 'monitor.who',
            text: 'Who looks at it, with how much time, and who covers for them?',
            hint: 'A role with hours set aside, and the group to which it reports.',
          },
          {
            id: 'monitor.changes',
            text: 'How do we learn that the tool or its data have changed?',
            hint: 'Notice from the supplier, changes at our end, and what is tested again each time.',
          },
        ],
      },
      { kind: 'prose' },
    ],
  },
];
