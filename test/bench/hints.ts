/**
 * `node test/bench/hints.ts`: how long the language help takes for a paragraph of six sentences, and how often one could
 * go through the same words with a plain search meanwhile. The ratio means something from one machine to another.
 */
import { readHints } from '../../shared/language/read-hints.ts';
import { allSentences } from '../language/labelled-sentences.ts';

const sentencesInParagraph = 6;
const rounds = 20;

const sentences = allSentences().map(({ text }) => text);
const paragraphs: string[] = [];
for (let at = 0; at + sentencesInParagraph <= sentences.length; at += sentencesInParagraph)
  paragraphs.push(sentences.slice(at, at + sentencesInParagraph).join(' '));

/** Median and 95th percentile in milliseconds, and the sum. */
function timed(work: (text: string) => unknown): {
  readonly p50: number;
  readonly p95: number;
  readonly sum: number;
} {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const paragraph of paragraphs) {
      const begun = performance.now();
      work(paragraph);
      // The first round warms up.
      if (round > 0) times.push(performance.now() - begun);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), sum: times.reduce((sum, time) => sum + time, 0) };
}

const hints = timed((text) => readHints(text, { use: 'prose' }));
const search = timed((text) => text.match(/[\p{L}']+/gu));
console.log(
  `${paragraphs.length} paragraphs of ${sentencesInParagraph} sentences: ` +
    `p50 ${hints.p50.toFixed(2)} ms, p95 ${hints.p95.toFixed(2)} ms; ` +
    `${Math.round(hints.sum / search.sum)} times a search for all words`,
);
