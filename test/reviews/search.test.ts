/** Who finds what: the search asked as the roles themselves would, over a real database. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { searchDocuments, searchEntries } from '../../db/search-tables.ts';
import { searchState } from '../../db/verify-search.ts';
import { makePartnerPage } from '../../server/projection/partner-page.ts';
import { search } from '../../server/search/search.ts';
import { givenRoles, type ReviewRole } from '../../shared/access.ts';
import type { SearchPage } from '../../shared/api/search.ts';
import {
  binRecord,
  createRecord,
  factText,
  recordText,
  setInSet,
  type Editing,
} from '../../shared/review-document/edits.ts';
import { appendProse } from '../../shared/review-document/prose-write.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import { searchEntries as entriesOf } from '../../shared/search/search-entries.ts';
import { fold } from '../../shared/search/fold.ts';
import { searchWords } from '../../shared/search/search-words.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

type Who = ReviewRole | 'outsider' | 'lead' | 'admin' | 'signed-out';
const whole: readonly Who[] = ['chair', 'facilitator', 'panel', 'supplier', 'observer'];

let app: TestApp;
let reviewId: string;
let factorId: string;
let actionId: string;
const people = new Map<Who, Visitor>();
const as = (who: Who): Visitor => people.get(who)!;

async function edit<T>(work: (editing: Editing) => T): Promise<T> {
  const { door, random, clock } = app.services.deps;
  let result: T | undefined;
  await door.edit(reviewId, { memberId: null }, (doc) => {
    result = work({ doc, origin: null, random, now: clock });
  });
  await app.services.searchReader.readIn(reviewId);
  return result as T;
}

async function find(who: Who, q: string, more = ''): Promise<SearchPage> {
  const reply = await as(who).call('GET', `/search?q=${encodeURIComponent(q)}${more}`);
  expect(reply.status).toBe(200);
  return reply.json as unknown as SearchPage;
}

/** Kinds found of the reviews, actions, reports and systems; the product's own words aside. */
async function kinds(who: Who, q: string, more = ''): Promise<readonly string[]> {
  const { groups } = await find(who, q, more);
  return groups
    .filter(({ of }) => of !== 'words' && of !== 'templates')
    .flatMap(({ of, hits }) => hits.map(({ kind }) => `${of} ${kind}`))
    .toSorted();
}

beforeAll(async () => {
  app = await openTestApp();
  const first = await app.setUp();
  for (const role of givenRoles) people.set(role, await app.join(first, role.replaceAll('-', '')));
  people.set('outsider', await app.join(first, 'outsider'));
  people.set('lead', await app.join(first, 'lead', ['safety-lead']));
  people.set('admin', await app.join(first, 'admin', ['admin']));
  people.set('signed-out', app.visitor());
  const opened = await as('chair').call('POST', '/reviews', {
    title: 'The Quillwort alert that stayed silent',
    templateId: 'full',
  });
  reviewId = String(opened.json['id']);
  for (const role of givenRoles.filter((one) => one !== 'chair')) {
    const me = await as(role).call('GET', '/me');
    await as('chair').call('POST', `/reviews/${reviewId}/participants`, { memberId: me.json['id'], role });
  }
  await edit((editing) => {
    appendProse(editing, 's.what', [{ as: 'paragraph', text: 'On the ward the résumé named quincunx.' }]);
    appendProse(editing, 's.who', [{ as: 'paragraph', text: 'Only the panel reads of marzipan.' }]);
    factorId = createRecord(editing, 'factors', {
      condition: 'The list was ordered by zymurgy',
      effect: '患者の安全 was not in view',
      layer: 'model',
    });
    setInSet(editing, 'factors', factorId, 'codes', 'model.mis-ranking', true);
    createRecord(editing, 'lessons', { text: 'Every lesson mentions xylophone.' });
    createRecord(editing, 'voices', { of: 'staff', text: 'Staff said bergamot.' });
    factText(editing.doc, 'system.name', 'value')?.insert(0, 'Lung Wombat');
    actionId = createRecord(editing, 'actions', {
      title: 'Show ptarmigan on the list',
      detail: 'Because of gossamer',
      category: 'forcing-function',
    });
  });
  await vi.waitFor(async () => {
    expect((await as('chair').call('GET', `/actions/${reviewId}/${actionId}`)).status).toBe(200);
  });
}, 60_000);
afterAll(() => app.close());

test('nobody signed out searches', async () => {
  expect((await as('signed-out').call('GET', '/search?q=quincunx')).status).toBe(401);
});

