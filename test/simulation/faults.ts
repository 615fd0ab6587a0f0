/** Everything that goes wrong in a simulated world while people work, each from a seed and for a while. */
import { happens } from './browser-socket.ts';
import { pick } from './operations.ts';
import type { SeededRandom } from '../support/seeded-random.ts';
import type { World } from './simulation.ts';
import type { Tab } from './tab.ts';

type Happen = (world: World, random: SeededRandom) => void;

const kinds = {
  'cut line': [10, cutLine],
  'silent line': [6, silentLine],
  'slow line': [6, (world, random) => pickLine(world, random)?.stall(200 + random.below(8000))],
  'slow disk': [3, (world, random) => mood(world, random, { slowness: 300 + random.below(3000) })],
  'full disk': [1, (world, random) => mood(world, random, { full: true })],
  'failing sync': [1, (world, random) => mood(world, random, { failing: true })],
  crash: [3, (world, random) => down(world, random, 'crash')],
  'power cut': [3, (world, random) => down(world, random, 'power cut')],
  'orderly stop': [2, orderlyStop],
  'tab killed': [
    3,
    (world, random) =>
      withTab(world, random, (tab) => {
        world.killTab(tab);
        reopenSoon(world, random, tab);
      }),
  ],
  'tab reloaded': [
    3,
    (world, random) =>
      withTab(world, random, (tab) => {
        world.leaveTab(tab);
        if (!tab.isOpen) reopenSoon(world, random, tab);
      }),
  ],
  'second tab': [2, secondTab],
  'frozen tab': [2, (world, random) => withTab(world, random, (tab) => freeze(world, random, tab))],
  offline: [5, offline],
  'device storage': [2, deviceStorage],
  'role lost': [2, roleLost],
  signed: [1, signed],
  'old tabs': [0.4, oldTabs],
  'put back': [3, (world, random) => withTab(world, random, ({ place }) => world.putBack(place.reviewId))],
  'read over HTTP': [
    4,
    (world, random) => withTab(world, random, ({ place }) => world.readOverHttp(place.reviewId)),
  ],
  rogue: [14, (world) => actAsRogue(world)],
  'refusal settled': [3, (world, random) => withTab(world, random, (tab) => settle(world, tab))],
} as const satisfies Record<string, readonly [weight: number, happen: Happen]>;

export type FaultKind = keyof typeof kinds;
export const faultKinds = Object.keys(kinds) as FaultKind[];

export interface Fault {
  readonly kind: FaultKind;
  /** Simulated milliseconds until it happens. */
  readonly pause: number;
  readonly happen: (world: World) => void;
}

export function chooseFault(random: SeededRandom, without: ReadonlySet<FaultKind> = new Set()): Fault {
  const all = faultKinds.reduce((sum, kind) => sum + kinds[kind][0], 0);
  let left = random.next() * all;
  const kind = faultKinds.find((one) => (left -= kinds[one][0]) < 0) ?? 'cut line';
  const pause = 100 + random.below(happens(random, 0.3) ? 300 : 2500);
  // Drawn whether or not it happens, so that leaving one kind out shifts the others as little as possible.
  const own = random.below(2 ** 31);
  return {
    kind,
    pause,
    happen: (world) => {
      if (!without.has(kind)) kinds[kind][1](world, world.scheduler.random(`${kind} ${own}`));
    },
  };
}

function pickLine(world: World, random: SeededRandom) {
  const lines = [...world.network.lines];
  return lines.length === 0 ? undefined : pick(random, lines);
}

function cutLine(world: World, random: SeededRandom): void {
  const hears = pick(random, [['up', 'down'], ['down'], ['up']] as const);
  world.scheduler.note(`network: a line is cut, heard ${hears.join(' and ')}`);
  pickLine(world, random)?.cut(hears);
}

function silentLine(world: World, random: SeededRandom): void {
  const line = pickLine(world, random);
  const lost = pick(random, [['up', 'down'], ['down'], ['up']] as const);
  world.scheduler.note(`network: a line goes silent ${lost.join(' and ')}`);
  for (const direction of lost) line?.lose(direction);
}

