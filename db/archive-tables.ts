/**
 * Which rows belong to a review when it is taken out whole and put into another installation, and which stay behind and
 * why. Every table that hangs on a review is in one of the two lists; a test compares them with the schema.
 */

export interface CarriedTable {
  /** Which rows are those of the review `?`. */
  readonly rows: string;
  /** The column is a mere row number, given anew where the rows are put in. */
  readonly numbered?: 'id';
}

const ofReview = { rows: 'review_id = ?' } as const;
const ofComments = { rows: 'comment_id IN (SELECT id FROM comments WHERE review_id = ?)' } as const;
const numbered = { ...ofReview, numbered: 'id' } as const;

/** The review itself, its document, its versions and the bytes of its files are carried each in a way of its own. */
export const carriedTables: Readonly<Record<string, CarriedTable>> = {
  participants: { rows: `review_id = ? AND role <> 'break-glass'` },
  stage_changes: numbered,
  client_numbers: {
    rows: 'review_id = ? AND epoch = (SELECT epoch FROM documents d WHERE d.review_id = client_numbers.review_id)',
  },
  recovered_texts: ofReview,
  actions: ofReview,
  action_factors: ofReview,
  action_history: numbered,
  action_checks: numbered,
  action_readings: numbered,
  action_proofs: numbered,
  comment_threads: ofReview,
  comments: ofReview,
  comment_edits: ofComments,
  comment_mentions: ofComments,
  evidence_files: { rows: 'review_id = ? AND completed_at IS NOT NULL' },
  review_clocks: ofReview,
  condition_reasons: numbered,
  interest_declarations: numbered,
  sign_off_rounds: ofReview,
  sign_offs: ofReview,
};

const madeAgain = 'Made again from what is carried.';
const ofOnePerson = 'Concerns one person here, and nobody elsewhere.';

export const staysBehind: Readonly<Record<string, string>> = {
  documents: 'The document is carried as its state; the numbers of its log begin anew.',
  document_updates: 'The document is carried as its state; the log of keystrokes stays where it was written.',
  document_snapshots: 'The document is carried as its state.',
  versions: 'Carried one by one, each with its state and its content.',
  evidence_file_parts: 'Carried as the files they are parts of.',
  factors: madeAgain,
  factor_codes: madeAgain,
  review_themes: madeAgain,
  search_entries: madeAgain,
  search_documents: madeAgain,
  harm_ratings: 'What was shown is in the document; what was not shown is private.',
  audit_entries: 'Carried to be read; each installation keeps a chain of its own acts.',
  action_reviews: 'Ties to actions of other reviews, which are not carried.',
  break_glasses: 'Access to this installation.',
  invitations: 'Access to this installation.',
  outside_links: 'Access to this installation.',
  reports: 'Belongs to whoever reported it.',
  inbox_items: ofOnePerson,
  reminders: ofOnePerson,
  reminder_mutes: ofOnePerson,
  sections_read: ofOnePerson,
};
