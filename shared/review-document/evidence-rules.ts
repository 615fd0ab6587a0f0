/** What evidence lacks, and which pieces are the same twice. Pure. */
import type { EvidenceRecord } from './records.ts';

/** Whether a piece is a picture without words for those who cannot see it. */
export function lacksAlternative({
  kind,
  file,
  alt,
}: Pick<EvidenceRecord, 'kind' | 'file' | 'alt'>): boolean {
  return kind === 'screenshot' && file !== '' && alt.trim() === '';
}

/** Groups of two or more pieces that hold the same file, the same address or the same words, in their shown order. */
export function duplicateEvidence(pieces: readonly EvidenceRecord[]): readonly (readonly EvidenceRecord[])[] {
  const groups = new Map<string, Set<EvidenceRecord>>();
  for (const piece of pieces) {
    for (const key of keysOf(piece)) {
      const group = groups.get(key) ?? new Set();
      group.add(piece);
      groups.set(key, group);
    }
  }
  return joinOverlapping([...groups.values()].filter(({ size }) => size > 1)).map((group) =>
    pieces.filter((piece) => group.has(piece)),
  );
}

/** By what a piece would be the same as another one. Few words alone are no sign: many screens are "the screen". */
function keysOf({ text, url, file, sha256 }: EvidenceRecord): readonly string[] {
  const words = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const address = url.trim().toLowerCase().replace(/#.*$/, '').replace(/\/+$/, '');
  return [
    words.split(' ').length < 4 ? '' : `words ${words}`,
    address === '' ? '' : `address ${address}`,
    file === '' ? '' : `file ${sha256 === '' ? file : sha256}`,
  ].filter((key) => key !== '');
}

function joinOverlapping<T>(groups: readonly ReadonlySet<T>[]): readonly ReadonlySet<T>[] {
  const joined: Set<T>[] = [];
  for (const group of groups) {
    const touching = joined.filter((other) => [...group].some((item) => other.has(item)));
    const whole = new Set([...group, ...touching.flatMap((other) => [...other])]);
    for (const other of touching) joined.splice(joined.indexOf(other), 1);
    joined.push(whole);
  }
  return joined;
}
