/**
 * A learning summary as patients and families read it: what happened, what it means for them, why, what is done, and whom
 * to ask, in whole sentences under plain headings. No marks, codes, grades or layers; words that stay are explained.
 */
import { unknownOffset } from '../../shared/summaries/entry-offsets.ts';
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import { offsetWords } from '../../shared/summaries/offset-words.ts';
import { wordsToExplain } from '../../shared/summaries/plain-glossary.ts';
import { pointPartNames } from '../../shared/summaries/point-part-names.ts';
import { answerWords, periodWords } from '../../shared/summaries/summary-words.ts';
import { layerIds } from '../../shared/taxonomy/layers.ts';
import type { Block } from './outline.ts';
import { items, listed, paragraphs, part, row, sentence, table } from './outline-parts.ts';
import { plainLayerNames, plainSafeguardWords, plainStatusWords } from './outline-words.ts';
import { plainLine, plainText } from './plain-text.ts';

/** @param hash SHA-256 of the canonical JSON */
export function plainBlocks(summary: LearningSummary, hash: string): readonly Block[] {
  const { narrative } = summary;
  return [
    ...part(
      pointPartNames['plain-words'],
      summary.inPlainWords.flatMap((text) => paragraphs(text, 'lead')),
    ),
    ...told(pointPartNames.meaning, narrative.meaning ?? []),
    ...about(summary),
    ...told(pointPartNames['normal-work'], narrative.normalWork),
    ...told(pointPartNames['what-happened'], narrative.whatHappened),
    ...told(pointPartNames['known-then'], narrative.knownThen),
    ...timeline(summary),
    ...sentences(
      'What came of it',
      summary.outcomes.map(({ text }) => text),
    ),
    ...why(summary),
    ...safeguards(summary),
    ...sentences(pointPartNames['went-right'], summary.wentRight),
    ...sentences(
      'What was learned',
      summary.lessons.map(({ text }) => text),
    ),
    ...sentences(
      pointPartNames.area,
      summary.areas.map(({ text }) => text),
    ),
    ...actions(summary),
    ...sentences('What is not known yet', summary.openQuestions),
    ...sentences(pointPartNames.dissent, summary.dissent),
    ...sentences(pointPartNames.equity, summary.equity),
    ...told(pointPartNames['whom-to-ask'], narrative.whomToAsk ?? []),
    ...wordsUsed(summary),
    ...howMade(summary, hash),
  ];
}

function told(heading: string, texts: readonly string[]): readonly Block[] {
  return part(
    heading,
    texts.flatMap((text) => paragraphs(text)),
  );
}

function sentences(heading: string, texts: readonly string[]): readonly Block[] {
  return listed(heading, texts.map(sentence));
}

function about({ when, setting, system }: LearningSummary): readonly Block[] {
  const rows = [
    row('When', when === undefined ? undefined : periodWords(when)),
    row('Where', setting),
    row('Name of the program', system.productName),
    row('Maker', system.maker),
    row('What the program is for', system.purpose),
    row('How it was used', system.use),
  ].flat();
  return part('At a glance', rows.length === 0 ? [] : [{ kind: 'definitions', rows }]);
}

function timeline({ timeline: entries }: LearningSummary): readonly Block[] {
  const isTimed = entries.some(({ offset }) => offset !== unknownOffset);
  const times = offsetWords(entries.map(({ offset }) => plainLine(offset)));
  if (!isTimed)
    return sentences(
      'Step by step',
      entries.map(({ text }) => text),
    );
  const rows = entries.map(({ text }, index) => [times[index] ?? '', sentence(text)]);
  return part('Step by step', table('What happened, in order', ['When', 'What happened'], rows, [3, 9]));
}

/** The factors as sentences, by where they lie. */
function why({ factors }: LearningSummary): readonly Block[] {
  const found = layerIds.flatMap((layer): readonly Block[] => {
    const texts = factors
      .filter((factor) => factor.layer === layer)
      .map(({ condition, mechanism = '', effect = '' }) =>
        [condition, mechanism, effect]
          .map(sentence)
          .filter((text) => text !== '')
          .join(' '),
      );
    return texts.length === 0
      ? []
      : [{ kind: 'heading', level: 2, text: plainLayerNames[layer] }, ...items(texts)];
  });
  if (found.length === 0) return [];
  return part('Why it could happen', [
    {
      kind: 'paragraph',
      tone: 'plain',
      text: 'There is seldom one reason. These are the conditions that came together; none of them is about a person.',
    },
    ...found,
  ]);
}

function safeguards({ safeguards: all }: LearningSummary): readonly Block[] {
  return listed(
    'What could have stopped it',
    all.map(({ text, status }) => {
      const said = plainText(text).replace(/\.$/, '');
      return status === undefined ? sentence(text) : `${sentence(said)} ${plainSafeguardWords[status]}`;
    }),
  );
}

function actions({ actions: all }: LearningSummary): readonly Block[] {
  return listed(
    'What is done now',
    all.map(({ title, status }) => `${sentence(title)} ${plainStatusWords[status]}`),
  );
}

/** What words mean that readers may not know, and that stay as the panel wrote them. */
export function wordsUsed({ language, ...summary }: LearningSummary): readonly Block[] {
  return glossary(language, [
    ...summary.inPlainWords,
    ...Object.values(summary.narrative).flat(),
    ...[summary.timeline, summary.outcomes, summary.safeguards, summary.lessons, summary.areas]
      .flat()
      .map(({ text }) => text),
    ...summary.factors.flatMap(({ condition, mechanism = '', effect = '' }) => [
      condition,
      mechanism,
      effect,
    ]),
    ...summary.actions.map(({ title }) => title),
    ...[summary.wentRight, summary.openQuestions, summary.dissent, summary.equity].flat(),
    ...[summary.title, summary.system.purpose ?? '', summary.system.use ?? ''],
  ]);
}

/** What words mean that readers may not know; in English, which they are listed in. */
function glossary(language: string, texts: readonly (string | undefined)[]): readonly Block[] {
  if (!language.startsWith('en')) return [];
  const rows = wordsToExplain(texts.filter((text) => text !== undefined)).map(({ word, meaning }) => ({
    term: word,
    texts: [sentence(meaning)],
  }));
  return part('Words used here', rows.length === 0 ? [] : [{ kind: 'definitions', rows }]);
}

function howMade(summary: LearningSummary, hash: string): readonly Block[] {
  const { involvement, deidentification } = summary;
  const took = (who: string, answer: keyof typeof answerWords | undefined) =>
    row(who, answer === undefined || answer === 'not-known' ? undefined : answerWords[answer]);
  const rows = [
    took('A patient partner took part', involvement.patientPartner),
    took('The family was involved', involvement.family),
    took('Staff were involved', involvement.staff),
    took('The supplier was involved', involvement.supplier),
    row('Read and approved by', deidentification.approvedBy.map(plainLine).join(', ')),
    row('Licence', summary.licence),
    row('Number of this summary', summary.id),
    row('Digest of its register entry', hash),
  ].flat();
  return part('About this summary', [
    { kind: 'definitions', rows },
    ...summary.disclaimers.flatMap((text) => paragraphs(text, 'note')),
  ]);
}
