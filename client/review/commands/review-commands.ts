/** The commands of an open review: its sections, what can be added, panels, and taking it out. */
import { makeRecord, recordMakers } from '../document/prose-inserts.ts';
import { downloadExport } from '../header/download-export.ts';
import { presenceCommands } from '../presence/presence-commands.ts';
import type { ReviewContext } from '../review-context.svelte.ts';
import type { PanelId } from '../side-view.svelte.ts';
import type { Command } from './commands.ts';

const panels: readonly { readonly panel: PanelId; readonly label: string }[] = [
  { panel: 'people', label: 'Show who is here' },
  { panel: 'comments', label: 'Show the comments' },
  { panel: 'evidence', label: 'Show the evidence' },
  { panel: 'help', label: 'About this section' },
  { panel: 'history', label: 'Show the stages' },
  { panel: 'versions', label: 'Show the versions' },
  { panel: 'hints', label: 'Show the wording hints' },
  { panel: 'bin', label: 'Open the bin' },
  { panel: 'recovered', label: 'Show recovered text' },
  { panel: 'details', label: 'Show the details' },
];

/** In the order to offer them. */
export function reviewCommands(review: ReviewContext): readonly Command[] {
  const { view } = review;
  const sections = review.progress.all.map(({ section, progress }) => ({
    id: section.id,
    label: section.heading,
    note: progress.sentence,
    run: () => view.goToSection(section.id),
  }));
  const additions = review.writable
    ? recordMakers(review).map((maker) => ({
        id: `add-${maker.id}`,
        label: `Add: ${maker.label.toLowerCase()}`,
        note: maker.hint,
        run: () => view.goToRecordSoon(makeRecord(review, maker)),
      }))
    : [];
  const opened = panels.map(({ panel, label }) => ({
    id: `panel-${panel}`,
    label,
    note: 'Panel',
    run: () => view.open(panel),
  }));
  const out = [
    {
      id: 'markdown',
      label: 'Export as Markdown',
      note: 'File',
      run: () => void downloadExport(review, 'markdown'),
    },
    { id: 'json', label: 'Export as JSON', note: 'File', run: () => void downloadExport(review, 'json') },
  ];
  return [...sections, ...additions, ...opened, ...presenceCommands(review), ...out];
}
