/** An installation with the four samples, worked on a little more, and a second one that is empty. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importReview } from '../../server/cli/import-review.ts';
import { fileNameHeader, fileTypeHeader, uploadMediaType } from '../../shared/evidence/file-rules.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { firstMember, openTestApp, testConfig, type TestApp, type Visitor } from '../support/test-app.ts';

export interface ArchivedWorld {
  readonly here: TestApp;
  readonly chair: Visitor;
  readonly reviewIds: readonly string[];
  /** Stops the second installation, imports into it by the command as its one safety lead, and starts it again. */
  bringIn(...zips: readonly Uint8Array[]): Promise<{ readonly app: TestApp; readonly chair: Visitor }>;
  /** Tries to import into the second installation while it is stopped. */
  tryIn(zip: Uint8Array, chair?: string): Promise<void>;
  /** The bytes of a new archive. */
  archive(reviewId: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

export async function archivedWorld(): Promise<ArchivedWorld> {
  const [here, elsewhere] = [await openTestApp(), tempFolder()];
  const config = { ...testConfig, dataDir: elsewhere.path };
  const first = await openTestApp({}, config);
  const { cookie } = await first.join(await first.setUp(), 'Noor');
  await first.close();
  const chair = here.visitor();
  await chair.call('POST', '/setup', { organisation: 'Northmere', samples: true, ...firstMember });
  const listed = (await chair.call('GET', '/reviews')).json['reviews'] as { id: string }[];
  const reviewIds = listed.map(({ id }) => id).sort();
  for (const reviewId of reviewIds) {
    await chair.call('POST', `/reviews/${reviewId}/comments`, {
      place: 'review',
      text: 'What of the nights?',
    });
    await chair.send('POST', `/reviews/${reviewId}/evidence-files`, png, {
      'content-type': uploadMediaType,
      [fileNameHeader]: 'screen.png',
      [fileTypeHeader]: 'image/png',
    });
    await chair.call('POST', `/reviews/${reviewId}/versions`);
  }
  const tryIn = async (zip: Uint8Array, as?: string): Promise<void> => {
    const file = join(elsewhere.path, 'archive.zip');
    writeFileSync(file, zip);
    await importReview(config, file, as, () => undefined);
  };
  let there: TestApp | undefined;
  return {
    ...{ here, chair, reviewIds, tryIn },
    async bringIn(...zips) {
      for (const zip of zips) await tryIn(zip, 'noor@example.org');
      there = await openTestApp({}, config);
      const newChair = there.visitor();
      newChair.cookie = cookie;
      return { app: there, chair: newChair };
    },
    async archive(reviewId) {
      const answer = await chair.fetch('GET', `/reviews/${reviewId}/exports/archive`);
      if (answer.status !== 200) throw new Error(await answer.text());
      return new Uint8Array(await answer.arrayBuffer());
    },
    async close() {
      await here.close();
      await there?.close();
      elsewhere.remove();
    },
  };
}
