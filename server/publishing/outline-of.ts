/**
 * A learning summary as an outline: which parts it has, in which order, under which headings. Every printed sentence of
 * ours is here or in the tables of words beside it. A part that nobody filled leaves no heading. Pure.
 */
import {
  confidenceNames,
  containmentStageNames,
  laneNames,
  safeguardStatusNames,
} from '../../shared/review-document/choice-names.ts';
import type { Confidence } from '../../shared/review-document/records.ts';
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import { audienceRules } from '../../shared/summaries/audience-rules.ts';
import { unknownOffset } from '../../shared/summaries/entry-offsets.ts';
import { offsetWords } from '../../shared/summaries/offset-words.ts';
import { pointPartNames } from '../../shared/summaries/point-part-names.ts';
import {
  answerWords,
  countWords,
  periodWords,
  publicRecordNote,
} from '../../shared/summaries/summary-words.ts';
import { layerIds, layers } from '../../shared/taxonomy/layers.ts';
import { statusNames } from '../exports/report-names.ts';
import { causeMap } from './cause-map.ts';
import type { Block, Definition, Entry, Outline, Table } from './outline.ts';
import { beginning, items, listed, paragraphs, part, row, table } from './outline-parts.ts';
import {
  audienceLines,
  categoryName,
  codeName,
  failureKindName,
  harmDimensionName,
  identifierName,
  knownThenWords,
  layerNames,
  plainStatusNotes,
  statusMarks,
  statusNotes,
  strengthName,
  templateName,
} from './outline-words.ts';
import { plainBlocks, wordsUsed } from './plain-outline.ts';
import { plainLine, plainText } from './plain-text.ts';

/**
 * @param hash SHA-256 of the canonical JSON
 * @param colours whether its drawing is coloured by the page it stands in, or printed on paper
 */
export function outlineOf(summary: LearningSummary, hash: string, colours: 'page' | 'paper'): Outline {
  return {
    language: summary.language,
    kind: 'Learning summary',
    title: plainLine(summary.title),
    publisher: publisherLine(summary),
    imprint: {
      status: statusMarks[summary.status],
      unfinished: summary.status === 'draft' || summary.status === 'withdrawn',
      revision: `Revision ${summary.revision}`,
      audience: audienceLines[summary.audience],
      made: periodWords(summary.made),
      hash,
    },
    blocks: [
      ...standing(summary),
      ...(summary.audience === 'family' ? plainBlocks(summary, hash) : blocksOf(summary, hash, colours)),
    ],
  };
}

function blocksOf(summary: LearningSummary, hash: string, colours: 'page' | 'paper'): readonly Block[] {
  const { meaning = [], whomToAsk = [] } = summary.narrative;
  return [
    ...part(
      pointPartNames['plain-words'],
      summary.inPlainWords.flatMap((text) => paragraphs(text, 'lead')),
    ),
    ...part(
      pointPartNames.meaning,
      meaning.flatMap((text) => paragraphs(text)),
    ),
    ...about(summary),
    ...narrative(summary),
    ...timeline(summary),
    ...outcomes(summary),
    ...factors(summary),
    ...map(summary, colours),
    ...safeguards(summary),
    ...listed(pointPartNames['went-right'], summary.wentRight),
    ...lessons(summary),
    ...areas(summary),
    ...actions(summary),
    ...listed(pointPartNames['open-question'], summary.openQuestions),
    ...listed(pointPartNames.dissent, summary.dissent),
    ...listed(pointPartNames.equity, summary.equity),
    ...part(
      pointPartNames['whom-to-ask'],
      whomToAsk.flatMap((text) => paragraphs(text)),
    ),
    ...(audienceRules[summary.audience].plain ? wordsUsed(summary) : []),
    ...howMade(summary, hash),
  ];
}

function publisherLine({ publisher: { name, kind, region } }: LearningSummary): string {
  const who = [name ?? kind, region].filter((said) => said !== undefined).map(plainLine);
  return `Publisher: ${who.join(', ')}`;
}

function standing({ audience, status, withdrawnBecause, publicRecord }: LearningSummary): readonly Block[] {
  const notes = audience === 'family' ? plainStatusNotes : statusNotes;
  const note = [notes[status], withdrawnBecause === undefined ? '' : plainLine(withdrawnBecause)]
    .filter((said) => said !== '')
    .join(' ');
  return [note, publicRecord === true ? publicRecordNote : ''].flatMap((text) => paragraphs(text, 'note'));
}

