/** The accountability map as Markdown: functions with who held them, what nobody held, who could have changed what. */
import { accountabilityMap, holderWords } from '../../shared/accountability/accountability-map.ts';
import { liabilityNotice } from '../../shared/accountability/accountability-words.ts';
import { blocks, cell, inline, item, table } from './markdown-text.ts';
import type { Report } from './report.ts';

/** Empty while nobody has filled in anything. */
export function accountabilityPart(report: Report): string {
  const map = accountabilityMap(report.content.records.functions);
  const columns = map.columns.filter(({ id }) =>
    map.rows.some(({ cells }) => (cells[id] ?? []).some(({ who, note }) => (who + note).trim() !== '')),
  );
  const rows = map.rows
    .filter(({ state, cells }) => state !== 'unsaid' || Object.values(cells).flat().length > 0)
    .map(({ fn, cells, nobody }) => [
      `**${cell(fn.name)}**`,
      ...columns.map(({ id }) => (cells[id] ?? []).map(holding).filter(Boolean).join('<br>')),
      nobody.map(({ note }) => ['Nobody held this.', cell(note)].join(' ').trim()).join('<br>'),
    ]);
  const grid = table(['Function', ...columns.map(({ name }) => cell(name)), 'Gap'], rows);
  if (grid === '') return '';
  const gaps = map.rows.filter(({ state }) => state === 'unsaid').map(({ fn }) => fn.name.toLowerCase());
  return blocks(
    `> ${liabilityNotice}`,
    grid,
    gaps.length === 0 ? '' : `Not filled in: ${gaps.join(', ')}.`,
    changersPart(report),
  );
}

function holding({ who, note }: { readonly who: string; readonly note: string }): string {
  const words = [cell(who), note.trim() === '' ? '' : `(${cell(note)})`];
  return words.filter((part) => part !== '').join(' ');
}

/** Who could have changed each condition, for the factors somebody said it of. */
function changersPart(report: Report): string {
  const map = accountabilityMap(report.content.records.functions);
  const lines = report.factors.flatMap(({ mark, factor }) => {
    const holders = report.content.records.functions
      .filter(({ factors }) => factors.includes(factor.id))
      .map((record) => inline(holderWords(map, record)));
    return holders.length === 0 ? [] : [item('-', `${mark}: ${holders.join('; ')}`)];
  });
  return lines.length === 0 ? '' : blocks('Who could have changed these conditions:', lines.join('\n'));
}
