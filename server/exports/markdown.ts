/**
 * A whole review as a report in Markdown, in the order of its template. Pure: it is given plain content and never sees
 * the document. Says only what somebody wrote: no heading without content, no id, no prompt nobody answered.
 * Content that no section of the template has a place for follows at the end, so that nothing is lost by leaving.
 */
import type { BlockKind, Section, SectionBlock } from '../../shared/templates/section.ts';
import { sectionLibrary } from '../../shared/templates/section-library.ts';
import { shownTemplate, type ShownTemplate } from '../../shared/templates/shown-template.ts';
import { template } from '../../shared/templates/templates.ts';
import { voiceOf } from '../../shared/review-document/layout.ts';
import { formatDay } from '../../shared/review-document/local-time.ts';
import type { EvidenceFile } from '../../shared/api/evidence-files.ts';
import type { ReviewContent } from '../../shared/review-document/records.ts';
import { accountabilityPart } from './markdown-accountability.ts';
import { agreementPart } from './markdown-agreement.ts';
import { actionsPart } from './markdown-actions.ts';
import { evidenceTable, pairsTable } from './markdown-evidence.ts';
import { clocksPart } from './markdown-clocks.ts';
import { disputedFactors, factorsByLayer, safeguardsByStage } from './markdown-factors.ts';
import { graphPart } from './markdown-graph.ts';
import { harmPart } from './markdown-harm.ts';
import { driftPart, equityPart } from './markdown-metrics.ts';
import { proseMarkdown } from './markdown-prose.ts';
import {
  areasList,
  bullets,
  dissentList,
  lessonsList,
  outcomesList,
  voicesList,
} from './markdown-records.ts';
import {
  answersList,
  checksList,
  factsTable,
  kindsList,
  unanswerable,
  unknownFacts,
} from './markdown-seeded.ts';
import { blocks, inline } from './markdown-text.ts';
import { timelinePart } from './markdown-timeline.ts';
import { makeReport, noAgreement, nothingFromBefore } from './report.ts';
import type {
  ActionFacts,
  AgreementFacts,
  ClockRow,
  FromBeforeFacts,
  Report,
  ReviewFacts,
} from './report.ts';
import { publicCaseNotice, stageNames } from './report-names.ts';

/**
 * The review as Markdown, with a line feed at its end.
 * @param asked what the review asks for; left out, the template of the product that its row names
 */
export function reviewMarkdown(
  review: ReviewFacts,
  content: ReviewContent,
  actions: readonly ActionFacts[],
  asked: ShownTemplate | undefined = shippedTemplate(review),
  files: readonly EvidenceFile[] = [],
  clocks: readonly ClockRow[] = [],
  agreement: AgreementFacts = noAgreement,
  fromBefore: FromBeforeFacts = nothingFromBefore,
): string {
  const report = makeReport(review, content, actions, files, clocks, fromBefore);
  const sections = asked === undefined ? [] : [...asked.sections, ...asked.kept];
  const placed = new Set(sections.map(({ id }) => id));
  const others = sectionLibrary.filter(({ id }) => !placed.has(id));
  const homes = homesOf(sections);
  return `${blocks(
    head(report, asked),
    ...sections.map((section) => sectionPart(report, section, (kind) => homes.get(kind) === section.id)),
    ...others.map((section) => sectionPart(report, section, (kind) => needsHome(kind) && !homes.has(kind))),
    titled('## Left open', leftOpen(report, sections)),
    // A template of an organisation may keep the section without its graph.
    placed.has(graphSection) && !homes.has('graph')
      ? titled('## Links between factors and events', graphPart(report))
      : '',
    titled('## Agreement', agreementPart(agreement)),
    titled('## Evidence', evidenceTable(report)),
  )}\n`;
}

function shippedTemplate({ templateId, templateVersion }: ReviewFacts): ShownTemplate | undefined {
  const shipped = template(templateId, templateVersion);
  return shipped === undefined ? undefined : shownTemplate(shipped);
}

function head({ review }: Report, asked: ShownTemplate | undefined): string {
  const status = [
    ['Stage', stageNames[review.stage]],
    ['Template', asked === undefined ? '' : templateLine(asked)],
    ['AI system', systemLine(review)],
    ['Happened', review.occurredOn === null ? '' : formatDay(review.occurredOn)],
    ['Noticed', review.detectedOn === null ? '' : formatDay(review.detectedOn)],
  ].filter(([, value]) => value !== '');
  return blocks(
    `# ${inline(review.title)}`,
    review.publicCase ? `> ${publicCaseNotice}.` : '',
    status.map(([name = '', value = '']) => `**${name}:** ${inline(value)}`).join(' · '),
  );
}

