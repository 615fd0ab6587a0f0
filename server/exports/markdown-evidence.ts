/**
 * Evidence as Markdown: what each piece is, how it is known, where it comes from and what rests on it; and what the AI
 * showed beside what could be seen. Pictures stand here by their words; the files themselves are not in a report.
 */
import {
  evidenceKindNames,
  evidenceStrengthNames,
  quoteConsentNames,
} from '../../shared/review-document/choice-names.ts';
import type { Citation } from '../../shared/review-document/citations.ts';
import { formatDay } from '../../shared/review-document/local-time.ts';
import type { EvidenceRecord } from '../../shared/review-document/records.ts';
import { sectionLibrary } from '../../shared/templates/section-library.ts';
import { blocks, cell, inCell, inline, link, sentence, table } from './markdown-text.ts';
import { evidenceNote, factorNote } from './report.ts';
import type { Report } from './report.ts';

export function evidenceTable(report: Report): string {
  const rows = report.content.records.evidence
    .filter(({ id }) => report.evidenceMarks.has(id))
    .map((piece, i) => [
      String(i + 1),
      whatItIs(report, piece),
      [
        piece.kind === null ? '' : evidenceKindNames[piece.kind],
        piece.strength === null ? '' : evidenceStrengthNames[piece.strength],
      ]
        .filter((word) => word !== '')
        .join(', '),
      [cell(piece.source), piece.at === '' ? '' : formatDay(piece.at)]
        .filter((word) => word !== '')
        .join(', '),
      citedBy(report, report.citations.get(piece.id) ?? []),
    ]);
  return table(['No.', 'Evidence', 'Kind and strength', 'Source', 'Cited by'], rows);
}

function whatItIs(report: Report, piece: EvidenceRecord): string {
  const address = link('address', piece.url.trim());
  const parts = [
    piece.kind === 'quote' ? quoted(piece) : cell(piece.text),
    address === 'address' ? '' : inCell(address),
    fileWords(report, piece),
    piece.alt.trim() === '' ? '' : `Shows: ${cell(sentence(piece.alt))}`,
  ];
  return parts.filter((part) => part !== '').join('<br>');
}

/** Words that somebody does not want to be quoted with do not leave the review. */
function quoted(piece: EvidenceRecord): string {
  const speaker = piece.speaker.trim() === '' ? '' : `${cell(piece.speaker)}: `;
  if (piece.consent === 'not-quote')
    return `${speaker}*words kept out, ${quoteConsentNames['not-quote'].toLowerCase()}*`;
  const consent =
    piece.consent === null ? 'nobody has asked whether it may be quoted' : quoteConsentNames[piece.consent];
  return `${speaker}“${cell(piece.text)}” (${consent.toLowerCase()})`;
}

function fileWords(report: Report, { file, kind, alt }: EvidenceRecord): string {
  if (file === '') return '';
  const kept = report.files.find(({ id }) => id === file);
  if (kept === undefined) return 'File that this review does not hold';
  const lacks = kept.kind === 'picture' && alt.trim() === '' ? ', without alternative text' : '';
  const what = kind === 'screenshot' || kept.kind === 'picture' ? 'Picture' : 'File';
  return `${what}: ${cell(kept.name)}${lacks}, SHA-256 \`${kept.sha256}\``;
}

/** `factors M1, W2; 2 timeline entries; “What happened”`. */
function citedBy(report: Report, citations: readonly Citation[]): string {
  const ids = (root: Citation['root']) => citations.filter((one) => one.root === root).map(({ id }) => id);
  const factors = factorNote(report, ids('factors'));
  const headings = ids('prose').map(
    (id) => `“${inline(sectionLibrary.find((section) => section.id === id)?.heading ?? 'another section')}”`,
  );
  return [
    factors === '' ? '' : `${factors.includes(',') ? 'factors' : 'factor'} ${factors}`,
    counted(ids('timeline').length, 'timeline entry', 'timeline entries'),
    counted(ids('safeguards').length, 'safeguard', 'safeguards'),
    counted(ids('lessons').length, 'lesson', 'lessons'),
    counted(ids('answers').length, 'answer', 'answers'),
    counted(ids('voices').length, 'voice', 'voices'),
    counted(ids('pairs').length, 'pair', 'pairs'),
    ...headings,
  ]
    .filter((words) => words !== '')
    .map(inCell)
    .join('; ');
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${String(count)} ${count === 1 ? one : many}`;
}

/** What the AI showed beside what the person could see, one row for each moment. */
export function pairsTable(report: Report): string {
  const words = new Map(report.content.records.evidence.map((piece) => [piece.id, piece]));
  const side = (id: string): string => {
    const piece = words.get(id);
    if (piece === undefined) return '';
    const note = evidenceNote(report, [id]);
    const said = cell(piece.alt.trim() === '' ? piece.text : piece.alt);
    return note === '' ? said : `${said} (${note})`;
  };
  const rows = report.content.records.pairs
    .map(({ text, shown, seen, difference }) => [cell(text), side(shown), side(seen), cell(difference)])
    .filter((row) => row.some((part) => part !== ''));
  const head = ['Moment', 'What the AI showed', 'What the person could see', 'What differs'];
  return blocks(table(head, rows));
}
