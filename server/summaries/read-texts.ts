/**
 * Looks through texts once each, as long as there is room to remember, and in stretches: between two of them the server
 * does whatever else it has to do, however many readings are under way at once.
 */
import { setImmediate } from 'node:timers/promises';
import { BoundedMap } from '../bounded-map.ts';

/** Letters that are looked through at a stretch: a few milliseconds, which nobody's key should wait for longer. */
const stretch = 6000;

interface Seen<T> {
  readonly value: T;
  readonly letters: number;
}

export class ReadTexts<T> {
  readonly #look: (text: string) => T;
  readonly #seen: BoundedMap<Seen<T>>;

  /**
   * @param look what is looked for; the same for the same text, at any time
   * @param mostLetters of texts that are remembered
   */
  constructor(look: (text: string) => T, mostLetters: number) {
    this.#look = look;
    this.#seen = new BoundedMap<Seen<T>>(mostLetters, ({ letters }) => letters);
  }

  /** What was found in each, in the same order. */
  async each(texts: readonly string[]): Promise<readonly T[]> {
    const found: T[] = [];
    let letters = 0;
    for (const text of texts) {
      if (letters >= stretch) {
        letters = 0;
        await ownTurn();
      }
      let seen = this.#seen.get(text);
      if (seen === undefined) {
        letters += text.length;
        seen = { value: this.#look(text), letters: text.length };
        this.#seen.set(text, seen);
      }
      found.push(seen.value);
    }
    return found;
  }
}

let turns: Promise<void> = Promise.resolve();

/** A turn of the event loop that no other reading has. */
async function ownTurn(): Promise<void> {
  turns = turns.then(async () => setImmediate());
  await turns;
}
