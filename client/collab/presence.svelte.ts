/**
 * Who is here, and where: the awareness states of a review as people see them.
 * Names, roles and colours are what the server stamped; this side only says its own section, record and caret, and
 * that the person has been idle. Refuses states without a stamp.
 */
import { untrack } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import type { Awareness } from 'y-protocols/awareness';
import type { PresenceStamp, Summon } from '../../shared/collab/protocol.ts';
import { oncePerFrame } from './y-runes.svelte.ts';

/** One connection of one person. */
export interface Attendance {
  readonly clientId: number;
  readonly memberId: string;
  readonly name: string;
  readonly role: string;
  readonly colour: string;
  readonly section: string | null;
  /** Place of the record or field they are in, e.g. `factors/<id>` or `factors/<id>/condition`. */
  readonly record: string | null;
  readonly idle: boolean;
  readonly self: boolean;
  /** The member whose view they follow. */
  readonly following: string | null;
  /** What they ask everyone to come to, for the few seconds they say it. */
  readonly summon: Summon | null;
  /** Their caret as relative positions, if they have one. */
  readonly cursor: unknown;
}

/** A person, however many tabs they have open. */
export interface PersonHere {
  readonly memberId: string;
  readonly name: string;
  readonly role: string;
  readonly colour: string;
  /** Where they last were, of all their tabs; null when they only look on. */
  readonly section: string | null;
  readonly record: string | null;
  readonly idle: boolean;
  readonly self: boolean;
  readonly following: string | null;
}

/** Milliseconds without a sign of the person after which others see them as idle; less while the page is hidden. */
export const idleAfter = 120_000;
export const idleHiddenAfter = 20_000;

/** What is left out stays as it was; null takes it away. */
export interface Claim {
  readonly section?: string | null;
  readonly record?: string | null;
  readonly following?: string | null;
  readonly summon?: Summon | null;
  readonly cursor?: unknown;
}

export class Presence {
  readonly #self: PresenceStamp;
  readonly #now: () => number;
  readonly #subscribe: () => void;
  readonly #listeners = new Set<() => void>();
  #awareness: Awareness | null = null;
  #wake: () => void = () => undefined;
  #section: string | null = null;
  #record: string | null = null;
  #following: string | null = null;
  #summon: Summon | null = null;
  #activeAt: number;
  #idle = false;

