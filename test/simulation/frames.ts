/**
 * The client's side of the WebSocket bytes: masked frames out, the server's frames in, whatever the pieces they
 * arrive in. As much of the protocol as a browser and this server use with each other.
 */

export interface Frame {
  readonly opcode: number;
  readonly payload: Uint8Array;
}

export const opcodes = { binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** One frame as a browser sends it. The mask is of zeros, which leaves the payload as it is. */
export function clientFrame(opcode: number, payload: Uint8Array): Uint8Array {
  const size = payload.byteLength;
  const head = size < 126 ? 6 : size < 65_536 ? 8 : 14;
  const frame = new Uint8Array(head + size);
  const view = new DataView(frame.buffer);
  frame[0] = 0x80 | opcode;
  if (head === 6) {
    frame[1] = 0x80 | size;
  } else if (head === 8) {
    frame[1] = 0x80 | 126;
    view.setUint16(2, size);
  } else {
    frame[1] = 0x80 | 127;
    view.setBigUint64(2, BigInt(size));
  }
  frame.set(payload, head);
  return frame;
}

export function closeFrame(code: number): Uint8Array {
  const payload = new Uint8Array(2);
  new DataView(payload.buffer).setUint16(0, code);
  return clientFrame(opcodes.close, payload);
}

/** Status code in the payload of a close frame; 1005 when it holds none. */
export function closeCodeIn(payload: Uint8Array): number {
  if (payload.byteLength < 2) return 1005;
  return new DataView(payload.buffer, payload.byteOffset).getUint16(0);
}

/** Puts the server's bytes together: first the answer to the upgrade, then frames. */
export class ServerBytes {
  #held: Uint8Array = new Uint8Array();
  #status: number | null = null;

  /** HTTP status of the answer to the upgrade, once it is there as a whole. */
  get status(): number | null {
    return this.#status;
  }

  *push(bytes: Uint8Array): Generator<Frame> {
    const all = new Uint8Array(this.#held.byteLength + bytes.byteLength);
    all.set(this.#held);
    all.set(bytes, this.#held.byteLength);
    this.#held = all;
    if (this.#status === null) this.#readAnswer();
    if (this.#status !== 101) return;
    for (let frame = this.#take(); frame !== null; frame = this.#take()) yield frame;
  }

  #readAnswer(): void {
    const text = new TextDecoder('latin1').decode(this.#held);
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) return;
    this.#status = Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0);
    this.#held = this.#held.subarray(end + 4);
  }

  #take(): Frame | null {
    const held = this.#held;
    if (held.byteLength < 2) return null;
    const view = new DataView(held.buffer, held.byteOffset, held.byteLength);
    const short = view.getUint8(1);
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (held.byteLength < head) return null;
    const size = short < 126 ? short : short === 126 ? view.getUint16(2) : Number(view.getBigUint64(2));
    if (held.byteLength < head + size) return null;
    this.#held = held.subarray(head + size);
    return { opcode: view.getUint8(0) & 0x0f, payload: held.slice(head, head + size) };
  }
}
