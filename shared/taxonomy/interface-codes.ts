/** Factor codes of the interface layer: how output was shown and could be acted on. Words only; the rules for codes are in factor-code.ts. */
import type { FactorCode } from './factor-code.ts';

export const interfaceCodes: readonly FactorCode[] = [
  {
    id: 'interface.overconfident-display',
    layer: 'interface',
    name: 'Looked surer than it was',
    definition: 'The form, wording or colour of the output suggested more certainty than the system had.',
    questions: [
      'Can we see the exact screen as it was at that moment?',
      'What would someone on their first day have concluded from it?',
    ],
    short: true,
  },
  {
    id: 'interface.missing-uncertainty',
    layer: 'interface',
    name: 'Uncertainty not shown',
    definition:
      'There was no range, no confidence and no "not assessed" state at the place where the output was read.',
    questions: [
      'Could people tell "nothing found" from "not analysed"?',
      'What did the system know about its own certainty that the screen left out?',
    ],
    short: true,
  },
  {
    id: 'interface.unclear-output',
    layer: 'interface',
    name: 'Meaning not clear',
    definition: 'The label, score, colour or unit could reasonably be read in more than one way.',
    questions: [
      'Asked one by one, what do three people using it say this value means?',
      'Where is its meaning explained, and how far is that from where it is read?',
    ],
    short: true,
  },
  {
    id: 'interface.missing-rationale',
    layer: 'interface',
    name: 'No reason given',
    definition: 'Nothing at the point of use showed what had led to the output.',
    questions: [
      'What would help someone to disagree with this output for a good reason?',
      'Was a reason held anywhere, and for whom?',
    ],
    short: true,
  },
  {
    id: 'interface.no-source-trace',
    layer: 'interface',
    name: 'Source out of reach',
    definition: 'The output could not be checked against the recording, image or record it came from.',
    questions: [
      'Is the source kept, and for how long?',
      'How many steps lie between the output and the piece of source behind it?',
    ],
    short: true,
  },
  {
    id: 'interface.alert-burden',
    layer: 'interface',
    name: 'Too many alerts',
    definition: 'Prompts came in a volume beyond what people could weigh up and act on.',
    questions: [
      'How many alerts come in one shift, and what share of them is acted on?',
      'What share is closed in under three seconds?',
    ],
    short: true,
  },
  {
    id: 'interface.alert-not-salient',
    layer: 'interface',
    name: 'Hard to notice',
    definition:
      'An output that mattered was hard to see, hear or get to in the place where people were working.',
    questions: [
      'Where did the work require eyes and ears to be at that time?',
      'What else was competing for attention on that screen?',
    ],
    short: true,
  },
  {
    id: 'interface.default-acceptance',
    layer: 'interface',
    name: 'Accepting was easier than checking',
    definition:
      'The design made it less effort to accept the output than to look at it: filled in beforehand, one click, or filed by itself.',
    questions: [
      'How many steps does it take to accept, and how many to amend?',
      'What happens to the output when nobody does anything?',
    ],
    short: true,
  },
  {
    id: 'interface.hidden-mode',
    layer: 'interface',
    name: 'State not visible',
    definition:
      'It could not be seen whether the tool was on, in trial, degraded, on which version, or working from old data.',
    questions: [
      'Standing in front of it, how would you know which state it was in?',
      'How old can the data behind the screen be before anything looks different?',
    ],
    short: false,
  },
  {
    id: 'interface.no-challenge-control',
    layer: 'interface',
    name: 'No way to disagree',
    definition: 'The screen offered no means to disagree with, override or report an output.',
    questions: [
      'Someone looks at the output and thinks "this is wrong": what can they do next?',
      'Where does that signal go, and who answers it?',
    ],
    short: false,
  },
  {
    id: 'interface.framing-bias',
    layer: 'interface',
    name: 'Presentation steered the reading',
    definition: 'The order, default or wording of what was shown pushed interpretation in one direction.',
    questions: [
      'Did people see the result before or after forming a view of their own?',
      'How would the same content read in another order or in other words?',
    ],
    short: false,
  },
  {
    id: 'interface.context-mismatch',
    layer: 'interface',
    name: 'Shown in the wrong place',
    definition:
      'The output appeared against a different person, encounter, body side or unit of measurement from the one it was about.',
    questions: [
      'Which identity check stands between the output and the record?',
      'How could the screen make such a mismatch visible?',
    ],
    short: false,
  },
  {
    id: 'interface.accessibility-language',
    layer: 'interface',
    name: 'Did not suit the reader',
    definition:
      'The display did not suit the language, eyesight, hearing, reading or device of the people who had to use it.',
    questions: [
      'Who tried it before it went live, in which language, and on which device?',
      'Who would struggle to read it where it is used?',
    ],
    short: false,
  },
];
