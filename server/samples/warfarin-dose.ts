/**
 * Fictional: a warfarin dose raised on the advice of a dosing aid. Invented for Causeway; a huddle on the same day, then
 * a technical review of the link that was down, and in the end the team together.
 */
import type { SampleCase } from './sample-case.ts';

export const warfarinDose: SampleCase = {
  title: 'Warfarin dose raised on the advice of the dosing aid',
  templateId: 'aar',
  formerly: ['huddle', 'technical'],
  aiSystem: 'DoseGuide',
  occurredOn: '2026-09-03',
  detectedOn: '2026-09-07',
  publicCase: false,
  stages: ['analysing'],
  participants: [
    { member: 'facilitator', role: 'facilitator' },
    { member: 'clinician', role: 'panel' },
    { member: 'engineer', role: 'panel' },
    { member: 'safetyLead', role: 'observer' },
  ],
  facts: {
    'incident.occurred': {
      value: '3 September 2026, 16:20, at the end of the afternoon clinic',
      source: 'Anticoagulation record',
    },
    'incident.detected': { value: '7 September 2026, 08:10', source: 'Ward note' },
    'incident.detected-how': {
      value: 'A district nurse saw bruises and asked for a blood test: INR 7.9.',
      source: 'Call log',
    },
    'incident.affected': { value: 'One person on long-term warfarin', source: 'Anticoagulation record' },
    'incident.actual-or-potential': { value: 'It reached someone and did harm' },
    'incident.how-many': {
      value: '31 people had a change of dose in the same week; their advice is being looked at again.',
      state: 'not-known',
    },
    'impact.services': {
      value: 'Anticoagulation clinic at one site. The wards use another list and were not affected.',
      source: 'Interface diagram',
    },
    'impact.people': {
      value: '31 people with a change of dose while the list of new medicines stood still',
      source: 'Dosing aid log',
    },
    'impact.span': { value: '28 August to 7 September 2026', source: 'Link log and ward note' },
    'impact.lost': {
      value: 'New prescriptions of eleven days did not reach the aid. All were read in again on 8 September.',
      source: 'Link log',
    },
    'detect.first-sign': {
      value: 'A warning in the inbox of the interface team on 28 August, one of 214 that day',
      source: 'Mail archive',
    },
    'detect.silence': {
      value: 'The clinic saw the usual screen. An empty list of new medicines looks like "nothing new".',
      source: 'Screen tried out on 9 September',
    },
    'detect.to-notice': { value: 'Ten days from the fault to the call', source: 'Call log' },
    'detect.to-tell': {
      value: 'The clinic heard of it within an hour of the blood test',
      source: 'Call log',
    },
    'resolve.to-fall-back': {
      value: 'Two hours, until a pharmacist compared every advice with the GP record by hand',
      source: 'Clinic diary',
    },
    'resolve.to-recover': {
      value: '26 hours; confirmed with five prescriptions made for a test',
      source: 'Link log',
    },
    'resolve.how': {
      value: 'The interface team renewed a certificate that had run out, and read in what had been waiting.',
      source: 'Change record',
    },
    'resolve.left': {
      value:
        'The other 30 people are being called by the pharmacist; 22 reached, nobody with a complaint so far.',
      source: 'Call list of 11 September',
    },
  },
  answers: {
    'aar.expected':
      'That the aid knows the medicines of the last days, as it had for two years, and that it would say so if it did not.',
    'aar.actual':
      'It advised more warfarin for a person who had begun an antibiotic two days before, and looked as it always looks.',
    'aar.difference':
      'A certificate had run out. The warning went to a list that nobody in the clinic reads, and the screen shows an empty list and a missing list alike.',
    'aar.learned':
      'To ask of every tool what it shows when a part of its picture is missing, and to see that picture once before relying on it.',
    'luck.well':
      'The district nurse asked for a test before the planned one. The interface team brought eleven days of prescriptions back without a gap.',
    'luck.wrong':
      'The warning was one of 214 in a day. Nobody in the clinic knew that there was a link at all.',
    'luck.lucky':
      'The home visit fell on a Sunday, eleven days before the planned test. Of 31 people, one had begun a medicine that matters.',
  },
  prose: {
    's.rules': [
      'Said at the start of each of the three meetings. Whoever accepted the advice was in the room by their own wish and wrote two of the factors.',
    ],
    's.impact': [
      'One person came to harm. For the others the question is still being asked, person by person, because a figure would not help them.',
    ],
    's.detect': [
      'The first sign came ten days before anybody took it for one. It was a line of text with the number of an interface and no word about who depends on it.',
    ],
    's.trigger': [
      'A certificate of the link ran out at midnight on 28 August. It is renewed by hand once a year; the reminder went to a colleague on leave.',
      'The same had happened in 2025 without effect, because nobody began an interacting medicine in those two days.',
    ],
    's.resolve': [
      'What helped most was found on the day: the pharmacist rang the GP practices and wrote the lists down. Holding the aid back until the list was there would have been the planned way, and it does not exist.',
    ],
    's.luck': ['Luck had a part in it at four points that we counted. None of them is anybody’s duty.'],
    's.graph': [
      'Everything runs through one place: a list that is empty and a list that is missing look alike. Each condition before it could have been there for years without harm, and was.',
    ],
    's.known': [
      'On the screen at that moment: the curve of the last INR values, a proposed dose, and an empty box "new medicines". In two years that box had been right. Five people were waiting outside.',
      'What would have told another story stood in a second record, four clicks away, which there had been no reason to open.',
    ],
    's.aar': [
      'The clinic nurse answered first and the consultant last. On the first question nobody differed.',
    ],
    's.kind': [
      'Both kinds were chosen in the huddle and have stayed. A third one, outage, was talked about: the aid itself never stopped.',
    ],
    's.time': ['Times of the aid and of the ward follow the same clock; the link log runs in UTC.'],
    's.learn': [
      'The first of these was taken to the group that buys clinical software, as a question to ask.',
    ],
    's.share': [
      'The supplier was told on 8 September and is asking its other customers. The summary will go to the GP practices first.',
    ],
    's.safe': [
      'The dosing aid still runs. Until we know more, each advice to raise a dose is checked by a pharmacist against the list of new medicines of the last 14 days.',
    ],
    's.care': [
      'The person was treated with vitamin K and watched overnight. The ward pharmacist explained what had happened and apologised the same day. The person answered:',
      {
        as: 'quote',
        text: 'I had told the surgery about my warfarin. I thought that all of you see the same list.',
      },
      'The clinic now asks each person at the door whether anything new was prescribed, and says why it asks.',
    ],
    's.evid': [
      'Kept: the advice with its time, the list of inputs, the record as it was. Not kept: the screen itself; the record shows only the result.',
    ],
    's.what': [
      'The clinic adjusts about forty doses in an afternoon. The aid takes the last INR values and proposes the next dose; a nurse or doctor accepts or changes it.',
      'On 3 September the INR was 1.7, below target. The aid proposed to raise the weekly dose by a fifth. It was accepted. Two days earlier the GP practice had begun an antibiotic that makes warfarin stronger. The link that brings such prescriptions to the aid had been down since 28 August, and nothing on the screen said so.',
    ],
    's.right': [
      'A district nurse asked for a test without waiting for the planned one.',
      'The ward had vitamin K and a clear protocol, and used both within the hour.',
    ],
    's.open': [
      'We do not know whether the aid was told in its settings that the link to GP prescriptions had been down since 28 August.',
    ],
    's.next': [
      'We go on using the aid within limits: no advice to raise a dose is accepted without the pharmacist. The interface team looks at the link with us; then the whole team meets.',
    ],
  },
  kinds: ['faulty-recommendation', 'data-pipeline-fault'],
  checks: {
    'rules.conditions': 'facilitator',
    'rules.roles': 'facilitator',
    'rules.dont-know': 'facilitator',
    'rules.agreed': 'facilitator',
    'safe.in-use': 'clinic lead',
    'safe.who-can-pause': 'clinic lead',
    'safe.supplier': 'pharmacist',
    'care.told': 'ward pharmacist',
    'care.apology': 'ward pharmacist',
    'evid.input': 'pharmacist',
    'evid.output': 'pharmacist',
    'next.limit': 'clinic lead',
    'next.told': 'clinic lead',
    'data-pipeline-fault.interface-changes': 'interface team',
    'faulty-recommendation.acted-on': 'pharmacist',
    'share.supplier': 'pharmacist',
    'share.affected': 'ward pharmacist',
  },
  outcomes: [{ key: 'bleed', text: 'Bruising and a night under observation after an INR of 7.9' }],
  evidence: [
    {
      key: 'advice',
      text: 'Advice, inputs and acceptance with times',
      source: 'Dosing aid log',
      kind: 'log',
      strength: 'recorded',
    },
    {
      key: 'warning',
      text: 'Warning of the link, one line among 214',
      source: 'Mail archive of the interface team',
      kind: 'log',
      strength: 'recorded',
      at: '2026-08-28',
    },
    {
      key: 'box',
      text: 'The screen with an empty box "new medicines", set up again with the link unplugged',
      source: 'Tried out in the clinic',
      kind: 'screenshot',
      strength: 'observed',
      at: '2026-09-09',
    },
    {
      key: 'gp',
      text: 'Antibiotic begun on 1 September',
      source: 'GP record',
      kind: 'document',
      strength: 'recorded',
    },
  ],
  timeline: [
    {
      text: 'Link to GP prescriptions goes down; a warning goes to the list of the interface team',
      milestone: 'begins',
      evidence: ['warning'],
      from: '2026-08-28',
      precision: 'day',
      tz: 'Europe/London',
      lane: 'organisation',
      known: 'later',
    },
    {
      text: 'GP practice begins the antibiotic',
      from: '2026-09-01',
      precision: 'day',
      tz: 'Europe/London',
      lane: 'staff',
      known: 'later',
      evidence: ['gp'],
    },
    {
      text: 'INR 1.7; the aid proposes to raise the weekly dose by a fifth',
      milestone: 'output-shown',
      from: '2026-09-03T16:20',
      precision: 'minute',
      tz: 'Europe/London',
      lane: 'ai-system',
      known: 'then',
      starred: true,
      evidence: ['advice'],
    },
    {
      text: 'Advice accepted; next test planned for 17 September',
      milestone: 'decision',
      from: '2026-09-03T16:21',
      precision: 'minute',
      tz: 'Europe/London',
      lane: 'staff',
      known: 'then',
      evidence: ['advice'],
    },
    {
      text: 'Bruises seen on a home visit; test asked for',
      milestone: 'first-doubt',
      from: '2026-09-06',
      precision: 'day',
      tz: 'Europe/London',
      lane: 'person-affected',
      known: 'then',
    },
    {
      text: 'INR 7.9; treated on the ward',
      milestone: 'noticed',
      from: '2026-09-07T08:10',
      precision: 'minute',
      tz: 'Europe/London',
      lane: 'staff',
      known: 'then',
      starred: true,
    },
    {
      text: 'Vitamin K given; INR back in range the next day',
      milestone: 'made-safe',
      from: '2026-09-07T09:00',
      precision: 'hour',
      to: '2026-09-08',
      toPrecision: 'day',
      tz: 'Europe/London',
      lane: 'person-affected',
      known: 'then',
    },
  ],
  factors: [
    {
      key: 'input',
      layer: 'model',
      codes: ['model.input-data-fault', 'model.faulty-recommendation'],
      kind: 'condition',
      state: 'supported',
      confidence: 'high',
      stage: 'model',
      known: 'later',
      evidence: ['advice', 'gp'],
      condition: 'The aid worked without the GP’s prescriptions of the last six days',
      mechanism: 'it read a low INR as too small a dose rather than as the days before an interaction',
      effect: 'it advised more warfarin while the antibiotic was making it stronger',
    },
    {
      key: 'silent',
      layer: 'interface',
      codes: ['interface.hidden-mode', 'interface.missing-uncertainty'],
      kind: 'condition',
      state: 'supported',
      confidence: 'medium',
      stage: 'review',
      known: 'then',
      condition: 'The screen shows the same advice with and without the list of new medicines',
      mechanism: 'nobody could see that a part of the picture was missing',
      effect: 'the advice looked complete',
    },
    {
      key: 'accept',
      layer: 'interface',
      codes: ['interface.default-acceptance'],
      kind: 'condition',
      state: 'proposed',
      confidence: 'medium',
      known: 'then',
      condition: 'Accepting takes one click; changing the dose takes five and a reason',
      mechanism: 'agreeing became the ordinary way through a full list',
      effect: 'the advice was taken as it stood',
    },
    {
      key: 'clinic',
      layer: 'workflow',
      codes: ['workflow.insufficient-review-time'],
      kind: 'condition',
      state: 'supported',
      confidence: 'medium',
      known: 'then',
      condition: 'Forty doses in three hours leave four minutes for each person, talk included',
      mechanism: 'the other record, where the antibiotic stood, was not opened',
      effect: 'the interaction stayed out of sight',
    },
    {
      key: 'down',
      layer: 'governance',
      codes: ['governance.ownership-unclear'],
      kind: 'condition',
      state: 'proposed',
      confidence: 'low',
      known: 'later',
      condition: 'The link had a technical owner and no clinical one',
      mechanism: 'nobody told the clinic or switched the aid to "incomplete"',
      effect: 'the clinic went on as usual',
    },
  ],
  layersNone: {
    human:
      'In the huddle, and again with the whole team: with the screen and the time as they were, any of those present would have accepted the advice.',
  },
  links: [
    { from: 'down', to: 'input', kind: 'enables', how: 'no owner, no notice' },
    { from: 'input', to: 'silent', kind: 'contributes', how: 'the gap is not shown' },
    { from: 'silent', to: 'bleed', kind: 'contributes', how: 'the advice looked complete' },
    { from: 'clinic', to: 'bleed', kind: 'contributes', how: 'no time for the other record' },
  ],
  safeguards: [],
  lessons: [
    {
      text: 'An empty list and a missing list must never look alike.',
      confidence: 'high',
      factors: ['silent', 'input'],
    },
    {
      text: 'A link between two systems needs an owner among those who rely on it, beside the one who repairs it.',
      confidence: 'high',
      factors: ['down'],
    },
    {
      text: 'A tool that is right for two years is read differently from a tool that was switched on yesterday.',
      confidence: 'medium',
      factors: ['accept', 'clinic'],
    },
  ],
  areas: [],
  actions: [
    {
      record: {
        title: 'Give no advice while the list of medicines is older than a day, and say so on the screen',
        detail:
          'The supplier switches this on in the settings; the clinic tries it out with the link unplugged.',
        category: 'forcing-function',
        layers: ['interface', 'model'],
        factors: ['silent', 'input'],
        areas: [],
        measureName: 'Advice given while the list was older than a day',
        measureKind: 'outcome',
        baseline: '31 in eleven days',
        target: 'none in six months',
        source: 'Dosing aid log',
        unintended: 'On such days the clinic needs a pharmacist more; the rota has one on call.',
      },
      status: 'in-progress',
      owner: 'engineer',
      dueInDays: 30,
      notes: ['Agreed by the whole team.', 'Setting found; to be tried out with the link unplugged.'],
    },
    {
      record: {
        title: 'Name for each link a clinical role that is called when it goes down',
        category: 'standardise-equipment',
        layers: ['governance'],
        factors: ['down'],
        areas: [],
        measureName: 'Links with a clinical role on the list',
        measureKind: 'process',
        baseline: '2 of 19',
        target: 'all 19',
        source: 'Interface register',
      },
      status: 'agreed',
      owner: 'safetyLead',
      dueInDays: 45,
      readings: [
        { daysAgo: 28, value: '4 of 19', note: 'The links that feed an advice.' },
        { daysAgo: 14, value: '7 of 19' },
        { daysAgo: 1, value: '9 of 19' },
      ],
      notes: ['Agreed; first the links that feed an advice.'],
    },
    {
      record: {
        title: 'Leave eight minutes for each person whose dose changes',
        category: 'staffing-workload',
        layers: ['workflow'],
        factors: ['clinic', 'accept'],
        areas: [],
        measureName: 'Median minutes for a change of dose',
        measureKind: 'balancing',
        baseline: '4',
        target: '8',
        source: 'Clinic list',
      },
      status: 'proposed',
      notes: [],
    },
  ],
  clocks: [
    {
      regimeId: 'uk-yellow-card',
      change: {
        state: 'filed',
        trigger: { local: '2026-09-07T08:10', zone: 'Europe/London' },
        filedOn: '2026-09-09',
        reference: 'Confirmation of the scheme',
      },
    },
    {
      regimeId: 'england-clinical-risk-standards',
      change: { state: 'running', trigger: { local: '2026-09-07T08:10', zone: 'Europe/London' } },
    },
  ],
  voices: [],
  dissent: [
    {
      text: 'The pharmacist would switch the aid off until the new setting works. The others prefer it with the pharmacist’s check.',
    },
  ],
  pairs: [
    {
      text: 'The afternoon of 3 September, 16:20',
      shown: 'advice',
      seen: 'box',
      difference:
        'The log says that the list was six days old. The screen shows an empty box, as on any day without news.',
    },
  ],
};
