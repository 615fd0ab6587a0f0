/**
 * Lets sockets in. A wrong path or a foreign page gets HTTP 403. Whoever has no session or no access gets a completed
 * upgrade that is closed at once, because a browser cannot read a failed one: 4401, or 4403, which says the same of a
 * review that does not exist. Nothing is allocated for them.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { closeCodes, collabPath, maxPayloadBytes, type CloseCode } from '../../shared/collab/protocol.ts';
import { isId } from '../../shared/ids.ts';
import type { ReviewRole } from '../../shared/access.ts';
import { describeFault, type Logger } from '../log.ts';
import type { OwnOrigin } from '../origin.ts';
import type { SignedIn } from '../session.ts';
import type { Visitor } from './connection.ts';
import type { Rooms } from './registry.ts';

/** As much of the sessions as a socket needs. */
export interface SocketSessions {
  find(cookieHeader: string | undefined): Promise<SignedIn | null>;
  isLive(sessionId: string): Promise<boolean>;
}

export interface CollabDeps {
  readonly rooms: Rooms;
  readonly sessions: SocketSessions;
  readonly ownOrigin: OwnOrigin;
  readonly log: Logger;
  /** Hears who opens which review; leaves the audit entry. */
  readonly opened: (reviewId: string, memberId: string) => Promise<void>;
}

export interface Collab {
  /** Lets nobody in any more, ends every socket once what it sent is durable, and resolves when all are gone. */
  close(): Promise<void>;
}

interface Request {
  readonly reviewId: string;
  readonly epoch: string | null;
  readonly layout: string | null;
}

type Admission =
  | { readonly close: CloseCode }
  | { readonly visitor: Visitor; readonly role: ReviewRole; readonly reviewId: string };

/** Browsers cut a message into pieces of 128 KiB; each piece costs memory of its own, however small it is. */
const maxFragments = 1024;
const socketLimits = {
  noServer: true,
  perMessageDeflate: false,
  maxPayload: maxPayloadBytes,
  maxFragments,
  clientTracking: false,
};

export function attachCollab(server: Server, deps: CollabDeps): Collab {
  const sockets = new WebSocketServer(socketLimits);
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const asked = readRequest(request.url ?? '');
    if (asked === null || !deps.ownOrigin(request.headers.origin, request.headers.host)) {
      turnAway(socket);
      return;
    }
    void letIn(deps, sockets, { request, socket, head, asked }).catch((error: unknown) => {
      deps.log.error({ fault: describeFault(error) }, 'a socket could not be let in');
      socket.destroy();
    });
  };
  server.on('upgrade', upgrade);
  return {
    async close() {
      server.off('upgrade', upgrade);
      await deps.rooms.disconnect();
      sockets.close();
    },
  };
}

async function letIn(
  deps: CollabDeps,
  sockets: WebSocketServer,
  {
    request,
    socket,
    head,
    asked,
  }: { request: IncomingMessage; socket: Duplex; head: Buffer; asked: Request },
): Promise<void> {
  const admission = await admit(deps, request.headers.cookie, asked);
  if (socket.destroyed) return;
  sockets.handleUpgrade(request, socket, head, (ws: WebSocket) => {
    // Broken frames and lost lines end in a close, which is heard where it matters.
    ws.on('error', () => ws.terminate());
    if ('close' in admission) {
      ws.close(admission.close);
      ws.on('message', () => ws.terminate());
      return;
    }
    watchSession(deps, ws, admission.visitor.sessionId);
    void deps.rooms.join(ws, admission.reviewId, admission.visitor, admission.role);
    deps.opened(admission.reviewId, admission.visitor.memberId).catch((error: unknown) => {
      deps.log.error({ fault: describeFault(error) }, 'an opening left no audit entry');
    });
  });
}

/** A session that runs out says so to nobody; so each sign of life of the socket asks. */
function watchSession({ sessions, log }: CollabDeps, ws: WebSocket, sessionId: string): void {
  ws.on('pong', () => {
    sessions.isLive(sessionId).then(
      (live) => {
        if (!live) ws.close(closeCodes.signIn);
      },
      (error: unknown) => log.error({ fault: describeFault(error) }, 'a session could not be checked'),
    );
  });
}

async function admit(deps: CollabDeps, cookie: string | undefined, asked: Request): Promise<Admission> {
  const signedIn = await deps.sessions.find(cookie);
  if (signedIn === null) return { close: closeCodes.signIn };
  const { member, sessionId } = signedIn;
  const standing = isId(asked.reviewId) ? deps.rooms.standing(asked.reviewId, member.id) : null;
  if (standing === null) return { close: closeCodes.noAccess };
  if (asked.epoch !== null && asked.epoch !== String(standing.epoch)) return { close: closeCodes.epochMoved };
  if (asked.layout !== null && !(Number(asked.layout) >= standing.layout))
    return { close: closeCodes.clientTooOld };
  return {
    reviewId: asked.reviewId,
    role: standing.role,
    visitor: { sessionId, memberId: member.id, name: member.name, colour: member.colour },
  };
}

/** Null for every address that is not a room's. */
function readRequest(url: string): Request | null {
  const parsed = URL.parse(url, 'http://localhost');
  if (parsed === null || !parsed.pathname.startsWith(`${collabPath}/`)) return null;
  const reviewId = parsed.pathname.slice(collabPath.length + 1);
  if (reviewId === '' || reviewId.includes('/')) return null;
  return { reviewId, epoch: parsed.searchParams.get('epoch'), layout: parsed.searchParams.get('layout') };
}

function turnAway(socket: Duplex): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}
