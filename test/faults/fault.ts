/** What a fault is to the program that tries them one after the other: a name, a run, and what it counted. */
import type { MemberClient } from '../support/member-client.ts';
import type { SeededRandom } from '../support/seeded-random.ts';
import type { FaultPlan } from './fault-plan.ts';
import { FaultyServer } from './faulty-process.ts';
import { isClean, openMembers, type Verdict } from './typing-panel.ts';

export interface Ground {
  /** The bundled faulty server. */
  readonly program: string;
  readonly random: SeededRandom;
  /** Whether limits of time are part of the outcome: they say nothing while the machine is busy with other things. */
  readonly timed: () => boolean;
}

export interface Outcome {
  /** Whether what has to hold held; for a control, whether the harm was seen. */
  readonly holds: boolean;
  readonly counts: Readonly<Record<string, number | string>>;
}

export interface Fault {
  readonly name: string;
  run(ground: Ground): Promise<Outcome>;
}

/** Milliseconds a restart may take. */
export const restartWithin = 3000;

/** Whether something was fast enough, or could not be told. */
export function isWithin(ground: Ground, milliseconds: number, limit: number): boolean {
  return milliseconds <= limit || !ground.timed();
}

/** A running server of its own with members, taken down afterwards however it went. */
export async function onServer<T>(
  { program }: Ground,
  members: number,
  work: (server: FaultyServer, members: MemberClient[]) => Promise<T>,
  plan: FaultPlan = {},
): Promise<T> {
  const server = new FaultyServer(program);
  try {
    await server.begin(plan);
    return await work(server, await openMembers(server.url, members));
  } finally {
    await server.dispose();
  }
}

/** Verdicts over many rounds. */
export class Tally {
  rounds = 0;
  acknowledged = 0;
  lost = 0;
  doubled = 0;
  broken = 0;

  /** @param fresh edits acknowledged since the last verdict */
  add(verdict: Verdict, fresh: number): void {
    this.rounds += 1;
    this.acknowledged += fresh;
    this.lost += verdict.lost.length;
    this.doubled += verdict.doubled.length;
    this.broken += isClean({ ...verdict, lost: [], doubled: [] }) ? 0 : 1;
  }

  get isClean(): boolean {
    return this.lost === 0 && this.doubled === 0 && this.broken === 0 && this.acknowledged > 0;
  }

  get counts(): Record<string, number> {
    const { rounds, acknowledged, lost, doubled, broken } = this;
    return { rounds, acknowledged, lost, doubled, broken };
  }
}
