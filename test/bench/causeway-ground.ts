/**
 * A Causeway folder with members, sessions and reviews in it, made the way people make them: over HTTP, before
 * anything is measured. Each measurement gets a copy of its own.
 */
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { join as joinOrganisation, setUp, type MemberClient } from '../support/member-client.ts';
import { AckedWriter } from '../support/acked-writer.ts';
import * as Y from 'yjs';
import { RunningPeer } from './peer-process.ts';

export interface CausewayGround {
  readonly folder: string;
  /** Cookie of each member; the first leads every review. */
  readonly cookies: readonly string[];
  /** Reviews by number of participants; participant n is member n. */
  readonly reviews: ReadonlyMap<number, readonly string[]>;
  /** The document of a fresh review, for servers that do not seed one. */
  readonly seed: Uint8Array;
}

/** How many reviews of which size are needed. */
export type ReviewsNeeded = ReadonlyMap<number, number>;

/** Requests under way at a time. */
const abreast = 8;

export async function makeCausewayGround(
  program: readonly string[],
  needed: ReviewsNeeded,
): Promise<CausewayGround> {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-bench-'));
  const server = await RunningPeer.start({ program, folder });
  const url = `http://127.0.0.1:${server.port}`;
  const chair = await setUp(url);
  const members = [chair];
  const largest = Math.max(1, ...needed.keys());
  while (members.length < largest)
    members.push(await joinOrganisation(chair, `Member ${letters(members.length)}`));
  const reviews = new Map<number, readonly string[]>();
  for (const [size, many] of needed) reviews.set(size, await makeReviews(members.slice(0, size), many));
  const seed = await readSeed(url, chair);
  await server.stop();
  return { folder, cookies: members.map(({ cookie }) => cookie), reviews, seed };
}

/** A copy for one measurement. */
export function copyGround({ folder }: CausewayGround): string {
  const copy = mkdtempSync(join(tmpdir(), 'causeway-bench-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

async function makeReviews(members: readonly MemberClient[], many: number): Promise<string[]> {
  const [chair, ...others] = members;
  if (chair === undefined) throw new Error('A review needs a participant.');
  const ids: string[] = [];
  const make = async (): Promise<void> => {
    while (ids.length < many) {
      const index = ids.push('') - 1;
      const review = await chair.createReview({ title: `Review ${index}` });
      for (const other of others) await chair.addParticipant(review.id, other.me?.id ?? '', 'panel');
      ids[index] = review.id;
    }
  };
  await Promise.all(Array.from({ length: abreast }, make));
  return ids;
}

async function readSeed(url: string, chair: MemberClient): Promise<Uint8Array> {
  const review = await chair.createReview({ title: 'The document everyone starts from' });
  const reader = new AckedWriter();
  await reader.connect(url, review.id, chair.cookie);
  reader.disconnect();
  return Y.encodeStateAsUpdate(reader.doc);
}

/** Addresses are made from the letters of a name. */
function letters(number: number): string {
  return String.fromCharCode(97 + Math.floor(number / 26), 97 + (number % 26));
}
