/** Factor codes of the model layer: what the system worked out, and from what. Words only; the rules for codes are in factor-code.ts. */
import type { FactorCode } from './factor-code.ts';

export const modelCodes: readonly FactorCode[] = [
  {
    id: 'model.false-negative',
    layer: 'model',
    name: 'Finding not raised',
    definition: 'What mattered was present in the case, and the system gave no flag or only a low score.',
    questions: [
      'What did the next step in care or work take for granted because nothing had been flagged?',
      'How many similar cases has the same version seen, and has anyone looked back at them?',
    ],
    short: true,
  },
  {
    id: 'model.false-positive',
    layer: 'model',
    name: 'Flag without a finding',
    definition: 'The system raised something that was not there.',
    questions: [
      'What work does each flag set in motion, and for whom?',
      'Out of a hundred flags here, how many change what is done next?',
    ],
    short: true,
  },
  {
    id: 'model.mis-ranking',
    layer: 'model',
    name: 'Order did not match need',
    definition: 'Cases were put in an order that differed from how urgently they needed attention.',
    questions: [
      'What was the ranking built to express?',
      'What did the people working down the list believe it expressed?',
    ],
    short: true,
  },
  {
    id: 'model.faulty-recommendation',
    layer: 'model',
    name: 'Unsuitable advice',
    definition:
      'The next step that the system suggested did not suit this person, this moment or this setting.',
    questions: [
      'Which input or rule would have to be different for the advice to fit?',
      'Is there a guardrail for this class of advice, and did it apply here?',
    ],
    short: true,
  },
  {
    id: 'model.fabricated-content',
    layer: 'model',
    name: 'Invented content',
    definition:
      'Words, findings, references or values appeared in the output that nothing in the input supports.',
    questions: [
      'Can each line of the output be traced to something in the source?',
      'What does the system produce when there is silence, noise or a missing field?',
    ],
    short: true,
  },
  {
    id: 'model.miscalibration',
    layer: 'model',
    name: 'Score and reality apart',
    definition:
      'The stated probability or confidence differed from how often such cases turn out that way in practice.',
    questions: [
      'Of all cases here that were given this score, in how many was the condition really present?',
      'When was that last worked out with local data?',
    ],
    short: true,
  },
  {
    id: 'model.subgroup-gap',
    layer: 'model',
    name: 'Works less well for some',
    definition:
      'Performance was lower for a group of people who can be described, for example by age, sex, skin tone or language.',
    questions: [
      'What are the results for each group, with the number of people behind each figure?',
      'Which groups cannot be measured with the data we hold, and why?',
    ],
    short: true,
  },
  {
    id: 'model.drift',
    layer: 'model',
    name: 'Drift over time',
    definition:
      'Performance moved away from where it started because the data, the people served or the practice around it changed.',
    questions: [
      'In which month does the curve begin to bend?',
      'What else changed around then: codes, devices, forms, case mix, guidance?',
    ],
    short: true,
  },
  {
    id: 'model.out-of-distribution',
    layer: 'model',
    name: 'Outside what it knows',
    definition: 'The case was of a kind that the system had not been built for or tested on.',
    questions: [
      'Did the system have a way to say that it could not judge this case?',
      'Which exclusions does its documentation state, and who at the point of use knew of them?',
    ],
    short: false,
  },
  {
    id: 'model.label-proxy',
    layer: 'model',
    name: 'Learned a stand-in',
    definition:
      'The system learned to predict something measurable that stood in badly for what people wanted to know.',
    questions: [
      'Taken literally, what does the output predict?',
      'For which people do that prediction and the real need come apart?',
    ],
    short: false,
  },
  {
    id: 'model.input-data-fault',
    layer: 'model',
    name: 'Input data fault',
    definition:
      'The data that reached the model were missing, late, mislabelled, of low quality or about someone else.',
    questions: [
      'If we replay the exact input, what did the model receive?',
      'Who or what would notice a gap in the data that makes no noise?',
    ],
    short: false,
  },
  {
    id: 'model.version-change',
    layer: 'model',
    name: 'Behaviour changed by a change',
    definition:
      'The system behaved differently after an update, retraining, or an edit of its prompt, settings or threshold.',
    questions: [
      'Exactly which version and settings produced this output?',
      'Who knew that something had changed, and how did they learn of it?',
    ],
    short: false,
  },
  {
    id: 'model.adversarial-or-injected-input',
    layer: 'model',
    name: 'Crafted input',
    definition:
      'Content made to mislead or to give hidden instructions reached the system and altered what it did.',
    questions: [
      'Which text, image or file from outside our control can reach the model?',
      'What could the model do or disclose once it had followed that content?',
    ],
    short: false,
  },
  {
    id: 'model.unavailable',
    layer: 'model',
    name: 'No output, or too slow',
    definition: 'The system gave no output, gave it too slowly to use, or was down for some of the work.',
    questions: ['How did people learn that it was down?', 'Could its silence be taken for an all-clear?'],
    short: false,
  },
];
