/**
 * Makes the four sample reviews by the same stores, rules and document door that a panel uses: opened from a template,
 * written by its members, actions agreed and moved on the tracker, stages passed one by one.
 */
import {
  isDone,
  moveAsks,
  nextStatuses,
  statesEffect,
  type ActionStatus,
} from '../../shared/actions/action-status.ts';
import { checkOutcomes, statusAfterCheck } from '../../shared/actions/effect-checks.ts';
import type { ChangeActionRequest } from '../../shared/api/actions.ts';
import { makeId } from '../../shared/ids.ts';
import type { Editing } from '../../shared/review-document/edits.ts';
import type { AppDeps } from '../http/app-deps.ts';
import { openReview } from '../open-review.ts';
import { promote } from '../promotion.ts';
import { readWording } from '../projection/read-projection.ts';
import type { LoadSamples } from '../samples.ts';
import { fabricatedTranscript } from './fabricated-transcript.ts';
import { lungNodule } from './lung-nodule.ts';
import { demoMembers, type DemoMemberKey, type SampleAction, type SampleCase } from './sample-case.ts';
import { writeHarmAndClocks } from './sample-harm.ts';
import { writtenFor } from './plain-words.ts';
import { sepsisValidation } from './sepsis-validation.ts';
import { warfarinDose } from './warfarin-dose.ts';
import { writeActions, writeFindings } from './write-sample.ts';

/** In the order in which they are made; the last one made stands first on a list by time. */
export const sampleCases: readonly SampleCase[] = [
  fabricatedTranscript,
  sepsisValidation,
  warfarinDose,
  lungNodule,
];

const dayMs = 24 * 60 * 60 * 1000;
const patienceMs = 20_000;

export const loadSamples: LoadSamples = async (deps, memberId) => {
  const people = await demoPeople(deps);
  const written: WrittenSample[] = [];
  for (const sample of sampleCases) written.push(await writeSample(deps, sample, memberId, people));
  // Only now, because the rows of all of them come about while the later ones are written.
  for (const one of written) await followSample(deps, one, memberId, people);
  for (const one of written) {
    await carryFromBefore(deps, one, written, memberId);
    await passStages(deps, one, memberId);
    await beginSummaries(deps, one, memberId);
  }
};

/** A draft of what could be shared of each: for the family where a sample is about one person, and for everybody. */
async function beginSummaries(
  { summaries, random, clock }: AppDeps,
  { sample, reviewId }: WrittenSample,
  memberId: string,
): Promise<void> {
  const audiences = sample.publicCase ? (['public'] as const) : (['family', 'public'] as const);
  for (const audience of audiences) {
    const asked = { audience, version: null };
    const by = { memberId, at: clock() };
    await summaries.make(makeId(random), reviewId, asked, by, writtenFor(sample.title));
  }
}

interface WrittenSample {
  readonly sample: SampleCase;
  readonly reviewId: string;
  /** By their titles. */
  readonly actionIds: ReadonlyMap<string, string>;
}

type People = ReadonlyMap<DemoMemberKey, string>;

async function demoPeople(deps: AppDeps): Promise<People> {
  const people = new Map<DemoMemberKey, string>();
  for (const key of Object.keys(demoMembers) as DemoMemberKey[]) {
    const found = await deps.stores.members.findByEmail(demoMembers[key].email);
    if (found !== null) people.set(key, found.id);
  }
  return people;
}

