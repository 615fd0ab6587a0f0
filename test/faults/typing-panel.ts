/**
 * People who type numbered markers into fields of their own, each next when the last was acknowledged, and the
 * comparison of what they were told with what lies on the disk.
 */
import { createRecord, recordText, type Editing } from '../../shared/review-document/edits.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import { AckedWriter } from '../support/acked-writer.ts';
import { join, setUp, type MemberClient } from '../support/member-client.ts';
import type { SeededRandom } from '../support/seeded-random.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { readStoredDocument, type StoredDocument } from '../support/stored-document.ts';

export interface Typist {
  readonly name: string;
  readonly member: MemberClient;
  readonly writer: AckedWriter;
  readonly factorId: string;
  written: number;
}

/** What stands on the disk against what was promised. */
export interface Verdict {
  acknowledged: number;
  lost: string[];
  doubled: string[];
  integrity: string;
  brokenReferences: number;
}

export async function openMembers(url: string, count: number): Promise<MemberClient[]> {
  const chair = await setUp(url);
  const members = [chair];
  for (let index = 1; index < count; index += 1) members.push(await join(chair, `Member ${letter(index)}`));
  return members;
}

function letter(index: number): string {
  return index < 26
    ? String.fromCharCode(97 + index)
    : letter(Math.floor(index / 26) - 1) + letter(index % 26);
}

export class TypingPanel {
  readonly reviewId: string;
  readonly typists: readonly Typist[];
  readonly #server: ServerProcess;
  readonly #random: SeededRandom;

  private constructor(server: ServerProcess, reviewId: string, typists: Typist[], random: SeededRandom) {
    this.#server = server;
    this.reviewId = reviewId;
    this.typists = typists;
    this.#random = random;
  }

  /** A new review with these members, each with a line of their own (`lines` each) and a factor to write in. */
  static async open(
    server: ServerProcess,
    members: readonly MemberClient[],
    random: SeededRandom,
    lines = 1,
  ): Promise<TypingPanel> {
    const [chair] = members;
    if (chair === undefined) throw new Error('A panel has at least a chair.');
    const review = await chair.createReview({ templateId: 'huddle' });
    for (const member of members.slice(1)) {
      await chair.addParticipant(review.id, member.me?.id ?? '', 'panel');
    }
    const typists: Typist[] = [];
    for (const member of members.flatMap((one) => Array.from({ length: lines }, () => one))) {
      const writer = new AckedWriter();
      await writer.connect(server.url, review.id, member.cookie);
      const editing: Editing = { doc: writer.doc, origin: 'test', random: random.bytes, now: () => 1 };
      const factorId = createRecord(editing, 'factors', { layer: 'workflow' });
      typists.push({ name: letter(typists.length), member, writer, factorId, written: 0 });
    }
    return new TypingPanel(server, review.id, typists, random);
  }

  /** Everybody comes (back), at once. @param at another address of the server, such as a proxy's */
  async connect(at = this.#server.url): Promise<void> {
    await Promise.all(
      this.typists.map(({ writer, member }) =>
        writer.connect(at, this.reviewId, member.cookie, this.#server.url),
      ),
    );
  }

  /** Writes one more marker; it travels when there is a line. */
  write(typist: Typist): string {
    const { writer, factorId } = typist;
    const marker = `[${typist.name}${typist.written}]`;
    typist.written += 1;
    const atFront = this.#random.below(2) === 0;
    writer.write(marker, (doc) => {
      const text = recordText(doc, 'factors', factorId, 'condition');
      text?.insert(atFront ? 0 : text.length, marker);
    });
    return marker;
  }

  /** Everybody types until their line closes. Resolves when each has had `enough` more acknowledged or has no line. */
  type(enough: number): { enough: Promise<void>; closed: Promise<void> } {
    const each = this.typists.map((typist) => this.#typeUntilClosed(typist, enough));
    return {
      enough: Promise.all(each.map((one) => one.enough)).then(() => undefined),
      closed: Promise.all(each.map((one) => one.closed)).then(() => undefined),
    };
  }

  /** Resolves when everything anybody wrote is acknowledged. */
  async allAcknowledged(): Promise<void> {
    for (const typist of this.typists) {
      const { writer } = typist;
      const markers = this.markersOf(typist);
      await writer.until(() => markers.every((marker) => writer.acked.has(marker)));
    }
  }

  markersOf({ name, written }: Typist): string[] {
    return Array.from({ length: written }, (_, index) => `[${name}${index}]`);
  }

  /** Reads the disk. Acknowledged markers that are not there are lost; any that is there twice is doubled. */
  verdict(): Verdict {
    const stored = readStoredDocument(this.#server.databaseFile, this.reviewId);
    const found = countMarkers(stored);
    const acknowledged = this.typists.flatMap(({ writer }) => [...writer.acked]);
    return {
      acknowledged: acknowledged.length,
      lost: acknowledged.filter((marker) => !found.has(marker)),
      doubled: [...found].filter(([, times]) => times > 1).map(([marker]) => marker),
      integrity: stored.integrity,
      brokenReferences: stored.brokenReferences,
    };
  }

  leave(): void {
    for (const { writer } of this.typists) writer.disconnect();
  }

  #typeUntilClosed(typist: Typist, enough: number): { enough: Promise<void>; closed: Promise<void> } {
    const { writer } = typist;
    const before = writer.acked.size;
    const next = (): void => {
      if (writer.closeCode !== null) return;
      const marker = this.write(typist);
      // The server limits how fast one person may send; a pause of one message keeps below it.
      void writer.until(() => writer.closeCode !== null || writer.acked.has(marker)).then(next);
    };
    next();
    return {
      enough: writer.until(() => writer.acked.size >= before + enough || writer.closeCode !== null),
      closed: writer.until(() => writer.closeCode !== null),
    };
  }
}

function countMarkers({ doc }: StoredDocument): Map<string, number> {
  const found = new Map<string, number>();
  for (const marker of JSON.stringify(readContent(doc)).match(/\[[a-z]+\d+\]/g) ?? []) {
    found.set(marker, (found.get(marker) ?? 0) + 1);
  }
  return found;
}

/** How often each marker stands in a review of this database. */
export function markersIn(databaseFile: string, reviewId: string): Map<string, number> {
  return countMarkers(readStoredDocument(databaseFile, reviewId));
}

/** Nothing lost, nothing doubled, nothing broken. */
export function isClean({ lost, doubled, integrity, brokenReferences }: Verdict): boolean {
  return lost.length === 0 && doubled.length === 0 && integrity === 'ok' && brokenReferences === 0;
}
