/** Harm as Markdown: what each rater said, side by side, what the panel makes of it, and what that is elsewhere. */
import { gradeWords, harmDimensions } from '../../shared/harm/harm-grades.ts';
import { harmElsewhere, harmScales } from '../../shared/harm/harm-scales.ts';
import {
  gradeToFile,
  raterWords,
  shownHarm,
  spreadWords,
  type ShownDimension,
  type ShownRating,
} from '../../shared/harm/shown-harm.ts';
import { confidenceNames } from '../../shared/review-document/choice-names.ts';
import { formatDay } from '../../shared/review-document/local-time.ts';
import { blocks, cell, inline, sentence, table } from './markdown-text.ts';
import type { Report } from './report.ts';

/** Empty while nothing was shown. */
export function harmPart(report: Report): string {
  const all = shownHarm(report.content.harm);
  return blocks(...all.map(dimensionPart), elsewherePart(all));
}

function dimensionPart(shown: ShownDimension): string {
  const ratings = [...shown.ratings, ...shown.earlier.toReversed()].map((rating) => [
    cell(raterWords(rating)) + (shown.earlier.includes(rating) ? ' (earlier)' : ''),
    gradeWords(rating.grade),
    confidenceNames[rating.confidence],
    cell(rating.reason),
    cell(formatDay(rating.on)),
  ]);
  return blocks(
    `**${harmDimensions[shown.dimension].name}**`,
    table(['Who', 'Grade', 'Confidence', 'Why', 'When'], ratings),
    [spreadWords(shown), aloneWords(shown.ratings), agreementWords(shown)]
      .filter((part) => part !== '')
      .join(' '),
  );
}

function agreementWords({ agreement }: ShownDimension): string {
  if (agreement === null) return '';
  const reason = sentence(inline(agreement.reason));
  return agreement.kind === 'agreed'
    ? `The panel agrees: ${gradeWords(agreement.grade)}. ${reason}`
    : `The panel keeps the grades beside each other. ${reason}`;
}

function aloneWords(ratings: readonly ShownRating[]): string {
  const [alone] = ratings.filter((rating) => rating.alone !== '');
  return alone === undefined || ratings.length > 1
    ? ''
    : `Shown with one rating: ${sentence(inline(alone.alone))}`;
}

function elsewherePart(all: readonly ShownDimension[]): string {
  const rows = all.flatMap((shown) => {
    const grade = gradeToFile(shown);
    if (grade === undefined) return [];
    return harmElsewhere(shown.dimension, grade).map(({ scale, value }) => {
      const { name, version, checkedOn, unsure } = harmScales[scale];
      return [
        harmDimensions[shown.dimension].name,
        cell(`${name}, ${version}`),
        cell(value),
        `${cell(unsure)} Compared ${formatDay(checkedOn)}.`,
      ];
    });
  });
  const grid = table(['Harm', 'Scale', 'There it is', 'Check before filing'], rows);
  return grid === '' ? '' : blocks('What these grades are on other scales:', grid);
}