function mood(world: World, random: SeededRandom, change: Partial<World['disk']['mood']>): void {
  world.scheduler.note(`disk: ${JSON.stringify(change)}`);
  Object.assign(world.disk.mood, change);
  world.scheduler.at(world.scheduler.world, 500 + random.below(6000), () =>
    Object.assign(world.disk.mood, { slowness: 4, failing: false, full: false }),
  );
}

function down(world: World, random: SeededRandom, how: 'crash' | 'power cut'): void {
  world.server.kill(how);
  upAgain(world, random);
}

function upAgain(world: World, random: SeededRandom): void {
  world.scheduler.at(world.scheduler.world, 50 + random.below(happens(random, 0.3) ? 9000 : 1500), () =>
    world.server.start(),
  );
}

function orderlyStop(world: World, random: SeededRandom): void {
  world.server.stopInGoodOrder(() => upAgain(world, random));
}

function withTab(world: World, random: SeededRandom, work: (tab: Tab) => void): void {
  if (world.tabs.length > 0) work(pick(random, world.tabs));
}

function reopenSoon(world: World, random: SeededRandom, { place }: Tab): void {
  world.scheduler.at(world.scheduler.world, random.below(5000), () =>
    world.openTab(place.memberId, place.reviewId),
  );
}

function secondTab(world: World, random: SeededRandom): void {
  withTab(world, random, ({ place }) => {
    const own = world.tabs.filter(({ place: other }) => other.memberId === place.memberId);
    if (own.length < 3) world.openTab(place.memberId, place.reviewId);
  });
}

function freeze(world: World, random: SeededRandom, tab: Tab): void {
  const ms = 500 + random.below(happens(random, 0.2) ? 90_000 : 8000);
  world.scheduler.note(`${tab.place.name}: is frozen for ${ms} ms`);
  tab.process.frozenUntil = world.scheduler.time + ms;
}

function offline(world: World, random: SeededRandom): void {
  withTab(world, random, (tab) => {
    if (!tab.online) return;
    world.scheduler.note(`${tab.place.name}: is offline`);
    world.scheduler.at(tab.process, 0, () => tab.goOffline());
    world.scheduler.at(tab.process, 300 + random.below(12_000), () => tab.goOnline());
  });
}

function deviceStorage(world: World, random: SeededRandom): void {
  const storages = [...world.devices.values()];
  if (storages.length === 0) return;
  const storage = pick(random, storages);
  world.scheduler.note('a browser cannot write well');
  if (happens(random, 0.5)) storage.mood.failing = true;
  else storage.mood.slowness = 2000;
  world.scheduler.at(world.scheduler.world, 500 + random.below(5000), () =>
    Object.assign(storage.mood, { slowness: 12, failing: false }),
  );
}

function roleLost(world: World, random: SeededRandom): void {
  withTab(world, random, ({ place: { memberId, reviewId } }) => {
    world.setRole(memberId, reviewId, happens(random, 0.5) ? 'observer' : null);
    world.scheduler.at(world.scheduler.world, 500 + random.below(8000), () => {
      if (world.isFaulty) world.setRole(memberId, reviewId, 'panel');
    });
  });
}

function signed(world: World, random: SeededRandom): void {
  withTab(world, random, ({ place: { reviewId } }) => {
    world.setStage(reviewId, 'signed');
    world.scheduler.at(world.scheduler.world, 500 + random.below(6000), () => {
      if (world.isFaulty) world.setStage(reviewId, 'reopened');
    });
  });
}

function oldTabs(world: World, random: SeededRandom): void {
  withTab(world, random, ({ place: { reviewId } }) => {
    if (world.server.running === null) return;
    world.layout += 1;
    world.scheduler.note(`${reviewId} needs layout ${world.layout}`);
    world.server.setLayout(reviewId, world.layout);
  });
}

function actAsRogue(world: World): void {
  const victims = world.tabs.map(({ session }) => session.doc.clientID);
  world.scheduler.at(world.rogue.process, 0, () => world.rogue.act(victims));
}

function settle(world: World, tab: Tab): void {
  tab.readRefused();
  world.scheduler.at(tab.process, 0, () => {
    for (const { id } of tab.session.refused) tab.settle(id);
  });
}
