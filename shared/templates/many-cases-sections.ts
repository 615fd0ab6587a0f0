/**
 * Sections of a review over many cases: its question, what was read, and what runs through it.
 * Words only. Ids are keys in review documents and are kept for ever.
 */
import type { Section } from './section.ts';

export const manyCasesSections: readonly Section[] = [
  {
    id: 's.question',
    heading: 'The question',
    why: 'One question, agreed before anyone reads the cases, keeps a review of many from finding only what it looked for.',
    prompts: [
      'What would we do differently, depending on the answer?',
      'Who wants to know, and who would rather not?',
      'What is deliberately left out, so that this can be finished?',
    ],
    blocks: [
      {
        kind: 'facts',
        facts: [
          {
            id: 'question.asked',
            label: 'What we want to find out',
            hint: 'One sentence with a question mark at its end.',
          },
          {
            id: 'question.reason',
            label: 'What led to it',
            hint: 'A code that keeps coming back, a message from the supplier, a doubt that several people share.',
          },
          {
            id: 'question.span',
            label: 'Period and places',
            hint: 'From when until when, which sites, which systems and versions.',
          },
          {
            id: 'question.method',
            label: 'How the cases are read',
            hint: 'By whom, how many readers for each case, and what happens when they differ.',
            long: true,
          },
        ],
      },
      { kind: 'prose' },
    ],
  },
  {
    id: 's.cases',
    heading: 'Cases included',
    why: 'A pattern is worth as much as the way its cases were chosen, so the ones left out are named as well.',
    prompts: [
      'Which cases did nobody report, and how could they be found?',
      'Are there cases in which the same tool did well, to compare with?',
      'Which groups of people are missing among them?',
    ],
    blocks: [
      {
        kind: 'facts',
        facts: [
          {
            id: 'cases.number',
            label: 'Number of cases',
            hint: 'Found, read and included, as three numbers.',
          },
          {
            id: 'cases.chosen',
            label: 'How they were chosen',
            hint: 'All of a period, a sample, or those that somebody thought of.',
          },
          {
            id: 'cases.left-out',
            label: 'What was left out, and why',
            hint: 'Also what could not be read, because records are missing or closed to us.',
            long: true,
          },
        ],
      },
      { kind: 'prose' },
    ],
  },
  {
    id: 's.codes',
    heading: 'How often each code was found',
    why: 'Counting the same codes over all cases shows what is common, which a memorable case can hide.',
    prompts: [
      'Put the counts into a table: code, number of cases, out of how many.',
      'Which code is rare, and yet found wherever people came to harm?',
      'Which layer has few codes because nobody looked there?',
      'Would two readers have given the same codes?',
    ],
    blocks: [{ kind: 'prose' }],
  },
  {
    id: 's.layers',
    heading: 'Themes by layer',
    why: 'A theme is a condition that several cases share, written once, in the layer where it can be changed.',
    prompts: [
      'In how many of the cases is this condition seen, and in which of them not?',
      'Is it one condition, or two that look alike?',
      'Which layer is empty over all cases, and is that true or only unseen?',
      'Which theme do the people affected name first?',
    ],
    blocks: [{ kind: 'factors' }, { kind: 'prose' }],
  },
  {
    id: 's.outlook',
    heading: 'Before the next tool',
    why: 'Four questions carry what many cases have taught into the way tools are chosen and watched from now on.',
    prompts: [
      'Answer for tools still to come, and not only for the ones reviewed here.',
      'Which of these answers would surprise the public?',
    ],
    blocks: [
      {
        kind: 'questions',
        questions: [
          {
            id: 'outlook.in-place',
            text: 'What has to be in place before such a tool is used?',
            hint: 'Rules, tests, training, time and rights of people affected, each with where it is written down.',
          },
          {
            id: 'outlook.accountable',
            text: 'Which functions answer for which part of it?',
            hint: 'Maker, supplier, organisation, profession, regulator; where two overlap, and where nobody is.',
          },
          {
            id: 'outlook.finds-early',
            text: 'Who finds problems before it goes live, and how?',
            hint: 'With which people and data, with how much independence, and with the power to say no.',
          },
          {
            id: 'outlook.prevents',
            text: 'What would prevent this, where punishing would not?',
            hint: 'The condition to be changed, and what makes it safe for people to speak up early.',
          },
        ],
      },
      { kind: 'prose' },
    ],
  },
];
