/** Where comments stand in a review: their section, their order on the page, and what to call their place. Pure. */
import type * as Y from 'yjs';
import { parsePlace, placeExists, wholeReview } from '../../../shared/comments/place.ts';
import { prosePrefix, recordRoots } from '../../../shared/review-document/layout.ts';
import type { RecordRoot } from '../../../shared/review-document/layout.ts';
import { readRecords } from '../../../shared/review-document/reads.ts';
import { rootName } from '../blocks/record-words.ts';
import { placeWords } from '../place-words.ts';
import type { ShownSection } from '../shown-sections.ts';

interface Sections {
  readonly sections: readonly ShownSection[];
}

/** Kinds of blocks that show the records of a root, where they are not called like it. */
const shownBy: Readonly<Partial<Record<string, readonly string[]>>> = {
  metrics: ['equity', 'drift'],
  layers: ['factors'],
  links: ['factors'],
};

/** The section in which a place is shown; undefined for the review and for what has no section now. */
export function sectionOfPlace({ sections }: Sections, place: string): string | undefined {
  if (place.startsWith(prosePrefix)) {
    const id = place.slice(prosePrefix.length);
    return sections.find((section) => section.id === id)?.id;
  }
  const parsed = parsePlace(place);
  if (parsed === null) return undefined;
  const { root, id } = parsed;
  return sections.find(({ blocks }) =>
    blocks.some((block) => {
      if (root === 'facts') return block.kind === 'facts' && block.facts.some((fact) => fact.id === id);
      if (root === 'answers')
        return block.kind === 'questions' && block.questions.some((question) => question.id === id);
      return block.kind === root || shownBy[root]?.includes(block.kind) === true;
    }),
  )?.id;
}

/** Sorts as the page does: by section, then by record, then by where in the text. */
export function placeOrder(of: Sections, doc: Y.Doc, place: string, from: number): readonly number[] {
  if (place === wholeReview) return [-1, 0, 0];
  const section = of.sections.findIndex(({ id }) => id === sectionOfPlace(of, place));
  const parsed = parsePlace(place);
  const record =
    parsed !== null && isRecordRoot(parsed.root)
      ? readRecords(doc, parsed.root).findIndex(({ id }) => id === parsed.id)
      : -1;
  return [section < 0 ? Number.MAX_SAFE_INTEGER : section, record, from];
}

/** "The review", "What happened", "Factor". */
export function placeName(of: Sections, place: string): string {
  return place === wholeReview ? 'The review' : (placeWords(of, place) ?? 'A part of the review');
}

/** The place of the record, fact, answer or layer with this id; undefined when there is none. */
export function placeOfRecord(doc: Y.Doc, id: string): string | undefined {
  return [...recordRoots, 'facts', 'answers', 'layers']
    .map((root) => `${root}/${id}`)
    .find((place) => placeExists(doc, place));
}

export interface PlaceChoice {
  readonly place: string;
  readonly label: string;
}

/** Every place somebody can choose to comment on without selecting words, and the one that is chosen. */
export function placeChoices(of: Sections, doc: Y.Doc, chosen: string): readonly PlaceChoice[] {
  const sections = of.sections.map(({ id, number, heading }) => ({
    place: `${prosePrefix}${id}`,
    label: `${String(number)} ${heading}`,
  }));
  const records = recordRoots
    .filter((root) => root !== 'links' && root !== 'pairs')
    .flatMap((root) =>
      readRecords(doc, root).map((record, index) => ({
        place: `${root}/${record.id}`,
        label: `${rootName(root)} ${String(index + 1)}${wordsOf(record)}`,
      })),
    );
  const all = [{ place: wholeReview, label: 'The review as a whole' }, ...sections, ...records];
  if (all.some(({ place }) => place === chosen)) return all;
  return [{ place: chosen, label: placeName(of, chosen) }, ...all];
}

function wordsOf(record: object): string {
  const texts = record as Readonly<Record<string, unknown>>;
  const words = ['text', 'condition', 'title', 'name', 'who'].map((field) => texts[field]);
  const first = words.find((word) => typeof word === 'string' && word.trim() !== '');
  return typeof first === 'string' ? `: ${first.slice(0, 60)}` : '';
}

function isRecordRoot(root: string): root is RecordRoot {
  return (recordRoots as readonly string[]).includes(root);
}

/** Ctrl or ⌘ with Alt and M: the key that comments. */
export function commentKey(event: KeyboardEvent): boolean {
  return event.code === 'KeyM' && event.altKey && (event.ctrlKey || event.metaKey) && !event.shiftKey;
}

/** The thread or comment that an address leads to, as the inbox and the search do; null for any other address. */
export function commentAddress(hash: string): string | null {
  return /^#comment-([A-Za-z0-9_-]{1,64})$/.exec(hash)?.[1] ?? null;
}
