/** Which pieces of evidence a list shows. Pure. */
import { lacksAlternative } from '../../../shared/review-document/evidence-rules.ts';
import type {
  EvidenceKind,
  EvidenceRecord,
  EvidenceStrength,
} from '../../../shared/review-document/records.ts';

export interface EvidenceFilter {
  /** Empty for any; `unsaid` for pieces of which nobody has said it. */
  readonly strength: EvidenceStrength | 'unsaid' | '';
  readonly kind: EvidenceKind | 'unsaid' | '';
  /** Only what still needs something: words for a picture, how it is known, or a citation. */
  readonly lacking: boolean;
}

export const noFilter: EvidenceFilter = { strength: '', kind: '', lacking: false };

/** Pieces that pass, in their order. */
export function filteredEvidence(
  pieces: readonly EvidenceRecord[],
  filter: EvidenceFilter,
  isCited: (id: string) => boolean,
): readonly EvidenceRecord[] {
  return pieces.filter(
    (piece) =>
      fits(piece.strength, filter.strength) &&
      fits(piece.kind, filter.kind) &&
      (!filter.lacking || lackOf(piece, isCited(piece.id)) !== ''),
  );
}

/** What a piece still needs, the most important first; empty when nothing. */
export function lackOf(piece: EvidenceRecord, cited: boolean): string {
  if (lacksAlternative(piece)) return 'No alternative text yet';
  if (piece.kind === 'quote' && piece.consent === null) return 'Nobody has asked whether it may be quoted';
  if (piece.strength === null) return 'Not said how it is known';
  return cited ? '' : 'Not cited yet';
}

function fits(value: string | null, wanted: string): boolean {
  if (wanted === '') return true;
  return wanted === 'unsaid' ? value === null : value === wanted;
}
