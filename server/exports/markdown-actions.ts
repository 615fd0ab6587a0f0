/**
 * Actions as Markdown: the table people act on, then what would not fit in it. From `agreed` on the row owns wording
 * and measure, before that the document does; the row alone knows status, owner, dates and what became of it.
 */
import { formatDay } from '../../shared/review-document/local-time.ts';
import { measureKindNames } from '../../shared/review-document/choice-names.ts';
import { wordingOwner } from '../../shared/actions/action-status.ts';
import type { CheckOutcome } from '../../shared/actions/effect-checks.ts';
import type { ActionRecord, MeasureKind } from '../../shared/review-document/records.ts';
import { actionCategories, strengthOf, strengths } from '../../shared/taxonomy/action-categories.ts';
import { blocks, cell, inline, item, paragraphs, sentence, table } from './markdown-text.ts';
import { bullets } from './markdown-records.ts';
import { factorNote, layerNote } from './report.ts';
import { ownerWords } from '../../shared/actions/owner-words.ts';
import type { ActionFacts, AnswerFacts, Report } from './report.ts';
import { statusNames } from './report-names.ts';

/** The words of an action from whoever owns them. */
type Words = Pick<
  ActionFacts,
  | 'title'
  | 'detail'
  | 'category'
  | 'measureName'
  | 'measureKind'
  | 'baseline'
  | 'target'
  | 'source'
  | 'unintended'
  | 'equity'
> & { readonly layers: readonly string[] };

interface ShownAction {
  readonly words: Words;
  readonly record: ActionRecord | undefined;
  readonly row: ActionFacts | undefined;
  /** It was born in an earlier review. */
  readonly carried?: boolean;
}

export function actionsPart(report: Report): string {
  const shown = shownActions(report);
  const rows = shown.map(({ words, record, row }, i) => [
    String(i + 1),
    cell(words.title),
    strengthName(words),
    cell(row === undefined ? '' : (ownerWords(row) ?? '')),
    row?.dueOn == null ? '' : formatDay(row.dueOn),
    statusNames[row?.status ?? 'proposed'],
    cell(measure(words)),
    record === undefined ? '' : factorNote(report, record.factors),
  ]);
  const head = ['No.', 'Action', 'Strength', 'Owner', 'Due', 'Status', 'Measure', 'Addresses'];
  return blocks(
    table(head, rows),
    ...shown.map((action, i) => details(action, i + 1)),
    bullets(report.fromBefore.answers.map(answered)),
  );
}

/** What is carried stands in the table; of the others nothing is said that belongs to their own review. */
function answered({ answer, reason }: AnswerFacts): string {
  if (answer === 'left') return `An action of an earlier review is left there: ${sentence(reason)}`;
  return answer === 'closed' ? 'An action of an earlier review was closed by this one.' : '';
}

function shownActions(report: Report): readonly ShownAction[] {
  const rows = new Map(report.actions.map((row) => [row.actionId, row]));
  const fromDocument = report.content.records.actions.map((record) => {
    const row = rows.get(record.id);
    rows.delete(record.id);
    const rowOwnsWords = row !== undefined && wordingOwner(row.status) === 'row';
    return { words: trimmed(rowOwnsWords ? row : record), record, row };
  });
  // Agreed actions live on although their card was taken out of the document.
  const left = [...rows.values()]
    .filter(({ status }) => wordingOwner(status) === 'row')
    .map((row) => ({ words: trimmed(row), record: undefined, row }));
  const carried = report.fromBefore.carried.map((row) => ({
    words: trimmed(row),
    record: undefined,
    row,
    carried: true,
  }));
  return [...fromDocument, ...left, ...carried].filter(
    ({ words }) => words.title !== '' || words.detail !== '',
  );
}

function trimmed(words: Words | ActionRecord): Words {
  const { title, detail, measureName, baseline, target, source, unintended, equity } = words;
  const texts = { title, detail, measureName, baseline, target, source, unintended, equity };
  return {
    ...(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.trim()])) as typeof texts),
    category: words.category,
    measureKind: words.measureKind,
    layers: [...words.layers],
  };
}

function strengthName({ category }: Words): string {
  const strength = strengthOf(category ?? '');
  return strengths.find(({ id }) => id === strength)?.name ?? '';
}

function measure({ measureName: name, baseline, target }: Words): string {
  if (baseline !== '' && target !== '') return joined(name, ': ', `from ${baseline} to ${target}`);
  return joined(joined(name, '; ', baseline && `now: ${baseline}`), '; ', target && `target: ${target}`);
}

function joined(a: string, between: string, b: string): string {
  return a === '' || b === '' ? a + b : a + between + b;
}

function details({ words, row, carried = false }: ShownAction, number: number): string {
  const category = actionCategories.find(({ id }) => id === words.category)?.name ?? '';
  const layers = layerNote(words.layers);
  const kind =
    words.measureKind === null ? '' : measureKindNames[words.measureKind as MeasureKind].toLowerCase();
  const notes = [
    carried ? 'Carried on from an earlier review.' : '',
    category === '' ? '' : `Kind of action: ${inline(category)}.`,
    layers === '' ? '' : `Layers: ${layers}.`,
    kind === '' || measure(words) === '' ? '' : `Kind of measure: ${kind}.`,
    note('The figure is taken from', words.source),
    note('What else it may bring', words.unintended),
    note('For whom it may differ', words.equity),
    ...(row === undefined ? [] : became(row)),
  ].filter((text) => text !== '');
  if (words.detail === '' && notes.length === 0) return '';
  const head = words.title === '' ? '' : ` ${sentence(inline(words.title))}`;
  return blocks(
    `**${String(number)}.${head}**`,
    paragraphs(words.detail),
    notes.map((text) => item('-', text)).join('\n'),
  );
}

/** What became of it, a line each: put aside, done, read, checked. */
function became(row: ActionFacts): readonly string[] {
  const checks = row.checks.filter(({ lapsedAt }) => lapsedAt === null);
  return [
    note('Not doing it was approved by', row.approverName ?? ''),
    row.supersededBy === null
      ? ''
      : note('Its place is taken by', row.supersededBy.title ?? 'an action of another review'),
    note('Carried on by the programme', row.programme),
    note('Cost', row.cost),
    note('Paid by', row.funder),
    note('Reference of the supplier', row.supplierRef),
    row.implementedOn === null ? '' : `Done on ${formatDay(row.implementedOn)}.`,
    ...row.proofs.map(({ kind, text, file }) =>
      note(kind === 'none' ? 'Nothing shows it' : 'Shown by', joined(file?.name ?? '', ': ', text ?? '')),
    ),
    ...row.readings.map(({ day, value, note: said }) =>
      note(`Measure on ${formatDay(day)}`, joined(value, '; ', said)),
    ),
    ...checks.map(({ outcome, dueOn, at, note: found }) =>
      outcome === null || at === null
        ? `Check of the effect due on ${formatDay(dueOn)}.`
        : note(
            `Checked on ${formatDay(new Date(at).toISOString().slice(0, 10))}`,
            joined(outcomeNames[outcome], ': ', found ?? ''),
          ),
    ),
  ];
}

const outcomeNames: Readonly<Record<CheckOutcome, string>> = {
  worked: 'it worked',
  partly: 'it partly worked',
  'did-not': 'it did not work',
  'cannot-tell': 'one could not tell',
};

function note(label: string, words: string): string {
  const text = inline(words);
  return text === '' ? '' : `${label}: ${sentence(text)}`;
}