describe.each(whole)('%s', (who) => {
  test('finds parts of words, codes, accents and other scripts, and what rows say', async () => {
    expect(await kinds(who, 'incun')).toEqual(['review text']);
    expect(await kinds(who, 'RESUME ward')).toEqual(['review text']);
    expect(await kinds(who, 'zymurgy')).toEqual(['review factor']);
    expect(await kinds(who, '患者の')).toEqual(['review factor']);
    expect(await kinds(who, 'mis-ranking zymurgy')).toEqual(['review factor']);
    expect(await kinds(who, 'marzipan')).toEqual(['review text']);
    expect(await kinds(who, 'wombat')).toEqual(['review fact']);
    expect(await kinds(who, 'ptarmigan')).toEqual(['review action']);
    expect(await kinds(who, 'gossamer')).toEqual(['review action']);
  });
});

test('a patient partner finds what is on their page, and nothing else', async () => {
  const who = 'patient-partner';
  expect(await kinds(who, 'quincunx')).toEqual(['review text']);
  expect(await kinds(who, 'xylophone')).toEqual(['review lesson']);
  expect(await kinds(who, 'ptarmigan')).toEqual(['review action']);
  for (const hidden of ['zymurgy', 'marzipan', 'bergamot', 'wombat', 'gossamer', 'mis-ranking', 'forcing']) {
    expect((await find(who, hidden, '&in=text,fact,factor,voice,action')).total).toBe(0);
  }
});

test('whatever a patient partner may find stands on the page made for them', async () => {
  const { door, stores } = app.services.deps;
  const content = await door.read(reviewId, readContent);
  const facts = (await stores.reviews.facts(reviewId))!;
  const page = JSON.stringify(makePartnerPage(facts, content, await stores.actions.headlines(reviewId)));
  const shown = entriesOf(content).filter(({ partner }) => partner);
  expect(shown.length).toBeGreaterThan(1);
  for (const { text } of shown) {
    for (const line of text.split('\n')) expect(page).toContain(JSON.stringify(line).slice(1, -1));
  }
});

test.each(['outsider', 'admin'] as const)(
  '%s finds nothing of the review, not even a number',
  async (who) => {
    for (const q of ['quincunx', 'zymurgy', 'ptarmigan', 'Quillwort', 'wombat', 'marzipan']) {
      expect(await find(who, q)).toEqual(await find(who, 'never written anywhere'));
    }
  },
);

test('a safety lead outside finds an action by its title and category, and no word of the review', async () => {
  const { groups } = await find('lead', 'ptarmigan');
  expect(groups).toMatchObject([
    { of: 'actions', review: null, hits: [{ kind: 'action', id: actionId, reviewId, snippet: null }] },
  ]);
  expect(await kinds('lead', 'forcing function ptarm')).toEqual(['actions action']);
  for (const hidden of ['gossamer', 'quincunx', 'Quillwort', 'zymurgy', 'ptarmigan gossamer']) {
    expect((await find('lead', hidden)).total).toBe(0);
  }
  expect(JSON.stringify(await find('lead', 'ptarmigan'))).not.toContain('Quillwort');
});

test('the title of a review finds it for whoever takes part', async () => {
  for (const who of [...whole, 'patient-partner'] as const) {
    const { groups, total } = await find(who, 'quillw');
    expect(groups[0]?.review).toMatchObject({ id: reviewId, partner: who === 'patient-partner' });
    expect(groups[0]?.review?.title.marks).toEqual([[4, 10]]);
    expect(total).toBe(1);
  }
});

test('an ended participation takes everything away at once', async () => {
  const gone = await app.join(as('admin'), 'Gone');
  const me = await gone.call('GET', '/me');
  const memberId = String(me.json['id']);
  await as('chair').call('POST', `/reviews/${reviewId}/participants`, { memberId, role: 'panel' });
  const before = (await gone.call('GET', '/search?q=zymurgy')).json as unknown as SearchPage;
  expect(before.total).toBe(1);
  await as('chair').call('DELETE', `/reviews/${reviewId}/participants/${memberId}`);
  const after = (await gone.call('GET', '/search?q=zymurgy')).json as unknown as SearchPage;
  expect(after).toMatchObject({ total: 0, groups: [] });
});

test('a hit says in which section it stands, and marks the words', async () => {
  const [group] = (await find('panel', 'zymurgy')).groups;
  const [hit] = group?.hits ?? [];
  expect(hit).toMatchObject({
    id: factorId,
    layers: ['model'],
    section: { heading: expect.any(String) as string },
  });
  const { text = '', marks = [] } = hit?.snippet ?? {};
  expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['zymurgy']);
});

test('filters narrow to a kind, a layer, a stage, one review', async () => {
  expect(await kinds('panel', 'the list', '&in=action')).toEqual(['review action']);
  expect(await kinds('panel', 'the list', '&layer=model')).toEqual(['review factor']);
  expect(await kinds('panel', 'the list', '&layer=human')).toEqual([]);
  expect(await kinds('panel', 'zymurgy', '&stage=signed')).toEqual([]);
  expect(await kinds('panel', 'zymurgy', '&stage=gathering')).toEqual(['review factor']);
  expect(await kinds('panel', 'zymurgy', `&review=${reviewId}`)).toEqual(['review factor']);
  expect(await kinds('panel', 'zymurgy', '&review=another')).toEqual([]);
  expect((await as('panel').call('GET', '/search?q=a&in=nonsense')).status).toBe(422);
});

