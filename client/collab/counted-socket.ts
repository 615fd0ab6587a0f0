/**
 * A WebSocket that counts the update-bearing frames it sends (sync step 2 and update), because the server's
 * acknowledgements are counts of them. Changes nothing about what is sent or received.
 */
import * as decoding from 'lib0/decoding';
import { messageSync, syncStep2, syncUpdate } from '../../shared/collab/protocol.ts';

export interface SocketHooks {
  /** A new connection begins: its frames are counted from one. */
  readonly opening: () => void;
  /** An update-bearing frame is about to be handed to the network. */
  readonly sending: (kind: 'step 2' | 'update') => void;
  /** Anything at all arrived. */
  readonly received: () => void;
}

/** The class to give to y-websocket's provider as `WebSocketPolyfill`. */
export function countedSocket(Base: typeof WebSocket, hooks: SocketHooks): typeof WebSocket {
  return class CountedSocket extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('open', hooks.opening);
      this.addEventListener('message', hooks.received);
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      const kind = data instanceof Uint8Array ? updateKind(data) : null;
      if (kind !== null) hooks.sending(kind);
      super.send(data);
    }
  };
}

/** What an outgoing frame is to the count; null when it carries no update. */
export function updateKind(frame: Uint8Array): 'step 2' | 'update' | null {
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== messageSync) return null;
  const kind = decoding.readVarUint(decoder);
  if (kind === syncStep2) return 'step 2';
  return kind === syncUpdate ? 'update' : null;
}
