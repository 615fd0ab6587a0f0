/** A room's document straight behind its gate, without sockets or a database: what a gate test offers updates to. */
import * as Y from 'yjs';
import type { Editing } from '../../shared/review-document/edits.ts';
import { layoutVersion } from '../../shared/review-document/layout.ts';
import { seedReview } from '../../shared/review-document/seed.ts';
import type { Template } from '../../shared/templates/template.ts';
import { templates } from '../../shared/templates/templates.ts';
import { RoomDocument } from '../../server/collab/room-document.ts';
import { seededBytes } from './review-world.ts';

const template = templates[0]!;
export const section = template.sections[0]!.id;
export const seedNumber = 1;

export function seededUpdate(from: Template = template): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = seedNumber;
  seedReview(doc, from);
  return Y.encodeStateAsUpdate(doc);
}

export function room(from: Template = template): RoomDocument {
  const numbers = [{ clientNumber: seedNumber, epoch: 1, memberId: null }];
  const stored = {
    epoch: 1,
    layout: layoutVersion,
    seq: 1,
    snapshot: null,
    summary: null,
    updates: [seededUpdate(from)],
    numbers,
  };
  return new RoomDocument('r1', stored, seededBytes(3));
}

/** The check, and the apply when it passes. */
export function offer(document: RoomDocument, update: Uint8Array, memberId = 'ada'): string {
  const outcome = document.check(update, memberId);
  if (outcome.kind === 'ok') document.apply(update, outcome, memberId);
  return outcome.kind === 'refuse' ? outcome.code : outcome.kind;
}

export function state(document: RoomDocument): string {
  return Buffer.from(Y.encodeStateAsUpdate(document.doc)).toString('base64');
}

/** A client's document with what the room has. */
export function clientOf(document: RoomDocument, clientNumber: number): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(document.doc));
  // Afterwards, because Yjs takes another number when it sees its own come in.
  doc.clientID = clientNumber;
  return doc;
}

export function firstFact(doc: Y.Doc): string {
  return [...doc.getMap('facts').keys()][0]!;
}

let seed = 1000;
export function editingOf(doc: Y.Doc): Editing {
  return { doc, origin: 'test', random: seededBytes(seed++), now: () => 5 };
}
