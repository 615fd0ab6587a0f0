/**
 * What people wrote and what they were told of it. Every insertion carries a marker, one private-use character that
 * no diff can split; the ledger knows who wrote it, who took it away knowingly, and where it was certain to be.
 */
import * as Y from 'yjs';

/** Private-use characters: one code unit each, and nothing the product ever writes by itself. */
const firstMarker = 0xe000;
const lastMarker = 0xf8ff;

export interface Marker {
  readonly character: string;
  readonly memberId: string;
  readonly reviewId: string;
  readonly tab: string;
  /** In which operation it was written, for the story of a failure. */
  readonly written: string;
  /** Seen by whoever took it away. */
  deletedBy: string | null;
  /** Where it was ever written, by client and clock: two who split a block at once write it twice. */
  readonly copies: Set<string>;
  /** Copies that somebody saw and took away or moved, while another stood elsewhere. */
  readonly taken: Set<string>;
  /** How often it was written anew: by a move, a join, an undo. */
  rewritten: number;
  /** Nobody had been promised that it was anywhere when its tab was closed. */
  excused: boolean;
}

export function isMarker(character: string): boolean {
  const code = character.charCodeAt(0);
  return code >= firstMarker && code <= lastMarker;
}

export function markersIn(text: string): string[] {
  return Array.from(text).filter(isMarker);
}

/** A marker as it can be read in a trace. */
export function nameOf(character: string): string {
  return `#${character.charCodeAt(0) - firstMarker}`;
}

export class Ledger {
  readonly markers = new Map<string, Marker>();
  /** Markers in updates that are certain on the server's disk. */
  readonly onServer = new Set<string>();
  /** Markers that people were handed because they did not get into the review, in whichever of their tabs. */
  readonly handedOver = new Set<string>();
  /** Whose each Yjs client number is. */
  readonly owners = new Map<number, string>();

  /** The next marker, to be written by an operation. */
  issue(by: { memberId: string; reviewId: string; tab: string; written: string }): string {
    const code = firstMarker + this.markers.size;
    if (code > lastMarker) throw new RangeError('There are no more markers: run fewer operations.');
    const character = String.fromCharCode(code);
    this.markers.set(character, {
      ...{ ...by, character, deletedBy: null, rewritten: -1, excused: false },
      ...{ copies: new Set<string>(), taken: new Set<string>() },
    });
    return character;
  }

  /** An update a tab made itself: a marker in it was written, or written again. */
  wrote(update: Uint8Array): void {
    this.#count(markersInUpdate(update));
    for (const struct of Y.decodeUpdate(update).structs) {
      if (!(struct instanceof Y.Item)) continue;
      for (const [character, copy] of copiesIn(struct)) this.markers.get(character)?.copies.add(copy);
    }
  }

  /** A text was put back by the server. */
  wroteAgain(text: string): void {
    this.#count(markersIn(text));
    // Where it stands nobody here knows, so it cannot count as taken.
    for (const character of markersIn(text)) this.markers.get(character)?.copies.add('put back');
  }

  /** Whether somebody who saw it took away or moved each copy there ever was. */
  isTaken({ copies, taken }: Marker): boolean {
    return copies.size > 0 && [...copies].every((copy) => taken.has(copy));
  }

  #count(characters: readonly string[]): void {
    for (const character of characters) {
      const marker = this.markers.get(character);
      if (marker !== undefined) marker.rewritten += 1;
    }
  }
}

/** Markers in the text that an update brings. */
export function markersInUpdate(update: Uint8Array): string[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentString
      ? markersIn(struct.content.str)
      : [],
  );
}

/** The markers of a piece of text, each with its client and clock. */
function copiesIn(struct: Y.Item): [character: string, copy: string][] {
  const { id, content } = struct;
  if (!(content instanceof Y.ContentString)) return [];
  // By code units, as clocks count.
  return content.str
    .split('')
    .map((character, index): [string, string] => [character, `${id.client}:${id.clock + index}`])
    .filter(([character]) => isMarker(character));
}

/** Each copy of each marker that stands in a document. */
export function copiesInDocument(doc: Y.Doc): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.deleted) continue;
      for (const [character, copy] of copiesIn(struct)) {
        const copies = found.get(character) ?? new Set<string>();
        found.set(character, copies.add(copy));
      }
    }
  }
  return found;
}

/** Each marker that stands in a document, with the client numbers under which it was written. */
export function markersInDocument(doc: Y.Doc): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.deleted || !(struct.content instanceof Y.ContentString))
        continue;
      for (const character of markersIn(struct.content.str)) {
        const copies = found.get(character) ?? [];
        copies.push(struct.id.client);
        found.set(character, copies);
      }
    }
  }
  return found;
}
