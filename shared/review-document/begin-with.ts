/**
 * What a review may begin with: the words of a quick report, placed into its sections, and facts copied from the
 * register of AI systems. Only ever adds, and only to facts that nobody has said anything about.
 */
import type { ReportBehind } from '../api/reports.ts';
import type { ReportGrade } from '../reports/report-state.ts';
import type { CopiedFact } from '../systems/system-sheet.ts';
import { sectionsOf, type Template } from '../templates/templates.ts';
import { createRecord, factText, setFactState, type Editing } from './edits.ts';
import { appendProse, type PlainBlock } from './prose-write.ts';
import { readFact } from './reads.ts';

export interface FilledFacts {
  readonly copied: readonly string[];
  /** Facts that say something already, or of which somebody said that it is not known. */
  readonly kept: readonly string[];
}

/** Facts that this review does not ask for are passed over. */
export function fillFacts(editing: Editing, facts: readonly CopiedFact[], source: string): FilledFacts {
  const copied: string[] = [];
  const kept: string[] = [];
  for (const { factId, value } of facts) {
    const present = readFact(editing.doc, factId);
    if (present === undefined) continue;
    if (present.value.trim() !== '' || present.source.trim() !== '' || present.state !== null) {
      kept.push(factId);
      continue;
    }
    editing.doc.transact(() => {
      factText(editing.doc, factId, 'value')?.insert(0, value);
      factText(editing.doc, factId, 'source')?.insert(0, source);
    }, editing.origin);
    setFactState(editing, factId, 'known');
    copied.push(factId);
  }
  return { copied, kept };
}

/** Places a report's words: the story as prose, the moment as a timeline entry, what it says of the event as facts. */
export function writeReport(editing: Editing, template: Template, report: ReportBehind): void {
  const sections = sectionsOf(template);
  const story =
    sections.find(({ id }) => id === 's.what') ??
    sections.find(({ blocks }) => blocks.some(({ kind }) => kind === 'prose'));
  if (story !== undefined) appendProse(editing, story.id, storyOf(report));
  const asksForTimes = sections.some(({ blocks }) => blocks.some(({ kind }) => kind === 'timeline'));
  if (asksForTimes && report.occurredOn !== null) writeMoment(editing, report, report.occurredOn);
  fillFacts(editing, factsOf(report), sourceOf(report));
}

function storyOf(report: ReportBehind): readonly PlainBlock[] {
  const parts: readonly (readonly [string, string])[] = [
    ['What happened, as it was reported', report.happened],
    ['What the AI system showed or did', report.shown],
    ['Who was or might be affected', affectedWords(report)],
    ['What somebody should look at', report.lookAt],
  ];
  return parts
    .filter(([, words]) => words !== '')
    .flatMap(([heading, words]) => [
      { as: 'h3' as const, text: heading },
      ...words.split(/\n+/u).filter((line) => line.trim() !== ''),
    ]);
}

function writeMoment(editing: Editing, report: ReportBehind, day: string): void {
  const { occurredAt, zone } = report;
  createRecord(editing, 'timeline', {
    text: firstWords(report.happened),
    from: occurredAt === null ? day : `${day}T${occurredAt}`,
    precision: occurredAt === null ? 'day' : 'minute',
    ...(occurredAt === null || zone === '' ? {} : { tz: zone }),
    known: 'then',
  });
}

function factsOf(report: ReportBehind): readonly CopiedFact[] {
  const { occurredOn, occurredAt, zone } = report;
  const moment = [occurredOn, occurredAt, occurredAt === null ? '' : zone].filter(Boolean).join(' ');
  return [
    { factId: 'incident.occurred', value: moment },
    { factId: 'incident.affected', value: report.affected },
    { factId: 'system.name', value: report.systemName },
  ].filter(({ value }) => value !== '');
}

const gradeWords: Readonly<Record<ReportGrade, string>> = {
  'none-yet': 'Nobody yet, as far as was known.',
  'near-miss': 'A near miss: it was noticed before it did harm.',
  harm: 'It did harm, as it was reported.',
};

function affectedWords({ grade, affected }: ReportBehind): string {
  return affected === '' ? gradeWords[grade] : `${gradeWords[grade]}\n${affected}`;
}

function sourceOf({ createdAt }: ReportBehind): string {
  return `Quick report of ${new Date(createdAt).toISOString().slice(0, 10)}`;
}

/** The first sentence, or as many whole words as fit a line of the timeline. */
function firstWords(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  const sentence = /^.{1,200}?[.!?](?=\s|$)/u.exec(line)?.[0] ?? line;
  if (sentence.length <= 200) return sentence;
  return `${sentence.slice(0, 200).replace(/\s+\S*$/u, '')} …`;
}
