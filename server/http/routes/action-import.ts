/**
 * Actions brought in from a table: a dry run that says line by line what would come of it, and the import, which does
 * exactly what a dry run showed or nothing. New actions go into one review; those that are here are known by the
 * addresses of our own table.
 */
import { createHash } from 'node:crypto';
import {
  importAnswer,
  importQuery,
  importRequest,
  importReviews,
  type ImportAnswer,
  type ImportQuery,
} from '../../../shared/api/action-import.ts';
import type { ActionWording } from '../../../shared/actions/action-wording.ts';
import type { Action } from '../../../shared/api/actions.ts';
import { fileNameHeader, uploadMediaType } from '../../../shared/evidence/file-rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ActionImport, ImportResult } from '../../../db/action-import.ts';
import type { Reader } from '../../../db/action-rows.ts';
import { fileName } from '../../evidence-files/file-name.ts';
import {
  answerOf,
  columnsOf,
  digestOf,
  importedLines,
  namedKeys,
  planImport,
  withRefusals,
  type ImportPlan,
} from '../../imports/plan-import.ts';
import { readTable } from '../../imports/read-table.ts';
import { readWording } from '../../projection/read-projection.ts';
import type { SignedIn } from '../../session.ts';
import type { AppDeps } from '../app-deps.ts';
import { creationId } from '../creation-id.ts';
import { Routes } from '../route.ts';

/** Lines tried in one go, between which everybody else has their turn. */
const triedAtOnce = 25;

interface Prepared {
  readonly plan: ImportPlan;
  readonly asked: ActionImport;
  /** These very lines were brought in before, and only the answer got lost. */
  readonly repeated: boolean;
}

