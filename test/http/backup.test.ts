/** Backup, restore, verify and doctor, run as a person at a terminal would, on folders with a past. */
import Database from 'better-sqlite3';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backUp } from '../../db/backup.ts';
import { checkFileSystem, unsafeFileSystem } from '../../db/file-system.ts';
import { clockFault } from '../../server/clock-check.ts';
import { verifyFile } from '../../server/cli/verify.ts';
import { backUpIfDue } from '../../server/nightly-backup.ts';
import { createRecord } from '../../shared/review-document/edits.ts';
import { AckedWriter } from '../support/acked-writer.ts';
import { setUp, type MemberClient } from '../support/member-client.ts';
import { Program } from '../support/run-program.ts';
import { seededBytes } from '../support/review-world.ts';
import { occurrences, readStoredDocument } from '../support/stored-document.ts';
import { tempFolder, type TempFolder } from '../support/temp-folder.ts';

/** Milliseconds; each step is a process of its own, and machines are busy. */
const patience = 120_000;

let folder: TempFolder;
let programs: Program[];

beforeEach(() => {
  folder = tempFolder();
  programs = [];
});
afterEach(async () => {
  await Promise.all(programs.map((program) => program.dispose()));
  folder.remove();
});

const dataDir = () => join(folder.path, 'data');
const databaseFile = () => join(dataDir(), 'causeway.sqlite');

async function server(): Promise<{ readonly program: Program; readonly url: string }> {
  const program = new Program('server/main.ts', [], { DATA_DIR: dataDir() });
  programs.push(program);
  return { program, url: (await program.says(/running at (http\S+)/))[1] ?? '' };
}

async function causeway(...args: string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  const program = new Program('server/cli/main.ts', args, { DATA_DIR: dataDir() });
  programs.push(program);
  const code = await program.ends();
  return { code, said: program.stdout + program.stderr };
}

let seed = 70;
function write(writer: AckedWriter, marker: string): void {
  const random = seededBytes((seed += 1));
  writer.write(marker, (doc) => {
    createRecord({ doc, origin: null, random, now: () => 1 }, 'lessons', { text: marker });
  });
}

async function reviewOf(url: string): Promise<{ chair: MemberClient; reviewId: string }> {
  const chair = await setUp(url);
  const { id } = await chair.createReview({ title: 'Kept' });
  return { chair, reviewId: id };
}

describe('a backup', () => {
  test(
    '[P47] taken while people type holds every edit acknowledged before it began, and passes the check',
    async () => {
      const { url } = await server();
      const { chair, reviewId } = await reviewOf(url);
      const writers = await Promise.all(
        Array.from({ length: 8 }, async () => {
          const writer = new AckedWriter();
          await writer.connect(url, reviewId, chair.cookie);
          return writer;
        }),
      );
      let typing = true;
      const busy = writers.map(async (writer, index) => {
        for (let turn = 0; typing; turn += 1) {
          const marker = `<${index}.${turn}>`;
          write(writer, marker);
          await writer.until(() => writer.acked.has(marker));
        }
      });
      await writers[0]?.until(() => (writers[0]?.acked.size ?? 0) > 5);
      const acked = writers.flatMap((writer) => [...writer.acked]);
      const file = join(folder.path, 'backup.sqlite');
      const { code, said } = await causeway('backup', file);
      typing = false;
      await Promise.all(busy);
      for (const writer of writers) writer.disconnect();
      expect(said).toMatch(/holds everything that was saved/);
      expect(code).toBe(0);
      const { doc } = readStoredDocument(file, reviewId);
      const text = JSON.stringify(doc.getMap('lessons').toJSON());
      expect(acked.filter((marker) => occurrences(text, marker) !== 1)).toEqual([]);
      expect((await causeway('verify', file)).code).toBe(0);
      expect((await causeway('backup', file)).said).toMatch(/replaces no file/);
    },
    patience,
  );

  test(
    '[P47] is not put over a running server, and what it replaces is kept beside it',
    async () => {
      const running = await server();
      const { chair, reviewId } = await reviewOf(running.url);
      const writer = new AckedWriter();
      await writer.connect(running.url, reviewId, chair.cookie);
      write(writer, '<before>');
      await writer.until(() => writer.acked.has('<before>'));
      const file = join(folder.path, 'backup.sqlite');
      expect((await causeway('backup', file)).code).toBe(0);
      write(writer, '<after>');
      await writer.until(() => writer.acked.has('<after>'));
      const refused = await causeway('restore', file);
      expect(refused.said).toMatch(/is running on the data folder/);
      expect(refused.code).toBe(1);
      writer.disconnect();
      await running.program.stop('SIGTERM');

      const restored = await causeway('restore', file);
      expect(restored.said).toMatch(/What was there before is kept as/);
      expect(restored.code).toBe(0);
      const aside = readdirSync(dataDir()).find((name) => name.includes('.before-')) ?? '';
      const kept = readStoredDocument(join(dataDir(), aside), reviewId).doc;
      expect(JSON.stringify(kept.getMap('lessons').toJSON())).toContain('<after>');
      expect((await causeway('verify')).said).toMatch(/is sound/);

      const again = await server();
      // The tab that saw the later state comes back with it: nothing of it is merged unseen, nothing doubles.
      await writer.connect(again.url, reviewId, chair.cookie);
      await writer.until(() => writer.closeCode !== null);
      expect(writer.closeCode).toBe(4409);
      const reader = new AckedWriter();
      await reader.connect(again.url, reviewId, chair.cookie);
      const text = JSON.stringify(reader.doc.getMap('lessons').toJSON());
      expect([occurrences(text, '<before>'), occurrences(text, '<after>')]).toEqual([1, 0]);
      write(reader, '<anew>');
      await reader.until(() => reader.acked.has('<anew>'));
      reader.disconnect();
      await again.program.stop('SIGTERM');
      expect((await causeway('verify')).code).toBe(0);
    },
    patience,
  );

  test(
    'a damaged one is refused, and nothing is replaced',
    async () => {
      const running = await server();
      await reviewOf(running.url);
      await running.program.stop('SIGTERM');
      const file = join(folder.path, 'backup.sqlite');
      await causeway('backup', file);
      const damaged = new Database(file);
      damaged.prepare('UPDATE document_updates SET bytes = zeroblob(length(bytes)) WHERE seq = 1').run();
      damaged.close();
      const refused = await causeway('restore', file);
      expect(refused.said).toMatch(/is not a sound database/);
      expect(refused.code).toBe(1);
      expect(readdirSync(dataDir()).some((name) => name.includes('.before-'))).toBe(false);
    },
    patience,
  );
});

