/**
 * One generated review from its seed to the finished files: a summary is begun from it, its findings are answered as
 * suggested, it is read for an audience and rendered; then the files are searched for everything that was put in.
 */
import * as Y from 'yjs';
import { readRendered } from '../../server/publishing/read-rendered.ts';
import { render } from '../../server/publishing/rendering.ts';
import { scanRendered } from '../../server/publishing/scan-rendered.ts';
import { scanContent, type PlacedFinding } from '../../server/summaries/scan-content.ts';
import { answeredAsSuggested } from '../../shared/deidentify/answer-findings.ts';
import { findIdentifiers } from '../../shared/deidentify/find-identifiers.ts';
import { knownNamesOf } from '../../shared/deidentify/known-names.ts';
import type { KnownNames } from '../../shared/deidentify/finding.ts';
import { readLinks, readRecords } from '../../shared/review-document/reads.ts';
import type { Audience } from '../../shared/summaries/audiences.ts';
import { readLearningSummary, type SummaryContent } from '../../shared/summaries/read-learning-summary.ts';
import { frameForTests } from '../../shared/summaries/summary-for-tests.ts';
import { seedSummary } from '../../shared/summaries/seed-summary.ts';
import type { SummaryFormat } from '../../shared/summaries/summary-formats.ts';
import { writeSummary } from '../../shared/summaries/write-summary.ts';
import { SeededRandom } from '../support/seeded-random.ts';
import { pdfFacts, pdfText } from '../publishing/poppler.ts';
import { plainLetters, trace, type Seeded } from './identifier-makers.ts';
import { leakyReview } from './leaky-review.ts';

export interface LeakResult {
  readonly seed: number;
  /** Identifiers that were put into fields a summary is begun from, and reached it. */
  readonly reached: number;
  readonly files: Readonly<Record<string, number>>;
  /** What was still in a file: its kind, how it was written, and in which format. Never empty by accident. */
  readonly leaks: readonly string[];
  readonly unknownNames: number;
  readonly unknownFound: number;
  /** Texts that still held a finding after they were answered over and over. */
  readonly stubborn: readonly string[];
}

const audiences: readonly Audience[] = ['staff', 'family', 'network', 'public'];
/** Answering a text can bring two words together that look like something anew. */
const mostRounds = 6;

export async function leakRun(seed: number, formats: readonly SummaryFormat[]): Promise<LeakResult> {
  const random = new SeededRandom(seed);
  const review = leakyReview(random);
  const known = knownNamesOf(review.source.content, review.rows);
  const begun = begin(review.source, random);
  const before = words(
    begun.points
      .flatMap((point) => [point.text, point.mechanism, point.effect, point.note])
      .concat(JSON.stringify(begun.facts)),
  );
  const reached = review.seeded.filter(({ traces }) => traces.some((each) => before.includes(each)));
  const { content, stubborn } = await answered(begun, known);
  const audience = audiences[seed % audiences.length] ?? 'public';
  const summary = readLearningSummary(content, { ...frameForTests, audience, namesReleased: false });
  const leaks: string[] = [];
  const files: Record<string, number> = {};
  const unknownLeft = new Set<Seeded>();
  for (const format of formats) {
    const bytes = await render(summary, format);
    files[format] = bytes.length;
    const texts = await textsOf(format, bytes);
    const shown = words(texts);
    for (const put of reached) {
      if (!put.traces.some((each) => shown.includes(each) && standsAlone(each, texts))) continue;
      if (put.class === 'unknown-name') unknownLeft.add(put);
      else leaks.push(`${format}: ${put.of} ${JSON.stringify(put.text)}`);
    }
    for (const { kind, place, text } of await scanRendered(format, bytes, { summary, known })) {
      leaks.push(`${format}: the last look found ${kind} in ${place}: ${JSON.stringify(text)}`);
    }
  }
  const unknown = reached.filter((put) => put.class === 'unknown-name');
  return {
    ...{ seed, reached: reached.length, files, leaks, stubborn },
    unknownNames: unknown.length,
    unknownFound: unknown.length - unknownLeft.size,
  };
}

/** Small letters and digits alone, a word boundary between pieces, so that nothing is found across two of them. */
function words(texts: readonly string[]): string {
  return texts.map(trace).join('\n');
}

/**
 * Whether letters stand for themselves: "Orvansby" within another "Jorvansby" is that one's. Whatever stands between the
 * letters does not hide them; with a digit in it every place counts.
 */
function standsAlone(traced: string, texts: readonly string[]): boolean {
  if (!/^\p{L}+$/u.test(traced)) return true;
  const alone = new RegExp(`(?<!\\p{L})${Array.from(traced).join('[^\\p{L}\\p{N}]*')}s?(?!\\p{L})`, 'u');
  return texts.some((text) => alone.test(plainLetters(text)));
}

async function textsOf(format: SummaryFormat, bytes: Uint8Array): Promise<string[]> {
  const read = (await readRendered(format, bytes)).map((each) => each.words);
  return format === 'pdf' ? [...read, pdfText(bytes), pdfFacts(bytes)] : read;
}

function begin(source: Parameters<typeof seedSummary>[0], random: SeededRandom): SummaryContent {
  const seed = seedSummary(source, random.bytes);
  const doc = new Y.Doc();
  doc.clientID = 1;
  writeSummary({ doc, origin: null, random: random.bytes, now: () => 1 }, seed, { id: 'full', version: 1 });
  const content = { facts: seed.facts, points: readRecords(doc, 'points'), links: readLinks(doc) };
  doc.destroy();
  return content;
}

/** Every finding answered as suggested, until nothing is found. */
async function answered(
  begun: SummaryContent,
  known: KnownNames,
): Promise<{ content: SummaryContent; stubborn: string[] }> {
  let content = begun;
  let findings: readonly PlacedFinding[] = await scanContent(content, known);
  for (let round = 0; round < mostRounds && findings.length > 0; round += 1) {
    content = withAnswers(content, findings);
    findings = await scanContent(content, known);
  }
  return { content, stubborn: findings.map(({ kind, text }) => `${kind}: ${JSON.stringify(text)}`) };
}

function withAnswers(content: SummaryContent, findings: readonly PlacedFinding[]): SummaryContent {
  const at = (point: string, field: string, text: string): string => {
    const here = findings.filter((finding) => finding.point === point && finding.field === field);
    return here.length === 0 ? text : answeredAsSuggested(text, here) || 'Left out';
  };
  const { facts } = content;
  const { system, publisher } = facts;
  return {
    ...content,
    facts: {
      ...facts,
      title: at('facts', 'title', facts.title),
      setting: at('facts', 'setting', facts.setting),
      publisher: {
        kind: at('facts', 'publisher.kind', publisher.kind),
        region: at('facts', 'publisher.region', publisher.region),
      },
      system: {
        class: at('facts', 'system.class', system.class),
        purpose: at('facts', 'system.purpose', system.purpose),
        autonomy: at('facts', 'system.autonomy', system.autonomy),
        use: at('facts', 'system.use', system.use),
        versionAge: at('facts', 'system.versionAge', system.versionAge),
      },
    },
    points: content.points.map((point) => ({
      ...point,
      text: at(point.id, 'text', point.text),
      mechanism: at(point.id, 'mechanism', point.mechanism),
      effect: at(point.id, 'effect', point.effect),
      note: at(point.id, 'note', point.note),
    })),
  };
}

/** Of the sentences that name nobody, those that are left exactly as they are. */
export function untouched(sentences: readonly string[], known: KnownNames): readonly string[] {
  return sentences.filter((sentence) => findIdentifiers(sentence, known).length === 0);
}
