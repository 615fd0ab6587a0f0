/** What kinds and strengths of evidence are called. Words only. */
import type { EvidenceKind, EvidenceStrength } from '../../../shared/review-document/records.ts';

export const evidenceKindNames: Readonly<Record<EvidenceKind, string>> = {
  document: 'Document',
  screenshot: 'Screenshot',
  log: 'Log or record',
  quote: 'What somebody said',
  link: 'Page on the web',
  measurement: 'Measurement or reading',
  other: 'Something else',
};

export const evidenceStrengthNames: Readonly<Record<EvidenceStrength, string>> = {
  recorded: 'Recorded at the time',
  observed: 'Seen by the panel',
  told: 'Told to the panel',
  inferred: 'Worked out from the rest',
};

/** A few words of a piece of evidence, for a chip. */
export function evidenceName(evidence: { readonly text: string; readonly source: string }): string {
  const words = evidence.text.trim() || evidence.source.trim() || 'Evidence without words';
  return words.length <= 48 ? words : `${words.slice(0, words.lastIndexOf(' ', 48) || 48)}…`;
}

/** An address somebody may open; undefined for anything that is no web address. */
export function openableAddress(url: string): string | undefined {
  return /^https?:\/\/[^\s]+$/iu.test(url.trim()) ? url.trim() : undefined;
}
