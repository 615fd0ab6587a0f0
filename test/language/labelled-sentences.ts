/**
 * Labelled sentences for the language hints, in two halves: one to write rules by, one that was frozen before the
 * first rule and of which only the figures are looked at. The halves come from a shuffle with a fixed seed.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SeededRandom } from '../support/seeded-random.ts';

export interface LabelledSentence {
  readonly id: string;
  readonly label: 'blame' | 'ok';
  /** Empty for a sentence that blames nobody. */
  readonly category: string;
  readonly text: string;
  readonly note: string;
}

const splitSeed = 20261120;

/** Every sentence written before the first rule, in the order of the file. */
export function allSentences(): readonly LabelledSentence[] {
  return sentencesIn('sentences.tsv');
}

/** Sentences written after the rules, to find what they lack; rules have been written with them since. */
export function laterSentences(): readonly LabelledSentence[] {
  return sentencesIn('later-sentences.tsv');
}

function sentencesIn(file: string): readonly LabelledSentence[] {
  const [, ...lines] = readFileSync(join(import.meta.dirname, file), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => {
    const [id = '', label = '', category = '', text = '', note = ''] = line.split('\t');
    if (label !== 'blame' && label !== 'ok') throw new Error(`${id} has the label "${label}".`);
    return { id, label, category, text, note };
  });
}

/** The two halves, each in shuffled order. */
export function halves(): {
  readonly training: readonly LabelledSentence[];
  readonly frozen: readonly LabelledSentence[];
} {
  const random = new SeededRandom(splitSeed);
  const shuffled = [...allSentences()];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  const middle = Math.floor(shuffled.length / 2);
  return { training: shuffled.slice(0, middle), frozen: shuffled.slice(middle) };
}

/** SHA-256 over id, label, category and text of each sentence, as hexadecimal. */
export function digestOf(sentences: readonly LabelledSentence[]): string {
  const lines = sentences.map(({ id, label, category, text }) => `${id}\t${label}\t${category}\t${text}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}
