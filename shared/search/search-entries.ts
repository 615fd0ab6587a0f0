/**
 * What of a review's document can be found, place by place, with what a patient partner may find. Pure.
 * Names in prose are left out: nobody looks up what was written about somebody. Actions are found by their rows.
 */
import { sortEntries } from '../review-document/entry-order.ts';
import { formatEntryTime } from '../review-document/entry-time.ts';
import type { ProseNode, RecordLists, ReviewContent } from '../review-document/records.ts';
import { factorCode } from '../taxonomy/factor-codes.ts';
import { failureKinds } from '../taxonomy/failure-kinds.ts';
import { layerIds, type Layer } from '../taxonomy/layers.ts';
import { longestPart, proseParts } from './prose-parts.ts';
import type { DocumentKind } from './search-kinds.ts';

/** Rises whenever documents are to be read in anew because this module reads more or otherwise. */
export const searchForm = 1;

export interface SearchEntry {
  /** `<root>/<id>`, with a further part for long prose: unique within a review. */
  readonly key: string;
  readonly kind: DocumentKind;
  /** Weighs more than the rest. */
  readonly title: string;
  readonly text: string;
  /** Codes and their names: found, and never shown as text. */
  readonly tags: string;
  readonly layers: readonly Layer[];
  /** Stands on the page that a patient partner reads. */
  readonly partner: boolean;
}

/** Sections whose prose is on the partner's page. */
const partnerProse: ReadonlySet<string> = new Set(['s.what', 's.impact', 's.harm', 's.right']);

type Draft = Pick<SearchEntry, 'key' | 'kind'> & Partial<SearchEntry>;

/** Only what holds words; nothing of the bin. */
export function searchEntries(content: ReviewContent): readonly SearchEntry[] {
  const drafts = [
    ...ofProse(content.prose),
    ...Object.entries(content.facts).map(([id, { value, source }]) =>
      draft(`facts/${id}`, 'fact', [value, source]),
    ),
    ...Object.entries(content.answers).map(([id, { text }]) => draft(`answers/${id}`, 'answer', [text])),
    ...ofLayers(content),
    ...content.kinds.map((id) => ofKind(id)),
    ...ofRecords(content.records),
  ];
  return drafts
    .map((one) => ({ title: '', text: '', tags: '', layers: [], partner: false, ...one }))
    .filter(({ title, text, tags }) => `${title}${text}${tags}`.trim() !== '');
}

function draft(
  key: string,
  kind: DocumentKind,
  words: readonly string[],
  more: Partial<SearchEntry> = {},
): Draft {
  const text = words.filter((part) => part.trim() !== '').join('\n');
  return { key, kind, text: text.slice(0, longestPart * 8), ...more };
}

function ofProse(prose: Readonly<Record<string, ProseNode>>): readonly Draft[] {
  return Object.entries(prose).flatMap(([sectionId, node]) =>
    proseParts(node).map((text, part) => ({
      key: part === 0 ? `prose/${sectionId}` : `prose/${sectionId}/${part}`,
      kind: 'text' as const,
      text,
      partner: partnerProse.has(sectionId),
    })),
  );
}

function ofLayers({ layers }: ReviewContent): readonly Draft[] {
  return layerIds.flatMap((id) => {
    const value = layers[id];
    return value?.none === true ? [draft(`layers/${id}`, 'layer', [value.reason], { layers: [id] })] : [];
  });
}

function ofKind(id: string): Draft {
  const kind = failureKinds.find((candidate) => candidate.id === id);
  return { key: `kinds/${id}`, kind: 'failure-kind', title: kind?.name ?? '', tags: id };
}

function ofRecords(records: RecordLists): readonly Draft[] {
  const partner = true;
  return [
    ...records.outcomes.map(({ id, text }) => draft(`outcomes/${id}`, 'outcome', [text], { partner })),
    ...sortEntries(records.timeline).map((entry) =>
      draft(`timeline/${entry.id}`, 'entry', [entry.text], {
        partner,
        tags: entry.text.trim() === '' ? '' : formatEntryTime(entry),
      }),
    ),
    ...records.factors.map((factor) =>
      draft(
        `factors/${factor.id}`,
        'factor',
        [factor.condition, factor.mechanism, factor.effect, factor.dutySource, factor.reason, factor.other],
        {
          tags: factor.codes.map((id) => `${factorCode(id)?.name ?? ''} ${id}`.trim()).join('\n'),
          layers: factor.layer === null ? [] : [factor.layer],
        },
      ),
    ),
    ...records.links.map(({ id, how }) => draft(`links/${id}`, 'link', [how])),
    ...records.safeguards.map(({ id, text }) => draft(`safeguards/${id}`, 'safeguard', [text])),
    ...records.evidence.map(({ id, text, source, alt, speaker, url }) =>
      draft(`evidence/${id}`, 'evidence', [text, source, alt, speaker, url]),
    ),
    ...records.lessons.map(({ id, text }) => draft(`lessons/${id}`, 'lesson', [text], { partner })),
    ...records.areas.map(({ id, text, layers }) =>
      draft(`areas/${id}`, 'area', [text], {
        partner,
        layers: layerIds.filter((layer) => layers.includes(layer)),
      }),
    ),
    ...records.dissent.map(({ id, text }) => draft(`dissent/${id}`, 'dissent', [text])),
    ...records.voices.map(({ id, of, text, response }) =>
      draft(`voices/${id}`, 'voice', [text, response], { partner: of !== 'staff' && text.trim() !== '' }),
    ),
    ...records.functions.map(({ id, who, note }) => draft(`functions/${id}`, 'function', [who, note])),
    ...records.metrics.map(({ id, name, value, note, seenBy, group }) =>
      draft(`metrics/${id}`, 'metric', [name, value, note, seenBy, group]),
    ),
    ...records.pairs.map(({ id, text, difference }) => draft(`pairs/${id}`, 'pair', [text, difference])),
  ];
}
