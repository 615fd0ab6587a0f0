/**
 * Opens a data folder and makes everything that works on it: database, commit engine, stores, rooms, projector.
 * The server puts HTTP and sockets in front of it, the commands use it as it is; so both do the same things.
 */
import { makeAccountStores } from '../db/account-stores.ts';
import { Archiver } from '../db/archiver.ts';
import { AuditChecker } from '../db/audit-checker.ts';
import { CommitEngine, type CommitFaults } from '../db/commit-engine.ts';
import { Compactor } from '../db/compactor.ts';
import { loopBusy } from '../db/flush-pace.ts';
import { openDatabase, type OpenDatabase, type OpenOptions } from '../db/open-database.ts';
import { PlaceHistories } from '../db/place-histories.ts';
import { makeRegisterStores } from '../db/register-stores.ts';
import { makeReviewStores } from '../db/review-stores.ts';
import type { Clock } from '../shared/clock.ts';
import type { RandomBytes } from '../shared/ids.ts';
import { Agreement } from './agreement.ts';
import { Rooms } from './collab/registry.ts';
import { BreakGlassKeeper } from './break-glass-keeper.ts';
import { tellCarriers } from './carried-hints.ts';
import type { Config } from './config.ts';
import { startFollowingUp } from './following-up.ts';
import { Hints } from './hints.ts';
import type { AppDeps } from './http/app-deps.ts';
import { IdleMemory } from './idle-memory.ts';
import { systemLater, type Later } from './later.ts';
import { describeFault, makeLog, type Logger } from './log.ts';
import { makeOwnOrigin } from './origin.ts';
import { Passwords } from './passwords.ts';
import { builtClient, databaseFileOf, migrationsFolder } from './places.ts';
import { Publisher } from './publishing/publisher.ts';
import { Projector } from './projection/projector.ts';
import { SearchReader } from './projection/search-reader.ts';
import { systemRandom } from './random.ts';
import { loadSamples } from './samples/load-samples.ts';
import type { LoadSamples } from './samples.ts';
import { Sessions } from './session.ts';
import { SignInLimit } from './sign-in-limit.ts';
import { Library } from './summaries/library.ts';
import { Summaries } from './summaries/summaries.ts';
import { makeKnownNames } from './summaries/known-names.ts';
import { systemClock } from './system-clock.ts';
import { makeToken } from './token.ts';
import { Versions } from './versions.ts';

/** Milliseconds after the start until logs that were left long are merged; the first to come should not wait for it. */
const catchUpAfter = 20_000;

/** What a test or a simulation puts in the place of the machine's own. */
export interface Overrides {
  readonly clock?: Clock;
  readonly random?: RandomBytes;
  readonly later?: Later;
  readonly log?: Logger;
  readonly clientDir?: string;
  readonly loadSamples?: LoadSamples;
  readonly database?: Partial<OpenOptions>;
  readonly faults?: CommitFaults;
}

export interface Services {
  readonly deps: AppDeps;
  readonly database: OpenDatabase;
  readonly engine: CommitEngine;
  readonly rooms: Rooms;
  readonly searchReader: SearchReader;
  readonly later: Later;
  /** Set by whoever listens: the port, and whether work is taken. */
  readonly state: { port: number; ready: boolean };
  /** Waits for everything under way to be durable, then gives the folder free. */
  close(): Promise<void>;
}

/** @throws UnsafeGround when the folder or the database cannot be trusted or belongs to a running server. */
export async function openServices(config: Config, overrides: Overrides = {}): Promise<Services> {
  const clock = overrides.clock ?? systemClock;
  const random = overrides.random ?? systemRandom;
  const log = overrides.log ?? makeLog(config.logLevel);
  const report = (error: unknown): void =>
    log.error({ fault: describeFault(error) }, 'something went wrong inside');
  const database = await openDatabase(databaseFileOf(config.dataDir), {
    migrationsFolder,
    clock,
    report,
    allowUnsafeFileSystem: config.allowUnsafeFileSystem,
    ...overrides.database,
  });
  try {
    return await makeServices(config, overrides, database, { clock, random, log, report });
  } catch (error) {
    await database.close();
    throw error;
  }
}

interface Means {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Logger;
  readonly report: (error: unknown) => void;
}

