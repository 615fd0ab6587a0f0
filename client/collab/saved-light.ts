/**
 * What may honestly be said about where the local edits are: the saved light's state machine.
 * Pure: it is told what happened and when, and answers with one of five states. It never shows "saved" while an
 * edit of this session is not confirmed by the server's disk, and never "on this device" for a write under way.
 */
import type { RefusalCode } from '../../shared/collab/protocol.ts';

export type SavedLight =
  /** Everything is on the server's disk; `at` is the time of the last confirmation, null when nothing was written. */
  | { readonly state: 'saved'; readonly at: number | null }
  | { readonly state: 'saving' }
  /** Not on the server; `changes` local edits are safely on this device (0: merely out of touch). */
  | { readonly state: 'device-only'; readonly changes: number }
  | { readonly state: 'at-risk' }
  | { readonly state: 'refused'; readonly code: RefusalCode };

/**
 * Milliseconds an edit may wait for the server before it counts as not there. People are to be told within three
 * seconds, and whoever shows the light looks at it every half second.
 */
export const savingPatience = 2400;
/** Milliseconds the device's own write may take before its edit counts as held by nothing. */
export const devicePatience = 1000;

interface PendingEdit {
  readonly number: number;
  readonly madeAt: number;
  /** The frame of the present connection that carries it; null while none does. */
  frame: number | null;
  onDevice: boolean;
}

export class SavedLightMachine {
  #pending: PendingEdit[] = [];
  #edits = 0;
  #connected = false;
  #offlineSince: number | null;
  #stepAnswered = false;
  #sent = 0;
  #acked = 0;
  /** When the oldest frame that is not confirmed was sent. */
  #waitingSince: number | null = null;
  #confirmedAt: number | null = null;
  #deviceWorks = true;
  #refusal: RefusalCode | null = null;

  /** @param now UTC milliseconds at which the session begins, not yet connected. */
  constructor(now: number) {
    this.#offlineSince = now;
  }

  /** A local edit entered the document. Returns its number, which the device copy reports back. */
  edited(now: number): number {
    this.#edits += 1;
    this.#pending.push({ number: this.#edits, madeAt: now, frame: null, onDevice: false });
    return this.#edits;
  }

  /** Edits of an earlier visit that the server never confirmed were found on this device. */
  foundOnDevice(count: number, now: number): void {
    for (let i = 0; i < count; i += 1) {
      this.#edits += 1;
      this.#pending.push({ number: this.#edits, madeAt: now, frame: null, onDevice: true });
    }
  }

  connected(now: number): void {
    this.#forgetConnection();
    this.#connected = true;
    this.#offlineSince = null;
    this.#waitingSince = this.#pending.length > 0 ? now : null;
  }

  disconnected(now: number): void {
    this.#forgetConnection();
    this.#connected = false;
    this.#offlineSince ??= now;
  }

  /** The session knows that no server can be reached: no patience is left to wait out. */
  cutOff(): void {
    this.#forgetConnection();
    this.#connected = false;
    this.#offlineSince = Number.NEGATIVE_INFINITY;
  }

  /** Our answer to the server's step 1 went out: this frame carries all that was waiting. */
  sentStep2(now: number): void {
    this.#countFrame(now);
    this.#stepAnswered = true;
    for (const edit of this.#pending) edit.frame = this.#sent;
    this.#confirm(now);
  }

  /** An update frame went out: it carries the newest edit. */
  sentUpdate(now: number): void {
    this.#countFrame(now);
    const newest = this.#pending.at(-1);
    if (newest) newest.frame = this.#sent;
  }

  /** The server says that the first `count` update-bearing frames of this connection are durable. */
  acked(count: number, now: number): void {
    if (!this.#connected || count <= this.#acked || count > this.#sent) return;
    this.#acked = count;
    this.#confirm(now);
  }

  /** The device's own write, of all edits up to this number, has completed for good. */
  writtenOnDevice(upTo: number): void {
    this.#deviceWorks = true;
    for (const edit of this.#pending) if (edit.number <= upTo) edit.onDevice = true;
  }

  /** This device cannot keep anything (private window, full disk, no store), for now. What it already holds stays held. */
  deviceFailed(): void {
    this.#deviceWorks = false;
  }

  refused(code: RefusalCode): void {
    this.#refusal = code;
  }

  /** The refused text is in the person's hands, and the session has a fresh document. */
  refusalSettled(): void {
    this.#refusal = null;
  }

  /** Forgets all pending edits: their document was dropped, their text was kept elsewhere. */
  dropPending(): void {
    this.#pending = [];
  }

  /** Local edits that the server has not confirmed. */
  get unconfirmed(): number {
    return this.#pending.length;
  }

  /** Number of the oldest edit that is not confirmed, null when all are. */
  get oldestUnconfirmed(): number | null {
    return this.#pending[0]?.number ?? null;
  }

  /** Milliseconds since the oldest frame without a confirmation was sent; 0 when none waits. */
  waiting(now: number): number {
    return this.#waitingSince === null ? 0 : now - this.#waitingSince;
  }

  light(now: number): SavedLight {
    if (this.#refusal !== null) return { state: 'refused', code: this.#refusal };
    const oldest = this.#pending[0];
    if (oldest === undefined) return this.#lightWithoutEdits(now);
    const patient = now - oldest.madeAt < savingPatience;
    if (patient && this.#offlineSince === null) return { state: 'saving' };
    return this.#lightOfDevice(now);
  }

  #lightWithoutEdits(now: number): SavedLight {
    if (this.#connected && this.#stepAnswered && this.#acked === this.#sent) {
      return { state: 'saved', at: this.#confirmedAt };
    }
    const since = this.#connected ? this.#waitingSince : this.#offlineSince;
    if (since === null || now - since < savingPatience) return { state: 'saving' };
    return { state: 'device-only', changes: 0 };
  }

  #lightOfDevice(now: number): SavedLight {
    const held = this.#pending.filter((edit) => edit.onDevice).length;
    const loose = this.#pending.find((edit) => !edit.onDevice);
    if (loose === undefined) return { state: 'device-only', changes: held };
    const underWay = this.#deviceWorks && now - loose.madeAt < devicePatience;
    if (!underWay) return { state: 'at-risk' };
    return held > 0 ? { state: 'device-only', changes: held } : { state: 'saving' };
  }

  #countFrame(now: number): void {
    this.#sent += 1;
    this.#waitingSince ??= now;
  }

  #confirm(now: number): void {
    if (!this.#stepAnswered) return;
    const before = this.#pending.length;
    this.#pending = this.#pending.filter((edit) => edit.frame === null || edit.frame > this.#acked);
    if (this.#pending.length < before) this.#confirmedAt = now;
    this.#waitingSince = this.#acked === this.#sent ? null : now;
  }

  #forgetConnection(): void {
    this.#stepAnswered = false;
    this.#sent = 0;
    this.#acked = 0;
    this.#waitingSince = null;
    for (const edit of this.#pending) edit.frame = null;
  }
}
