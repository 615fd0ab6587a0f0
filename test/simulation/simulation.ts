/**
 * One whole panel from one seed: people typing, their tabs and devices, the network, the server and its disk, and
 * everything that goes wrong with them. Then all faults end, everybody comes back, and the judge decides.
 */
import { hold } from './ground.ts';
import * as Y from 'yjs';
import type { ReviewSession } from '../../client/collab/review-session.svelte.ts';
import { can, isOpenForWriting, type ReviewRole, type Stage } from '../../shared/access.ts';
import { AppError } from '../../shared/errors.ts';
import { putBackText } from '../../shared/review-document/put-back.ts';
import type { SeededRandom } from '../support/seeded-random.ts';
import { DeviceStorage } from './device-storage.ts';
import { Disk } from './disk.ts';
import { difference } from './document-compare.ts';
import { chooseFault, type FaultKind } from './faults.ts';
import { Judge } from './judge.ts';
import { Ledger, markersIn, nameOf } from './ledger.ts';
import { Network } from './network.ts';
import { operate, pick } from './operations.ts';
import { Rogue } from './rogue.ts';
import { Scheduler } from './scheduler.ts';
import { SimulatedServer } from './server.ts';
import { Tab } from './tab.ts';
import { memberIds, reviewIds, rogueId, type Template } from './template.ts';

export interface SimulationOptions {
  readonly seed: number;
  /** How many things people do. */
  readonly operations: number;
  /** Faults that are left out, to see which of them a failure needs. */
  readonly without?: ReadonlySet<FaultKind> | undefined;
  readonly mutation?: Mutation | undefined;
}

/** The product with one thing broken on purpose; the simulation has to notice. */
export interface Mutation {
  readonly name: string;
  /** Breaks it for all worlds of this process until the returned function is called. */
  readonly install?: (() => () => void) | undefined;
  readonly spoilSession?: ((session: ReviewSession) => void) | undefined;
  readonly outgoing?: ((message: Uint8Array, socket: { readonly attempt: number }) => Uint8Array) | undefined;
  readonly diskLies?: boolean;
}

export interface Outcome {
  readonly seed: number;
  readonly failure: Error | null;
  readonly trace: readonly string[];
  readonly markers: number;
  readonly events: number;
}

/** Simulated milliseconds in which everybody must have come to rest once the faults are over. */
const patience = 240_000;
const epoch = 1;

export async function simulate(template: Template, options: SimulationOptions): Promise<Outcome> {
  const world = new World(template, options);
  const uninstall = options.mutation?.install?.();
  const quiet = listen(world.scheduler);
  let failure: Error | null = null;
  try {
    await world.run();
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
  } finally {
    quiet();
    uninstall?.();
    world.close();
    hold(null);
  }
  const { trace } = world.scheduler;
  return { seed: options.seed, failure, trace, markers: world.ledger.markers.size, events: trace.length };
}

export class World {
  readonly scheduler: Scheduler;
  readonly network: Network;
  readonly disk: Disk;
  readonly server: SimulatedServer;
  readonly ledger = new Ledger();
  readonly judge: Judge;
  readonly tabs: Tab[] = [];
  readonly rogue: Rogue;
  readonly devices = new Map<string, DeviceStorage>();
  /** Layout that tabs opened from now on speak. */
  layout = 1;
  readonly #options: SimulationOptions;
  readonly #people: SeededRandom;
  readonly #chance: SeededRandom;
  readonly #reviews: readonly string[];
  readonly #members: readonly string[];
  #opened = 0;
  #left: number;
  #faulty = true;
  #over = false;

