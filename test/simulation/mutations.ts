/**
 * The product broken on purpose, one thing at a time, without touching its files. If the simulation does not notice
 * one of these, it would not notice a mistake of that kind either.
 */
import * as encoding from 'lib0/encoding';
import { DurableLog } from '../../db/durable-log.ts';
import { messageSync, syncStep2 } from '../../shared/collab/protocol.ts';
import { Barrier } from '../../server/collab/barrier.ts';
import { readWireUpdate } from '../../server/collab/gate/wire-update.ts';
import { RoomDocument } from '../../server/collab/room-document.ts';
import type { Mutation } from './simulation.ts';

const emptyUpdate = new Uint8Array([0, 0]);

/** Puts another method in the place of one of a class; returns the way back. */
function replace<Class extends object, Name extends keyof Class>(
  prototype: Class,
  name: Name,
  make: (original: Class[Name]) => Class[Name],
): () => void {
  const original = prototype[name];
  prototype[name] = make(original);
  return () => {
    prototype[name] = original;
  };
}

export const mutations: readonly Mutation[] = [
  {
    name: 'the gate lets everything pass',
    install: () =>
      replace(
        RoomDocument.prototype,
        'check',
        (original) =>
          function (this: RoomDocument, bytes, memberId) {
            const outcome = original.call(this, bytes, memberId);
            if (outcome.kind === 'ok' || outcome.kind === 'nothing-new') return outcome;
            return { kind: 'ok', update: readWireUpdate(bytes), added: [], isWhole: false };
          },
      ),
  },
  {
    name: 'an edit is acknowledged before it is committed',
    install: () =>
      replace(Barrier.prototype, 'after', () => (_mark: number, durable: () => void) => durable()),
  },
  { name: 'an edit is acknowledged before it is synced', diskLies: true },
  {
    name: 'a commit counts as synced when a sync is over that began before it',
    install: () => {
      const running = new WeakMap<DurableLog, Promise<void>>();
      return replace(
        DurableLog.prototype,
        'durable',
        (original) =>
          function (this: DurableLog) {
            const sync = running.get(this) ?? original.call(this).finally(() => running.delete(this));
            running.set(this, sync);
            return sync;
          },
      );
    },
  },
  {
    name: "undo takes back everybody's edits",
    spoilSession: ({ undo }) => {
      Object.assign(undo.manager.trackedOrigins, { has: () => true });
    },
  },
  {
    name: 'text that a merge swallowed is not noticed',
    install: () =>
      replace(
        RoomDocument.prototype,
        'take',
        (original) =>
          function (this: RoomDocument) {
            const write = original.call(this);
            return write === null ? null : { ...write, swallowed: [] };
          },
      ),
  },
  {
    name: 'unsent edits are dropped at reconnect',
    outgoing: (message, { attempt }) => {
      if (attempt === 1 || message[0] !== messageSync || message[1] !== syncStep2) return message;
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, messageSync);
      encoding.writeVarUint(encoder, syncStep2);
      encoding.writeVarUint8Array(encoder, emptyUpdate);
      return encoding.toUint8Array(encoder);
    },
  },
];
