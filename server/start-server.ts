/** Where HTTP and the socket meet: opens the data folder, listens, and takes everything down again in order. */
import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { clockFault, newestCommit } from './clock-check.ts';
import { attachCollab } from './collab/upgrade.ts';
import type { Config } from './config.ts';
import type { AppDeps } from './http/app-deps.ts';
import { makeApp } from './http/app.ts';
import { startHourly } from './hourly.ts';
import { backUpIfDue } from './nightly-backup.ts';
import { openServices, type Overrides, type Services } from './open-services.ts';

/** Milliseconds that requests under way get to finish when the server stops. */
const grace = 2000;

export interface RunningServer {
  /** The address to open: PUBLIC_URL, or where it listens. */
  readonly url: string;
  readonly deps: AppDeps;
  /** Stops taking work, finishes what is under way, makes it durable, gives port and folder free. */
  close(): Promise<void>;
}

/**
 * Starts Causeway with these settings; port 0 takes a free one.
 * @throws UnsafeGround about the data folder, or the system's error about the port.
 */
export async function startServer(config: Config, overrides: Overrides = {}): Promise<RunningServer> {
  const services = await openServices(config, overrides);
  const { deps, state } = services;
  try {
    const server = createAdaptorServer({
      fetch: makeApp(deps).fetch,
      overrideGlobalObjects: false,
    }) as Server;
    server.headersTimeout = 15_000;
    const sockets = openSockets(server);
    const collab = attachCollab(server, {
      ...deps,
      rooms: services.rooms,
      opened: (reviewId, memberId) => deps.stores.traces.recordOpening(reviewId, memberId, deps.clock()),
    });
    await listen(server, config);
    state.port = (server.address() as AddressInfo).port;
    state.ready = true;
    const stopBackups = startBackups(config, deps, services);
    warnOfClock(services, deps);
    const close = async (): Promise<void> => {
      state.ready = false;
      const backedUp = stopBackups();
      const closed = closeServer(server, sockets);
      await collab.close();
      await closed;
      await backedUp;
      await services.close();
    };
    return { url: config.publicUrl ?? addressOf(config.host, state.port), deps, close };
  } catch (error) {
    await services.close();
    throw error;
  }
}

/** Milliseconds from the start to the first look, when there is other work. */
const firstBackup = 60_000;

function startBackups(config: Config, deps: AppDeps, { database, later }: Services): () => Promise<void> {
  const { backups } = config;
  if (backups === undefined) return () => Promise.resolve();
  const { clock, log } = deps;
  return startHourly({
    later,
    log,
    firstLook: firstBackup,
    failed: 'the nightly backup was not made',
    work: () => backUpIfDue({ ...backups, databaseFile: database.file, clock }),
  });
}

function warnOfClock({ database }: Services, { clock, log }: AppDeps): void {
  const fault = clockFault(clock(), newestCommit(database.sqlite));
  if (fault !== null) log.warn(fault);
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Idle connections end now, requests under way get their answer; whatever is left when the grace is over is cut. */
function closeServer(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, grace);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Every open connection, upgraded ones included, which the server itself loses sight of. */
function openSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

function addressOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
