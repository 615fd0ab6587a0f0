/** Factors layer by layer, the links between records, and safeguards by stage, as Markdown. */
import {
  confidenceNames,
  containmentStageNames,
  factorKindNames,
  factorStateNames,
  knownWhenNames,
  safeguardStatusNames,
} from '../../shared/review-document/choice-names.ts';
import { containmentStages } from '../../shared/review-document/layout.ts';
import type { FactorRecord } from '../../shared/review-document/records.ts';
import { layerPairs } from '../../shared/review-document/factor-links.ts';
import { factorCode, isOtherCode } from '../../shared/taxonomy/factor-codes.ts';
import { layerIds, layers } from '../../shared/taxonomy/layers.ts';
import type { Layer } from '../../shared/taxonomy/layers.ts';
import { blocks, inline, item, sentence, table } from './markdown-text.ts';
import { evidenceNote, factorWords } from './report.ts';
import type { MarkedFactor, Report } from './report.ts';

export function factorsByLayer(report: Report): string {
  const parts = layerIds.map((layer) => {
    const found = report.factors.filter((factor) => factor.layer === layer);
    const none = lookedAtNoneFound(report, layer);
    const list = found.map((factor) => factorItem(report, factor)).join('\n');
    return list === '' && none === ''
      ? ''
      : blocks(`### ${layers[layer].name}`, list, list === '' ? none : '');
  });
  const unsorted = report.factors.filter(({ layer }) => layer === null);
  const rest =
    unsorted.length === 0
      ? ''
      : blocks(
          '### Not sorted into a layer yet',
          unsorted.map((factor) => factorItem(report, factor)).join('\n'),
        );
  return blocks(...parts, rest, layersTable(report));
}

/** Which layer leads to which, with the marks of the pairs; nothing while no layer leads to another. */
function layersTable(report: Report): string {
  const pairs = layerPairs(
    report.factors.map(({ factor }) => factor),
    report.content.records.links,
  );
  if (!pairs.flat().some(({ from, to, pairs: found }) => from !== to && found.length > 0)) return '';
  const mark = (id: string): string => report.factorMarks.get(id) ?? '';
  const rows = pairs.map((row, at) => [
    layers[layerIds[at] ?? 'model'].name,
    ...row.map(({ pairs: found }) =>
      found.map(({ from, to }) => `${mark(from.id)} → ${mark(to.id)}`).join(', '),
    ),
  ]);
  return blocks(
    '### Which layer leads to which',
    table(
      ['From', ...layerIds.map((id) => `To ${layers[id].name.toLowerCase()}`)],
      rows.filter(([, ...cells]) => cells.some((text) => text !== '')),
    ),
  );
}

function lookedAtNoneFound(report: Report, layer: Layer): string {
  const said = report.content.layers[layer];
  if (said?.none !== true) return '';
  const reason = inline(said.reason);
  return reason === '' ? 'Looked at, none found.' : `Looked at, none found: ${sentence(reason)}`;
}

function factorItem(report: Report, { mark, factor }: MarkedFactor): string {
  const words = factorWords(factor).map((text) => inline(text).replace(/\.$/, ''));
  const notes = factorNotes(report, factor);
  const statement = `**${mark}** ${sentence(words.join(' → '))}`;
  return item('-', notes === '' ? statement : `${statement}\n- ${notes}`);
}

function factorNotes(report: Report, factor: FactorRecord): string {
  const codes = codesWithWords(factor);
  const evidence = evidenceNote(report, factor.evidence);
  const notes = [
    codes.length === 0 ? '' : `Codes: ${codes.map(inline).join('; ')}`,
    factor.kind === null || factor.kind === 'condition' ? '' : factorKindNames[factor.kind],
    factor.confidence === null ? '' : `Confidence: ${factorsWord(confidenceNames[factor.confidence])}`,
    factor.state === null ? '' : `State: ${factorsWord(factorStateNames[factor.state])}`,
    factor.stage === null ? '' : containmentStageNames[factor.stage],
    factor.known === null ? '' : knownWhenNames[factor.known],
    factor.dutySource.trim() === '' ? '' : `Duty: ${inline(factor.dutySource).replace(/\.$/, '')}`,
    factor.reason.trim() === '' ? '' : `Reason: ${inline(factor.reason).replace(/\.$/, '')}`,
    evidence === '' ? '' : `E${evidence.slice(1)}`,
  ].filter((note) => note !== '');
  return notes.length === 0 ? '' : `${notes.join('. ')}.`;
}

/** "Something else" is printed with the words that say what. */
function codesWithWords(factor: FactorRecord): readonly string[] {
  const other = factor.other.trim().replace(/\.$/, '');
  return factor.codes.flatMap((id) => {
    const name = factorCode(id)?.name;
    if (name === undefined) return [];
    return isOtherCode(id) && other !== '' ? [`${name} (${other})`] : [name];
  });
}

function factorsWord(name: string): string {
  return name.toLowerCase();
}

/** Statements of factors whose state is disputed: a panel need not agree. */
export function disputedFactors(report: Report): readonly string[] {
  return report.factors.filter(({ factor }) => factor.state === 'disputed').map(({ mark }) => mark);
}

export function safeguardsByStage(report: Report): string {
  const said = report.content.records.safeguards.filter(({ text }) => text.trim() !== '');
  const parts = [...containmentStages, null].map((stage) => {
    const list = said
      .filter((safeguard) => safeguard.stage === stage)
      .map((safeguard) => {
        const status = safeguard.status === null ? '' : `**${safeguardStatusNames[safeguard.status]}:** `;
        const evidence = evidenceNote(report, safeguard.evidence);
        const text = `${status}${sentence(inline(safeguard.text))}`;
        return item('-', evidence === '' ? text : `${text} (${evidence})`);
      })
      .join('\n');
    const heading = stage === null ? 'At no stage yet' : containmentStageNames[stage];
    return list === '' ? '' : blocks(`### ${heading}`, list);
  });
  return blocks(...parts);
}
