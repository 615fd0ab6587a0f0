/** A small summary with one of everything, for the tests of what leaves. Content only. */
import type { LinkRecord, PointPart, PointRecord } from '../review-document/records.ts';
import { pointParts } from '../review-document/layout.ts';
import type { SummaryContent, SummaryFrame } from './read-learning-summary.ts';
import type { SummaryFacts } from './summary-facts.ts';

export const factsForTests: SummaryFacts = {
  title: 'A reading list that hid what it had not flagged',
  language: 'en',
  licence: 'CC BY 4.0',
  publisher: { kind: 'Teaching hospital', region: 'North' },
  when: '2026-02',
  setting: 'Imaging or laboratory',
  system: {
    class: 'Reads images or signals',
    purpose: 'Orders a list of X-rays',
    autonomy: 'Shows information',
    use: 'Before operations',
    versionAge: 'Less than three months',
  },
  names: {
    product: { text: 'Lumen', shown: true },
    maker: { text: 'Lumen Ltd', shown: false },
    publisher: { text: 'St Agnes', shown: true },
  },
  kinds: ['false-negative'],
  harm: [{ dimension: 'physical', grade: 'Severe (H5)' }],
  peopleAffected: '3',
  involvement: { patientPartner: 'yes', family: null, staff: 'yes', supplier: 'no' },
  residual: 'Colleagues of that week could tell.',
};

export function pointForTests(part: PointPart, also: Partial<PointRecord> = {}): PointRecord {
  return {
    id: `p-${part}`,
    order: 'a0',
    createdAt: 1,
    withdrawnAt: null,
    text: `Words of ${part}.`,
    mechanism: '',
    effect: '',
    note: '',
    part,
    layer: null,
    lane: null,
    known: null,
    stage: null,
    status: null,
    confidence: null,
    state: null,
    offset: '',
    category: '',
    owner: '',
    codes: [],
    layers: [],
    factors: [],
    ...also,
  };
}

const special: Readonly<Partial<Record<PointPart, Partial<PointRecord>>>> = {
  timeline: { offset: '+12 min', lane: 'ai-system', known: 'then' },
  factor: {
    id: 'f-interface',
    layer: 'interface',
    mechanism: 'So nobody opened it.',
    effect: 'It was read late.',
    codes: ['I1'],
    confidence: 'high',
  },
  'none-found': { layer: 'human' },
  safeguard: { stage: 'review', status: 'bypassed' },
  lesson: { confidence: 'medium' },
  area: { layers: ['workflow', 'model'] },
  action: {
    note: 'By the spring.',
    mechanism: 'Share read within a day',
    effect: 'From 71 to 96 %',
    category: 'architectural-change',
    state: 'verified-effective',
    owner: 'Head of imaging',
    layers: ['interface'],
    factors: ['f-model', 'f-interface'],
  },
};

export const linkForTests: LinkRecord = {
  id: 'l',
  order: 'a0',
  createdAt: 1,
  withdrawnAt: null,
  how: 'because it sank',
  kind: 'contributes',
  with: null,
  from: 'f-model',
  to: 'f-interface',
};

export const contentForTests: SummaryContent = {
  facts: factsForTests,
  links: [linkForTests],
  points: [
    ...pointParts.map((part) => pointForTests(part, special[part])),
    pointForTests('factor', { id: 'f-model', layer: 'model', text: 'The model had seen few small nodules.' }),
  ],
};

export const frameForTests: SummaryFrame = {
  publicId: 'abcdefghij0123456789',
  revision: 1,
  audience: 'network',
  approved: true,
  withdrawnBecause: null,
  made: '2026-11',
  template: { id: 'full', version: 1 },
  publicRecord: false,
  namesReleased: true,
  scanner: 'causeway-identifiers/1',
  findings: [{ kind: 'date', generalised: 1, removed: 0, kept: 0 }],
  approvedBy: ['Safety lead'],
};
