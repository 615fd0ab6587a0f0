/** kill -9 at random moments while two people type: nothing that was acknowledged is lost, and nothing doubles. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord, recordText, type Editing } from '../../shared/review-document/edits.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import { AckedWriter } from '../support/acked-writer.ts';
import { join, setUp, type MemberClient } from '../support/member-client.ts';
import { SeededRandom } from '../support/seeded-random.ts';
import { ServerProcess } from '../support/server-process.ts';
import { occurrences, readStoredDocument } from '../support/stored-document.ts';

const kills = 25;
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1_000_000));
const random = new SeededRandom(seed);

interface Typist {
  readonly writer: AckedWriter;
  readonly member: MemberClient;
  readonly factorId: string;
  next: number;
  readonly name: string;
}

const server = new ServerProcess();
beforeAll(() => server.start());
afterAll(() => server.dispose());

test(
  `kill -9 while both type, ${kills} times: every acknowledged edit is there, once [seed ${seed}]`,
  { timeout: 180_000 },
  async () => {
    const chair = await setUp(server.url);
    const colleague = await join(chair, 'Ben Panel');
    const review = await chair.createReview();
    await chair.addParticipant(review.id, colleague.me?.id ?? '', 'panel');
    const typists: Typist[] = [];
    for (const [name, member] of Object.entries({ a: chair, b: colleague })) {
      const writer = new AckedWriter();
      await writer.connect(server.url, review.id, member.cookie);
      const editing: Editing = { doc: writer.doc, origin: 'test', random: random.bytes, now: () => 1 };
      const factorId = createRecord(editing, 'factors', { layer: 'workflow' });
      typists.push({ writer, member, factorId, next: 0, name });
    }

    for (let round = 0; round < kills; round += 1) {
      const enough = 1 + random.below(30);
      const typing = typists.map((typist) => typeUntilClosed(typist, enough));
      await Promise.all(typing.map(({ acknowledged }) => acknowledged));
      await server.stop('SIGKILL');
      await Promise.all(typing.map(({ closed }) => closed));

      const stored = readStoredDocument(server.databaseFile, review.id);
      const text = JSON.stringify(readContent(stored.doc));
      for (const { writer } of typists) {
        const missing = [...writer.acked].filter((marker) => occurrences(text, marker) !== 1);
        expect(missing, `round ${round}, seed ${seed}`).toEqual([]);
      }
      expect([stored.integrity, stored.brokenReferences]).toEqual(['ok', 0]);

      await server.start();
      for (const { writer, member } of typists) await writer.connect(server.url, review.id, member.cookie);
    }

    for (const typist of typists) {
      const { writer } = typist;
      const markers = Array.from({ length: typist.next }, (_, index) => markerOf(typist, index));
      await writer.until(() => markers.every((marker) => writer.acked.has(marker)));
      expect(writer.refusals).toEqual([]);
      writer.disconnect();
    }
    await server.stop('SIGKILL');
    const text = JSON.stringify(readContent(readStoredDocument(server.databaseFile, review.id).doc));
    for (const typist of typists) {
      for (let index = 0; index < typist.next; index += 1) {
        expect(occurrences(text, markerOf(typist, index)), `${markerOf(typist, index)}, seed ${seed}`).toBe(
          1,
        );
      }
    }
  },
);

function markerOf({ name }: Typist, index: number): string {
  return `[${name}${index}]`;
}

/** Types a marker with each turn of the event loop, until the socket closes. */
function typeUntilClosed(
  typist: Typist,
  enough: number,
): { acknowledged: Promise<void>; closed: Promise<void> } {
  const { writer, factorId } = typist;
  const before = writer.acked.size;
  const type = (): void => {
    if (writer.closeCode !== null) return;
    const marker = markerOf(typist, typist.next);
    typist.next += 1;
    writer.write(marker, (doc) => {
      const text = recordText(doc, 'factors', factorId, 'condition');
      text?.insert(random.below(2) === 0 ? 0 : text.length, marker);
    });
    // The server limits how fast one person may send; a pause of one message keeps below it.
    void writer.until(() => writer.closeCode !== null || writer.acked.has(marker)).then(type);
  };
  type();
  return {
    acknowledged: writer.until(() => writer.acked.size >= before + enough || writer.closeCode !== null),
    closed: writer.until(() => writer.closeCode !== null),
  };
}
