/**
 * kill -9 right after the server called an edit of an action saved, when its row has not followed yet; and right after
 * it answered a change of the row. At the next start nothing is missing and nothing stands twice.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ActionDetail } from '../../shared/api/actions.ts';
import { createRecord, type Editing } from '../../shared/review-document/edits.ts';
import { AckedWriter } from '../support/acked-writer.ts';
import { setUp, type MemberClient } from '../support/member-client.ts';
import { SeededRandom } from '../support/seeded-random.ts';
import { ServerProcess } from '../support/server-process.ts';

const kills = 2;
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1_000_000));
const random = new SeededRandom(seed);

let server: ServerProcess;
beforeEach(() => {
  server = new ServerProcess();
});
afterEach(() => server.dispose());

async function change(member: MemberClient, path: string, body: object): Promise<ActionDetail> {
  const { version } = await member.expectOk<ActionDetail>('GET', path);
  return member.expectOk<ActionDetail>('PATCH', path, body, { 'if-match': `"${version}"` });
}

test(
  `an action that was acknowledged has its row after a kill, and an answered change its history [seed ${seed}]`,
  { timeout: 120_000 },
  async () => {
    const member = await setUp(await server.start());
    const review = await member.createReview({ templateId: 'huddle' });
    const written: string[] = [];
    for (let round = 0; round < kills; round += 1) {
      const writer = new AckedWriter();
      await writer.connect(server.url, review.id, member.cookie);
      const title = `Action ${round}`;
      let id = '';
      writer.write(title, (doc) => {
        const editing: Editing = { doc, origin: 'test', random: random.bytes, now: () => 1 };
        id = createRecord(editing, 'actions', { title });
      });
      written.push(title);
      await writer.until(() => writer.acked.has(title));
      await server.stop('SIGKILL');
      writer.disconnect();

      await server.start();
      const path = `/actions/${review.id}/${id}`;
      const born = await member.expectOk<ActionDetail>('GET', path);
      expect(born).toMatchObject({ title, status: 'proposed', version: 1 });
      expect((await member.actionsOf(review.id)).map((row) => row.title).sort()).toEqual(written);

      await change(member, path, { status: 'agreed' });
      const proof = { kind: 'quote', text: 'Seen.' };
      const done = await change(member, path, { status: 'implemented', proof });
      await server.stop('SIGKILL');

      await server.start();
      expect(await member.expectOk<ActionDetail>('GET', path)).toEqual(done);
      expect(done.history.map(({ field, to }) => `${field} ${to ?? ''}`)).toEqual([
        'status proposed',
        'status agreed',
        'status implemented',
        `implementedOn ${done.implementedOn ?? ''}`,
        'proof quote',
      ]);
      expect(done.checks).toHaveLength(2);
    }
  },
);