async function makeServices(
  config: Config,
  overrides: Overrides,
  database: OpenDatabase,
  { clock, random, log, report }: Means,
): Promise<Services> {
  const later = overrides.later ?? systemLater;
  const busy = loopBusy();
  const engine = new CommitEngine(database, { clock, busy, faults: overrides.faults });
  const hints = new Hints(report);
  const stores = {
    ...makeAccountStores(database.orm, engine),
    ...makeReviewStores(database.orm, engine),
    ...makeRegisterStores(database.orm, engine),
  };
  const stopTellingCarriers = tellCarriers(hints, (reviewId) => stores.fromBefore.carriers(reviewId));
  const { file: databaseFile, sqlite } = database;
  const compactor = new Compactor({ databaseFile, sqlite, writer: engine, clock, later, busy, report });
  const histories = new PlaceHistories({ databaseFile, sqlite, later, report });
  const archiver = new Archiver({ databaseFile, later, report });
  const publisher = new Publisher({ later, report });
  const auditChecker = new AuditChecker({ databaseFile, later, report });
  const breakGlassKeeper = new BreakGlassKeeper({ store: stores.breakGlasses, hints, clock, later, report });
  const keepVersion = (reviewId: string, memberId: string): Promise<void> =>
    versions.keepBeforeDeletion(reviewId, memberId);
  const idleMemory = new IdleMemory({ later, isEdited: () => rooms.counts.live > 0 });
  const released = (): void => idleMemory.released();
  const rooms = new Rooms({
    ...{ database, engine, hints, clock, random, later, log },
    ...{ compactor, keepVersion, released },
  });
  const versions = new Versions({
    door: rooms,
    store: stores.versions,
    standing: (reviewId) => engine.rights.document(reviewId),
    hints,
    clock,
    random,
    later,
    log,
  });
  const standing = (reviewId: string) => engine.rights.document(reviewId);
  const agreement = new Agreement({ stores, door: rooms, hints, versions, standing });
  const knownNames = makeKnownNames({ stores, door: rooms });
  const library = new Library({ store: stores.library, publisher, clock, knownNames });
  const summaries = new Summaries({
    stores,
    door: rooms,
    hints,
    clock,
    random,
    mail: config.mail !== undefined,
    standing,
    knownNames,
  });
  const { projections } = stores;
  const projector = new Projector({ door: rooms, projections, hints, clock, later, log, busy });
  const searchReader = new SearchReader({ door: rooms, search: stores.search, hints, clock, later, log });
  const state = { port: config.port, ready: false };
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  const deps: AppDeps = {
    config,
    orm: database.orm,
    engine,
    stores,
    sessions: new Sessions({ store: stores.sessions, hints, clock, random, secure }),
    passwords: await Passwords.make(makeToken(random)),
    signInLimit: new SignInLimit(),
    hints,
    door: rooms,
    versions,
    agreement,
    summaries,
    library,
    histories,
    publisher,
    archiver,
    auditChecker,
    breakGlassKeeper,
    clock,
    random,
    log,
    ownOrigin: makeOwnOrigin(config, () => state.port),
    isSummary: (id) => engine.rights.sourceOfSummary(id) !== null,
    roleIn: async (reviewId, memberId) => engine.rights.role(reviewId, memberId),
    readable: () => engine.readable(),
    loadSamples: overrides.loadSamples ?? loadSamples,
    searchCatchingUp: () => searchReader.catchingUp,
    themesCatchingUp: () => projector.catchingUp,
    isReady: () => state.ready,
    clientDir: overrides.clientDir ?? builtClient,
  };
  await breakGlassKeeper.start();
  await projector.start();
  searchReader.start();
  versions.start();
  compactor.startTidying();
  const callOffCatchUp = later(() => compactor.catchUp(), catchUpAfter);
  const stopFollowingUp = startFollowingUp(deps, later);
  const close = async (): Promise<void> => {
    callOffCatchUp();
    await stopFollowingUp();
    stopTellingCarriers();
    versions.close();
    await breakGlassKeeper.close();
    await archiver.close();
    await auditChecker.close();
    await publisher.close();
    await searchReader.close();
    await projector.close();
    await rooms.close();
    idleMemory.close();
    await compactor.close();
    await histories.close();
    await engine.idle();
    await database.close();
  };
  return { deps, database, engine, rooms, searchReader, later, state, close };
}
