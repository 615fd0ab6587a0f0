/**
 * Short confirmations at the foot of the page. A toast never carries the only copy of an error:
 * errors stand next to what they are about.
 */
import { announce } from './announce.svelte.ts';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface ToastEntry {
  readonly id: number;
  readonly text: string;
  readonly action: ToastAction | undefined;
  /** What putting it away is called where that is an answer too. */
  readonly decline: string | undefined;
}

/** How long a toast stays, in milliseconds; one that offers an action stays until it is used or put away. */
const staysFor = 6000;

class Toasts {
  entries: ToastEntry[] = $state([]);
  #next = 1;

  show(text: string, action?: ToastAction, decline?: string): void {
    const entry: ToastEntry = { id: this.#next++, text, action, decline };
    this.entries = [...this.entries.slice(-2), entry];
    announce(text);
    if (!action) setTimeout(() => this.dismiss(entry.id), staysFor);
  }

  dismiss(id: number): void {
    this.entries = this.entries.filter((entry) => entry.id !== id);
  }

  /** What the toasts offer can no longer be done here. */
  dropOffers(): void {
    this.entries = this.entries.filter(({ action }) => action === undefined);
  }
}

export const toasts = new Toasts();

/** Shows a confirmation and announces it. */
export function showToast(text: string, action?: ToastAction, decline?: string): void {
  toasts.show(text, action, decline);
}
