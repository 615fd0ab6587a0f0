/**
 * Sections of the shorter responses: what was expected and what came, and how a service broke and was put right.
 * Words only. Ids are keys in review documents and are kept for ever.
 */
import type { Section } from './section.ts';

export const serviceSections: readonly Section[] = [
  {
    id: 's.aar',
    heading: 'Expected and actual',
    why: 'Four plain questions, asked in this order, turn a gap between plan and event into something to learn from.',
    prompts: [
      'Let the most junior person answer first, and the facilitator last of all.',
      'Where two people expected different things, write both: that difference is a finding.',
      'Which part of the plan worked, and would work again?',
    ],
    blocks: [
      {
        kind: 'questions',
        questions: [
          {
            id: 'aar.expected',
            text: 'What did we expect to happen?',
            hint: 'Of the tool, of the people and of the work around them, and where each expectation came from.',
          },
          {
            id: 'aar.actual',
            text: 'What happened in fact?',
            hint: 'As a camera and a microphone would have kept it, in its order, without explaining it yet.',
          },
          {
            id: 'aar.difference',
            text: 'Why was there a difference?',
            hint: 'Conditions, not people: what made each step a sensible one at that moment?',
          },
          {
            id: 'aar.learned',
            text: 'What do we take from it?',
            hint: 'What to keep, what to change, and who else would want to know.',
          },
        ],
      },
      { kind: 'prose' },
    ],
  },
  {
    id: 's.impact',
    heading: 'Impact',
    why: 'What people and services went without, in figures where there are any, says how far the response has to reach.',
    prompts: [
      'What could people not do, for how long, and what did they do in its place?',
      'Who noticed nothing and was affected all the same?',
      'Which harm may show only weeks from now?',
    ],
    blocks: [
      {
        kind: 'facts',
        facts: [
          {
            id: 'impact.services',
            label: 'What was affected',
            hint: 'Services, sites and tools; say which of them were affected only in part.',
          },
          {
            id: 'impact.people',
            label: 'People affected',
            hint: 'How many, how that was counted, and who could not be counted.',
          },
          {
            id: 'impact.span',
            label: 'From when until when',
            hint: 'The first and the last moment of effect on people, not of the fault itself.',
          },
          {
            id: 'impact.lost',
            label: 'What was lost, late or wrong',
            hint: 'Outputs, messages or records; whether they can still be recovered, and until when.',
            long: true,
          },
        ],
      },
      { kind: 'prose' },
    ],
  },
  {
    id: 's.detect',
    heading: 'How it came to be known',
    why: 'The time in which nobody knew is the time in which nobody could help, and it can nearly always be made shorter.',
    prompts: [
      'What did silence look like to the people using it?',
      'Which sign was there before anyone took it for one?',
      'Was the first to know a monitor, a colleague or a patient?',
      'How would we have known on a Sunday night?',
    ],
    blocks: [
      {
        kind: 'facts',
        facts: [
          {
            id: 'detect.first-sign',
            label: 'The first sign',
            hint: 'What it was, when it came, and to which role or system.',
          },
          {
            id: 'detect.silence',
            label: 'What people saw meanwhile',
            hint: 'The screen as it looked while nothing, or the wrong thing, was coming.',
          },
          {
            id: 'detect.to-notice',
            label: 'Time until somebody noticed',
            hint: 'A range if it is not exact.',
          },
          {
            id: 'detect.to-tell',
            label: 'Time until people were told',
            hint: 'All those who relied on it, and by which route.',
          },
        ],
      },
      { kind: 'prose' },
    ],
  },
  {
    id: 's.trigger',
    heading: 'What set it off',
    why: 'The last change before an event shows where the system was tender, and is hardly ever the whole of the story.',
    prompts: [
      'What had changed in the days before: data, version, settings, load, people?',
      'Why then, and not a week earlier?',
      'Which conditions had to be there already for this to do any harm?',
      'Has the same thing happened elsewhere without any effect?',
    ],
    blocks: [{ kind: 'prose' }],
  },
  {
    id: 's.resolve',
    heading: 'How it was put right',
    why: 'Recovery is a safeguard like any other, and how it went tells what to practise before the next time.',
    prompts: [
      'What helped most, and was that planned or found on the day?',
      'Which step was tried and did not help, and what made it worth trying?',
      'Is this a repair that lasts, or one that holds for now?',
      'What had to be checked by hand afterwards, and is that done?',
    ],
    blocks: [
      {
        kind: 'facts',
        facts: [
          {
            id: 'resolve.to-fall-back',
            label: 'Time until the fallback carried the work',
            hint: 'And what the work was like until then.',
          },
          {
            id: 'resolve.to-recover',
            label: 'Time until it worked again',
            hint: 'For everybody, and how that was confirmed.',
          },
          {
            id: 'resolve.how',
            label: 'What brought it back',
            hint: 'The step after which it worked, and who was able to take it, by role.',
            long: true,
          },
          {
            id: 'resolve.left',
            label: 'What is left to put right',
            hint: 'Records, queues, messages to people; which role sees to each, and by when.',
            long: true,
          },
        ],
      },
      { kind: 'prose' },
    ],
  },
  {
    id: 's.luck',
    heading: 'What went well, what did not, where we were lucky',
    why: 'Luck is a safeguard that nobody owns, so it is worth as many words as what went wrong.',
    prompts: [
      'On another day, with the same fault, what would have been worse?',
      'What did someone do that no procedure asked for?',
    ],
    blocks: [
      {
        kind: 'questions',
        questions: [
          {
            id: 'luck.well',
            text: 'What went well?',
            hint: 'Tools, habits and preparations that did what they were for.',
          },
          {
            id: 'luck.wrong',
            text: 'What did not go well?',
            hint: 'Conditions that made it slower, harder or riskier.',
          },
          {
            id: 'luck.lucky',
            text: 'Where were we lucky?',
            hint: 'What happened to be so, and could as well have been otherwise: the hour, the person on duty, the patient next in line.',
          },
        ],
      },
      { kind: 'prose' },
    ],
  },
];
