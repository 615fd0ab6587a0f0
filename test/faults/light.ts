/**
 * What the saved light says while the line fails, measured: the client's own session over a real socket through a
 * proxy that closes the line, or lets bytes vanish while nothing closes. Within three seconds of an edit that cannot
 * arrive it must no longer say that all is saved or being saved.
 */
import '../simulation/ground.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { IDBFactory } from 'fake-indexeddb';
import { WebSocket } from 'ws';
import { ReviewSession } from '../../client/collab/review-session.svelte.ts';
import { createRecord } from '../../shared/review-document/edits.ts';
import type { MemberClient } from '../support/member-client.ts';
import type { SeededRandom } from '../support/seeded-random.ts';
import { until } from '../support/stock-client.ts';
import { isWithin, onServer, type Fault, type Outcome } from './fault.ts';
import { directions, WireProxy, type Direction } from './wire-proxy.ts';

/** Milliseconds from an edit that cannot arrive until the light says so. */
const toldWithin = 3000;
/** Milliseconds between two looks at the light, and after which it counts as never telling. */
const lookEvery = 10;
const givenUpAfter = 20_000;

type Cut = 'closed' | readonly Direction[];
const cuts: readonly Cut[] = ['closed', directions, ['up'], ['down']];

export const lightAfterCut = (rounds: number): Fault => ({
  name: 'the light after a cut: closed, silent both ways, only up, only down',
  run: (ground) =>
    onServer(ground, 1, async (server, [member]): Promise<Outcome> => {
      if (member === undefined) throw new Error('One member.');
      const review = await member.createReview({ title: 'Cut off' });
      const proxy = new WireProxy(server.url);
      await proxy.start();
      const session = openSession(proxy.url, server.url, review.id, member, ground.random);
      const slowest = new Map<string, number>();
      let early = 0;
      try {
        await session.start();
        for (let round = 0; round < rounds * cuts.length; round += 1) {
          await until(() => session.ready && session.light.state === 'saved', 'all is saved');
          const cut = cuts[round % cuts.length] ?? 'closed';
          bring(proxy, cut);
          const { told, calledSaved } = await timeUntilTold(session);
          const name = cut === 'closed' ? cut : `silent ${cut.join(' and ')}`;
          slowest.set(name, Math.max(slowest.get(name) ?? 0, told));
          if (calledSaved) early += 1;
          proxy.reset();
          proxy.restore();
        }
        await until(() => session.light.state === 'saved', 'all is saved again');
      } finally {
        session.dispose();
        Reflect.deleteProperty(globalThis, 'window');
        await proxy.dispose();
      }
      const told = [...slowest].map(([name, ms]) => [`${name}, ms`, Math.round(ms)] as const);
      return {
        holds: early === 0 && told.every(([, ms]) => isWithin(ground, ms, toldWithin)),
        counts: { rounds, 'called saved too early': early, ...Object.fromEntries(told) },
      };
    }),
});

function bring(proxy: WireProxy, cut: Cut): void {
  if (cut === 'closed') {
    // New lines end with their first byte.
    proxy.reset({ up: 0, down: 0 });
    proxy.restore();
  } else {
    for (const direction of cut) proxy.silence(direction);
  }
}

/** Makes an edit and looks at the light until it says that this one is not on the server. */
async function timeUntilTold(session: ReviewSession): Promise<{ told: number; calledSaved: boolean }> {
  const began = performance.now();
  createRecord(session.editing, 'factors', { condition: 'cut off', layer: 'model' });
  let calledSaved = false;
  for (;;) {
    await sleep(lookEvery);
    const { state } = session.light;
    if (state === 'device-only' || state === 'at-risk')
      return { told: performance.now() - began, calledSaved };
    // The light turns with the edit itself, so what is called saved from here on includes it.
    calledSaved ||= state === 'saved';
    if (performance.now() - began > givenUpAfter) return { told: givenUpAfter, calledSaved };
  }
}

function openSession(
  url: string,
  origin: string,
  reviewId: string,
  member: MemberClient,
  random: SeededRandom,
): ReviewSession {
  Object.assign(globalThis, { window: new EventTarget() });
  const id = member.me?.id ?? '';
  class SignedInSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { Cookie: member.cookie }, origin });
    }
  }
  return new ReviewSession(
    {
      reviewId,
      epoch: 1,
      self: { memberId: id, name: 'Member', role: 'chair', colour: '#336699' },
      mayWrite: true,
      loadEpoch: () => Promise.resolve(1),
      loadContent: () => Promise.reject(new Error('There is no HTTP here.')),
      say: () => undefined,
    },
    {
      socketOrigin: url.replace('http', 'ws'),
      Socket: SignedInSocket as unknown as typeof globalThis.WebSocket,
      indexedDb: new IDBFactory(),
      random: random.bytes,
      chance: () => random.next(),
      now: Date.now,
      online: () => true,
      hidden: () => false,
    },
  );
}
