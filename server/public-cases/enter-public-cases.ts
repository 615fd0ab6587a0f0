/**
 * Enters the public cases as a member would: signs in over HTTP, opens each review, writes it over the collaboration
 * socket, and takes it to its stage. Run again it finds what it entered and completes what was interrupted.
 */
import type { Review, DocumentRead } from '../../shared/api/reviews.ts';
import type { HarmState } from '../../shared/api/harm.ts';
import { problem } from '../../shared/api/problem.ts';
import type { RandomBytes } from '../../shared/ids.ts';
import type { Clock } from '../../shared/clock.ts';
import { StartRefusal } from '../start-refusal.ts';
import { createRecords } from '../../shared/review-document/edits.ts';
import type { SummaryDetail, SummaryPreview } from '../../shared/api/summaries.ts';
import { writtenFor } from '../samples/plain-words.ts';
import { writeActions, writeFindings } from '../samples/write-sample.ts';
import { writeLive } from './live-writer.ts';
import type { PublicCase } from './public-case.ts';

export interface EnteringDeps {
  /** The server's own address, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly email: string;
  readonly password: string;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly say: (line: string) => void;
}

/** @throws StartRefusal when the server is not there, does not know the member, or refuses something. */
export async function enterPublicCases(deps: EnteringDeps, cases: readonly PublicCase[]): Promise<void> {
  const member = new Member(deps.url);
  await member.call('POST', '/session', { email: deps.email, password: deps.password });
  for (const one of cases) deps.say(`${await enter(deps, member, one)}  ${one.title}`);
}

async function enter(deps: EnteringDeps, member: Member, one: PublicCase): Promise<string> {
  const { title, templateId, aiSystem, occurredOn, detectedOn } = one;
  const [first, ...later] = [...(one.formerly ?? []), templateId];
  const asked = { title, templateId: first, aiSystem, occurredOn, detectedOn, publicCase: true };
  let review = await member.call<Review>('POST', '/reviews', asked, {
    'idempotency-key': `public-case:${one.name}:1`,
  });
  // Where it stands in the row of its templates, so that an interrupted run goes on from there.
  for (const to of later.slice([first, ...later].indexOf(review.templateId))) {
    const from = { id: review.templateId, version: review.templateVersion };
    review = await member.call<Review>('POST', `/reviews/${review.id}/promotion`, { templateId: to, from });
  }
  const { content } = await member.call<DocumentRead>('GET', `/reviews/${review.id}/document`);
  const isWritten = content.records.evidence.length > 0 || content.bin.length > 0;
  if (!isWritten) {
    const edit = writeLive({ url: deps.url, reviewId: review.id, cookie: member.cookie }, (doc) => {
      const editing = { doc, origin: 'public-case', random: deps.random, now: deps.clock };
      writeActions(editing, one, writeFindings(editing, one));
    });
    await edit.catch((error: unknown) => {
      throw new StartRefusal(`“${title}” could not be written.`, sentenceOf(error));
    });
  }
  await gradeHarm(member, review.id, one);
  const toDo = review.stage === 'gathering' ? one.stages : [];
  for (const to of toDo) await member.call('POST', `/reviews/${review.id}/stage`, { to });
  await beginSummary(deps, member, review.id, one);
  return isWritten ? 'there already' : 'entered      ';
}

/** A draft for everybody, begun once; what people wrote in it since stays. */
async function beginSummary(
  deps: EnteringDeps,
  member: Member,
  reviewId: string,
  { name, title }: PublicCase,
): Promise<void> {
  const made = await member.call<SummaryDetail>(
    'POST',
    `/reviews/${reviewId}/summaries`,
    { audience: 'public' },
    { 'idempotency-key': `public-case:${name}:summary` },
  );
  const { model } = await member.call<SummaryPreview>('GET', `/summaries/${made.id}/preview`);
  if (made.state !== 'draft' || model.inPlainWords.length > 0) return;
  await writeLive({ url: deps.url, reviewId: made.id, cookie: member.cookie }, (doc) => {
    const editing = { doc, origin: 'public-case', random: deps.random, now: deps.clock };
    const { plainWords, meaning, lessons } = writtenFor(title);
    const points = [
      ...plainWords.map((text) => ({ part: 'plain-words' as const, text })),
      ...meaning.map((text) => ({ part: 'meaning' as const, text })),
      ...lessons.map((text) => ({ part: 'lesson' as const, text })),
    ];
    createRecords(editing, 'points', points);
  });
}

/** One person enters a case, so each grade is shown as given by one alone. What is graded already stays. */
async function gradeHarm(member: Member, reviewId: string, { harm = [] }: PublicCase): Promise<void> {
  if (harm.length === 0) return;
  const path = `/reviews/${reviewId}/harm`;
  const { dimensions } = await member.call<HarmState>('GET', path);
  for (const { dimension, ratings } of harm) {
    const [rating] = ratings;
    const now = dimensions.find((one) => one.dimension === dimension);
    if (rating === undefined || now?.shown === true) continue;
    const { by: _anybody, ...grade } = rating;
    if (now?.mine == null)
      await member.call('PUT', `${path}/ratings/${dimension}`, grade, { 'if-match': '"0"' });
    const shown = { dimension, aloneReason: 'Entered from public record by one person.' };
    await member.call('POST', `${path}/showing`, shown);
  }
}

/** Whoever is signed in at the server. */
class Member {
  cookie = '';
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** @throws StartRefusal with the server's own sentence when it says no. */
  async call<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<T> {
    const response = await fetch(`${this.#url}/api/v1${path}`, {
      method,
      headers: {
        ...(this.cookie !== '' && { cookie: this.cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw new StartRefusal(
        `No server answers at ${this.#url} (${sentenceOf(error)}).`,
        'Start it first with npm start, or name its address with --url.',
      );
    });
    const set = response.headers.get('set-cookie');
    if (set !== null) this.cookie = set.split(';')[0] ?? '';
    const text = await response.text();
    const json: unknown = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : null;
    if (response.ok) return json as T;
    const said = problem.safeParse(json);
    throw said.success
      ? new StartRefusal(said.data.title, said.data.remedy)
      : new StartRefusal(
          `The server answered ${method} ${path} with ${String(response.status)}.`,
          'Check with --url that this is a Causeway server.',
        );
  }
}

function sentenceOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
