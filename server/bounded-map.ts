/** Values by key, as many as have room: what was asked for least lately goes first. Knows no time. */
export class BoundedMap<V> {
  readonly #most: number;
  readonly #weigh: (value: V) => number;
  /** The one asked for last comes last. */
  readonly #values = new Map<string, V>();
  #weight = 0;

  /** @param weigh what one value counts against `most`; by itself each counts one */
  constructor(most: number, weigh: (value: V) => number = () => 1) {
    this.#most = most;
    this.#weigh = weigh;
  }

  get(key: string): V | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  set(key: string, value: V): void {
    this.delete(key);
    this.#values.set(key, value);
    this.#weight += this.#weigh(value);
    for (const oldest of this.#values.keys()) {
      if (this.#weight <= this.#most) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const value = this.#values.get(key);
    if (value === undefined) return;
    this.#values.delete(key);
    this.#weight -= this.#weigh(value);
  }
}
