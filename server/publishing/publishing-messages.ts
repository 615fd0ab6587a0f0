/** What the publisher and the process that renders for it say to each other. Types only. */
import type { KnownNames } from '../../shared/deidentify/finding.ts';
import type { AppError } from '../../shared/errors.ts';
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import type { SummaryFormat } from '../../shared/summaries/summary-formats.ts';
import type { RenderObstacle } from './cannot-render.ts';
import type { Outline, PrintedFormat } from './outline.ts';

export type RenderQuestion =
  | {
      readonly summary: LearningSummary;
      readonly format: SummaryFormat;
      /** Where the finished file is looked through once more: every name the review knows. */
      readonly known?: KnownNames | undefined;
    }
  | { readonly outline: Outline; readonly made: number; readonly format: PrintedFormat };

export type RenderAnswer =
  | { readonly bytes: Uint8Array }
  | { readonly obstacle: RenderObstacle }
  /** The finished file holds what nobody decided about. */
  | { readonly refused: Pick<AppError, 'code' | 'remedy'> & { readonly sentence: string } }
  /** Where it went wrong, without words of the summary. */
  | { readonly fault: string };
