/**
 * A generated review with identifiers in every text it has: prose, facts, answers, every record, the reasons of layers,
 * actions, the title, names of people and of files. Returns what was put in, so that a run can look for it afterwards.
 */
import * as Y from 'yjs';
import type { KnownRows } from '../../shared/deidentify/known-names.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import type {
  FactValue,
  ProseNode,
  RecordLists,
  ReviewContent,
} from '../../shared/review-document/records.ts';
import { recordRoots, recordShapes, type RecordRoot } from '../../shared/review-document/layout.ts';
import { layerIds } from '../../shared/taxonomy/layers.ts';
import type { SeedSource } from '../../shared/summaries/seed-summary.ts';
import type { SeededRandom } from '../support/seeded-random.ts';
import {
  knownPerson,
  makePerson,
  makers,
  pick,
  trace,
  unknownPerson,
  digits,
  type Seeded,
} from './identifier-makers.ts';
import { cleanSentences } from './clean-sentences.ts';

export interface LeakyReview {
  readonly source: SeedSource;
  readonly rows: KnownRows;
  readonly seeded: readonly Seeded[];
}

const frames: readonly (readonly [string, string])[] = [
  ['The alert went to ', ' and nobody answered.'],
  ['It was seen by ', ' before the list was closed.'],
  ['The note said ', ' in its first line.'],
  ['Nobody knew that ', ' was meant.'],
  ['', ' stood at the end of the page.'],
  ['At that time (', ') the screen was empty.'],
  ['The record of ', ', which was open, had no score.'],
];
const prosed = ['s.work', 's.what', 's.impact', 's.known', 's.right', 's.open', 's.equity'];
const factIds = [
  'incident.setting',
  'system.class',
  'system.purpose',
  'system.autonomy',
  'system.setting',
  'system.name',
  'system.maker',
];

const nothing = readContent(new Y.Doc());

export function leakyReview(random: SeededRandom): LeakyReview {
  const people = Array.from({ length: 4 }, () => makePerson(random));
  const house = `${makePerson(random).given}${pick(random, ['ford', 'bury', 'moor'])} General Hospital NHS Trust`;
  const product = `${makePerson(random).given}${pick(random, ['Watch', 'Scan', 'Guide'])}`;
  const fileName = `${trace(makePerson(random).family)} letter ${digits(random, 4)}.docx`;
  const reviewId = Array.from({ length: 21 }, () =>
    pick(random, Array.from('ABCDEFGHKMNPQRSTUVWXYZabcdefghkmnpqrstuvwxyz23456789')),
  ).join('');
  const seeded: Seeded[] = [];

  const identifier = (): Seeded => {
    const which = random.below(10);
    if (which < 5) return pick(random, makers)(random);
    if (which === 5) return unknownPerson(random);
    if (which === 6)
      return known(
        'organisation',
        pick(random, [house, house.toUpperCase(), house.replace(' NHS Trust', '')]),
        house.split(' ')[0] ?? '',
      );
    if (which === 7) {
      return pick(random, [
        known('product', pick(random, [product, product.toLowerCase(), product.toUpperCase()]), product),
        known('file', fileName, fileName),
        known('id', reviewId, reviewId),
      ]);
    }
    return knownPerson(random, pick(random, people));
  };
  /** One sentence with an identifier, beside one without; now and then two. */
  const text = (): string => {
    const sentences = Array.from({ length: 1 + random.below(2) }, () => {
      const put = identifier();
      seeded.push(put);
      const [before, after] = pick(random, frames);
      return before + put.text + after;
    });
    return random.below(3) === 0
      ? [...sentences, pick(random, cleanSentences)].join(' ')
      : sentences.join(' ');
  };
  const short = (): string => {
    const put = identifier();
    seeded.push(put);
    return `Seen with ${put.text}`;
  };

  const content: ReviewContent = {
    ...nothing,
    meta: { ...nothing.meta, template: { id: 'full', version: 1 } },
    prose: Object.fromEntries(prosed.map((section) => [section, proseOf(random, text)])),
    facts: Object.fromEntries(
      factIds.map((id): [string, FactValue] => [
        id,
        id === 'system.name'
          ? { value: product, source: text(), state: 'known' }
          : { value: short(), source: text(), state: 'known' },
      ]),
    ),
    layers: Object.fromEntries(layerIds.map((id) => [id, { none: random.below(2) === 0, reason: text() }])),
    records: records(random, text),
  };
  return {
    source: {
      content,
      title: short(),
      aiSystem: product,
      occurredOn: '2026-03-02',
      detectedOn: null,
      actions: [
        {
          ...{ actionId: 'a-1', title: text(), detail: text(), category: null, layers: [], status: 'agreed' },
          ...{ measureName: short(), baseline: '', target: '', factors: [], result: text() },
        },
      ],
      roles: ['chair', 'panel'],
      people: people.map(({ full }) => full),
      publicRecord: false,
      written: { plainWords: [text()], meaning: [text()], lessons: [text()] },
    },
    rows: {
      people: people.map(({ full }) => full),
      emails: people.map(({ given, family }) => `${trace(given)}.${trace(family)}@house.example`),
      organisations: [house],
      products: [product],
      ids: [reviewId],
      fileNames: [fileName],
    },
    seeded,
  };
}

function known(of: string, text: string, shown: string): Seeded {
  return { of, class: 'known', text, traces: [trace(shown)] };
}

/** Two blocks; the words of the first lie in several runs, as after formatting. */
function proseOf(random: SeededRandom, text: () => string): ProseNode {
  const first = text();
  const cut = random.below(first.length);
  const block = (...runs: string[]): ProseNode => ({
    type: 'block',
    attrs: { as: 'paragraph', indent: 0 },
    content: runs.filter((run) => run !== '').map((run) => ({ type: 'text', text: run })),
  });
  return { type: 'doc', content: [block(first.slice(0, cut), first.slice(cut)), block(text())] };
}

/** Two records of each kind, every text of theirs filled. */
function records(random: SeededRandom, text: () => string): RecordLists {
  const lists = Object.fromEntries(
    recordRoots.map((root) => [
      root,
      root === 'points' || root === 'links' ? [] : [0, 1].map((index) => record(random, root, index, text)),
    ]),
  );
  return { ...nothing.records, ...lists };
}

function record(
  random: SeededRandom,
  root: RecordRoot,
  index: number,
  text: () => string,
): Record<string, unknown> {
  const { texts, choices, strings, flags, sets } = recordShapes[root];
  return {
    ...{
      id: `${root}-${String(index)}-${digits(random, 6)}`,
      order: `a${String(index)}`,
      createdAt: 1,
      withdrawnAt: null,
    },
    ...Object.fromEntries(strings.map((name) => [name, ''])),
    ...Object.fromEntries(flags.map((name) => [name, false])),
    ...Object.fromEntries(sets.map((name) => [name, []])),
    ...Object.fromEntries(Object.entries(choices).map(([name, list]) => [name, pick(random, list)])),
    ...Object.fromEntries(texts.map((name) => [name, text()])),
    ...(root === 'timeline'
      ? { from: `2026-03-02T09:4${String(index)}`, precision: 'minute', tz: 'Europe/London' }
      : {}),
    ...(root === 'factors' ? { state: 'supported' } : {}),
  };
}
