/**
 * A component whose script is fetched on its own and kept: from then on it appears in the same turn as it is asked for,
 * so that keys typed right after its key land in it. Says nothing itself when the script cannot be had.
 */
import type { Component } from 'svelte';

export class LatePart<Part extends Component<never>> {
  component: Part | null = $state.raw(null);
  readonly #load: () => Promise<{ readonly default: Part }>;

  constructor(load: () => Promise<{ readonly default: Part }>) {
    this.#load = load;
  }

  /** Fetches the script unless it is here. @returns whether it is here now; the frame says why if it is not */
  async fetch(): Promise<boolean> {
    if (this.component !== null) return true;
    try {
      this.component = (await this.#load()).default;
    } catch {
      return false;
    }
    return true;
  }
}