/** Opens one and writes all of it. */
async function writeSample(
  deps: AppDeps,
  sample: SampleCase,
  chairId: string,
  people: People,
): Promise<WrittenSample> {
  const { stores, door, clock, random } = deps;
  const reviewId = makeId(random);
  await openReview(deps, {
    id: reviewId,
    title: sample.title,
    templateId: sample.formerly?.[0] ?? sample.templateId,
    aiSystem: sample.aiSystem,
    occurredOn: sample.occurredOn,
    detectedOn: sample.detectedOn,
    sample: true,
    publicCase: sample.publicCase,
    createdBy: chairId,
  });
  for (const { member, role } of sample.participants) {
    const memberId = people.get(member);
    if (memberId !== undefined)
      await stores.participants.add(reviewId, memberId, role, { memberId: chairId, at: clock() });
  }
  await promoteThrough(deps, sample, reviewId, chairId);
  const facilitatorId = people.get('facilitator') ?? chairId;
  let found: ReadonlyMap<string, string> = new Map();
  await door.edit(reviewId, { memberId: facilitatorId }, (doc) => {
    found = writeFindings(editingOf(deps, doc), sample);
  });
  let actionIds: ReadonlyMap<string, string> = new Map();
  await door.edit(reviewId, { memberId: chairId }, (doc) => {
    actionIds = writeActions(editingOf(deps, doc), sample, found);
  });
  await writeHarmAndClocks(deps, sample, { reviewId, chairId, people });
  return { sample, reviewId, actionIds };
}

/** Takes the actions of one to where they stand. */
async function followSample(
  deps: AppDeps,
  { sample, reviewId, actionIds }: WrittenSample,
  chairId: string,
  people: People,
): Promise<void> {
  await actionRowsOf(deps, reviewId, actionIds.size);
  for (const action of sample.actions) {
    const actionId = actionIds.get(action.record.title ?? '');
    if (actionId !== undefined) await followAction(deps, { reviewId, actionId, action, chairId, people });
  }
}

/** Carries on what other samples left open, as the chair does before the actions of the review itself. */
async function carryFromBefore(
  { stores, clock }: AppDeps,
  { sample, reviewId }: WrittenSample,
  written: readonly WrittenSample[],
  chairId: string,
): Promise<void> {
  for (const title of sample.carries ?? []) {
    const from = written.find(({ actionIds }) => actionIds.has(title));
    const actionId = from?.actionIds.get(title);
    if (from === undefined || actionId === undefined) throw new Error(`No sample has the action "${title}".`);
    await stores.fromBefore.answer({
      reviewId,
      key: { reviewId: from.reviewId, actionId },
      request: { answer: 'carried' },
      by: chairId,
      at: clock(),
    });
  }
}

async function passStages(
  { stores, clock, hints }: AppDeps,
  { sample, reviewId }: WrittenSample,
  chairId: string,
): Promise<void> {
  for (const to of sample.stages) {
    await stores.reviews.changeStage(reviewId, { to, reason: null, by: chairId, at: clock() });
  }
  hints.publish({ kind: 'review', reviewId });
}

/** From the template it began with to the one it has, step by step. */
async function promoteThrough(
  deps: AppDeps,
  { formerly = [], templateId }: SampleCase,
  reviewId: string,
  memberId: string,
): Promise<void> {
  const ids = [...formerly, templateId];
  for (const [index, to] of ids.slice(1).entries()) {
    const from = await deps.stores.templates.find(ids[index] ?? '');
    if (from === undefined) throw new Error(`A sample names the template "${ids[index] ?? ''}".`);
    await promote(deps, { reviewId, from: { id: from.id, version: from.version }, to, memberId });
  }
}

function editingOf(deps: AppDeps, doc: Editing['doc']): Editing {
  return { doc, origin: 'sample', random: deps.random, now: deps.clock };
}

/**
 * Resolves once the projection has made the rows of so many actions. Listens before it looks, so it misses none.
 * @throws when the rows are not there after a patient while: whoever set up should not wait for ever.
 */
async function actionRowsOf(deps: AppDeps, reviewId: string, expected: number): Promise<void> {
  const { hints, stores } = deps;
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const look = async (): Promise<void> => {
    if ((await stores.actions.headlines(reviewId)).length >= expected) resolve(undefined);
  };
  const unsubscribe = hints.subscribe((hint) => {
    if (hint.kind === 'actions' && hint.reviewId === reviewId) look().catch(reject);
  });
  const limit = setTimeout(
    () => reject(new Error('The actions of a sample were not projected.')),
    patienceMs,
  );
  try {
    await look();
    await promise;
  } finally {
    clearTimeout(limit);
    unsubscribe();
  }
}