test('one or two characters are looked for in titles and codes', async () => {
  const { groups } = await find('panel', 'Qu', '&in=review,factor');
  expect(groups.map(({ review }) => review?.id)).toEqual([reviewId]);
  expect(await kinds('panel', 'AI', '&in=factor')).toEqual([]);
  expect((await find('outsider', 'Qu', '&in=review')).total).toBe(0);
});

test('what is put into the bin is not found; restored words are found anew', async () => {
  const id = await edit((editing) => createRecord(editing, 'areas', { text: 'An area with okapi' }));
  expect(await kinds('panel', 'okapi')).toEqual(['review area']);
  await edit((editing) => binRecord(editing, 'areas', id));
  expect(await kinds('panel', 'okapi')).toEqual([]);
});

test('an agreed action is found by the wording of its row', async () => {
  const chair = as('chair');
  const path = `/actions/${reviewId}/${actionId}`;
  const me = await chair.call('GET', '/me');
  const etag = async () => ({ 'if-match': (await chair.call('GET', path)).headers.get('etag') ?? '' });
  const agreed = { status: 'agreed', ownerId: me.json['id'], dueOn: '2026-06-01' };
  expect((await chair.call('PATCH', path, agreed, await etag())).status).toBe(200);
  expect((await chair.call('PATCH', path, { title: 'Show capercaillie' }, await etag())).status).toBe(200);
  expect(await kinds('panel', 'capercaillie')).toEqual(['review action']);
  expect(await kinds('panel', 'ptarmigan')).toEqual([]);
  expect(await kinds('lead', 'capercaillie')).toEqual(['actions action']);
});

test('a comment is found by whoever reads comments, as it reads now, and by nobody once it is removed', async () => {
  const path = `/reviews/${reviewId}/comments`;
  const made = await as('observer').call('POST', path, { place: 'review', text: 'Why the tamarind?' });
  const id = String(made.json['id']);
  for (const who of whole) expect(await kinds(who, 'tamarind')).toEqual(['review comment']);
  for (const who of ['patient-partner', 'outsider', 'lead', 'admin'] as const)
    expect((await find(who, 'tamarind')).total).toBe(0);
  expect((await find('panel', 'tamarind', '&in=comment')).groups[0]?.hits).toMatchObject([
    { kind: 'comment', id, snippet: { text: 'Why the tamarind?' } },
  ]);

  const one = `${path}/${id}/replies/${id}`;
  await as('observer').call('PATCH', one, { text: 'Why the juniper?' }, { 'if-match': '"1"' });
  expect(await kinds('panel', 'tamarind')).toEqual([]);
  expect(await kinds('panel', 'juniper')).toEqual(['review comment']);
  await as('panel').call('POST', `${path}/${id}/replies`, { text: 'The juniper was by default.' });
  expect(await kinds('chair', 'juniper')).toEqual(['review comment', 'review comment']);
  await as('observer').call('DELETE', one, undefined, { 'if-match': '"2"' });
  expect(await kinds('chair', 'juniper')).toEqual(['review comment']);
});

test('a report is found by its reporter and by safety leads', async () => {
  await as('outsider').call('POST', '/reports', {
    happened: 'A harlequin shadow was missed.',
    grade: 'none-yet',
  });
  expect(await kinds('outsider', 'harlequin')).toEqual(['reports report']);
  expect(await kinds('lead', 'harlequin')).toEqual(['reports report']);
  for (const who of ['panel', 'admin'] as const) expect(await kinds(who, 'harlequin')).toEqual([]);
});

test('a system is found by everybody, also by a version', async () => {
  const made = await as('lead').call('POST', '/systems', { name: 'Finder Corncrake', maker: 'Lapwing Ltd' });
  const id = String(made.json['id']);
  const ifMatch = { 'if-match': made.headers.get('etag') ?? '' };
  const version = { label: '7.4-dotterel', from: null, to: null, changed: '', note: '' };
  expect((await as('lead').call('POST', `/systems/${id}/versions`, version, ifMatch)).status).toBe(201);
  for (const q of ['corncrake', 'lapwing', 'dotterel']) {
    expect(await kinds('outsider', q)).toEqual(['systems system']);
  }
});

