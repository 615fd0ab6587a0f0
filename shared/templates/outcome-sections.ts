/**
 * Sections in which a review turns into learning and change: lessons, areas, actions, dissent, sharing, effect.
 * Words only. Ids are keys in review documents and are kept for ever.
 */
import type { Section } from './section.ts';

export const outcomeSections: readonly Section[] = [
  {
    id: 's.learn',
    heading: 'What we learned',
    why: 'Three to seven statements that someone at another place could use tomorrow, each with what it rests on.',
    prompts: [
      'What do we know now that we did not know before?',
      'Which evidence does each statement rest on, and how confident are we?',
      'Would it help someone who has never heard of this event?',
    ],
    blocks: [{ kind: 'lessons' }, { kind: 'prose' }],
  },
  {
    id: 's.areas',
    heading: 'Areas for improvement',
    why: 'Says where something has to change, before anyone argues about how.',
    prompts: [
      'Where does change have to happen? Leave the how for the actions.',
      'Which factors lie behind each area?',
      'Is there a programme at work on this already that could take it in?',
    ],
    blocks: [{ kind: 'areas' }],
  },
  {
    id: 's.act',
    heading: 'Safety actions',
    why: 'What will be changed, which factor it addresses, and how anyone will know that it worked.',
    prompts: [
      'Does at least one action change the system, rather than ask people to be more careful?',
      'Does it still work at three in the morning, with someone who is new?',
      'How might it quietly stop working, and who would notice?',
      'Whose time does it cost, and what can be taken away in exchange?',
      'Does it help, or burden, some groups of people more than others?',
      'Would it have changed this event, a similar one, or neither?',
    ],
    blocks: [{ kind: 'actions' }, { kind: 'prose' }],
  },
  {
    id: 's.open',
    heading: 'Open questions and dissent',
    why: 'What could not be found out, and views that differ, are kept in full, so that a later reader can take them up.',
    prompts: [
      'What could we not find out, and what would it take?',
      'Who sees it differently? Write that view so that they would sign it.',
      'What should someone look at again in a year?',
    ],
    blocks: [{ kind: 'prose' }, { kind: 'dissent' }],
  },
  {
    id: 's.share',
    heading: 'Sharing',
    why: 'Learning that stays in one building protects one building; what leaves it must hold nobody who could be recognised.',
    prompts: [
      'Who else would want to have known this a year ago?',
      'Which reporting clock is running, and when does it end?',
      'Could anyone be recognised from a rare detail, a date or a place?',
    ],
    blocks: [
      {
        kind: 'checks',
        items: [
          {
            id: 'share.summary',
            text: 'A learning summary has been written in which nobody can be recognised.',
          },
          {
            id: 'share.affected',
            text: 'The person affected, or their family, has seen it and been answered.',
          },
          { id: 'share.staff', text: 'The staff involved have seen it and checked its facts.' },
          { id: 'share.audiences', text: 'We have agreed who is to receive it, and in which form.' },
          { id: 'share.supplier', text: 'The supplier has what it needs to protect others.' },
          {
            id: 'share.regulator',
            text: 'Reports to regulators and other bodies have been made, or are not needed.',
          },
          { id: 'share.approved', text: 'The roles that have to approve it have done so.' },
        ],
      },
      { kind: 'clocks' },
      { kind: 'prose' },
    ],
  },
  {
    id: 's.after',
    heading: 'Did it work?',
    why: 'Done is not the same as worked: only a measured effect shows that the condition has gone.',
    prompts: [
      'What was measured, against which starting point, and with what result?',
      'What else changed that nobody had intended?',
      'When is the next look: after ninety days, after a year, and after any new version of the tool?',
      'Is what we learned still true?',
    ],
    blocks: [{ kind: 'prose' }],
  },
  {
    id: 's.next',
    heading: 'Next step',
    why: 'A huddle ends with a choice that everyone present has heard, so that nobody leaves wondering what happens now.',
    prompts: [
      'Does this need a full review, or is what we have enough to learn from?',
      'Who does what before the end of today, by role?',
    ],
    blocks: [
      {
        kind: 'checks',
        items: [
          { id: 'next.pause', text: 'We pause the use of the tool.' },
          { id: 'next.limit', text: 'We go on using it within limits, which are written below.' },
          { id: 'next.carry-on', text: 'We carry on as before, and write below what makes us confident.' },
          { id: 'next.full-review', text: 'We take this on to a full review.' },
          { id: 'next.told', text: 'Those who were not in the room and need to know will hear of it today.' },
        ],
      },
      { kind: 'prose' },
    ],
  },
];