interface Following {
  readonly reviewId: string;
  readonly actionId: string;
  readonly action: SampleAction;
  readonly chairId: string;
  readonly people: People;
}

/** Takes an action from proposed to where the sample wants it, one change at a time, as on the tracker. */
async function followAction(deps: AppDeps, following: Following): Promise<void> {
  const { reviewId, actionId, action, chairId, people } = following;
  const { stores, door, clock, hints } = deps;
  const reader = { memberId: chairId, organisationRoles: [] };
  const change = async (asked: ChangeActionRequest, by = chairId): Promise<void> => {
    const row = await stores.actions.detail(reader, reviewId, actionId);
    if (row === undefined) throw new Error('The row of a sample action is gone.');
    const wording = await door.read(reviewId, (doc) => readWording(doc, actionId));
    await stores.actions.changeAction({
      reviewId,
      actionId,
      seenVersion: row.version,
      change: asked,
      wording,
      by,
      at: clock(),
    });
  };
  const ownerId = action.owner === undefined ? undefined : people.get(action.owner);
  const dueOn = action.dueInDays === undefined ? undefined : dayAfter(clock(), action.dueInDays);
  if (ownerId !== undefined || dueOn !== undefined) {
    await change({ ...(ownerId !== undefined && { ownerId }), ...(dueOn !== undefined && { dueOn }) });
  }
  const notes = [...(action.notes ?? [])];
  const somebodyElse = ownerId === chairId ? (people.get('facilitator') ?? chairId) : chairId;
  const readings = readingsOf(action, clock());
  let status: ActionStatus = 'proposed';
  for (const to of pathTo(action.status)) {
    const note = notes.shift();
    const by = statesEffect(to) ? somebodyElse : chairId;
    await change(moveRequest(action, status, to, note, clock()), by);
    status = to;
    // Before its effect is checked, one reads its measure.
    if (isDone(to)) for (const reading of readings.splice(0)) await change({ reading });
  }
  for (const reading of readings) await change({ reading });
  for (const note of notes) await change({ note });
  hints.publish({ kind: 'actions', reviewId });
}

/** What a move of a sample action brings; its effect comes from a check. */
function moveRequest(
  action: SampleAction,
  from: ActionStatus,
  to: ActionStatus,
  note: string | undefined,
  now: number,
): ChangeActionRequest {
  if (statesEffect(to)) {
    const checkOutcome = checkOutcomes.find((outcome) => statusAfterCheck(outcome) === to);
    if (checkOutcome === undefined) throw new Error(`No check leads to ${to}.`);
    return { checkOutcome, note: note ?? 'As the panel found.' };
  }
  const asks = moveAsks(from, to);
  const written = note ?? (asks.note ? 'As the panel decided.' : undefined);
  return {
    status: to,
    ...(written !== undefined && { note: written }),
    ...(asks.proof && {
      proof: { kind: 'quote', text: action.proof ?? 'Seen by the panel.' },
      implementedOn: dayAfter(now, -(action.doneDaysAgo ?? 0)),
    }),
  };
}

function readingsOf(action: SampleAction, now: number): NonNullable<ChangeActionRequest['reading']>[] {
  return (action.readings ?? []).map(({ daysAgo, value, note }) => ({
    day: dayAfter(now, -daysAgo),
    value,
    ...(note !== undefined && { note }),
  }));
}

/** The shortest way from proposed to a status. */
function pathTo(target: ActionStatus): ActionStatus[] {
  const paths: ActionStatus[][] = [[]];
  const seen = new Set<ActionStatus>(['proposed']);
  for (const path of paths) {
    const at = path.at(-1) ?? 'proposed';
    if (at === target) return path;
    for (const next of nextStatuses(at)) {
      if (seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  throw new Error(`No way leads from proposed to ${target}.`);
}

/** ISO day so many days after an instant. */
function dayAfter(instant: number, days: number): string {
  return new Date(instant + days * dayMs).toISOString().slice(0, 10);
}
