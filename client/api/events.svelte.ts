/**
 * Hints from the server that something on a list changed; the list is then fetched again. One connection for the
 * whole page, open only while some screen listens. Carries no data of its own.
 */
import type { HintEvent } from '../../shared/api/problem.ts';

export type HintKind = HintEvent['kinds'][number];

interface Listener {
  readonly kinds: ReadonlySet<HintKind>;
  readonly hear: (hint: HintEvent) => void;
}

/** What of an EventSource is used, so that a test can stand in for it. */
export interface HintSource {
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: string }) => void) | null;
  onerror: (() => void) | null;
  /** 2 when the browser has given up; otherwise it comes back by itself. */
  readonly readyState: number;
  close(): void;
}

/** How long to wait before another try after the browser has given up, in milliseconds. */
const pause = 5000;

export class Events {
  readonly #open: () => HintSource;
  readonly #listeners = new Set<Listener>();
  #source: HintSource | undefined;
  #opened = false;
  #mayComeBack: () => Promise<boolean> = () => Promise.resolve(true);

  constructor(open: () => HintSource) {
    this.#open = open;
  }

  /** Hears hints of these kinds. After a break every listener is called, because hints may have been missed. */
  subscribe(kinds: readonly HintKind[], hear: (hint: HintEvent) => void): () => void {
    const listener: Listener = { kinds: new Set(kinds), hear };
    this.#listeners.add(listener);
    this.#source ??= this.#connect();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.close();
    };
  }

  /** Asked after a refusal whether another try makes sense: it does not for somebody who is signed out. */
  whenRefused(mayComeBack: () => Promise<boolean>): void {
    this.#mayComeBack = mayComeBack;
  }

  /** A new connection after signing in again, which the old one did not outlive. */
  renew(): void {
    if (this.#listeners.size === 0) return;
    this.#source?.close();
    this.#source = this.#connect();
  }

  /** Ends the connection, as on signing out; the next subscription opens a new one. */
  close(): void {
    this.#source?.close();
    this.#source = undefined;
    this.#opened = false;
  }

  #connect(): HintSource {
    const source = this.#open();
    source.onopen = () => {
      if (this.#opened) for (const listener of this.#listeners) listener.hear({ kinds: [...listener.kinds] });
      this.#opened = true;
    };
    source.onmessage = (event) => {
      const hint = readHint(event.data);
      if (!hint) return;
      for (const listener of this.#listeners) {
        if (hint.kinds.some((kind) => listener.kinds.has(kind))) listener.hear(hint);
      }
    };
    source.onerror = () => {
      if (source.readyState === 2 && source === this.#source) void this.#comeBack(source);
    };
    return source;
  }

  async #comeBack(refused: HintSource): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const wanted = (await this.#mayComeBack()) && refused === this.#source;
    if (wanted) this.renew();
  }
}

/** A hint from its text; undefined when it is not one, for example from a newer server. */
function readHint(text: string): HintEvent | undefined {
  try {
    const hint = JSON.parse(text) as Partial<HintEvent>;
    return Array.isArray(hint.kinds) ? { ...hint, kinds: hint.kinds } : undefined;
  } catch {
    return undefined;
  }
}

export const events = new Events(() => new EventSource('/api/v1/events') as unknown as HintSource);
