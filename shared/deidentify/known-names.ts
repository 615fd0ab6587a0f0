/**
 * What a review knows by name, gathered from its rows and from what its panel wrote: names that a summary of it must not
 * carry even where nothing else about them looks like a name. Pure; reading the rows is the server's.
 */
import type { ReviewContent } from '../review-document/records.ts';
import { findIdentifiers } from './find-identifiers.ts';
import type { KnownNames } from './finding.ts';
import { nothingKnown } from './finding.ts';
import { givenNames } from './words/given-names.ts';
import { surnames } from './words/surnames.ts';

/** Names that stand in rows, not in the document. */
export interface KnownRows {
  /** Everybody with an account, participants first, and owners outside. */
  readonly people: readonly string[];
  readonly emails: readonly string[];
  readonly organisations: readonly string[];
  /** Of the register: systems and their makers. */
  readonly products: readonly string[];
  /** Ids of the review, its actions, files and systems, and references that suppliers gave. */
  readonly ids: readonly string[];
  readonly fileNames: readonly string[];
}

/** Fields that are there to hold a name or where something came from. */
const systemFacts = ['system.name', 'system.maker', 'system.version'];

/**
 * @param released names that a second person decides about, such as that of the product
 * @param found what `namesIn` finds in each of `textsOf` the review, where somebody has looked already
 */
export function knownNamesOf(
  content: ReviewContent,
  rows: KnownRows,
  released: readonly string[] = [],
  found: readonly FoundNames[] = textsOf(content).map(namesIn),
): KnownNames {
  const { records } = content;
  const [product, maker] = systemFacts.map((id) => knownFact(content, id));
  const stays = new Set(released.map(plain));
  const left = (names: readonly string[]): string[] => [
    ...new Set(names.map((name) => name.trim()).filter((name) => name.length > 1 && !stays.has(plain(name)))),
  ];
  return {
    people: left([...rows.people, ...found.flatMap(({ people }) => people)]),
    organisations: left([...rows.organisations, ...found.flatMap(({ organisations }) => organisations)]),
    places: left(found.flatMap(({ places }) => places)),
    products: left([...rows.products, product ?? '', maker ?? '']),
    released,
    ids: left([
      ...rows.ids,
      ...rows.emails,
      ...rows.fileNames,
      ...Object.values(records).flatMap((list: readonly { readonly id: string }[]) =>
        list.map(({ id }) => id),
      ),
      ...content.bin.map(({ record }) => record.id),
      ...records.evidence.flatMap(({ url, file, sha256 }) => [url, file, sha256]),
    ]),
  };
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}

function knownFact(content: ReviewContent, id: string): string {
  const fact = content.facts[id];
  return fact === undefined || fact.state === 'not-known' || fact.state === 'not-applicable'
    ? ''
    : fact.value;
}

/** What one text names in full. */
export interface FoundNames {
  readonly people: readonly string[];
  readonly organisations: readonly string[];
  readonly places: readonly string[];
}

/**
 * People, organisations and places that a text of the review names in full. A name in full in one place makes a surname
 * alone known in another.
 */
export function namesIn(text: string): FoundNames {
  const found = { people: [] as string[], organisations: [] as string[], places: [] as string[] };
  for (const { kind, from, to } of findIdentifiers(text, nothingKnown)) {
    const name = text.slice(from, to).replace(/[’']s$/u, '');
    const bare = name.replace(/^(?:the|an?|our)\s/i, '');
    if (kind === 'person' && isReliable(name)) found.people.push(name);
    if (kind === 'organisation') found.organisations.push(bare);
    if (kind === 'place' && !/\d/.test(name)) found.places.push(bare);
  }
  return found;
}

/** A capital word alone is a guess; behind a title, or beside a common name, it is one that can be relied on. */
function isReliable(name: string): boolean {
  const words = name.split(/[\s,.]+/).filter((word) => word.length > 1);
  const common = words.some((word) => givenNames.has(word.toLowerCase()) || surnames.has(word.toLowerCase()));
  return (
    words.length > 1 && (common || /^(?:dr|doctor|prof|professor|mr|mrs|ms|miss|mx|sir|dame)\b/i.test(name))
  );
}

/** Every text of the review, whatever holds it: prose, facts, answers, records, the bin. */
export function textsOf({ prose, facts, answers, layers, records, bin }: ReviewContent): string[] {
  const texts: string[] = [];
  const gather = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value.includes(' ')) texts.push(value);
    } else if (Array.isArray(value)) {
      for (const each of value) gather(each);
    } else if (typeof value === 'object' && value !== null) {
      if ('type' in value && value.type === 'block') texts.push(blockText(value));
      else for (const each of Object.values(value)) gather(each);
    }
  };
  for (const part of [prose, facts, answers, layers, records, bin]) gather(part);
  return texts;
}

/** The words of a block, whose runs may split a name. */
function blockText(node: object): string {
  if ('text' in node && typeof node.text === 'string') return node.text;
  const parts = 'content' in node && Array.isArray(node.content) ? (node.content as unknown[]) : [];
  return parts.map((part) => (typeof part === 'object' && part !== null ? blockText(part) : '')).join('');
}
