/** Reporting clocks as Markdown, with the notice that they are no legal advice. Roles only. */
import { reviewRoleNames } from '../../shared/access-words.ts';
import { clockStateNames, legalNotice } from '../../shared/harm/clock-state.ts';
import { reportingRegime, ruleWords } from '../../shared/harm/reporting-regimes.ts';
import { formatDay } from '../../shared/review-document/local-time.ts';
import { blocks, cell, table } from './markdown-text.ts';
import type { ClockRow, Report } from './report.ts';

/** Empty while no clock was taken up. */
export function clocksPart(report: Report): string {
  const rows = report.clocks.map((clock) => {
    const regime = reportingRegime(clock.regimeId);
    return [
      cell(regime === undefined ? clock.regimeId : `${regime.area}: ${regime.name}`),
      cell(regime?.reporter ?? ''),
      regime === undefined ? '' : ruleWords(regime.rule),
      started(clock),
      due(clock),
      cell(standing(clock, report)),
      clock.keeperRole === null ? '' : reviewRoleNames[clock.keeperRole],
      `Compared ${formatDay(clock.checkedOn)}`,
    ];
  });
  const grid = table(
    ['Rule', 'Who reports', 'Limit', 'Started', 'Due', 'State', 'Looked after by', 'Data'],
    rows,
  );
  return grid === '' ? '' : blocks(`> ${legalNotice}`, grid);
}

function started({ trigger, zone }: ClockRow): string {
  return trigger === '' ? '' : cell(`${formatDay(trigger.slice(0, 10))}, ${trigger.slice(11)} (${zone})`);
}

function due({ dueDay, holidaysKnown }: ClockRow): string {
  if (dueDay === null) return '';
  return holidaysKnown ? formatDay(dueDay) : `${formatDay(dueDay)}, holidays of later years not counted`;
}

function standing(clock: ClockRow, report: Report): string {
  const name = clockStateNames[clock.state];
  if (clock.state === 'not-applicable') return `${name}: ${clock.reason}`;
  if (clock.state !== 'filed') return name;
  const evidence = report.evidenceMarks.get(clock.evidenceId);
  const shown = [clock.reference, evidence === undefined ? '' : `evidence ${String(evidence)}`];
  const proof = shown.filter((part) => part !== '').join(', ');
  return `${name} ${formatDay(clock.filedOn)}${proof === '' ? '' : `: ${proof}`}`;
}