  constructor(template: Template, options: SimulationOptions) {
    this.#options = options;
    this.#left = options.operations;
    this.scheduler = new Scheduler(options.seed);
    this.network = new Network(this.scheduler);
    this.disk = new Disk(this.scheduler, template.file);
    this.disk.lying = options.mutation?.diskLies ?? false;
    this.judge = new Judge(this.scheduler, this.ledger);
    this.disk.onDurable = (commit) => this.judge.certain(commit);
    this.server = new SimulatedServer(this.scheduler, this.network, this.disk, ({ sqlite }) =>
      this.judge.opened(sqlite),
    );
    this.#people = this.scheduler.random('people');
    this.#chance = this.scheduler.random('faults');
    this.#reviews = reviewIds.slice(0, this.#people.next() < 0.75 ? 1 : 2);
    this.#members = memberIds.slice(0, 2 + this.#people.below(4));
    this.rogue = new Rogue(this.scheduler, this.network, rogueId, this.#reviews[0] ?? '');
  }

  get isFaulty(): boolean {
    return this.#faulty;
  }

  async run(): Promise<void> {
    const { scheduler } = this;
    const look = (): void => this.judge.look(this.tabs);
    await scheduler.run(0, look);
    this.server.start();
    for (const memberId of this.#members) {
      scheduler.at(scheduler.world, this.#people.below(500), () =>
        this.openTab(memberId, pick(this.#people, this.#reviews)),
      );
    }
    this.#operateSoon();
    this.#faultSoon();
    await scheduler.run(Number.MAX_SAFE_INTEGER, look, () => this.#left <= 0);
    this.#endFaults();
    // What was begun before the faults ended still happens.
    await scheduler.run(scheduler.time + 3000, look);
    // What was confirmed may still be on its way to the others, or on a line that has gone silent without a word.
    const until = scheduler.time + patience;
    while (scheduler.time < until && !(this.#isQuiet() && this.#agree())) {
      await scheduler.run(scheduler.time + 1000, look);
    }
    if (!this.#isQuiet()) scheduler.fail(new Error(`nobody comes to rest: ${this.#unrest()}`));
    this.#over = true;
    this.server.kill('power cut');
    this.server.start();
    await scheduler.run(scheduler.time + 1, () => undefined);
    const database = this.server.running?.database.sqlite;
    if (database === undefined) throw new Error('The server did not start again.');
    this.judge.conclude(this.#openTabs(), database);
    await scheduler.run(scheduler.time, () => undefined);
  }

  /** Gives the machine back its files. */
  close(): void {
    const running = this.server.running;
    this.server.kill('crash');
    if (running !== null && running.database.sqlite.open) running.database.sqlite.close();
    this.disk.remove();
  }

  openTab(memberId: string, reviewId: string): Tab {
    let storage = this.devices.get(memberId);
    if (storage === undefined) {
      storage = new DeviceStorage(this.scheduler, memberId);
      this.devices.set(memberId, storage);
    }
    const { layout } = this;
    const { mutation } = this.#options;
    const tab = new Tab(this, {
      name: `${memberId}.${(this.#opened += 1)}`,
      memberId,
      reviewId,
      epoch,
      storage,
      mayWrite: this.mayWrite(memberId, reviewId),
      loadMayWrite: () => this.mayWrite(memberId, reviewId),
      address: (url) => url.replace('layout=1', `layout=${layout}`),
      outgoing: mutation?.outgoing,
      spoil: mutation?.spoilSession,
    });
    this.tabs.push(tab);
    this.scheduler.note(`${tab.place.name}: opens ${reviewId}`);
    this.scheduler.at(tab.process, 0, () => tab.open());
    return tab;
  }

  /** Ends a tab from one moment to the next. */
  killTab(tab: Tab): void {
    if (!tab.isOpen) return;
    const { light, unsent } = tab.session;
    tab.readRefused();
    const promised =
      light.state === 'saved' ||
      (light.state === 'device-only' && light.changes > 0 && light.changes === unsent);
    this.scheduler.note(`${tab.place.name}: is killed`);
    tab.kill();
    this.judge.excuse(tab, promised);
    this.#dropTab(tab);
  }

  /** Leaves the page in good order, if the page lets the person go without a question. */
  leaveTab(tab: Tab): void {
    if (!tab.isOpen || tab.session.leaveQuestion !== null) return;
    tab.readRefused();
    this.scheduler.note(`${tab.place.name}: leaves`);
    tab.leave();
    this.judge.excuse(tab, tab.session.light.state === 'saved');
    this.#dropTab(tab);
    this.scheduler.at(this.scheduler.world, 3000, () => tab.kill());
  }

  /** As the page around the document last heard it. */
  mayWrite(memberId: string, reviewId: string): boolean {
    const rights = this.server.running?.engine.rights;
    if (rights === undefined) return true;
    const reviewRole = rights.role(reviewId, memberId);
    const stage = rights.document(reviewId)?.stage ?? 'gathering';
    return can({ organisationRoles: [], reviewRole }, 'document.write') && isOpenForWriting(stage);
  }

  setRole(memberId: string, reviewId: string, role: ReviewRole | null): void {
    if (this.server.running === null) return;
    this.scheduler.note(`${memberId} becomes ${role ?? 'nobody'} in ${reviewId}`);
    this.server.setRole(reviewId, memberId, role);
  }

  setStage(reviewId: string, stage: Stage): void {
    if (this.server.running === null) return;
    this.scheduler.note(`${reviewId} is ${stage}`);
    this.server.setStage(reviewId, stage);
  }

  /** Somebody puts back a text that a merge swallowed, as the page offers. */
  putBack(reviewId: string): void {
    const running = this.server.running;
    if (running === null) return;
    this.scheduler.at(running.process, 0, () => {
      const found = running.database.sqlite
        .prepare<[string], { place: string; text: string }>(
          'SELECT place, text FROM recovered_texts WHERE review_id = ? ORDER BY at, id LIMIT 1',
        )
        .get(reviewId);
      if (found === undefined) return;
      this.scheduler.note(`server: puts back ${markersIn(found.text).map(nameOf).join(' ')}`);
      this.ledger.wroteAgain(found.text);
      const origin = 'put back';
      const { now } = this.scheduler;
      const random = this.#people.bytes;
      running.rooms
        .edit(reviewId, { memberId: null }, (doc) => {
          putBackText({ doc, origin, random, now: () => now.call(this.scheduler) }, found.place, found.text);
        })
        .catch((error: unknown) => this.#expectRefusal(error));
    });
  }

  /** Somebody reads the review without a socket: nothing a crash could take back may be in the answer. */
  readOverHttp(reviewId: string): void {
    const running = this.server.running;
    if (running === null) return;
    this.scheduler.at(running.process, 0, () => {
      running.rooms
        .read(reviewId, (doc) => Y.encodeStateAsUpdate(doc))
        .then(
          (state) => this.judge.wasRead(reviewId, state),
          (error: unknown) => this.#expectRefusal(error),
        );
    });
  }

  /** A full disk, a signed review and a room that is lost are told to whoever asked; anything else is a mistake. */
  #expectRefusal(error: unknown): void {
    if (error instanceof AppError) this.scheduler.note(`server: refuses (${error.code})`);
    else this.scheduler.fail(error instanceof Error ? error : new Error(String(error)));
  }

  #dropTab(tab: Tab): void {
    const at = this.tabs.indexOf(tab);
    if (at >= 0) this.tabs.splice(at, 1);
  }

  #openTabs(): Tab[] {
    return this.tabs.filter((tab) => tab.isOpen);
  }

  #operateSoon(): void {
    const { scheduler } = this;
    scheduler.at(
      scheduler.world,
      this.#people.next() < 0.3 ? this.#people.below(20) : this.#people.below(500),
      () => {
        const able = this.tabs.filter((tab) => tab.mayType && tab.process.frozenUntil <= scheduler.time);
        if (able.length > 0 || this.#people.next() < 0.05) this.#left -= 1;
        if (able.length > 0) {
          const tab = pick(this.#people, able);
          scheduler.at(tab.process, 0, () => {
            if (tab.mayType) operate(tab, this.#people, (written) => this.#issue(tab, written));
          });
        }
        if (this.#left > 0) this.#operateSoon();
      },
    );
  }

  #issue(tab: Tab, written: string): string {
    const { memberId, reviewId, name } = tab.place;
    return this.ledger.issue({ memberId, reviewId, tab: name, written });
  }

  #faultSoon(): void {
    const { scheduler } = this;
    const fault = chooseFault(this.#chance, this.#options.without);
    scheduler.at(scheduler.world, fault.pause, () => {
      if (!this.#faulty) return;
      fault.happen(this);
      this.#faultSoon();
    });
  }

  #endFaults(): void {
    this.scheduler.note('--- the faults are over');
    this.#faulty = false;
    this.rogue.process.alive = false;
    Object.assign(this.disk.mood, { slowness: 4, failing: false, full: false });
    for (const storage of this.devices.values())
      Object.assign(storage.mood, { slowness: 12, failing: false });
    this.#comeBack();
    // What was left on a device by a tab that is gone is sent when the review is opened there again.
    for (const memberId of this.devices.keys()) {
      for (const reviewId of this.#reviews) this.openTab(memberId, reviewId);
    }
  }

  /** Again and again: everybody who can come back does. */
  #comeBack(): void {
    const { scheduler } = this;
    if (this.#over) return;
    if (this.server.running === null) this.server.start();
    this.#giveRightsBack();
    for (const tab of [...this.tabs]) {
      if (!tab.online) scheduler.at(tab.process, 0, () => tab.goOnline());
      this.#settleRefused(tab);
      if (tab.session.closed !== null) {
        this.#reopen(tab);
      }
    }
    scheduler.at(scheduler.world, 2000, () => this.#comeBack());
  }

  /** A right given or taken just before the power went may have gone with it, so the rows are asked. */
  #giveRightsBack(): void {
    const rights = this.server.running?.engine.rights;
    if (rights === undefined) return;
    for (const reviewId of this.#reviews) {
      if (rights.document(reviewId)?.stage === 'signed') this.setStage(reviewId, 'reopened');
      for (const memberId of this.#members) {
        const role = rights.role(reviewId, memberId);
        if (role !== 'panel' && role !== 'chair') this.setRole(memberId, reviewId, 'panel');
      }
    }
  }

  #reopen(tab: Tab): void {
    const { memberId, reviewId } = tab.place;
    tab.readRefused();
    this.killTab(tab);
    this.openTab(memberId, reviewId);
  }

  #settleRefused(tab: Tab): void {
    tab.readRefused();
    this.scheduler.at(tab.process, 0, () => {
      for (const { id } of tab.session.refused) tab.settle(id);
    });
  }

  #isQuiet(): boolean {
    return (
      !this.#faulty &&
      this.server.running !== null &&
      this.#openTabs().every(
        ({ session, process }) =>
          process.frozenUntil <= this.scheduler.time &&
          session.light.state === 'saved' &&
          session.ready &&
          session.refused.length === 0,
      )
    );
  }

  #agree(): boolean {
    return this.#openTabs().every(
      ({ session, place }) => difference(this.judge.durable(place.reviewId), session.doc) === null,
    );
  }

  #unrest(): string {
    return this.#openTabs()
      .map(
        ({ place, session }) => `${place.name} ${session.light.state}${session.ready ? '' : ', not ready'}`,
      )
      .join('; ');
  }
}

/** What the product says on the console is part of the story. */
function listen(scheduler: Scheduler): () => void {
  const unhandled = (reason: unknown): void =>
    scheduler.fail(
      new Error(
        `a promise was left to fail: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`,
      ),
    );
  process.on('unhandledRejection', unhandled);
  const listeners = process.getMaxListeners();
  process.setMaxListeners(0);
  // Each provider wants to say goodbye when this process ends, and would keep its whole world in memory until then.
  const farewells = new Set(process.listeners('exit'));
  const { warn, error, log } = console;
  const note =
    (kind: string) =>
    (...said: unknown[]): void =>
      scheduler.note(
        `console ${kind}: ${said.map((one) => (one instanceof Error ? one.message : String(one))).join(' ')}`,
      );
  // y-protocols reports what went wrong in an update, such as an editor that broke on it, only here.
  const fault = (...said: unknown[]): void => {
    note('error')(...said);
    if (String(said[0]).startsWith('Caught error')) scheduler.fail(new Error(said.map(String).join(' ')));
  };
  Object.assign(console, { warn: note('warning'), error: fault, log: note('log') });
  return () => {
    process.off('unhandledRejection', unhandled);
    process.setMaxListeners(listeners);
    for (const farewell of process.listeners('exit'))
      if (!farewells.has(farewell)) process.off('exit', farewell);
    Object.assign(console, { warn, error, log });
  };
}
