/** Everything a page says and hears, decoded: frames of its socket both ways, and answers over HTTP. */
import type { Page } from '@playwright/test';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import * as Y from 'yjs';
import { messageSync, syncStep1 } from '../../shared/collab/protocol.ts';

export class Traffic {
  /** As text: raw bytes of frames, and the values that updates in them carry. */
  readonly received: string[] = [];
  readonly sent: string[] = [];
  /** JSON answers of the API. */
  readonly answers: string[] = [];
  frames = 0;
  #pending: Promise<unknown>[] = [];

  /** Listens from now on; begin before the review is opened. */
  constructor(page: Page) {
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => this.#frame(payload, this.received));
      socket.on('framesent', ({ payload }) => this.#frame(payload, this.sent));
    });
    page.on('response', (response) => {
      if (!response.url().includes('/api/v1/')) return;
      if (response.headers()['content-type']?.includes('json') !== true) return;
      this.#pending.push(
        response.text().then(
          (text) => this.answers.push(text),
          // An answer that the browser dropped, because the page went elsewhere, reached nobody.
          () => undefined,
        ),
      );
    });
  }

  /** All of it in one text, once every answer so far has been read. */
  async all(): Promise<string> {
    await Promise.all(this.#pending);
    return [...this.received, ...this.sent, ...this.answers].join('\n');
  }

  #frame(payload: string | Buffer, into: string[]): void {
    this.frames += 1;
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
    into.push(bytes.toString('utf8'), ...valuesIn(bytes));
  }
}

/** What the update in a frame carries, as JSON; nothing for frames of another kind. */
function valuesIn(bytes: Uint8Array): string[] {
  const decoder = createDecoder(bytes);
  if (readVarUint(decoder) !== messageSync || readVarUint(decoder) === syncStep1) return [];
  const { structs } = Y.decodeUpdate(readVarUint8Array(decoder));
  return structs.flatMap((struct) => {
    if (!(struct instanceof Y.Item)) return [];
    const values: unknown[] = struct.content.getContent();
    return [JSON.stringify({ key: struct.parentSub, values: values.filter(isPlain) })];
  });
}

function isPlain(value: unknown): boolean {
  return !(value instanceof Y.AbstractType);
}
