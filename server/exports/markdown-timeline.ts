/**
 * The timeline as a Markdown table in the order of time, and how long it took from milestone to milestone.
 * How surely a time is known stands in its words; a duration nobody can work out says why.
 */
import { knownWhenNames, laneNames } from '../../shared/review-document/choice-names.ts';
import { sortEntries } from '../../shared/review-document/entry-order.ts';
import { formatEntryTime, hasClock } from '../../shared/review-document/entry-time.ts';
import { milestones } from '../../shared/review-document/milestones.ts';
import {
  durationWords,
  openDurations,
  timelineDurations,
} from '../../shared/review-document/timeline-durations.ts';
import { blocks, cell, inCell, inline, item, table } from './markdown-text.ts';
import { evidenceNote } from './report.ts';
import type { Report } from './report.ts';

/** The zone is said once when it is the same throughout, and with every time otherwise. */
export function timelinePart(report: Report): string {
  const entries = sortEntries(report.content.records.timeline).filter(({ text }) => text.trim() !== '');
  const zones = new Set(entries.filter(hasClock).map(({ tz }) => tz));
  const [onlyZone = ''] = zones.size === 1 ? zones : [];
  const rows = entries.map((entry) => {
    const evidence = evidenceNote(report, entry.evidence);
    const zone =
      zones.size > 1 && hasClock(entry) && entry.tz !== '' ? ` (${inCell(inline(zoneWords(entry.tz)))})` : '';
    return [
      formatEntryTime(entry) + zone,
      `${entry.starred ? '**Turning point.** ' : ''}${cell(entry.text)}${evidence === '' ? '' : ` (${evidence})`}`,
      entry.lane === null ? '' : laneNames[entry.lane],
      entry.known === null ? '' : knownWhenNames[entry.known],
      entry.milestone === null ? '' : milestones[entry.milestone].name,
    ];
  });
  if (rows.length === 0) return '';
  const note = onlyZone === '' ? '' : `Times are local times of ${inline(zoneWords(onlyZone))}.`;
  return blocks(
    table(['When', 'What happened', 'Where', 'Known', 'Milestone'], rows),
    note,
    durationsList(report),
  );
}

function durationsList(report: Report): string {
  const durations = timelineDurations(report.content.records.timeline);
  const known = durations
    .filter(({ result }) => result.kind === 'range')
    .map((duration) => item('-', `${duration.stretch.name}: ${durationWords(duration)}.`));
  const open = openDurations(durations).map(
    ({ because, names }) => `${names.map(lowerFirst).join('; ')} (${because})`,
  );
  const unknown = open.length === 0 ? [] : [item('-', `Cannot be computed: ${open.join('; ')}.`)];
  return durations.length === 0 ? '' : blocks('### How long it took', [...known, ...unknown].join('\n'));
}

function lowerFirst(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}

function zoneWords(tz: string): string {
  return tz.replaceAll('_', ' ');
}
