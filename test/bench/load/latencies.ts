/** Counts latencies in tenths of a millisecond up to two seconds, so that millions of them cost neither time nor room. */
const perMillisecond = 10;
const buckets = 2000 * perMillisecond;

export class Latencies {
  readonly #counts = new Uint32Array(buckets + 1);
  count = 0;
  longest = 0;

  /** @param milliseconds anything over two seconds counts as just over two seconds */
  add(milliseconds: number): void {
    const bucket = Math.min(buckets, Math.max(0, Math.floor(milliseconds * perMillisecond)));
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.count += 1;
    if (milliseconds > this.longest) this.longest = milliseconds;
  }

  /** Milliseconds below which this share of all latencies lies; NaN when there are none. */
  quantile(share: number): number {
    if (this.count === 0) return Number.NaN;
    const wanted = Math.ceil(this.count * share);
    let seen = 0;
    for (let bucket = 0; bucket <= buckets; bucket += 1) {
      seen += this.#counts[bucket] ?? 0;
      if (seen >= wanted) return (bucket + 0.5) / perMillisecond;
    }
    return this.longest;
  }

  clear(): void {
    this.#counts.fill(0);
    this.count = 0;
    this.longest = 0;
  }
}