function templateLine({ name, version, formerly }: ShownTemplate): string {
  const began = formerly.at(-1);
  const now = `${name}, version ${String(version)}`;
  return began === undefined ? now : `${now} (began as ${began.name})`;
}

/** The section about how the factors hang together; its graph holds their links. */
const graphSection = 's.graph';

/** Blocks that hold records are printed once, in the first section that has them. */
function homesOf(sections: readonly Section[]): ReadonlyMap<BlockKind, string> {
  const homes = new Map<BlockKind, string>();
  for (const section of sections) {
    for (const { kind } of section.blocks) if (!homes.has(kind)) homes.set(kind, section.id);
  }
  return homes;
}

const ownContent: ReadonlySet<BlockKind> = new Set(['prose', 'facts', 'checks', 'questions', 'voices']);

/** Whether a block prints records of the whole review rather than what is keyed by its own section. */
function needsHome(kind: BlockKind): boolean {
  return !ownContent.has(kind);
}

/** Headings of blocks within a section, where it holds more than one. */
const blockHeadings: Readonly<Partial<Record<BlockKind, string>>> = {
  outcomes: '### What came of it',
  checks: '### Checks done',
  dissent: '### Views that differ',
  harm: '### How it was graded',
  clocks: '### Reporting clocks',
  pairs: '### What the AI showed, and what could be seen',
};

function sectionPart(report: Report, section: Section, isHome: (kind: BlockKind) => boolean): string {
  const parts = section.blocks
    .map((block) => ({
      kind: block.kind,
      text: needsHome(block.kind) && !isHome(block.kind) ? '' : blockPart(report, section, block),
    }))
    .filter(({ text }) => text !== '');
  const texts = parts.map(({ kind, text }) => {
    const heading = section.blocks.length > 1 ? blockHeadings[kind] : undefined;
    return heading === undefined ? text : blocks(heading, text);
  });
  return titled(`## ${inline(section.heading)}`, blocks(...texts));
}

function blockPart(report: Report, section: Section, block: SectionBlock): string {
  switch (block.kind) {
    case 'prose':
      return proseMarkdown(report.content.prose[section.id]);
    case 'facts':
      return factsTable(report, block.facts);
    case 'checks':
      return checksList(report, block.items);
    case 'questions':
      return answersList(report, block.questions);
    case 'kinds':
      return kindsList(report);
    case 'timeline':
      return timelinePart(report);
    case 'factors':
      return factorsByLayer(report);
    case 'graph':
      return graphPart(report);
    case 'safeguards':
      return safeguardsByStage(report);
    case 'lessons':
      return lessonsList(report);
    case 'areas':
      return areasList(report);
    case 'actions':
      return actionsPart(report);
    case 'dissent':
      return dissentList(report);
    case 'voices':
      // Staff speak in a section of their own; a report must not mix them up with patients.
      return voicesList(
        report,
        section.id === 's.staff' ? ['staff'] : voiceOf.filter((of) => of !== 'staff'),
      );
    case 'functions':
      return accountabilityPart(report);
    case 'equity':
      return equityPart(report);
    case 'drift':
      return driftPart(report);
    case 'harm':
      return harmPart(report);
    case 'clocks':
      return clocksPart(report);
    case 'outcomes':
      return outcomesList(report);
    case 'pairs':
      return pairsTable(report);
    case 'evidence':
      // Stands at the end, where every mark that names it can be followed to.
      return '';
  }
}

/** What the panel says it does not know, cannot answer or does not agree on, gathered for the next reader. */
function leftOpen(report: Report, sections: readonly Section[]): string {
  const all = sections.flatMap((section) => section.blocks);
  const facts = all.flatMap((block) => (block.kind === 'facts' ? unknownFacts(report, block.facts) : []));
  const questions = all.flatMap((block) =>
    block.kind === 'questions' ? unanswerable(report, block.questions) : [],
  );
  const disputed = disputedFactors(report);
  return bullets([
    ...facts.map((label) => `Not known: ${label}`),
    ...questions.map((text) => `Cannot be answered yet: ${text}`),
    ...disputed.map((mark) => `Disputed in the panel: factor ${mark}`),
  ]);
}

function titled(heading: string, text: string): string {
  return text === '' ? '' : blocks(heading, text);
}

function systemLine({ aiSystem, systemVersion }: ReviewFacts): string {
  if (aiSystem === null) return '';
  return systemVersion == null ? aiSystem : `${aiSystem}, version ${systemVersion}`;
}