describe('verify', () => {
  const faults: readonly [what: string, sql: string, sentence: RegExp][] = [
    ['a changed update', `UPDATE document_updates SET at = at + 1 WHERE seq = 2`, /Commit \d+ does not hold/],
    ['a missing update', `DELETE FROM document_updates WHERE seq = 2`, /row 2 of its log is missing/],
    ['a missing link', `DELETE FROM commits WHERE id = 2`, /points at nothing|Link 2 of the commit chain/],
    [
      'a changed version',
      `UPDATE versions SET content = content || ' '`,
      /Version 1 of review \S+ is not what was kept/,
    ],
  ];

  test(
    'names the first fault, whatever was changed on the disk',
    async () => {
      const { program, url } = await server();
      const { chair, reviewId } = await reviewOf(url);
      const writer = new AckedWriter();
      await writer.connect(url, reviewId, chair.cookie);
      for (const marker of ['<a>', '<b>', '<c>']) {
        write(writer, marker);
        await writer.until(() => writer.acked.has(marker));
      }
      writer.disconnect();
      await chair.expectOk('POST', `/reviews/${reviewId}/versions`);
      await program.stop('SIGTERM');
      expect((await causeway('verify', dataDir())).said).toMatch(
        /1 version and 0 files are as they were stored/,
      );
      const whole = join(folder.path, 'whole.sqlite');
      await backUp(databaseFile(), whole);
      for (const [what, sql, sentence] of faults) {
        const file = join(folder.path, `${what}.sqlite`);
        copyFileSync(whole, file);
        const damaged = new Database(file);
        damaged.pragma('foreign_keys = OFF');
        damaged.exec(sql);
        damaged.close();
        expect(() => verifyFile(file), what).toThrow(sentence);
      }
      expect((await causeway('verify', join(folder.path, 'none.sqlite'))).code).toBe(1);
    },
    patience,
  );
});

describe('the ground', () => {
  test(
    'doctor finds a fresh folder in order',
    async () => {
      const { code, said } = await causeway('doctor');
      expect(said).not.toContain('!!');
      expect(said).toMatch(/No server is running/);
      expect(code).toBe(0);
    },
    patience,
  );

  test(
    '[P48] network and virtual file systems are refused, unless somebody answers for them',
    () => {
      expect(unsafeFileSystem('/data', () => 0xef53)).toBeNull();
      expect(() => checkFileSystem('/data', false, () => 0x6969)).toThrow('/data is on NFS');
      // Some systems hand the number out with its sign.
      expect(() => checkFileSystem('/data', false, () => 0xff534d42 | 0)).toThrow('/data is on CIFS');
      expect(() => checkFileSystem('/data', true, () => 0x65735546)).not.toThrow();
    },
    patience,
  );

  test(
    '[P48] a clock more than a day behind the newest edit is named',
    () => {
      const noon = Date.UTC(2026, 2, 2, 12);
      expect(clockFault(noon, null)).toBeNull();
      expect(clockFault(noon, noon + 23 * 3600_000)).toBeNull();
      expect(clockFault(noon, noon + 25 * 3600_000)).toMatch(
        /says 2026-03-02 12:00 UTC.*2026-03-03 13:00 UTC/,
      );
    },
    patience,
  );

  test(
    'a backup is made once a night, and the last ones are kept',
    async () => {
      const { program, url } = await server();
      await reviewOf(url);
      await program.stop('SIGTERM');
      const nights = join(folder.path, 'nights');
      let now = new Date(2026, 2, 2, 1).getTime();
      const deps = { databaseFile: databaseFile(), folder: nights, keep: 2, clock: () => now };
      expect(await backUpIfDue(deps)).toBeNull();
      expect(existsSync(nights)).toBe(false);
      for (let night = 2; night <= 4; night += 1) {
        now = new Date(2026, 2, night, 3).getTime();
        expect(await backUpIfDue(deps)).toBe(join(nights, `causeway-2026-03-0${night}.sqlite`));
        expect(await backUpIfDue(deps)).toBeNull();
      }
      expect(readdirSync(nights).sort()).toEqual([
        'causeway-2026-03-03.sqlite',
        'causeway-2026-03-04.sqlite',
      ]);
      expect((await causeway('verify', join(nights, 'causeway-2026-03-04.sqlite'))).code).toBe(0);
    },
    patience,
  );
});