test('codes, kinds, sections and templates explain themselves to everybody', async () => {
  const { groups } = await find('outsider', 'order did not match');
  expect(groups).toMatchObject([{ of: 'words', hits: [{ kind: 'code', id: 'model.mis-ranking' }] }]);
  const { groups: templates } = await find('outsider', 'huddle', '&in=template');
  expect(templates[0]).toMatchObject({ of: 'templates', hits: [{ kind: 'template', id: 'huddle' }] });
});

test('only what changed is written again', async () => {
  const { orm, stores, door } = app.services.deps;
  const ids = () =>
    new Map(
      orm
        .select()
        .from(searchEntries)
        .all()
        .map(({ id, reviewId: of, key }) => [`${of} ${key}`, id]),
    );
  const before = ids();
  await edit((editing) => recordText(editing.doc, 'factors', factorId, 'condition')?.insert(0, 'Yet '));
  expect(ids()).toEqual(before);
  const entries = entriesOf(await door.read(reviewId, readContent));
  const seq = (await stores.reviews.sequence(reviewId)) ?? 0;
  expect(await stores.search.take({ reviewId, seq, entries: [] })).toBe(0);
  expect(entries.length).toBeGreaterThan(3);
});

test('a document read in by an earlier release is read in again', async () => {
  const { orm, stores } = app.services.deps;
  expect(await stores.search.behind()).toEqual([]);
  orm.update(searchDocuments).set({ form: 0 }).run();
  expect(await stores.search.behind()).toEqual([reviewId]);
  expect(await app.services.searchReader.catchUp()).toBe(1);
  expect(await stores.search.behind()).toEqual([]);
});

test('a check notices what the index says otherwise than documents and rows', () => {
  const { sqlite } = app.services.database;
  expect(searchState(sqlite)).toEqual({ readIn: 1, behind: 0, wrong: [] });
  sqlite.exec('SAVEPOINT tried');
  sqlite.exec(`UPDATE search_entries SET text = 'x' WHERE kind = 'factor'`);
  expect(searchState(sqlite)?.wrong).toEqual([reviewId]);
  sqlite.exec('ROLLBACK TO tried');
  sqlite.exec(`DELETE FROM search_entries WHERE source = 'report'`);
  expect(searchState(sqlite)?.wrong).toEqual(['reports']);
  sqlite.exec('ROLLBACK TO tried');
  sqlite.exec(`UPDATE search_entries SET text = 'x' WHERE source = 'comment'`);
  expect(searchState(sqlite)?.wrong).toEqual(['comments']);
  sqlite.exec('ROLLBACK TO tried');
  sqlite.exec('RELEASE tried');
});

test('everything can be let go of and made anew', async () => {
  const { stores } = app.services.deps;
  await stores.search.forget();
  expect(await kinds('panel', 'zymurgy')).toEqual([]);
  await app.services.searchReader.catchUp();
  expect(await kinds('panel', 'zymurgy')).toEqual(['review factor']);
});

test('many searches at once are told to wait', async () => {
  const asked = Array.from({ length: 70 }, () => as('supplier').call('GET', '/search?q=zebra'));
  const statuses = new Set((await Promise.all(asked)).map(({ status }) => status));
  expect([...statuses].toSorted()).toEqual([200, 429]);
});

const hostile = fc.oneof(
  fc.constantFrom(
    '"',
    '""',
    'a" OR "b',
    'title:alert',
    '{title text} : x',
    'NEAR(a b, 2)',
    'alert*',
    '^alert',
    '-alert',
    'alert + list',
    "'; DROP TABLE reviews; --",
    '%_%',
    '\\',
    'AND OR NOT',
    '\u0000abc',
    '(((',
    ':::',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.stringMatching(/^["()*^:{}+\-a-z ]{0,40}$/),
);

test('whatever is typed, the search answers with places that hold every word, and outsiders get none', async () => {
  const { stores, door } = app.services.deps;
  const me = await as('panel').call('GET', '/me');
  const reader = { memberId: String(me.json['id']), organisationRoles: ['member'] as const };
  const stranger = { memberId: 'nobody', organisationRoles: ['member'] as const };
  const entries = entriesOf(await door.read(reviewId, readContent));
  const deps = { stores, catchingUp: () => false };
  await fc.assert(
    fc.asyncProperty(hostile, async (q) => {
      const page = await search(deps, reader, { q: q.slice(0, 200), review: reviewId });
      const words = searchWords(q);
      for (const hit of page.groups.flatMap(({ hits }) => hits)) {
        const entry = entries.find(({ key }) => key.split('/')[1] === hit.id);
        if (entry === undefined) continue;
        const text = fold(`${entry.title}\n${entry.text}\n${entry.tags}`);
        for (const word of words) expect(text).toContain(fold(word));
      }
      const theirs = await search(deps, stranger, { q: q.slice(0, 200), review: reviewId });
      expect(theirs).toMatchObject({ groups: [], total: 0 });
    }),
    { numRuns: 300 },
  );
});
