/**
 * What a report is made from, and the marks by which its parts name each other: `M1` for the first factor of the model
 * layer, `evidence 2` for the second piece of evidence. Marks are counted anew for each report, so no id is printed.
 */
import type { FromBeforeAnswer } from '../../shared/actions/from-before.ts';
import type { Action, ActionDetail } from '../../shared/api/actions.ts';
import type { AgreementState } from '../../shared/api/agreement.ts';
import type { ReviewClock } from '../../shared/api/clocks.ts';
import type { ReviewSummary } from '../../shared/api/reviews.ts';
import type { EvidenceFile } from '../../shared/api/evidence-files.ts';
import { citationsIn } from '../../shared/review-document/citations.ts';
import type { Citation } from '../../shared/review-document/citations.ts';
import type { FactorRecord, ReviewContent } from '../../shared/review-document/records.ts';
import { factorCode } from '../../shared/taxonomy/factor-codes.ts';
import { layerIds, layers } from '../../shared/taxonomy/layers.ts';
import type { Layer } from '../../shared/taxonomy/layers.ts';

/** Of the review's row, what a report says. */
export type ReviewFacts = Pick<
  ReviewSummary,
  | 'title'
  | 'templateId'
  | 'templateVersion'
  | 'stage'
  | 'aiSystem'
  | 'occurredOn'
  | 'detectedOn'
  | 'publicCase'
> & { readonly systemVersion?: string | null };

/** Of an action's row, what a report says. */
export type ActionFacts = Omit<Action, 'mayChange' | 'reviewTitle' | 'factors' | 'version' | 'changedAt'> &
  Pick<ActionDetail, 'checks' | 'readings' | 'proofs'>;

/** What a review answered about an action of an earlier one, without anything of that review. */
export interface AnswerFacts {
  readonly answer: FromBeforeAnswer;
  readonly reason: string;
}

/** What a review took up of earlier ones: the actions it carries, and what it answered about all of them. */
export interface FromBeforeFacts {
  readonly carried: readonly ActionFacts[];
  readonly answers: readonly AnswerFacts[];
}

export const nothingFromBefore: FromBeforeFacts = { carried: [], answers: [] };

/** Of a reporting clock, what leaves with a review: no name. */
export type ClockRow = Omit<ReviewClock, 'keeperId' | 'keeperName'>;

/** Of the agreement on a review, what a report says; reasons with the condition they stand in for. */
export type AgreementFacts = Pick<AgreementState, 'interests' | 'rounds' | 'signed'> & {
  readonly reasons: readonly { readonly asks: string; readonly reason: string }[];
};

export const noAgreement: AgreementFacts = { interests: [], rounds: [], signed: [], reasons: [] };

export interface Report {
  readonly review: ReviewFacts;
  readonly content: ReviewContent;
  readonly actions: readonly ActionFacts[];
  readonly fromBefore: FromBeforeFacts;
  /** Factors with words, in the order they are shown, with their marks. */
  readonly factors: readonly MarkedFactor[];
  readonly factorMarks: ReadonlyMap<string, string>;
  readonly evidenceMarks: ReadonlyMap<string, number>;
  /** Evidence id → where it is cited. */
  readonly citations: ReadonlyMap<string, readonly Citation[]>;
  readonly files: readonly EvidenceFile[];
  readonly clocks: readonly ClockRow[];
}

export interface MarkedFactor {
  readonly mark: string;
  /** Null for factors not sorted into a layer yet. */
  readonly layer: Layer | null;
  readonly factor: FactorRecord;
}

export function makeReport(
  review: ReviewFacts,
  content: ReviewContent,
  actions: readonly ActionFacts[],
  files: readonly EvidenceFile[] = [],
  clocks: readonly ClockRow[] = [],
  fromBefore: FromBeforeFacts = nothingFromBefore,
): Report {
  const said = content.records.factors.filter((factor) => factorWords(factor).length > 0);
  const factors = [...layerIds, null].flatMap((layer) =>
    said
      .filter((factor) => factor.layer === layer)
      .map((factor, i) => ({
        mark: `${layer === null ? 'U' : layers[layer].letter}${String(i + 1)}`,
        layer,
        factor,
      })),
  );
  const evidence = content.records.evidence.filter((piece) => piece.text.trim() !== '' || piece.file !== '');
  return {
    review,
    content,
    actions,
    fromBefore,
    factors,
    factorMarks: new Map(factors.map(({ mark, factor }) => [factor.id, mark])),
    evidenceMarks: new Map(evidence.map(({ id }, i) => [id, i + 1])),
    citations: citationsIn(content),
    files,
    clocks,
  };
}

/** Condition, mechanism and effect, as far as they are written; the codes' names when none of them is. */
export function factorWords(factor: FactorRecord): readonly string[] {
  const words = [factor.condition, factor.mechanism, factor.effect].map((text) => text.trim());
  const written = words.filter((text) => text !== '');
  return written.length > 0 ? written : codeNames(factor);
}

/** Names of a factor's codes in the order of the taxonomy; codes this version does not know are left out. */
export function codeNames(factor: FactorRecord): readonly string[] {
  return factor.codes.map((id) => factorCode(id)?.name).filter((name) => name !== undefined);
}

/** `evidence 1, 3`, or nothing. */
export function evidenceNote(report: Report, ids: readonly string[]): string {
  const numbers = ids.map((id) => report.evidenceMarks.get(id)).filter((number) => number !== undefined);
  return numbers.length === 0 ? '' : `evidence ${numbers.sort((a, b) => a - b).join(', ')}`;
}

/** `M1, W2`, or nothing; in the order of the report. */
export function factorNote(report: Report, ids: readonly string[]): string {
  return report.factors
    .filter(({ factor }) => ids.includes(factor.id))
    .map(({ mark }) => mark)
    .join(', ');
}

export function layerNote(ids: readonly string[]): string {
  return layerIds
    .filter((layer) => ids.includes(layer))
    .map((layer) => layers[layer].name)
    .join(', ');
}
