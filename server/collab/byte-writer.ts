/** Writes numbers and texts as lib0 does into a buffer that is large enough from the start. */

/** Bytes a number may take: seven bits to a byte, up to what an integer holds exactly. */
export const longestNumber = 8;

export class ByteWriter {
  readonly #buffer: Buffer;
  #at = 0;

  /** @param size bytes that will be written at most; what is beyond is lost */
  constructor(size: number) {
    this.#buffer = Buffer.allocUnsafe(size);
  }

  get written(): Uint8Array {
    return this.#buffer.subarray(0, this.#at);
  }

  number(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.#buffer[this.#at++] = 0x80 | (rest % 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.#buffer[this.#at++] = rest;
  }

  copy(bytes: Uint8Array, from: number, to: number): void {
    this.#buffer.set(bytes.subarray(from, to), this.#at);
    this.#at += to - from;
  }

  /** @param size bytes of the text in UTF-8 */
  text(text: string, size: number): void {
    this.number(size);
    this.#at += this.#buffer.write(text, this.#at);
  }
}
