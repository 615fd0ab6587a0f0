/**
 * Words for a rehearsal before go-live: the same sections as in a review, asked about what is still to come.
 * Words only; the ids are those of the library, so that what is planned can later be set beside what was found.
 */
import type { SectionWords } from './template.ts';

const designed: SectionWords = {
  heading: 'Designed for failure',
  why: 'A tool that will sometimes be wrong needs a plan for being wrong before the first person depends on it.',
  prompts: [
    'Answer with what is ready today, and not with what is intended.',
    'Which of these plans has been tried out, and what came of it?',
    'Which role would notice if the answer stopped being true?',
  ],
};

const oversight: SectionWords = {
  heading: 'Will oversight be real?',
  prompts: [
    'Walk through it on a busy afternoon, with the people who will do it: what happens?',
    'How often do we expect it to be overruled, and what happens to whoever does so?',
  ],
  questions: {
    'over.see': {
      text: 'Will the person overseeing it see what matters?',
      hint: 'The output, what it is based on, how sure it is, and that AI is at work at all.',
    },
    'over.time': {
      text: 'Will there be time to look?',
      hint: 'Minutes needed and minutes given, tried out on a usual day.',
    },
    'over.authority': {
      text: 'Will that role have the authority to overrule or stop it?',
      hint: 'Where this is written, and how people will know of it.',
    },
    'over.challenge': {
      text: 'Is there a workable way to challenge it?',
      hint: 'Which route, how many steps, and who answers.',
    },
    'over.pressure': {
      text: 'Will there be freedom from pressure to go along with it?',
      hint: 'From targets, pace, rank, or the standing of the tool; and what protects somebody who disagrees.',
    },
  },
};

const rights: SectionWords = {
  prompts: [
    'Read the notice aloud to somebody who has never heard of the tool: what do they ask?',
    'For whom would these choices exist on paper only?',
  ],
  questions: {
    'rights.told': {
      text: 'Will people be told that AI is used?',
      hint: 'When, by which role, in what words or language, and how it is checked that it was understood.',
    },
    'rights.consent': {
      text: "On what basis will AI and people's data be used?",
      hint: 'Consent or another basis; where that is written; and whether the data may be used for anything else.',
    },
    'rights.opt-out': {
      text: 'Will a person be able to choose not to have AI used?',
      hint: 'What the other way is, and what it costs them in time or access.',
    },
    'rights.dispute': {
      text: 'How can an output be disputed, and who answers?',
      hint: 'By which route, how fast, and what can change because of it.',
    },
    'rights.capacity': {
      text: 'Who will need another way of being informed or represented?',
      hint: 'For example a child, a person lacking capacity, or someone with other communication needs.',
    },
  },
};

const factors: SectionWords = {
  why: 'Imagining a failure in each of the five layers finds the ones that everybody expects somebody else to think of.',
  prompts: [
    'Which condition was there, how did it act, and what did it make more likely?',
    'Which layer is still empty? Imagine a failure that begins there.',
    'Which of these conditions can be seen today already?',
  ],
};

const safeguards: SectionWords = {
  why: 'Errors are to be expected; what matters is which nets hang under them on the first day, and who has tried them.',
  prompts: [
    'At each stage (model, review, workflow, escalation, monitoring): what is meant to catch a failure?',
    'Which of these are in place today, and which are still on paper?',
    'Which of them depend on the same person, screen or data?',
  ],
};

export const rehearsalWords = { designed, oversight, rights, factors, safeguards } as const;
