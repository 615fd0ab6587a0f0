/**
 * What lines of a page may say once they are put together again. Where one ends at a space that the words had before
 * they were set, only with that space; anywhere else also without one, and without a hyphen that was put in. Pure.
 */

/** Pairs of words between which there was a space before lines were broken. */
export type Gaps = ReadonlySet<string>;

const hyphen = '-\u2010\u00AD';
const endsWithHyphen = new RegExp(`[${hyphen}]\n`, 'g');

export function gapsOf(texts: readonly string[]): Gaps {
  const found = new Set<string>();
  for (const text of texts) {
    const words = text.split(/\s+/);
    for (const [at, word] of words.entries()) if (at > 0) found.add(gap(words[at - 1] ?? '', word));
  }
  return found;
}

/** @param block lines, each ended by `\n`. */
export function readingsOf(block: string, gaps: Gaps): readonly string[] {
  const lines = block.split('\n');
  const read = new Set([plain(lines.join(' '))]);
  let run = lines[0] ?? '';
  for (const [at, line] of lines.entries()) {
    if (at === 0) continue;
    if (gaps.has(gap(lastWord(lines[at - 1] ?? ''), firstWord(line)))) {
      put(run, read);
      run = line;
    } else run += `\n${line}`;
  }
  put(run, read);
  return [...read];
}

/** Lines of which nobody knows whether a space stood between them. */
function put(run: string, read: Set<string>): void {
  if (!run.includes('\n')) return;
  read.add(plain(run.replaceAll('\n', '')));
  if (run.search(endsWithHyphen) >= 0) {
    read.add(plain(run.replaceAll(endsWithHyphen, '').replaceAll('\n', '')));
    // Of the lines between, one may end with a hyphen and the next with a space.
    read.add(plain(run.replaceAll(endsWithHyphen, '').replaceAll('\n', ' ')));
    read.add(plain(run.replaceAll(/([-\u2010])\n/g, '$1').replaceAll('\n', ' ')));
  }
}

/** A soft hyphen is only seen at the end of a line. */
function plain(text: string): string {
  return text.replaceAll('\u00AD', '');
}

function gap(before: string, after: string): string {
  return `${before} ${after}`;
}

function lastWord(line: string): string {
  return /\S+$/.exec(line)?.[0] ?? '';
}

function firstWord(line: string): string {
  return /^\S+/.exec(line)?.[0] ?? '';
}
