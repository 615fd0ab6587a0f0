/**
 * Public case: invented passages in machine transcripts (Koenecke et al., FAccT 2024; Associated Press, October 2024).
 * Sorting into layers is ours, from published facts only; no body has found so, and no person is meant.
 */
import type { SampleCase } from './sample-case.ts';

export const fabricatedTranscript: SampleCase = {
  title: 'Invented passages in transcripts of conversations',
  templateId: 'full',
  formerly: ['prelaunch'],
  aiSystem: 'Whisper, and note-taking tools built on it',
  occurredOn: '2023-04-01',
  detectedOn: '2024-06-03',
  publicCase: true,
  stages: ['analysing'],
  participants: [
    { member: 'facilitator', role: 'facilitator' },
    { member: 'clinician', role: 'panel' },
    { member: 'partner', role: 'patient-partner' },
  ],
  facts: {
    'system.name': { value: 'Whisper, and note-taking tools built on it', source: 'FAccT 2024' },
    'system.class': { value: 'Writes up a conversation or sums up a record' },
    'system.purpose': {
      value: 'Turning speech into text. The maker warns against use in high-risk settings.',
      source: 'Associated Press, October 2024',
    },
    'system.setting': {
      value: 'Over 30,000 clinicians in about 40 health systems used one such tool',
      source: 'Associated Press, October 2024',
    },
    'system.inputs': {
      value: 'A recording of the conversation; one maker deletes it afterwards.',
      source: 'Associated Press, October 2024',
    },
    'system.outputs': {
      value: 'Running text, with no sign of how sure the system is of any passage',
      source: 'FAccT 2024',
    },
    'system.validation': { state: 'not-known' },
    'system.limits': {
      value: 'More invented passages for speakers with aphasia, linked to longer pauses',
      source: 'FAccT 2024',
    },
    'incident.occurred': { value: 'First test runs in April and May 2023', source: 'FAccT 2024' },
    'incident.detected': { value: 'Published in June 2024', source: 'FAccT 2024' },
    'incident.detected-how': {
      value: 'By researchers who listened to 13,140 segments of 437 speakers beside the text',
      source: 'FAccT 2024',
    },
    'incident.affected': {
      value: 'People whose conversations were written up; speakers with aphasia more than others',
      source: 'FAccT 2024',
    },
    'incident.actual-or-potential': { value: 'A hazard was found, and nothing happened' },
    'incident.how-many': {
      value: 'Visit counts and rates in tuned products are not public.',
      state: 'not-known',
    },
  },
  answers: {
    'rq.interpretable': 'Invented text reads as fluently as the rest; nothing sets it apart.',
    'rq.oversight':
      'On paper a clinician signs each note. Noticing what was never said asks for the recording, which may be gone.',
    'df.look.planned':
      'The maker’s warning speaks of high-risk use. What an invented sentence looks like is not described.',
    'df.detect.planned': 'By the clinician who signs.',
    'df.detect': 'By researchers who had kept the recordings.',
    'over.time': 'Not measured in what we read. The note is meant to be signed soon after the visit.',
    'over.pressure':
      'The tools are bought to save time on notes. Time for listening again is not part of the sum.',
    'rights.dispute': 'A wrong sentence can be disputed only while the recording exists.',
    'stop.signs':
      'One sentence with harm in it that nobody said, or more than five in a thousand of any kind in the monthly sample.',
    'stop.who':
      'The clinician on duty for their own visits; the clinical safety officer for all, by telephone at any hour.',
    'stop.how':
      'One switch for each room and one for the site, tried out before go-live with the time written down.',
    'stop.without': 'Typing, and dictation by the typing pool for two weeks at most.',
    'stop.again':
      'Cause understood, fifty notes compared with their recordings without a finding, and the safety officer says so.',
    'monitor.what':
      'Fifty notes a month against the recording, by two readers; and how often notes are changed before signing.',
    'monitor.groups':
      'Speakers with aphasia or a stammer, speakers of another first language, and people with an interpreter.',
    'monitor.threshold': 'Five invented sentences in a thousand, or one that could do harm.',
    'monitor.who': 'A speech therapist and a nurse, four hours a month each, reporting to the safety group.',
    'monitor.changes':
      'The supplier announces each new model 30 days before; the sample is doubled in the first month after.',
    'over.see': 'Where the recording is deleted, no.',
    'df.repeat': 'Independent tests, warnings by the maker, and filters in some products.',
  },
  prose: {
    's.what': [
      'A speech-to-text model, released in September 2022 with the claim of near-human robustness, became the base of many tools that write up medical conversations.',
      'Researchers listened to thousands of recordings beside the transcripts. About one segment in a hundred held whole phrases that nobody had said. In 38 % of those the invented words could do harm: violence, false connections between people, or false authority.',
      'Other services tested on the same recordings invented no such passages.',
    ],
    's.known': [
      'At the time of use a clinician saw a complete, well-written note minutes after the visit. That some of it might have no source was not a thought the screen suggested.',
    ],
    's.work': [
      'As imagined: the note is read against memory and the recording, then signed. As done: it is read for whether it makes sense. Invented text makes sense.',
    ],
    's.harm': [
      'No harm to a patient has been shown in public. Credible worst: a medicine, a diagnosis or an act of violence in a record that others rely on for years.',
    ],
    's.right': [
      'Independent researchers kept recordings and text together.',
      'Some makers filter and tune against silence and pauses.',
    ],
    's.equity': [
      'People with aphasia were affected more often. In the study this goes with longer pauses in their speech.',
    ],
    's.rights': ['Published reports do not say what patients were told.'],
    's.rules': ['This panel had no part in anything reported here, and speaks about conditions only.'],
    's.stop': [
      'An invented example of what a hospital could agree on before go-live. The public sources hold no such rules.',
    ],
    's.monitor': [
      'Invented as an example, like the stop rules. The starting point would be fifty notes written by hand.',
    ],
    's.df': ['Planned means here what makers and buyers have said in public.'],
    's.after': ['Look again in a year: have rates by group been published for products in use?'],
    's.open': ['Rates in products as they are used today are not known.'],
    's.share': ['Based on public sources only; nothing to report.'],
  },
  harm: [
    {
      dimension: 'worst-case',
      ratings: [
        {
          by: 'clinician',
          grade: 'h5',
          confidence: 'medium',
          reason: 'A medicine or a diagnosis that nobody named can stand in a record for years.',
          role: 'Clinician',
        },
        {
          by: 'partner',
          grade: 'h5',
          confidence: 'high',
          reason: 'An act of violence that somebody is said to have told of follows them everywhere.',
          role: 'Patient safety partner',
        },
      ],
      agreement: {
        kind: 'agreed',
        grade: 'h5',
        reason: 'Nothing of the kind has been shown in public; it could happen tomorrow.',
      },
    },
  ],
  metrics: [
    {
      key: 'harmful',
      kind: 'equity',
      name: 'Segments with invented phrases, in the study',
      note: 'Published as a share of about 1 %; counts by group are not in what we read.',
    },
    {
      kind: 'reading',
      measure: 'harmful',
      group: 'Speakers with aphasia',
      data: 'not-recorded',
      note: 'More often; linked to longer pauses.',
    },
    {
      kind: 'reading',
      measure: 'harmful',
      group: 'Another first language',
      data: 'not-recorded',
      note: 'Not in what we read.',
    },
  ],
  notAnswerable: {
    'rights.opt-out': 'Whether people could choose to have no recording made is not in what we read.',
  },
  ratings: { 'over.see': 'on-paper', 'over.time': 'on-paper', 'over.pressure': 'partly' },
  kinds: ['fabricated-content', 'subgroup-harm'],
  checks: {
    'rules.roles': 'facilitator',
    'fabricated-content.source-kept': 'facilitator',
    'fabricated-content.conditions': 'clinician',
  },
  outcomes: [
    { key: 'record', text: 'Sentences that nobody said can stand in a record as if they had been said' },
  ],
  evidence: [
    {
      key: 'study',
      text: 'Careless Whisper: speech-to-text hallucination harms',
      source: 'Koenecke et al., FAccT 2024',
      kind: 'document',
      strength: 'recorded',
    },
    {
      key: 'ap',
      text: 'Interviews with a dozen engineers and researchers',
      source: 'Associated Press, 26 October 2024',
      kind: 'document',
      strength: 'told',
    },
  ],
  timeline: [
    {
      text: 'The model is released; near-human robustness is claimed',
      from: '2022-09',
      precision: 'month',
      lane: 'ai-system',
      known: 'then',
    },
    {
      text: 'First test runs of the researchers',
      from: '2023-04',
      to: '2023-05',
      precision: 'month',
      lane: 'organisation',
      known: 'later',
      evidence: ['study'],
    },
    {
      text: 'Paper at the FAccT conference',
      from: '2024-06-03',
      to: '2024-06-06',
      precision: 'day',
      lane: 'organisation',
      known: 'then',
      starred: true,
      evidence: ['study'],
    },
    {
      text: 'News agency investigation; a vendor says it is working on it',
      from: '2024-10-26',
      precision: 'day',
      lane: 'organisation',
      known: 'then',
      evidence: ['ap'],
    },
    {
      text: 'NHS England writes to providers about unregistered scribes and safety standards',
      from: '2025',
      precision: 'unknown',
      lane: 'organisation',
      known: 'then',
    },
  ],
  factors: [
    {
      key: 'invents',
      layer: 'model',
      codes: ['model.fabricated-content'],
      kind: 'condition',
      state: 'supported',
      confidence: 'high',
      stage: 'model',
      evidence: ['study'],
      condition: 'In pauses and unclear passages the model goes on writing',
      mechanism: 'about one segment in a hundred held phrases that were never said',
      effect: 'invented content entered the text unmarked',
    },
    {
      key: 'aphasia',
      layer: 'model',
      codes: ['model.subgroup-gap'],
      kind: 'condition',
      state: 'supported',
      confidence: 'medium',
      evidence: ['study'],
      condition: 'Speech with longer pauses was met less well',
      mechanism: 'speakers with aphasia got more invented passages',
      effect: 'people who find it hardest to correct a record carried more of the risk',
    },
    {
      key: 'gone',
      layer: 'interface',
      codes: ['interface.no-source-trace'],
      kind: 'decision',
      state: 'supported',
      confidence: 'medium',
      stage: 'review',
      evidence: ['ap'],
      condition: 'One maker deletes the recording',
      mechanism: 'text and source can no longer be compared',
      effect: 'an invented sentence cannot be told from a true one',
    },
    {
      key: 'fluent',
      layer: 'interface',
      codes: ['interface.overconfident-display'],
      kind: 'condition',
      state: 'supported',
      confidence: 'medium',
      evidence: ['study'],
      condition: 'All passages look alike, whatever their source',
      mechanism: 'fluent wording reads as certainty',
      effect: 'doubt had nothing to hold on to',
    },
    {
      key: 'sign',
      layer: 'workflow',
      codes: ['workflow.no-independent-check', 'workflow.insufficient-review-time'],
      kind: 'condition',
      state: 'proposed',
      confidence: 'low',
      stage: 'workflow',
      condition: 'The signature is the only check, minutes after the visit',
      mechanism: 'notes are read for sense, not against the source',
      effect: 'a sentence that makes sense passes',
    },
    {
      key: 'notice',
      layer: 'human',
      codes: ['human.automation-bias'],
      kind: 'condition',
      state: 'proposed',
      confidence: 'low',
      condition: 'What was never said is harder to notice than what was said wrongly',
      mechanism: 'memory fills in around a plausible text',
      effect: 'readers accept it, as anybody would',
    },
    {
      key: 'scope',
      layer: 'governance',
      codes: ['governance.intended-use-boundary'],
      kind: 'condition',
      state: 'supported',
      confidence: 'medium',
      stage: 'monitoring',
      evidence: ['ap'],
      condition: 'The maker warns against high-risk use, while products for clinics are built on the model',
      mechanism: 'nobody along the way owned the question of fitness',
      effect: 'use in clinics came before tests in clinics',
    },
  ],
  layersNone: {},
  links: [
    { from: 'invents', to: 'fluent', kind: 'contributes', how: 'invented and true text look alike' },
    { from: 'fluent', to: 'notice', kind: 'contributes', how: 'nothing marks the doubtful passage' },
    { from: 'gone', to: 'record', kind: 'contributes', how: 'no way to check later' },
    { from: 'notice', to: 'record', kind: 'contributes', how: 'the note is signed as it stands' },
    { from: 'scope', to: 'invents', kind: 'enables', how: 'used where it was not tested' },
  ],
  safeguards: [
    {
      text: 'Independent testing with recordings kept',
      stage: 'monitoring',
      status: 'held',
      evidence: ['study'],
    },
    { text: 'Reading and signing by a clinician', stage: 'review', status: 'weak' },
    { text: 'A way from each sentence to its place in the recording', stage: 'review', status: 'absent' },
    { text: 'Filters for silence in some products', stage: 'model', status: 'weak' },
  ],
  lessons: [
    {
      text: 'A check is only a check when the source is still there to check against.',
      confidence: 'high',
      factors: ['gone'],
    },
    {
      text: 'Rates must be looked at by group: the average hid who was affected most.',
      confidence: 'high',
      factors: ['aphasia'],
    },
  ],
  areas: [
    {
      key: 'trace',
      text: 'Being able to trace each sentence of a record to its source',
      factors: ['gone', 'fluent'],
      layers: ['interface'],
    },
  ],
  actions: [
    {
      record: {
        title:
          'Keep the recording until the note has been signed and thirty days beyond, with a link from each sentence',
        category: 'forcing-function',
        layers: ['interface'],
        factors: ['gone', 'fluent'],
        areas: ['trace'],
        measureName: 'Share of sentences with a working link',
        measureKind: 'process',
        target: 'all of them',
        source: 'Sample of 50 notes a month',
        equity: 'Look at notes of people with speech difficulties apart.',
      },
      status: 'proposed',
      notes: [],
    },
  ],
  voices: [
    {
      of: 'public',
      text: 'People with aphasia ask to be told when a machine writes down what they say.',
      answer: 'open',
      response: 'Taken up: it belongs to the questions on information and choice.',
    },
  ],
  dissent: [],
};
