/**
 * Sections that come before the account: ground rules, safety now, care, evidence.
 * Words only. Ids are keys in review documents and are kept for ever.
 */
import type { Section } from './section.ts';

export const openingSections: readonly Section[] = [
  {
    id: 's.rules',
    heading: 'Purpose and ground rules',
    why: 'Saying aloud what this review is for, and what it is not for, makes it safe for people to tell what they know.',
    prompts: [
      'Who reads these aloud, and has everyone in the room agreed to each of them?',
      'What can we honestly promise about who will see what is said here, and what can we not promise?',
      'Is the facilitator free of ties to the event and to the people who were there?',
    ],
    blocks: [
      {
        kind: 'checks',
        items: [
          {
            id: 'rules.conditions',
            text: 'We look for conditions that can be changed, and not for culprits.',
          },
          { id: 'rules.roles', text: 'We write roles, never names.' },
          { id: 'rules.dont-know', text: 'Anyone may say "I don\'t know", or change their mind.' },
          {
            id: 'rules.elsewhere',
            text: 'Employment, legal and compensation questions are dealt with elsewhere, by other people.',
          },
          { id: 'rules.limits', text: 'The limits of confidentiality have been said in plain words.' },
          { id: 'rules.agreed', text: 'These rules were read aloud, and everyone present agreed to them.' },
        ],
      },
      { kind: 'prose' },
    ],
  },
  {
    id: 's.safe',
    heading: 'Is anyone still at risk?',
    why: 'Before anything is explained, the same thing is kept from happening to the next person.',
    prompts: [
      'Is the same tool in use at this moment, and for whom?',
      'Where else does the same version run?',
      'Which role can pause or limit it, and how fast?',
      'If it is paused, what carries the work meanwhile, and which new risk does that bring?',
    ],
    blocks: [
      {
        kind: 'checks',
        items: [
          { id: 'safe.in-use', text: 'We know whether the tool is in use now, and for which people.' },
          {
            id: 'safe.others',
            text: 'We have looked for other people the same thing may be reaching today.',
          },
          { id: 'safe.same-version', text: 'We know which other places run the same version.' },
          { id: 'safe.who-can-pause', text: 'The role that can pause or limit the tool has been told.' },
          {
            id: 'safe.fallback',
            text: 'If it is paused or limited, the way of working without it is ready.',
          },
          { id: 'safe.supplier', text: 'The supplier has been told what was seen.' },
        ],
      },
      { kind: 'prose' },
    ],
  },
  {
    id: 's.care',
    heading: 'Care for people affected',
    why: 'The person affected, their family and the staff come before the analysis, and how they are treated now can heal or add to the harm.',
    prompts: [
      'What does the person affected know so far, from which role, and what did they ask for?',
      'How do they wish to be involved, and what would make that easy for them?',
      'Which staff were close to this, and what have they been offered?',
      'Which promise have we made, and which role keeps it, by when?',
    ],
    blocks: [
      {
        kind: 'checks',
        items: [
          {
            id: 'care.told',
            text: 'The person affected, or their family, has been told openly what is known.',
          },
          { id: 'care.apology', text: 'An apology has been given.' },
          {
            id: 'care.ai-said',
            text: 'They know that an AI system was involved, in words that mean something to them.',
          },
          {
            id: 'care.asked',
            text: 'They were asked what they want to know and how they wish to take part.',
          },
          { id: 'care.contact', text: 'They have one person to turn to.' },
          { id: 'care.staff', text: 'Staff who were close to the event have been offered support.' },
        ],
      },
      { kind: 'clocks' },
      { kind: 'prose' },
    ],
  },
  {
    id: 's.evid',
    heading: 'Evidence kept',
    why: 'AI evidence disappears quickly: versions are replaced, logs are overwritten, screens are never seen the same way again.',
    prompts: [
      'What will have been overwritten by tomorrow?',
      'What is lost already, and what could stand in for it?',
      'Which clock does each record follow, and how far apart are those clocks?',
      'Who may see this evidence, and is that few enough?',
    ],
    blocks: [
      {
        kind: 'checks',
        items: [
          { id: 'evid.input', text: 'The exact input the system received.' },
          { id: 'evid.output', text: 'The exact output, with its score or confidence.' },
          { id: 'evid.version', text: 'The version of the model and of the software around it.' },
          { id: 'evid.configuration', text: 'Settings, threshold and prompt as they were.' },
          { id: 'evid.screen', text: 'The screen as people saw it.' },
          { id: 'evid.logs', text: 'Logs of what was shown, opened, accepted, changed or set aside.' },
          { id: 'evid.clock', text: 'The time source of each record, and how far each clock is off.' },
          { id: 'evid.lost', text: 'A note of what is already lost.' },
        ],
      },
      { kind: 'evidence' },
      { kind: 'pairs' },
      { kind: 'prose' },
    ],
  },
];