function about(summary: LearningSummary): readonly Block[] {
  const { system, failureKinds, harm } = summary;
  const rows = [
    row('When', summary.when === undefined ? undefined : periodWords(summary.when)),
    row('Setting', summary.setting),
    row('AI system', system.productName),
    row('Maker', system.maker),
    row('Kind of system', system.class),
    row('What it is for', system.purpose),
    row('How it was used', system.use),
    row('How much it did alone', system.autonomy),
    row('Age of the version', system.versionAge),
    row('Kind of failure', failureKinds.map(failureKindName).join('\n')),
    row(
      'Harm',
      harm.map(({ dimension, grade }) => `${harmDimensionName(dimension)}: ${plainLine(grade)}`).join('\n'),
    ),
    row('People affected', countWords(summary.peopleAffected)),
  ].flat();
  return part('At a glance', rows.length === 0 ? [] : [{ kind: 'definitions', rows }]);
}

function narrative({
  narrative: { normalWork, whatHappened, knownThen },
}: LearningSummary): readonly Block[] {
  return [
    ...part(
      pointPartNames['normal-work'],
      normalWork.flatMap((text) => paragraphs(text)),
    ),
    ...part(
      pointPartNames['what-happened'],
      whatHappened.flatMap((text) => paragraphs(text)),
    ),
    ...part(
      pointPartNames['known-then'],
      knownThen.flatMap((text) => paragraphs(text)),
    ),
  ];
}

function timeline(summary: LearningSummary): readonly Block[] {
  const isTimed = summary.timeline.some(({ offset }) => offset !== unknownOffset);
  const times = offsetWords(summary.timeline.map(({ offset }) => plainLine(offset)));
  const rows = summary.timeline.map(({ lane, known, text }, index) => [
    isTimed ? (times[index] ?? '') : '',
    lane === undefined ? '' : laneNames[lane],
    plainText(text),
    known === undefined ? '' : knownThenWords[known],
  ]);
  return part(
    pointPartNames.timeline,
    table(
      'What happened, in order, by the time from the start',
      ['When', 'Who or what', 'What happened', 'Known then?'],
      rows,
      [3, 3, 9, 2],
    ),
  );
}

function outcomes(summary: LearningSummary): readonly Block[] {
  return part(
    pointPartNames.outcome,
    summary.outcomes.map(({ mark, text }) => ({
      kind: 'entry',
      mark,
      title: plainText(text),
      details: [],
      note: '',
    })),
  );
}

function factors(summary: LearningSummary): readonly Block[] {
  if (summary.factors.length === 0 && summary.noneFound.length === 0) return [];
  const found = layerIds.flatMap((id): Block[] => {
    const entries = summary.factors.filter(({ layer }) => layer === id).map(factorEntry);
    return entries.length === 0 ? [] : [{ kind: 'heading', level: 2, text: layers[id].name }, ...entries];
  });
  return part(pointPartNames.factor, [
    {
      kind: 'paragraph',
      tone: 'plain',
      text: 'Factors are sought in five layers of the system around the work. Each says a condition, how it took effect and what followed; none is about a person.',
    },
    layerTable(summary),
    ...found,
  ]);
}

function layerTable({ factors, noneFound }: LearningSummary): Table {
  return {
    kind: 'table',
    caption: 'Where factors were looked for',
    head: ['Layer', 'What was found'],
    rows: layerIds.map((id) => {
      const marks = factors.filter(({ layer }) => layer === id).map(({ mark }) => mark);
      const none = noneFound.find(({ layer }) => layer === id);
      return [layers[id].name, marks.length > 0 ? marks.join(', ') : noneWords(none)];
    }),
    widths: [3, 10],
    rowsNamed: true,
  };
}

function noneWords(none: LearningSummary['noneFound'][number] | undefined): string {
  if (none === undefined) return 'Nothing recorded';
  return none.reason === undefined
    ? 'Looked at, none found'
    : `Looked at, none found: ${plainText(none.reason)}`;
}

function factorEntry(factor: LearningSummary['factors'][number]): Entry {
  return {
    kind: 'entry',
    mark: factor.mark,
    title: plainText(factor.condition),
    details: [
      row('How it took effect', beginning(factor.mechanism ?? '')),
      row('What followed', beginning(factor.effect ?? '')),
    ].flat(),
    note: noted(
      factor.codes.map(codeName).join(', '),
      factor.confidence === undefined ? '' : confidenceLine(factor.confidence),
    ),
  };
}

