/**
 * The last gate before a summary leaves: the finished file, read back, is searched once more. Whatever is found in it
 * must have been answered in the text it was made from; anything else came in on the way, and the file does not leave.
 */
import { findIdentifiers } from '../../shared/deidentify/find-identifiers.ts';
import type { Finding, KnownNames } from '../../shared/deidentify/finding.ts';
import { identifierWords, type IdentifierKind } from '../../shared/deidentify/identifier-kinds.ts';
import { joined } from '../../shared/deidentify/known-spellings.ts';
import { AppError } from '../../shared/errors.ts';
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import type { SummaryFormat } from '../../shared/summaries/summary-formats.ts';
import { formatFacts } from '../../shared/summaries/summary-formats.ts';
import { gapsOf } from './broken-lines.ts';
import { madeTime } from './made-time.ts';
import { outlineOf } from './outline-of.ts';
import { readRendered, type RenderedWords } from './read-rendered.ts';
import { summaryHash } from './render-json.ts';

/** Something that would have left although nobody decided about it. */
export interface Leak {
  readonly kind: IdentifierKind;
  readonly place: RenderedWords['place'];
  readonly text: string;
}

export interface RenderedFrom {
  /** What the file was made from. Its findings were answered: a summary with open ones is not rendered for leaving. */
  readonly summary: LearningSummary;
  readonly known: KnownNames;
}

/**
 * What would leak; empty when the file may leave. In its text a guess that layout made (two cells that together look like
 * a name) does not count; in what surrounds the text every find does.
 */
export async function scanRendered(
  format: SummaryFormat,
  bytes: Uint8Array,
  { summary, known }: RenderedFrom,
): Promise<readonly Leak[]> {
  const answered = answeredIn(summary, known);
  const own = ownWords(summary);
  const given = format === 'pdf' ? handedOver(summary) : [];
  const words = [
    // Pages hold glyphs: what could not be told from them was still given to the typesetter.
    ...given.map((each): RenderedWords => ({ place: 'text', words: each })),
    ...(await readRendered(format, bytes, gapsOf(given))),
  ];
  const leaks = [...notAnswerable(summary, known)];
  const seen = new Set<string>();
  for (const { place, words: piece } of words) {
    // What the typesetter was given stands on the page in the same words; once is enough.
    const once = `${place} ${piece}`;
    if (seen.has(once)) continue;
    seen.add(once);
    const text = own.reduce((left, each) => left.replaceAll(each, ' '), piece);
    for (const finding of findIdentifiers(text, known)) {
      const found = text.slice(finding.from, finding.to);
      if (!finding.certain && place === 'text') continue;
      if (!isAnswered(found, answered)) leaks.push({ kind: finding.kind, place, text: found });
    }
  }
  return leaks;
}

/** @throws AppError `not-allowed-now` that says what would have left, by kind alone */
export async function assertClean(
  format: SummaryFormat,
  bytes: Uint8Array,
  from: RenderedFrom,
): Promise<void> {
  const leaks = await scanRendered(format, bytes, from);
  if (leaks.length === 0) return;
  const kinds = [...new Set(leaks.map(({ kind }) => identifierWords[kind].name.toLowerCase()))].join(', ');
  const where = leaks.every(({ place }) => place === 'metadata') ? ' in what the file says about itself' : '';
  throw new AppError(
    'not-allowed-now',
    `The summary was not given out as ${formatFacts[format].inSentence}: the finished file holds what nobody decided about${where} (${kinds}).`,
    'Look through the findings of the summary again, answer what is open, and have it approved anew.',
  );
}

/** Kept while the same summary is made into one format after the other. */
const looked = new WeakMap<LearningSummary, { known: KnownNames; answered: ReadonlySet<string> }>();

/** Findings of the fields that the pass before approval asks about, in the form by which they are known again. */
function answeredIn(summary: LearningSummary, known: KnownNames): ReadonlySet<string> {
  const kept = looked.get(summary);
  if (kept?.known === known) return kept.answered;
  const answered = new Set<string>();
  for (const text of askedFields(summary)) {
    for (const { from, to } of findIdentifiers(text, known)) answered.add(joined(text.slice(from, to)));
  }
  for (const name of known.released ?? []) answered.add(joined(name));
  looked.set(summary, { known, answered });
  return answered;
}

function isAnswered(found: string, answered: ReadonlySet<string>): boolean {
  const form = joined(found);
  if (answered.has(form)) return true;
  // A line or page that ends within it shows a part.
  return form.length >= 4 && [...answered].some((each) => each.includes(form));
}

function askedFields({ deidentification, publisher, system, ...summary }: LearningSummary): string[] {
  return [
    summary.title,
    ...[summary.licence, summary.setting, deidentification.residualRisk, publisher.kind, publisher.region],
    ...[system.class, system.purpose, system.autonomy, system.use, system.versionAge],
    ...summary.failureKinds,
    ...summary.harm.flatMap(({ dimension, grade }) => [dimension, grade]),
    ...[
      summary.inPlainWords,
      summary.wentRight,
      summary.openQuestions,
      summary.dissent,
      summary.equity,
    ].flat(),
    ...Object.values(summary.narrative).flat(),
    ...summary.timeline.flatMap(({ offset, text }) => [offset, text]),
    ...[summary.outcomes, summary.safeguards, summary.lessons, summary.areas].flat().map(({ text }) => text),
    ...summary.factors.flatMap(({ condition, mechanism, effect }) => [condition, mechanism, effect]),
    ...summary.noneFound.map(({ reason }) => reason),
    ...summary.actions.flatMap(({ title, detail, owner, measure, result }) => [
      title,
      detail,
      owner,
      measure,
      result,
    ]),
  ].filter((text) => text !== undefined);
}

/** Fields that people fill and nobody is asked about: nothing may be in them. */
function notAnswerable(summary: LearningSummary, known: KnownNames): Leak[] {
  const { withdrawnBecause, publisher, system, deidentification } = summary;
  const fields = [
    ...[withdrawnBecause, publisher.name, system.productName, system.maker],
    ...deidentification.approvedBy,
  ].filter((text) => text !== undefined);
  return fields.flatMap((text) =>
    findIdentifiers(text, known)
      .filter((finding: Finding) => !isReleased(text.slice(finding.from, finding.to), known, text))
      .map(({ kind, from, to }): Leak => ({ kind, place: 'text', text: text.slice(from, to) })),
  );
}

function isReleased(found: string, { released = [] }: KnownNames, whole: string): boolean {
  return released.some((name) => name === whole || joined(name).includes(joined(found)));
}

/** What we put on every page ourselves: the register's digest, the name of the summary, and when it was made. */
function ownWords(summary: LearningSummary): string[] {
  const made = new Date(madeTime(summary.made)).toISOString();
  return [
    summaryHash(summary),
    summary.id,
    made,
    `${made.slice(0, 19)}Z`,
    `${made.slice(0, 19)}+00:00`,
    `D:${made.slice(0, 19).replace(/\D/g, '')}`,
    made.slice(0, 10),
  ];
}

/** The words that the typesetter was given: they tell where a line ends between two words and where within one. */
function handedOver(summary: LearningSummary): string[] {
  const found: string[] = [];
  const gather = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (Array.isArray(value)) value.forEach(gather);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, held] of Object.entries(value)) if (key !== 'drawing') gather(held);
    }
  };
  gather(outlineOf(summary, summaryHash(summary), 'paper'));
  return found;
}
