/**
 * Everybody in a set of rooms types at the same pace, each at their own moment. Keeps its own pace whatever the
 * server does, and says when it could not: then the figure is the load generator's, not the server's.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningPeer } from '../peer-process.ts';
import type { LoadRoom, Person, Tally } from './load-room.ts';

export interface TypingFigures {
  readonly writers: number;
  /** Edits per second that were sent, and therefore had to be taken in. */
  readonly editsPerSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly ackP50: number;
  readonly ackP95: number;
  /** Microseconds of the server's processor per edit. */
  readonly cpuPerEdit: number;
  /** Receipts that did not come within the patience, or came doubled or out of turn. */
  readonly missing: number;
  readonly wrong: number;
  /** Connections the server ended. */
  readonly closed: number;
  /** Whether the load generator kept its own pace. */
  readonly keptPace: boolean;
}

/** Milliseconds the last edits may take to arrive. */
const patience = 3000;
/** Share of its core above which the load generator is what is measured. */
const tooBusy = 0.9;

export class Typing {
  readonly #peer: RunningPeer;
  readonly #tally: Tally;
  #people: Person[] = [];

  constructor(peer: RunningPeer, tally: Tally) {
    this.#peer = peer;
    this.#tally = tally;
  }

  /** People who type; turns go round so that neighbours are in different rooms. */
  seat(rooms: readonly LoadRoom[]): void {
    const largest = Math.max(...rooms.map(({ people }) => people.length));
    this.#people = [];
    for (let number = 0; number < largest; number += 1) {
      for (const { people } of rooms) {
        const person = people[number];
        if (person !== undefined) this.#people.push(person);
      }
    }
  }

  /** Types for a while to get going, then measures for a while, then waits for what is still on its way. */
  async run(pace: number, warmUp: number, during: number): Promise<TypingFigures> {
    if (warmUp > 0) await this.#type(pace, warmUp);
    await this.#settle();
    this.#tally.begin();
    const cpuBefore = this.#peer.cpuMicroseconds();
    const ownBefore = process.cpuUsage();
    const began = performance.now();
    await this.#type(pace, during);
    const seconds = (performance.now() - began) / 1000;
    const own = process.cpuUsage(ownBefore);
    await this.#settle();
    const cpu = this.#peer.cpuMicroseconds() - cpuBefore;
    const { seen, acked, sent, expected, received, wrong } = this.#tally;
    const offered = this.#people.length * pace;
    return {
      writers: this.#people.length,
      editsPerSecond: sent / seconds,
      p50: seen.quantile(0.5),
      p95: seen.quantile(0.95),
      p99: seen.quantile(0.99),
      ackP50: acked.quantile(0.5),
      ackP95: acked.quantile(0.95),
      cpuPerEdit: cpu / sent,
      missing: expected - received,
      wrong,
      closed: this.#people.filter(({ closed }) => closed !== null).length,
      keptPace: sent / seconds > 0.95 * offered && (own.user + own.system) / 1e6 / seconds < tooBusy,
    };
  }

  /** Why connections were ended, for the log. */
  endings(): string[] {
    return [...new Set(this.#people.flatMap(({ closed }) => (closed === null ? [] : [closed])))];
  }

  async #type(pace: number, during: number): Promise<void> {
    const people = this.#people;
    const perMillisecond = (people.length * pace) / 1000;
    const began = performance.now();
    let sent = 0;
    for (;;) {
      const now = performance.now();
      const due = Math.min(now - began, during) * perMillisecond;
      while (sent < due) {
        const person = people[sent % people.length];
        sent += 1;
        if (person !== undefined && person.closed === null) person.type();
      }
      if (now - began >= during) return;
      await sleep(1);
    }
  }

  /** Waits until nothing is on its way, within bounds. */
  async #settle(): Promise<void> {
    const until = performance.now() + patience;
    while (this.#tally.received < this.#tally.expected && performance.now() < until) await sleep(5);
  }
}