export function actionImportRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, clock, random, door, hints } = deps;
  const busy = new Set<string>();

  routes.add({
    method: 'get',
    path: '/actions/import-reviews',
    act: 'signed-in',
    summary: 'Reviews into which you may bring actions from a table',
    answer: importReviews,
    handle: async ({ caller }) => ({ reviews: await stores.actions.reviewsToImportInto(readerOf(caller)) }),
  });

  routes.add({
    method: 'post',
    path: '/actions/import/preview',
    act: 'signed-in',
    summary: 'What would come of a table of actions, line by line: the body is the CSV; nothing is changed',
    takes: uploadMediaType,
    query: importQuery,
    answer: importAnswer,
    handle: async ({ c, caller, query }) =>
      alone(caller, async (): Promise<ImportAnswer> => {
        const { plan, asked } = await prepared(
          caller,
          query,
          new Uint8Array(await c.req.arrayBuffer()),
          fileName(c.req.header(fileNameHeader)),
          creationId(c, 'action-import', caller.member.id, random),
        );
        const shown = withRefusals(plan, await tried(asked));
        return answerOf(shown, digestOf(shown, query.reviewId), false);
      }),
  });

  routes.add({
    method: 'post',
    path: '/actions/import',
    act: 'signed-in',
    summary: 'Bring in a table of actions, as its dry run with this digest showed, or not at all',
    takes: uploadMediaType,
    query: importRequest,
    answer: importAnswer,
    handle: async ({ c, caller, query }) =>
      alone(caller, async (): Promise<ImportAnswer> => {
        const { plan, asked, repeated } = await prepared(
          caller,
          query,
          new Uint8Array(await c.req.arrayBuffer()),
          fileName(c.req.header(fileNameHeader)),
          creationId(c, 'action-import', caller.member.id, random),
        );
        let shown = plan;
        const { told } = await stores.actions.importLines(asked, (result: ImportResult) => {
          shown = withRefusals(plan, result.refused);
          if (!repeated && digestOf(shown, query.reviewId) !== query.digest) throw notAsShown();
        });
        for (const reviewId of new Set(asked.lines.map((line) => line.reviewId))) {
          hints.publish({ kind: 'actions', reviewId });
        }
        if (told.size > 0) hints.publish({ kind: 'inbox', memberIds: [...told] });
        return answerOf(shown, digestOf(shown, query.reviewId), true);
      }),
  });

  /** One table of a member at a time. */
  async function alone<T>({ member }: SignedIn, work: () => Promise<T>): Promise<T> {
    if (busy.has(member.id)) throw oneAtATime();
    busy.add(member.id);
    try {
      return await work();
    } finally {
      busy.delete(member.id);
    }
  }

  async function prepared(
    caller: SignedIn,
    query: ImportQuery,
    bytes: Uint8Array,
    name: string,
    importId: string,
  ): Promise<Prepared> {
    const reader = readerOf(caller);
    const { reviewId } = query;
    if (reviewId !== undefined) await stores.actions.requireImport(caller.member.id, reviewId);
    const table = readTable(bytes);
    const columns = columnsOf(table, query.columns);
    const idOf = (row: number): string => newId(importId, row);
    const ours = new Set(table.lines.map(({ row }) => idOf(row)));
    const inReview = reviewId === undefined ? [] : await stores.actions.ofReview(reader, reviewId);
    const fileNameShown = name === '' ? 'pasted lines' : name;
    const plan = planImport(table, columns, {
      fileName: fileNameShown,
      query,
      members: (await stores.members.list()).filter(({ disabled }) => !disabled),
      inReview: inReview.filter(({ actionId }) => !ours.has(actionId)),
      named: await stores.actions.among(reader, namedKeys(table, columns)),
    });
    const wordings = await documentWordings(plan);
    const lines = importedLines(
      plan,
      reviewId,
      idOf,
      ({ reviewId: of, actionId }) => wordings.get(`${of}/${actionId}`) ?? null,
    );
    const asked: ActionImport = {
      reviewId: reviewId ?? null,
      fileName: fileNameShown,
      by: caller.member.id,
      at: clock(),
      lines,
    };
    return { plan, asked, repeated: inReview.some(({ actionId }) => ours.has(actionId)) };
  }

  /** What the documents say of the actions about to be decided on, each document read once. */
  async function documentWordings(plan: ImportPlan): Promise<ReadonlyMap<string, ActionWording | null>> {
    const byReview = new Map<string, Action[]>();
    for (const line of plan.lines) {
      if (line.kind !== 'change' || line.change.status === undefined) continue;
      byReview.set(line.action.reviewId, [...(byReview.get(line.action.reviewId) ?? []), line.action]);
    }
    const found = new Map<string, ActionWording | null>();
    for (const [reviewId, actions] of byReview) {
      const wordings = await door.read(reviewId, (doc) =>
        actions.map(({ actionId }) => readWording(doc, actionId)),
      );
      actions.forEach(({ actionId }, at) => found.set(`${reviewId}/${actionId}`, wordings[at] ?? null));
    }
    return found;
  }

  async function tried(asked: ActionImport): Promise<ReadonlyMap<number, AppError>> {
    const refused = new Map<number, AppError>();
    for (let at = 0; at < asked.lines.length; at += triedAtOnce) {
      const part = { ...asked, lines: asked.lines.slice(at, at + triedAtOnce) };
      for (const [row, refusal] of (await stores.actions.tryLines(part)).refused) refused.set(row, refusal);
      // The event loop goes round, so that who types meanwhile is not kept waiting.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return refused;
  }

  return routes.app;
}

/** The same line of the same import is the same action, however often it is sent. */
function newId(importId: string, row: number): string {
  return createHash('sha256').update(`${importId} ${row}`).digest('base64url').slice(0, 21);
}

function readerOf({ member }: SignedIn): Reader {
  return { memberId: member.id, organisationRoles: member.organisationRoles };
}

function notAsShown(): AppError {
  return new AppError(
    'changed-meanwhile',
    'Something changed since the dry run, so nothing was brought in.',
    'Look at the dry run again: it now says what would come of the file.',
  );
}

function oneAtATime(): AppError {
  return new AppError(
    'too-many-tries',
    'Another table of yours is being read.',
    'Wait until it is done, and try again.',
  );
}
