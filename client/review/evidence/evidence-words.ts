/** What kinds, strengths and places of evidence are called on the screen. Words only; no state. */
import type { Citation } from '../../../shared/review-document/citations.ts';
import type {
  EvidenceKind,
  EvidenceRecord,
  EvidenceStrength,
  QuoteConsent,
} from '../../../shared/review-document/records.ts';

export const evidenceKindNames: Readonly<Record<EvidenceKind, string>> = {
  document: 'Document',
  screenshot: 'Picture or screenshot',
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

/** One line each, shown where the choice is made. */
export const evidenceStrengthMeanings: Readonly<Record<EvidenceStrength, string>> = {
  recorded: 'A system or a person wrote it down when it happened: a log, a note, a screenshot.',
  observed: 'Somebody of the panel saw or tried it themselves, afterwards.',
  told: 'Somebody who was there says so.',
  inferred: 'Nobody recorded, saw or said it; it follows from other evidence.',
};

export const quoteConsentWords: Readonly<Record<QuoteConsent, string>> = {
  'may-quote': 'Asked: may be quoted',
  'not-quote': 'Asked: not to be quoted',
};

/** A few words of a piece of evidence, for a chip. */
export function evidenceName(evidence: { readonly text: string; readonly source: string }): string {
  const words = evidence.text.trim() || evidence.source.trim() || 'Evidence without words';
  return words.length <= 48 ? words : `${words.slice(0, words.lastIndexOf(' ', 48) || 48)}…`;
}

/** Kind, strength and source in one line. */
export function evidenceNote(piece: EvidenceRecord): string {
  return [
    piece.kind === null ? '' : evidenceKindNames[piece.kind],
    piece.strength === null ? 'Not said how it is known' : evidenceStrengthNames[piece.strength],
    piece.source,
  ]
    .filter((part) => part.trim() !== '')
    .join(' · ');
}

/** An address somebody may open; undefined for anything that is no web address. */
export function openableAddress(url: string): string | undefined {
  return /^https?:\/\/[^\s]+$/iu.test(url.trim()) ? url.trim() : undefined;
}

/** What a citing place is called: `word` for its kind, the words of the place beside it. */
export interface CitingPlace {
  readonly citation: Citation;
  readonly word: string;
  readonly name: string;
}

export const citationWords: Readonly<Record<Citation['root'], string>> = {
  timeline: 'Entry',
  factors: 'Factor',
  safeguards: 'Safeguard',
  lessons: 'Lesson',
  voices: 'Voice',
  pairs: 'Shown and seen',
  answers: 'Answer',
  prose: 'Text',
};

/** Places a citation can be named by. */
export interface CitingWords {
  readonly record: (root: Exclude<Citation['root'], 'answers' | 'prose'>, id: string) => string;
  readonly question: (id: string) => string;
  readonly section: (id: string) => string;
}

/** The places that cite a piece, each by the first words that stand there. */
export function citingPlaces(citations: readonly Citation[], words: CitingWords): readonly CitingPlace[] {
  return citations.map((citation) => {
    const { root, id } = citation;
    const name =
      root === 'answers' ? words.question(id) : root === 'prose' ? words.section(id) : words.record(root, id);
    return { citation, word: citationWords[root], name: shortened(name) };
  });
}

/** `Cited by 3` in words; nothing for none. */
export function citedByWords(count: number): string {
  return count === 0 ? 'Not cited yet' : `Cited in ${count === 1 ? '1 place' : `${String(count)} places`}`;
}

function shortened(words: string): string {
  const plain = words.trim().replaceAll(/\s+/g, ' ');
  if (plain === '') return 'without words';
  return plain.length <= 60 ? plain : `${plain.slice(0, plain.lastIndexOf(' ', 60) || 60)}…`;
}
