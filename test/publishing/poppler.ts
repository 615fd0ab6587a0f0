/** What a PDF holds, as Poppler's programs read it; they come with a package that a machine need not have. */
import { spawnSync } from 'node:child_process';

export const hasPoppler = spawnSync('pdfinfo', ['-v']).error === undefined;
/** Said in the name of a test that cannot be run here. */
export const popplerMissing = hasPoppler
  ? ''
  : ' (not run: Poppler is not installed; apt-get install poppler-utils)';

/** In reading order. */
export function pdfText(pdf: Uint8Array): string {
  return run('pdftotext', ['-raw', '-nopgbrk', '-', '-'], pdf);
}

/** The tree of its tags, one line for each element, set in by two blanks a level. */
export function pdfStructure(pdf: Uint8Array): string {
  return run('pdfinfo', ['-struct-text', '-'], pdf);
}

export function pdfAddresses(pdf: Uint8Array): string {
  return run('pdfinfo', ['-url', '-'], pdf);
}

export function pdfScripts(pdf: Uint8Array): string {
  return run('pdfinfo', ['-js', '-'], pdf).trim();
}

export function pdfFacts(pdf: Uint8Array): string {
  return run('pdfinfo', ['-'], pdf);
}

function run(program: string, args: readonly string[], input: Uint8Array): string {
  const { status, stdout, stderr } = spawnSync(program, args, { input, maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${program} could not read it: ${stderr.toString()}`);
  return stdout.toString();
}
