/** Learning summaries for tests of what leaves: one as a panel would publish it, and one of any length from a seed. */
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import { layerIds, layers } from '../../shared/taxonomy/layers.ts';
import { seededNumbers } from './review-world.ts';

export const writtenSummary: LearningSummary = {
  schema: 'causeway.learning-summary/1',
  id: 'k3v9d0q2m7x1t5bn',
  revision: 2,
  status: 'interim',
  audience: 'public',
  made: '2026-11',
  language: 'en-GB',
  licence: 'CC BY 4.0',
  publisher: { kind: 'Acute hospital', region: 'North of England' },
  template: { id: 'full', version: 1 },
  title: 'A small shadow on a chest X-ray was not raised before surgery',
  inPlainWords: [
    'A computer program helps to sort chest X-rays, so that those most likely to show something are looked at first. It put a green tick on an image that had a small shadow on it. The shadow was seen five months later, on another scan.',
    'Nobody did anything unusual. The tick looked the same whether the program was sure or nearly unsure, and the way the work was arranged gave ticked images the least time. We have changed both.',
  ],
  when: '2026-Q1',
  setting: 'Imaging department of two sites, before planned surgery',
  system: {
    class: 'Reads images or signals',
    purpose:
      'To put the reading list in order by marking the images most likely to show one of ten findings.',
    autonomy: 'Shows information',
    use: 'All chest X-rays of adults since the autumn of 2024',
    versionAge: 'Less than one month',
  },
  failureKinds: ['false-negative', 'cascade'],
  harm: [
    { dimension: 'physical', grade: 'Moderate (H4)' },
    { dimension: 'trust', grade: 'Low (H3)' },
    { dimension: 'worst-case', grade: 'Severe (H5)' },
  ],
  peopleAffected: '<5',
  narrative: {
    normalWork: [
      'On an ordinary morning about sixty chest X-rays wait in one list. Two out of three have a green tick before anybody opens them. The procedure says that the mark is only for the order of the list, and that each image is read as if it were not there.',
      'On a usual day the tick comes first and the eye second. It saves time that the rota has counted on since the second morning reader was moved to another room.',
    ],
    whatHappened: [
      'An image taken before a planned operation was given a tick and moved down the list. Near the end of the session it was opened together with ten others of the same kind and reported as clear. The clinic read “clear” and the operation went ahead.',
      'Five months later a scan for a cough showed a nodule of 24 mm. When the first image was read again, two of three readers saw a shadow of 9 mm behind the collar bone.',
    ],
    knownThen: [
      'On the screen stood a tick, the words “no finding”, a queue with nineteen images left and eight minutes until the meeting. There was no view of the area behind the collar bone and no earlier image to compare with. With what could be seen, going on was the sensible thing to do.',
    ],
  },
  timeline: [
    {
      offset: '0 min',
      lane: 'person-affected',
      known: 'then',
      text: 'The X-ray is taken; the person has no complaint.',
    },
    {
      offset: '+2 min',
      lane: 'ai-system',
      known: 'then',
      text: 'A green tick is placed, and the image moves to the lower third of the list.',
    },
    {
      offset: '+3 h',
      lane: 'staff',
      known: 'then',
      text: 'Opened with ten other ticked images and reported as clear.',
    },
    {
      offset: '+1 day',
      lane: 'staff',
      known: 'then',
      text: 'The clinic reads “clear”; the operation is booked.',
    },
    {
      offset: '+159 days',
      lane: 'staff',
      known: 'later',
      text: 'A scan for a cough shows a nodule of 24 mm.',
    },
    {
      offset: 'time not known',
      lane: 'organisation',
      text: 'The second morning reader had been moved to another room.',
    },
  ],
  outcomes: [{ mark: 'O1', text: 'A nodule was treated five months later than it could have been.' }],
  factors: [
    {
      mark: 'M1',
      layer: 'model',
      codes: ['Threshold or setting'],
      condition:
        'The program found a region and held it too weak to name, under a threshold that had been raised with the last version.',
      mechanism: 'Small shadows behind bone fall just under the new threshold.',
      effect: 'The image was given the same tick as a clear one.',
      confidence: 'high',
    },
    {
      mark: 'I1',
      layer: 'interface',
      codes: ['Certainty not shown', 'State not visible'],
      condition: 'The tick looks the same whether the program is sure or nearly unsure.',
      mechanism: 'A reader cannot see that a region was found and left unnamed.',
      effect: 'Nothing on the screen asked for a second look.',
      confidence: 'high',
    },
    {
      mark: 'W1',
      layer: 'workflow',
      codes: ['Check that depends on the output'],
      condition: 'Ticked images move to the end of the list and are opened in batches.',
      mechanism: 'They meet the shortest time and the most tired eye of the session.',
      effect: 'The second look was the weakest where the first one had been silent.',
      confidence: 'medium',
    },
    {
      mark: 'W2',
      layer: 'workflow',
      codes: ['Staffing counted on the tool'],
      condition:
        'The saving in time had been counted on when the program was bought, and a reader moved elsewhere.',
      effect: 'The list of a morning is read by one person.',
      confidence: 'medium',
    },
    {
      mark: 'G1',
      layer: 'governance',
      codes: ['Local test too small', 'Change without review'],
      condition: 'A new version with another threshold goes live without a test in this place.',
      mechanism: 'A change of version counts as maintenance, which nobody signs for.',
      effect: 'No one here knew that small shadows would be ticked more often.',
      confidence: 'high',
    },
  ],
  noneFound: [
    {
      layer: 'human',
      reason:
        'Readers were rested and knew the program well; what they did was what the arrangement asked for.',
    },
  ],
  links: [
    { from: 'G1', to: 'M1', kind: 'enables' },
    { from: 'M1', to: 'I1', kind: 'contributes' },
    { from: 'I1', to: 'W1', kind: 'contributes' },
    { from: 'W2', to: 'W1', kind: 'degrades' },
    { from: 'W1', to: 'O1', kind: 'contributes' },
  ],
  safeguards: [
    { stage: 'review', status: 'weak', text: 'Each image is read by a person, whatever the mark says.' },
    { stage: 'workflow', status: 'absent', text: 'A second reader for a share of the ticked images.' },
    { stage: 'monitoring', status: 'not-designed', text: 'Counting of findings that the program missed.' },
    {
      stage: 'escalation',
      status: 'held',
      text: 'The practice asked for a scan although the X-ray was called clear.',
    },
  ],
  wentRight: [
    'The practice did not let a clear X-ray end its questions.',
    'The person and the family were told in person within four days, and in writing within a week.',
  ],
  lessons: [
    {
      text: 'A mark that says “nothing” is a claim, and needs its own measure of how often it is wrong.',
      confidence: 'high',
    },
    {
      text: 'Where the order of work follows the output of a program, the check on it gets weaker just where it is needed.',
      confidence: 'medium',
    },
    { text: 'Time that a program saves is soon spent; say beforehand on what.' },
  ],
  areas: [
    { text: 'How the certainty of an output is shown where it is read', layers: ['interface', 'model'] },
    { text: 'Who must agree before a new version of a program goes live', layers: ['governance'] },
  ],
  actions: [
    {
      title: 'Ticked images stay in the order in which they were taken.',
      detail: 'The list no longer sorts by the mark; only images with an amber mark move up.',
      layers: ['workflow'],
      factors: ['W1'],
      category: 'forcing-function',
      strength: 'stronger',
      owner: 'Lead of the imaging department',
      status: 'verified-effective',
      measure: 'Share of ticked images opened in the first half of a session',
      result: 'From one in five to one in two, over eight weeks.',
    },
    {
      title: 'A new version goes live only after a test with local images that counts small findings apart.',
      layers: ['governance', 'model'],
      factors: ['G1', 'M1'],
      category: 'simplify-process',
      strength: 'intermediate',
      owner: 'Clinical safety',
      status: 'in-progress',
      measure: 'Versions that went live without such a test',
    },
  ],
  openQuestions: [
    'Would the shadow have been seen without the program? The panel could not tell.',
    'How many other images of the same weeks hold a finding under the threshold? A look-back has begun.',
  ],
  dissent: ['One member holds that the staffing of the room matters more than anything about the program.'],
  involvement: { patientPartner: 'yes', family: 'yes', staff: 'yes', supplier: 'partly' },
  equity: [
    'Shadows behind bone are harder to find in people with dense bone. No difference between groups could be shown with the numbers at hand.',
  ],
  deidentification: {
    scanner: 'causeway 1',
    findings: [
      { kind: 'date', generalised: 7, removed: 1, kept: 0 },
      { kind: 'name', generalised: 4, removed: 2, kept: 0 },
      { kind: 'place', generalised: 3, removed: 0, kept: 1 },
    ],
    approvedBy: ['Safety lead', 'Chair'],
    smallNumbers: 'Counts from one to four are given as “fewer than five”.',
  },
  disclaimers: [
    'This summary was written to learn from. It does not decide who is liable, and it is no advice for a single case.',
  ],
};

