/** What the publisher and the process that renders for it say to each other. Types only. */
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import type { SummaryFormat } from '../../shared/summaries/summary-formats.ts';
import type { RenderObstacle } from './cannot-render.ts';
import type { Outline, PrintedFormat } from './outline.ts';

export type RenderQuestion =
  | { readonly summary: LearningSummary; readonly format: SummaryFormat }
  | { readonly outline: Outline; readonly made: number; readonly format: PrintedFormat };

export type RenderAnswer =
  | { readonly bytes: Uint8Array }
  | { readonly obstacle: RenderObstacle }
  /** Where it went wrong, without words of the summary. */
  | { readonly fault: string };
