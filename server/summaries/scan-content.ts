/**
 * Looks through everything people wrote in a summary for what could tell who or where it was, place by place. The digest
 * that names a finding is keyed, so that the stored answer tells nobody what was found. Pure but for the digest.
 */
import { createHmac } from 'node:crypto';
import { findIdentifiers } from '../../shared/deidentify/find-identifiers.ts';
import type { Finding, KnownNames } from '../../shared/deidentify/finding.ts';
import type { PointRecord } from '../../shared/review-document/records.ts';
import type { SummaryContent } from '../../shared/summaries/read-learning-summary.ts';
import type { SummaryFacts } from '../../shared/summaries/summary-facts.ts';
import { ReadTexts } from './read-texts.ts';

export interface PlacedFinding extends Finding {
  /** Id of a point, or `facts`. */
  readonly point: string;
  readonly field: string;
  readonly text: string;
}

const pointFields = ['text', 'mechanism', 'effect', 'note', 'offset', 'owner'] as const;

/** Letters of texts that are remembered with what was found in them, for each collection of names: a few summaries. */
const mostLetters = 500_000;
const looked = new WeakMap<KnownNames, ReadTexts<readonly Finding[]>>();

/** Facts first, then points in their order; within a place by offset. A text that stays as it was is not searched again. */
export async function scanContent(
  content: SummaryContent,
  known: KnownNames,
): Promise<readonly PlacedFinding[]> {
  const places = placesOf(content);
  const found = await textsLookedAt(known).each(places.map(([, , text]) => text));
  return places.flatMap(([point, field, text], i) =>
    (found[i] ?? []).map((finding) => ({
      ...finding,
      ...{ point, field, text: text.slice(finding.from, finding.to) },
    })),
  );
}

function textsLookedAt(known: KnownNames): ReadTexts<readonly Finding[]> {
  const there = looked.get(known);
  if (there !== undefined) return there;
  const texts = new ReadTexts((text) => findIdentifiers(text, known), mostLetters);
  looked.set(known, texts);
  return texts;
}

/** What an answer to a finding is kept under: the same for the same text in the same place. */
export function findingMac(key: Uint8Array, { point, field, kind, text }: PlacedFinding): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([point, field, kind, text]))
    .digest('base64url');
}

type Place = readonly [point: string, field: string, text: string];

function placesOf({ facts, points }: SummaryContent): readonly Place[] {
  return [
    ...factTexts(facts).map(([field, text]): Place => ['facts', field, text]),
    ...points.flatMap((point) => pointFields.map((field): Place => [point.id, field, textOf(point, field)])),
  ];
}

function textOf(point: PointRecord, field: (typeof pointFields)[number]): string {
  return point[field];
}

/** Names that can be switched on are decided about by their release, and left out here. */
function factTexts(facts: SummaryFacts): readonly (readonly [string, string])[] {
  const { title, licence, publisher, setting, system, kinds, harm, residual } = facts;
  return [
    ['title', title],
    ['licence', licence],
    ['publisher.kind', publisher.kind],
    ['publisher.region', publisher.region],
    ['setting', setting],
    ...Object.entries(system).map(([field, text]) => [`system.${field}`, text] as const),
    // Chosen from lists on our pages; whoever writes over the API can put other words there.
    ...kinds.map((kind, i) => [`kinds.${String(i)}`, kind] as const),
    ...harm.flatMap(({ dimension, grade }, i) => [
      [`harm.${String(i)}.dimension`, dimension] as const,
      [`harm.${String(i)}.grade`, grade] as const,
    ]),
    ['residual', residual],
  ];
}
