/** The command that prints hints, as its own process. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Hint } from '../../shared/language/hint.ts';
import { readHints } from '../../shared/language/read-hints.ts';
import { Program } from '../support/run-program.ts';
import { tempFolder, type TempFolder } from '../support/temp-folder.ts';

let folder: TempFolder;
let program: Program | undefined;

beforeEach(() => {
  folder = tempFolder();
});
afterEach(async () => {
  await program?.dispose();
  folder.remove();
});

function hints(...args: string[]): Program {
  program = new Program('server/cli/main.ts', ['hints', ...args], { DATA_DIR: join(folder.path, 'data') });
  return program;
}

it('prints one JSON array with the hints of each line, those of the editor', async () => {
  const lines = ['The nurse failed to act.', '', 'The alert failed to fire.', 'It was “human error”.'];
  const file = join(folder.path, 'lines.txt');
  writeFileSync(file, `${lines.join('\r\n')}\r\n`);
  const run = hints('--lines', file);
  expect(await run.ends()).toBe(0);
  const printed = JSON.parse(run.stdout) as Hint[][];
  expect(printed).toEqual(lines.map((line) => readHints(line, { use: 'prose' })));
  expect(printed.map((found) => found.map(({ kind }) => kind))).toEqual([['blame'], [], [], []]);
});

it('says what is wrong with a file that is not there, and prints nothing as a result', async () => {
  const run = hints('--lines', join(folder.path, 'nowhere.txt'));
  expect(await run.ends()).toBe(1);
  expect(run.stdout).toBe('');
  expect(run.stderr).toMatch(/there is no such file\. Name a text file with one sentence a line\./);
});
