/**
 * Actions as Markdown: the table people act on, then what would not fit in it. From `agreed` on the row owns title and
 * detail, before that the document does; the row alone knows status, owner and date.
 */
import { formatDay } from '../../shared/review-document/local-time.ts';
import { measureKindNames } from '../../shared/review-document/choice-names.ts';
import type { ActionRecord } from '../../shared/review-document/records.ts';
import { actionCategories, strengthOf, strengths } from '../../shared/taxonomy/action-categories.ts';
import { blocks, cell, inline, item, paragraphs, sentence, table } from './markdown-text.ts';
import { factorNote, layerNote } from './report.ts';
import type { ActionFacts, Report } from './report.ts';
import { statusNames } from './report-names.ts';

interface ShownAction {
  readonly title: string;
  readonly detail: string;
  readonly record: ActionRecord | undefined;
  readonly row: ActionFacts | undefined;
}

export function actionsPart(report: Report): string {
  const shown = shownActions(report);
  const rows = shown.map(({ title, record, row }, i) => [
    String(i + 1),
    cell(title),
    strengthName(record),
    cell(row?.ownerName ?? ''),
    row?.dueOn == null ? '' : formatDay(row.dueOn),
    statusNames[row?.status ?? 'proposed'],
    cell(measure(record)),
    record === undefined ? '' : factorNote(report, record.factors),
  ]);
  const head = ['No.', 'Action', 'Strength', 'Owner', 'Due', 'Status', 'Measure', 'Addresses'];
  return blocks(table(head, rows), ...shown.map((action, i) => details(action, i + 1)));
}

function shownActions(report: Report): readonly ShownAction[] {
  const rows = new Map(report.actions.map((row) => [row.actionId, row]));
  const fromDocument = report.content.records.actions.map((record) => {
    const row = rows.get(record.id);
    rows.delete(record.id);
    const rowOwnsWords = row !== undefined && row.status !== 'proposed' && row.status !== 'withdrawn';
    const { title, detail } = rowOwnsWords ? row : record;
    return { title: title.trim(), detail: detail.trim(), record, row };
  });
  // Agreed actions live on although their card was taken out of the document.
  const left = [...rows.values()]
    .filter(({ status }) => status !== 'proposed' && status !== 'withdrawn')
    .map((row) => ({ title: row.title.trim(), detail: row.detail.trim(), record: undefined, row }));
  return [...fromDocument, ...left].filter(({ title, detail }) => title !== '' || detail !== '');
}

function strengthName(record: ActionRecord | undefined): string {
  const strength = strengthOf(record?.category ?? '');
  return strengths.find(({ id }) => id === strength)?.name ?? '';
}

function measure(record: ActionRecord | undefined): string {
  if (record === undefined) return '';
  const [name = '', baseline = '', target = ''] = [record.measureName, record.baseline, record.target].map(
    (text) => text.trim(),
  );
  if (baseline !== '' && target !== '') return joined(name, ': ', `from ${baseline} to ${target}`);
  return joined(joined(name, '; ', baseline && `now: ${baseline}`), '; ', target && `target: ${target}`);
}

function joined(a: string, between: string, b: string): string {
  return a === '' || b === '' ? a + b : a + between + b;
}

function details({ title, detail, record }: ShownAction, number: number): string {
  const category = actionCategories.find(({ id }) => id === record?.category)?.name ?? '';
  const layers = layerNote(record?.layers ?? []);
  const kind = record?.measureKind == null ? '' : measureKindNames[record.measureKind].toLowerCase();
  const notes = [
    category === '' ? '' : `Kind of action: ${inline(category)}.`,
    layers === '' ? '' : `Layers: ${layers}.`,
    kind === '' || measure(record) === '' ? '' : `Kind of measure: ${kind}.`,
    note('The figure is taken from', record?.source),
    note('What else it may bring', record?.unintended),
    note('For whom it may differ', record?.equity),
  ].filter((text) => text !== '');
  if (detail === '' && notes.length === 0) return '';
  const head = title === '' ? '' : ` ${sentence(inline(title))}`;
  return blocks(
    `**${String(number)}.${head}**`,
    paragraphs(detail),
    notes.map((text) => item('-', text)).join('\n'),
  );
}

function note(label: string, words: string | undefined): string {
  const text = inline(words ?? '');
  return text === '' ? '' : `${label}: ${sentence(text)}`;
}
