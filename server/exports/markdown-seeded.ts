/** What a template asks for, as Markdown: facts, answers, checks, kinds. Says only what was answered. */
import { answerRatingNames } from '../../shared/review-document/choice-names.ts';
import { everyKindAsks, failureKinds, keepItem, unknownYet } from '../../shared/taxonomy/failure-kinds.ts';
import { questionPairs } from '../../shared/templates/question-pairs.ts';
import type { CheckItem, FactDefinition, Question } from '../../shared/templates/section.ts';
import { blocks, cell, inline, item, paragraphs, sentence, table } from './markdown-text.ts';
import { evidenceNote } from './report.ts';
import type { Report } from './report.ts';

export function factsTable(report: Report, facts: readonly FactDefinition[]): string {
  const rows = facts.flatMap((fact) => {
    const said = report.content.facts[fact.id];
    if (said === undefined) return [];
    const value = said.value.trim();
    const standing =
      said.state === 'not-known' ? 'Not known.' : said.state === 'not-applicable' ? 'Does not apply.' : '';
    const source = said.source.trim() === '' ? '' : `(${cell(said.source)})`;
    const words = [standing, cell(value), value === '' && standing === '' ? '' : source].filter(
      (part) => part !== '',
    );
    return words.length === 0
      ? []
      : [[`**${cell(fact.label)}**`, words.join(' ').replace(/^(Not known|Does not apply)\.$/, '$1')]];
  });
  return table(['Fact', 'What is known (source)'], rows);
}

/** Facts asked for that the panel says are not known. */
export function unknownFacts(report: Report, facts: readonly FactDefinition[]): readonly string[] {
  return facts.filter(({ id }) => report.content.facts[id]?.state === 'not-known').map(({ label }) => label);
}

export function answersList(report: Report, questions: readonly Question[]): string {
  return blocks(
    ...questionPairs(questions).map(({ question, planned: asPlanned }) => {
      const found = answerBody(report, question.id);
      if (asPlanned === null) return asked(question, found);
      const planned = answerBody(report, asPlanned.id);
      return asked(
        question,
        blocks(planned === '' ? '' : `Planned: ${planned}`, found === '' ? '' : `Found: ${found}`),
      );
    }),
  );
}

function asked(question: Question, body: string): string {
  return body === '' ? '' : blocks(`**${inline(question.text)}**`, body);
}

/** The words of one answer with its rating and evidence; empty while it says nothing. */
function answerBody(report: Report, id: string): string {
  const answer = report.content.answers[id];
  if (answer === undefined) return '';
  const text = answer.text.trim();
  const head = [
    answer.state === 'not-answerable' ? '*Cannot be answered yet.*' : '',
    answer.rating === null ? '' : `*${answerRatingNames[answer.rating]}.*`,
  ];
  const note = evidenceNote(report, answer.evidence);
  const body = paragraphs(note === '' || text === '' ? text : `${sentence(text)} (${note})`);
  return [...head, body].filter((part) => part !== '').join(' ');
}

export function unanswerable(report: Report, questions: readonly Question[]): readonly string[] {
  return questions
    .filter(({ id }) => report.content.answers[id]?.state === 'not-answerable')
    .map(({ text }) => text);
}

/** Only what was done, with the role that saw to it. */
export function checksList(report: Report, items: readonly CheckItem[]): string {
  return items
    .filter(({ id }) => report.content.checks[id]?.done === true)
    .map(({ id, text }) => {
      const role = inline(report.content.checks[id]?.role ?? '');
      return item('- [x]', role === '' ? inline(text) : `${inline(text)} (${role})`);
    })
    .join('\n');
}

/** The chosen kinds with what was seen, and what was looked at because of them. */
export function kindsList(report: Report): string {
  const chosen = [...failureKinds, unknownYet].filter(({ id }) => report.content.kinds.includes(id));
  const kinds = chosen.map((kind) => {
    const looked = checksList(report, [keepItem(kind), ...kind.lookNext]);
    const head = `**${inline(kind.name)}.** ${inline(kind.seen)}`;
    return item('-', looked === '' ? head : `${head}\n${looked}`);
  });
  const always = checksList(report, everyKindAsks);
  return blocks(kinds.join('\n'), always === '' ? '' : blocks('Looked at for every kind:', always));
}