  /** @param self how the person appears to themselves before the server has stamped anything */
  constructor(self: PresenceStamp, now: () => number) {
    this.#self = self;
    this.#now = now;
    this.#activeAt = now();
    this.#subscribe = createSubscriber((wake) => {
      const frame = oncePerFrame(wake);
      this.#wake = frame.ask;
      return () => {
        frame.cancel();
        this.#wake = () => undefined;
      };
    });
  }

  /** Follows another awareness, when the session has made a new document. */
  follow(awareness: Awareness | null): void {
    this.#awareness?.off('change', this.#changed);
    this.#awareness = awareness;
    awareness?.on('change', this.#changed);
    this.#publish();
    this.#wake();
  }

  /** For the editors' carets. */
  get awareness(): Awareness | null {
    return this.#awareness;
  }

  /** Everybody here, the person first, then by name; one entry per person. */
  get people(): readonly PersonHere[] {
    const people = new Map<string, PersonHere>();
    for (const one of this.attendances) {
      const known = people.get(one.memberId);
      people.set(one.memberId, known === undefined ? one : merged(known, one));
    }
    return [...people.values()].sort(
      (a, b) =>
        Number(b.self) - Number(a.self) || a.name.localeCompare(b.name) || (a.memberId < b.memberId ? -1 : 1),
    );
  }

  /** Others in a section. */
  inSection(sectionId: string): readonly PersonHere[] {
    return this.people.filter((person) => !person.self && person.section === sectionId);
  }

  /** Others at a record (`factors/<id>`) or in one of its fields. */
  atRecord(place: string): readonly PersonHere[] {
    return this.people.filter(
      ({ self, record }) => !self && record !== null && (record === place || record.startsWith(`${place}/`)),
    );
  }

  get attendances(): readonly Attendance[] {
    this.#subscribe();
    return this.connections();
  }

  /** Calls back after every change of who is here and where, carets included; returns the way to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Every connection now, the own one first; for code outside of runes. */
  connections(): readonly Attendance[] {
    const found: Attendance[] = [this.#ownAttendance()];
    const own = this.#awareness?.clientID;
    for (const [clientId, state] of this.#awareness?.getStates() ?? []) {
      if (clientId === own) continue;
      const user = stampOf(state['user']);
      if (user === null) continue;
      found.push({
        ...user,
        clientId,
        section: wordOf(state['section']),
        record: wordOf(state['record']),
        idle: state['idle'] === true,
        self: user.memberId === this.#self.memberId,
        following: wordOf(state['following']),
        summon: summonOf(state['summon']),
        cursor: state['cursor'] ?? null,
      });
    }
    return found;
  }

  /** Says where the person is, whom they follow, and what they ask everyone to come to. */
  claim(where: Claim): void {
    if (where.section !== undefined) this.#section = where.section;
    if (where.record !== undefined) this.#record = where.record;
    if (where.following !== undefined) this.#following = where.following;
    if (where.summon !== undefined) this.#summon = where.summon;
    this.active();
    this.#publish(where.cursor);
  }

  /** The person did something. */
  active(): void {
    this.#activeAt = this.#now();
    if (!this.#idle) return;
    this.#idle = false;
    this.#publish();
  }

  /** To be called now and then: notices that the person has gone quiet. */
  tick(hidden = false): void {
    if (this.#idle || this.#now() - this.#activeAt < (hidden ? idleHiddenAfter : idleAfter)) return;
    this.#idle = true;
    this.#publish();
  }

  #ownAttendance(): Attendance {
    return {
      ...this.#self,
      clientId: this.#awareness?.clientID ?? 0,
      section: this.#section,
      record: this.#record,
      idle: this.#idle,
      self: true,
      following: this.#following,
      summon: null,
      cursor: null,
    };
  }

  readonly #changed = (): void => {
    this.#wake();
    // A field taken off the page loses its focus in the middle of a redraw; what listeners set is no part of that.
    untrack(() => {
      for (const listener of this.#listeners) listener();
    });
  };

  /** The caret in prose is set by the editor's own binding, so what stands there stays unless a new one is given. */
  #publish(cursor: unknown = this.#awareness?.getLocalState()?.['cursor']): void {
    const awareness = this.#awareness;
    if (awareness === null) return;
    const claim: Record<string, unknown> = {};
    if (this.#section !== null) claim['section'] = this.#section;
    if (this.#record !== null) claim['record'] = this.#record;
    if (cursor !== null && cursor !== undefined) claim['cursor'] = cursor;
    if (this.#idle) claim['idle'] = true;
    if (this.#following !== null) claim['following'] = this.#following;
    if (this.#summon !== null) claim['summon'] = this.#summon;
    awareness.setLocalState(claim);
  }
}

function merged(one: PersonHere, other: PersonHere): PersonHere {
  const where = one.idle && !other.idle ? other : one;
  return {
    ...one,
    section: where.section ?? one.section ?? other.section,
    record: where.record ?? one.record ?? other.record,
    idle: one.idle && other.idle,
    self: one.self || other.self,
    following: one.following ?? other.following,
  };
}

function stampOf(value: unknown): PresenceStamp | null {
  if (typeof value !== 'object' || value === null) return null;
  const { memberId, name, role, colour } = value as Record<string, unknown>;
  if (typeof memberId !== 'string' || typeof name !== 'string') return null;
  return { memberId, name, role: wordOf(role) ?? '', colour: wordOf(colour) ?? '#666666' };
}

function summonOf(value: unknown): Summon | null {
  const { number, section, record } = (value ?? {}) as Record<string, unknown>;
  if (typeof number !== 'number' || typeof section !== 'string') return null;
  return { number, section, ...(typeof record === 'string' ? { record } : {}) };
}

function wordOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
