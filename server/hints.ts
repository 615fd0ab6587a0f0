/**
 * What one part of the server tells the others after its rows are durable: that something changed, never what.
 * In this process only; a listener that throws is reported and does not keep the others from hearing.
 */

/** Rows of one review changed. */
export interface RowHint {
  readonly kind:
    | 'actions'
    | 'participants'
    | 'phase'
    | 'review'
    | 'recovered'
    | 'versions'
    | 'comments'
    | 'harm'
    | 'clocks'
    /** A learning summary: under its own id, and under that of the review it was made from. */
    | 'summary'
    /** What the review answered about actions of earlier ones, or an action it carries. */
    | 'from-before';
  readonly reviewId: string;
}

/** A right may have gone or changed: the member's sockets (in one review, or in all) are checked again at once. */
export interface AccessHint {
  readonly kind: 'access';
  readonly memberId: string;
  readonly reviewId?: string;
}

export interface SessionEndedHint {
  readonly kind: 'session-ended';
  readonly sessionIds: readonly string[];
}

export interface MembersHint {
  readonly kind: 'members';
}

/** Something came into the inbox of these members, or was read there. */
export interface InboxHint {
  readonly kind: 'inbox';
  readonly memberIds: readonly string[];
}

/** A report was sent or moved on: its reporter and the safety leads. */
export interface ReportHint {
  readonly kind: 'report';
  readonly reporterId: string;
}

/** The register of AI systems changed, or a review was tied to an entry of it. */
export interface SystemsHint {
  readonly kind: 'systems';
}

export type Hint =
  RowHint | AccessHint | SessionEndedHint | MembersHint | InboxHint | ReportHint | SystemsHint;

type HintListener = (hint: Hint) => void;

export class Hints {
  readonly #listeners = new Set<HintListener>();
  readonly #report: (error: unknown) => void;

  /** `report` hears of a listener that threw; it must not throw itself. */
  constructor(report: (error: unknown) => void = (error) => console.error(error)) {
    this.#report = report;
  }

  publish(hint: Hint): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(hint);
      } catch (error) {
        this.#report(error);
      }
    }
  }

  /** Hears every hint until the returned function is called. */
  subscribe(listener: HintListener): () => void {
    const own: HintListener = (hint) => listener(hint);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }
}
