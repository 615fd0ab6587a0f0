/**
 * The commands of an open review: its next step, its sections, what can be added, panels, taking it out, and going
 * back. What cannot be done now says why.
 */
import { stageMoves } from '../../../shared/review-stage.ts';
import type { Command } from '../../commands/commands.ts';
import { makeRecord, recordMakers } from '../document/prose-inserts.ts';
import { presenceCommands } from '../presence/presence-commands.ts';
import type { ReviewContext } from '../review-context.svelte.ts';
import type { PanelId } from '../side-view.svelte.ts';
import { moveWords } from '../stage-words.ts';
import { withCommand } from './key-names.ts';

const panels: readonly { readonly panel: PanelId; readonly label: string }[] = [
  { panel: 'people', label: 'Show who is here' },
  { panel: 'comments', label: 'Show the comments' },
  { panel: 'evidence', label: 'Show the evidence' },
  { panel: 'help', label: 'About this section' },
  { panel: 'history', label: 'Show the stages' },
  { panel: 'agreement', label: 'Show the agreement' },
  { panel: 'versions', label: 'Show the versions' },
  { panel: 'hints', label: 'Show the wording hints' },
  { panel: 'bin', label: 'Open the bin' },
  { panel: 'recovered', label: 'Show recovered text' },
  { panel: 'details', label: 'Show the details' },
];

const readingOnly = 'You are reading only';

/** In the order to offer them. */
export function reviewCommands(review: ReviewContext): readonly Command[] {
  const { view } = review;
  return [
    ...nextStep(review),
    ...review.progress.all.map(({ section, progress }) => ({
      id: section.id,
      label: section.heading,
      note: progress.sentence,
      run: () => view.goToSection(section.id),
    })),
    ...recordMakers(review).map((maker) => ({
      id: `add-${maker.id}`,
      label: `Add: ${maker.label.toLowerCase()}`,
      note: maker.hint,
      unavailable: review.writable ? undefined : readingOnly,
      run: () => view.goToRecordSoon(makeRecord(review, maker)),
    })),
    ...panels.map(({ panel, label }) => ({
      id: `panel-${panel}`,
      label,
      note: 'Panel',
      run: () => view.open(panel),
    })),
    ...presenceCommands(review),
    ...history(review),
    {
      id: 'take-out',
      label: 'Take the review out',
      note: 'PDF, Word, a table, everything',
      unavailable: review.may('review.export') ? undefined : 'Your role takes nothing out',
      run: () => (view.takingOut = true),
    },
    {
      id: 'summaries',
      label: 'Learning summaries',
      note: 'What leaves, with nobody in it',
      unavailable: review.may('summary.read') ? undefined : 'Your role reads no summaries in work',
      run: () => (view.summaries = true),
    },
  ];
}

function nextStep(review: ReviewContext): readonly Command[] {
  const move = stageMoves(review.review.stage)[0];
  if (move?.direction !== 'forward') return [];
  return [
    {
      id: 'next-step',
      label: moveWords(move).label,
      note: 'Next step',
      unavailable: review.may(move.act) ? undefined : 'Whoever leads the review takes this step',
      run: () => (review.view.nextStep = true),
    },
  ];
}

function history({ session, writable }: ReviewContext): readonly Command[] {
  const { undo } = session;
  const why = (can: boolean, what: string): string | undefined =>
    !writable ? readingOnly : can ? undefined : `You have nothing to ${what}`;
  return [
    {
      id: 'undo',
      label: 'Undo',
      note: 'What you did last',
      keys: withCommand('Z'),
      unavailable: why(undo.canUndo, 'undo'),
      run: () => void undo.undo(),
    },
    {
      id: 'redo',
      label: 'Redo',
      note: 'What you undid last',
      keys: withCommand('Shift Z'),
      unavailable: why(undo.canRedo, 'redo'),
      run: () => void undo.redo(),
    },
  ];
}
