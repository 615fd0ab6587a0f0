import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actions, documents } from '../../db/schema.ts';
import type { Hint } from '../../server/hints.ts';
import type { Later } from '../../server/later.ts';
import { makeLog } from '../../server/log.ts';
import { openReview } from '../../server/open-review.ts';
import { openServices, type Overrides, type Services } from '../../server/open-services.ts';
import {
  binRecord,
  createRecord,
  recordText,
  setInSet,
  type Editing,
} from '../../shared/review-document/edits.ts';
import { appendProse } from '../../shared/review-document/prose-write.ts';
import { tempFolder, type TempFolder } from '../support/temp-folder.ts';

/** Milliseconds to wait for what happens beside the edit; generous, because machines are busy. */
const soon = { timeout: 10_000 };

let folder: TempFolder;
let services: Services;
let closed: boolean;

const never: Later = () => () => {};

async function open(overrides: Overrides = {}): Promise<void> {
  const config = {
    port: 3000,
    host: '127.0.0.1',
    dataDir: folder.path,
    publicUrl: null,
    logLevel: 'silent',
  } as const;
  services = await openServices(config, { log: makeLog('silent'), ...overrides });
  closed = false;
}

async function close(): Promise<void> {
  if (!closed) await services.close();
  closed = true;
}

async function edit<T>(work: (editing: Editing) => T): Promise<T> {
  const { door, random, clock } = services.deps;
  let result: T | undefined;
  await door.edit('r1', { memberId: null }, (doc) => {
    result = work({ doc, origin: null, random, now: clock });
  });
  return result as T;
}

async function writeActionWithFactor(): Promise<void> {
  await edit((editing) => {
    const factor = createRecord(editing, 'factors', {
      condition: 'The screen shows no uncertainty',
      effect: 'the result is taken as certain',
      layer: 'interface',
    });
    const action = createRecord(editing, 'actions', {
      title: 'Show uncertainty',
      category: 'software-change',
    });
    setInSet(editing, 'actions', action, 'factors', factor, true);
    setInSet(editing, 'actions', action, 'layers', 'interface', true);
  });
}

const rows = () => services.deps.orm.select().from(actions).all();
const document = () => services.deps.orm.select().from(documents).get()!;
const joined = () =>
  services.database.sqlite
    .prepare(
      `select a.title, a.strength, a.status, f.statement, f.layer
       from actions a join action_factors using (review_id, action_id) join factors f using (review_id, factor_id)`,
    )
    .all();

beforeEach(async () => {
  folder = tempFolder();
  await open();
  await services.deps.stores.members.add(
    {
      id: 'ana',
      name: 'Ana',
      email: 'ana@example.org',
      passwordHash: 'none',
      organisationRoles: ['member'],
      createdAt: 1,
    },
    null,
  );
  await openReview(services.deps, { id: 'r1', title: 'R', templateId: 'huddle', createdBy: 'ana' });
});
afterEach(async () => {
  await close();
  folder.remove();
});

test(
  'an action written in the document is a row with its factor and strength within a second',
  { retry: 2 },
  async () => {
    await writeActionWithFactor();
    await expect.poll(joined, { timeout: 1000 }).toEqual([
      {
        title: 'Show uncertainty',
        strength: 'intermediate',
        status: 'proposed',
        statement: 'The screen shows no uncertainty → the result is taken as certain',
        layer: 'interface',
      },
    ]);
  },
);

test('rows left behind by a crash between commit and projection are there after the next start', async () => {
  await close();
  await open({ later: never });
  await writeActionWithFactor();
  expect(rows()).toEqual([]);
  expect(document().projectedSeq).toBeLessThan(document().seq);
  await close();
  await open({ later: never });
  expect(rows()).toMatchObject([{ title: 'Show uncertainty' }]);
  expect(document().projectedSeq).toBe(document().seq);
});

test('a projection that fails is tried again until the rows are right', async () => {
  services.database.sqlite.exec(
    `create trigger refuse before insert on actions begin select raise(abort, 'not now'); end`,
  );
  await writeActionWithFactor();
  await expect.poll(() => document().seq, soon).toBeGreaterThan(1);
  expect(rows()).toEqual([]);
  services.deps.orm.run(sql`drop trigger refuse`);
  await expect.poll(rows, { timeout: 5000 }).toMatchObject([{ title: 'Show uncertainty' }]);
});

test('others hear that actions changed, and nothing when only prose did', async () => {
  const heard: Hint[] = [];
  services.deps.hints.subscribe((hint) => heard.push(hint));
  await edit((editing) => appendProse(editing, 's.what', ['The scan was read at night.']));
  await expect.poll(() => document().projectedSeq, soon).toBe(document().seq);
  expect(heard).toEqual([]);
  await writeActionWithFactor();
  await expect.poll(() => heard.length, soon).toBeGreaterThan(0);
  expect(new Set(heard.map((hint) => JSON.stringify(hint)))).toEqual(
    new Set([JSON.stringify({ kind: 'actions', reviewId: 'r1' })]),
  );
});

test('typing goes on being followed while the row is proposed, and binning withdraws it', async () => {
  await writeActionWithFactor();
  await expect.poll(rows, soon).toHaveLength(1);
  const id = rows()[0]!.actionId;
  await edit(({ doc }) => recordText(doc, 'actions', id, 'title')?.insert(0, 'Always '));
  await expect.poll(() => rows()[0]?.title, soon).toBe('Always Show uncertainty');
  await edit((editing) => binRecord(editing, 'actions', id));
  await expect.poll(() => rows()[0]?.status, soon).toBe('withdrawn');
});

test('what an earlier release projected by another rule is read again after the start, though nobody wrote since', async () => {
  await writeActionWithFactor();
  const themes = () => services.database.sqlite.prepare('select aspect, value from review_themes').all();
  const expected = [{ aspect: 'layer', value: 'interface' }];
  await expect.poll(themes, soon).toEqual(expected);
  services.database.sqlite.exec('delete from review_themes; update documents set projected_form = 0');
  await close();
  await open();
  await expect.poll(themes, soon).toEqual(expected);
  await expect.poll(() => services.deps.themesCatchingUp(), soon).toBe(false);
});

test('a factor that goes into the bin is counted no longer', async () => {
  const factor = await edit((editing) =>
    createRecord(editing, 'factors', { condition: 'Drift', layer: 'model', codes: ['model.drift'] }),
  );
  const themes = () =>
    services.database.sqlite.prepare('select value from review_themes order by value').pluck().all();
  await expect.poll(themes, soon).toEqual(['model', 'model.drift']);
  await edit((editing) => binRecord(editing, 'factors', factor));
  await expect.poll(themes, soon).toEqual([]);
});
