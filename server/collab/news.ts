/** What the next broadcast of a room carries besides its edits: the newest presence of each, and which rows changed. */
import type { NoticeKind } from '../../shared/collab/protocol.ts';
import { Presence } from './presence.ts';
import { awarenessMessage, noticeMessage, serverFrame, together } from './wire.ts';

export class News {
  readonly presence = new Presence();
  #notices = new Set<NoticeKind>();

  notice(kind: NoticeKind): void {
    this.#notices.add(kind);
  }

  /** These frames and all news as one buffer, made once and written to everyone at once; null when there is nothing. */
  takeWith(frames: readonly Buffer[]): Buffer | null {
    const all = [...frames];
    const presence = this.presence.takeChanges();
    if (presence !== null) all.push(serverFrame(awarenessMessage(presence)));
    if (this.#notices.size > 0) {
      all.push(serverFrame(noticeMessage({ kinds: [...this.#notices] })));
      this.#notices = new Set();
    }
    return together(all);
  }
}