function map(summary: LearningSummary, colours: 'page' | 'paper'): readonly Block[] {
  const drawn = causeMap(summary, colours);
  if (drawn === null) return [];
  const { description, drawing, table: said } = drawn;
  return part('How the factors are joined', [
    { kind: 'picture', caption: 'Cause map, from the factors to what came of them', description, drawing },
    said,
  ]);
}

function safeguards(summary: LearningSummary): readonly Block[] {
  const rows = summary.safeguards.map(({ text, stage, status }) => [
    plainText(text),
    stage === undefined ? '' : containmentStageNames[stage],
    status === undefined ? '' : safeguardStatusNames[status],
  ]);
  return part(
    pointPartNames.safeguard,
    table(
      'What could have stopped it, and whether it did',
      ['Safeguard', 'At which point', 'Did it hold?'],
      rows,
      [8, 4, 3],
    ),
  );
}

function lessons(summary: LearningSummary): readonly Block[] {
  return part(
    pointPartNames.lesson,
    items(
      summary.lessons.map(({ text, confidence }) =>
        withNote(text, confidence === undefined ? '' : confidenceLine(confidence)),
      ),
    ),
  );
}

function areas(summary: LearningSummary): readonly Block[] {
  return part(
    pointPartNames.area,
    items(summary.areas.map(({ text, layers: of }) => withNote(text, layerNames(of)))),
  );
}

function actions(summary: LearningSummary): readonly Block[] {
  return part(
    pointPartNames.action,
    summary.actions.map((action, index): Entry => ({
      kind: 'entry',
      mark: actionMark(index),
      title: plainText(action.title),
      details: [
        row('In detail', action.detail),
        row('How its effect is measured', action.measure),
        row('What its checks found', action.result),
      ].flat(),
      note: noted(
        statusNames[action.status],
        plainLine(action.category === undefined ? '' : categoryName(action.category)),
        action.strength === undefined ? '' : `${strengthName(action.strength)} action`,
        layerNames(action.layers),
        action.factors.length === 0 ? '' : `Addresses ${action.factors.join(', ')}`,
        action.owner === undefined ? '' : `Led by: ${plainLine(action.owner)}`,
      ),
    })),
  );
}

/** By place, counted anew in each summary. */
export function actionMark(index: number): string {
  return `A${index + 1}`;
}

function howMade(summary: LearningSummary, hash: string): readonly Block[] {
  const { involvement, deidentification, template } = summary;
  const took = (who: string, answer: keyof typeof answerWords | undefined): readonly Definition[] =>
    row(who, answer === undefined ? undefined : answerWords[answer]);
  const rows = [
    took('A patient partner took part', involvement.patientPartner),
    took('The family was involved', involvement.family),
    took('Staff were involved', involvement.staff),
    took('The supplier was involved', involvement.supplier),
    row('Approved by', deidentification.approvedBy.map(plainLine).join(', ')),
    row('Small numbers', deidentification.smallNumbers),
    row('Looked for identifiers with', deidentification.scanner),
    row('Template of the review', templateName(template)),
    row('Licence', summary.licence),
    row('Id of this summary', summary.id),
    row('SHA-256 of its JSON', hash),
  ].flat();
  const found = table(
    'What was found that could point to somebody, and what was done with it',
    ['Kind', 'Made general', 'Removed', 'Kept'],
    deidentification.findings.map(({ kind, generalised, removed, kept }) => [
      identifierName(kind),
      String(generalised),
      String(removed),
      String(kept),
    ]),
    [6, 3, 3, 3],
    true,
  );
  return part('How this summary was made', [
    { kind: 'definitions', rows },
    ...found,
    ...summary.disclaimers.flatMap((text) => paragraphs(text, 'note')),
  ]);
}

function withNote(words: string, note: string): string {
  return note === '' ? plainText(words) : `${plainText(words)} (${note})`;
}

function noted(...facts: readonly string[]): string {
  return facts.filter((fact) => fact !== '').join(' · ');
}

function confidenceLine(confidence: Confidence): string {
  return `Confidence: ${confidenceNames[confidence].toLowerCase()}`;
}
