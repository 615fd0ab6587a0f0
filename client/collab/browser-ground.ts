/** What a live session takes from the browser, gathered in one place so that tests can bring their own. */
import type { RandomBytes } from '../../shared/ids.ts';

/** Sockets, storage, time and chance. */
export interface SessionGround {
  readonly socketOrigin: string;
  readonly Socket: typeof WebSocket;
  readonly indexedDb: IDBFactory | null;
  readonly random: RandomBytes;
  readonly chance: () => number;
  readonly now: () => number;
  readonly online: () => boolean;
  /** Whether nobody looks at the page at the moment. */
  readonly hidden: () => boolean;
}

export function browserGround(): SessionGround {
  return {
    socketOrigin: location.origin.replace(/^http/, 'ws'),
    Socket: WebSocket,
    indexedDb: storage(),
    random: (size) => crypto.getRandomValues(new Uint8Array(size)),
    chance: Math.random,
    now: Date.now,
    online: () => navigator.onLine,
    hidden: () => document.hidden,
  };
}

/** Some browsers throw on the mere mention of a storage that their settings forbid. */
function storage(): IDBFactory | null {
  try {
    return globalThis.indexedDB;
  } catch {
    return null;
  }
}