/** Roughly three hundred words for each factor with its action; forty pages are about a hundred and ten of them. */
export function longSummary(factors: number, seed = 11): LearningSummary {
  const next = seededNumbers(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const sentence = (): string =>
    `The ${one(nouns)} of the ${one(nouns)} ${one(verbs)} the ${one(nouns)} before the ${one(nouns)} was ${one(ends)}.`;
  const passage = (many: number): string => Array.from({ length: many }, sentence).join(' ');
  const counted = new Map<string, number>();
  const found = Array.from({ length: factors }, () => {
    const layer = one(layerIds);
    const number = (counted.get(layer) ?? 0) + 1;
    counted.set(layer, number);
    return {
      mark: `${layers[layer].letter}${number}`,
      layer,
      codes: [one(nouns), one(nouns)],
      condition: passage(2),
      mechanism: passage(3),
      effect: passage(2),
      confidence: one(['low', 'medium', 'high'] as const),
    };
  });
  return {
    ...writtenSummary,
    narrative: {
      normalWork: Array.from({ length: 6 }, () => passage(9)),
      whatHappened: Array.from({ length: 12 }, () => passage(9)),
      knownThen: Array.from({ length: 4 }, () => passage(7)),
    },
    timeline: Array.from({ length: 40 }, (_, index) => ({
      offset: `+${index + 1} h`,
      lane: one(['staff', 'ai-system', 'organisation'] as const),
      known: one(['then', 'later'] as const),
      text: passage(1),
    })),
    factors: found,
    links: found.slice(1, 40).map(({ mark }, index) => ({
      from: mark,
      to: index % 4 === 0 ? 'O1' : (found[index]?.mark ?? 'O1'),
      kind: one(['contributes', 'enables', 'degrades'] as const),
    })),
    actions: found.map(({ mark, layer }) => ({
      title: passage(1),
      detail: passage(2),
      layers: [layer],
      factors: [mark],
      category: 'forcing-function',
      strength: 'stronger' as const,
      owner: 'A role',
      status: 'agreed' as const,
      measure: passage(1),
    })),
  };
}

const nouns = [
  'threshold',
  'list',
  'image',
  'reader',
  'handover',
  'version',
  'alarm',
  'setting',
  'rota',
  'screen',
];
const verbs = ['moved', 'hid', 'changed', 'followed', 'outran', 'replaced'];
const ends = ['read', 'checked', 'shown', 'signed', 'tested', 'known'];
