/**
 * The history of one place as people tell it: what each member did there, one entry for what one person did within half
 * an hour. Works on touches that were read from the log. No words of the review, no counts, nobody is compared.
 */
import type { Touch, TouchKind } from '../review-document/place-touches.ts';

/** One kind of change to one field. `was` is empty where it is not known or there was nothing. */
export interface HistoryAct {
  readonly kind: TouchKind;
  readonly field: string;
  readonly value: string;
  readonly was: string;
}

/** What one member did in one go. Times are UTC milliseconds; no member means Causeway itself. */
export interface HistoryEntry {
  readonly from: number;
  readonly at: number;
  readonly memberId: string | null;
  /** It came by way of a step of the whole review, such as going back to a version. */
  readonly byStep: boolean;
  readonly acts: readonly HistoryAct[];
}

/** Touches of one row of the log. */
export interface TouchedRow {
  readonly at: number;
  readonly memberId: string | null;
  readonly byStep: boolean;
  readonly touches: readonly Touch[];
}

/** Milliseconds from the first change of an entry in which more of the same member's go into it. */
export const entrySpan = 30 * 60_000;

/** What was written letter by letter, by several people in turn, belongs together; everything else keeps its order. */
const wording: readonly TouchKind[] = ['wrote', 'erased', 'shaped'];

interface Open {
  readonly from: number;
  at: number;
  readonly memberId: string | null;
  readonly byStep: boolean;
  readonly acts: HistoryAct[];
}

/** Gathers rows, oldest first, into entries, oldest first. */
export class HistoryGatherer {
  readonly #entries: Open[] = [];
  readonly #newest = new Map<string, Open>();
  /** The value of each field as it was last set. */
  readonly #values = new Map<string, string>();

  add({ at, memberId, byStep, touches }: TouchedRow): void {
    if (touches.length === 0) return;
    const isMade = touches.some(({ kind }) => kind === 'made');
    const shown = isMade ? touches.filter(({ kind }) => kind === 'made' || kind === 'wrote') : touches;
    const key = `${memberId ?? ''} ${byStep ? 'step' : ''}`;
    const known = this.#newest.get(key);
    const isLast = known !== undefined && this.#entries.at(-1) === known;
    const joins =
      known !== undefined &&
      at - known.from < entrySpan &&
      (isLast || shown.every(({ kind }) => wording.includes(kind)));
    const entry: Open = joins ? known : { from: at, at, memberId, byStep, acts: [] };
    if (!joins) {
      this.#entries.push(entry);
      this.#newest.set(key, entry);
    }
    entry.at = Math.max(entry.at, at);
    for (const touch of touches) {
      const was = this.#values.get(touch.field) ?? '';
      if (touch.kind === 'set' || touch.kind === 'cleared') this.#values.set(touch.field, touch.value);
      if (shown.includes(touch)) join(entry.acts, { ...touch, was });
    }
    if (isMade) tellLayer(entry.acts, this.#values.get('layer') ?? '');
  }

  /** Oldest first; what came to nothing within one entry is left out. */
  get entries(): readonly HistoryEntry[] {
    return this.#entries.filter(({ acts }) => acts.length > 0);
  }
}

/** A factor is proposed in a layer. */
function tellLayer(acts: HistoryAct[], layer: string): void {
  const at = acts.findIndex(({ kind }) => kind === 'made');
  const made = acts[at];
  if (made !== undefined && layer !== '') acts[at] = { ...made, value: layer };
}

const opposites: Partial<Record<TouchKind, TouchKind>> = {
  tied: 'untied',
  untied: 'tied',
  binned: 'revived',
  revived: 'binned',
};

/** Puts an act behind those of the same entry: repeated ones become one, what undoes another takes it away. */
function join(acts: HistoryAct[], act: HistoryAct): void {
  const opposite = opposites[act.kind];
  const undone = acts.findIndex(
    ({ kind, field, value }) => kind === opposite && field === act.field && value === act.value,
  );
  if (undone !== -1) {
    acts.splice(undone, 1);
    return;
  }
  // Every record is born in the bin and taken out of it at once; that is part of making it.
  if (act.kind === 'revived' && acts.some(({ kind }) => kind === 'made')) return;
  const same = acts.findIndex((other) => isSame(other, act));
  const before = acts[same];
  if (before === undefined) {
    acts.push(act);
    return;
  }
  const kind: TouchKind = before.kind === 'wrote' || act.kind === 'wrote' ? 'wrote' : act.kind;
  const joined = { ...act, kind, was: before.was };
  if (kind === 'set' && joined.was !== '' && joined.was === joined.value) acts.splice(same, 1);
  else acts[same] = joined;
}

function isSame(one: HistoryAct, other: HistoryAct): boolean {
  if (one.field !== other.field) return false;
  if (wording.includes(one.kind)) return wording.includes(other.kind);
  const values: readonly TouchKind[] = ['set', 'cleared'];
  if (values.includes(one.kind)) return values.includes(other.kind);
  return one.kind === other.kind && one.value === other.value;
}
