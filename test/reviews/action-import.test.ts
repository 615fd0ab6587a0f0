/** Actions from a table, over HTTP: the dry run, the import that does what it showed, and our own table coming back. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { actions, reviews } from '../../db/schema.ts';
import type { Action, ActionDetail, ActionPage } from '../../shared/api/actions.ts';
import { largestImport, type ImportAnswer } from '../../shared/api/action-import.ts';
import { createRecords } from '../../shared/review-document/edits.ts';
import { actionStatuses } from '../../shared/actions/action-status.ts';
import { statusNamed } from '../../shared/actions/csv-import-words.ts';
import { csvLines } from '../../server/exports/csv.ts';
import { statusNames } from '../../server/exports/report-names.ts';
import { uploadMediaType } from '../../shared/evidence/file-rules.ts';
import { openTestApp, type Reply, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let ada: Visitor;
let reviewId: string;

beforeEach(async () => {
  app = await openTestApp();
  ada = await app.setUp();
  reviewId = String((await ada.call('POST', '/reviews', { title: 'A', templateId: 'full' })).json['id']);
}, 30_000);
afterEach(() => app.close());

type Given = string | Uint8Array;
const bytesOf = (given: Given): Uint8Array =>
  typeof given === 'string' ? new TextEncoder().encode(given) : given;

function send(who: Visitor, path: string, given: Given, key = 'one import of many'): Promise<Reply> {
  return who.send('POST', path, bytesOf(given), {
    'content-type': uploadMediaType,
    'x-file-name': encodeURIComponent('Actions of 2025.csv'),
    'idempotency-key': key.replaceAll(' ', '-'),
  });
}

async function preview(given: Given, query = `reviewId=${reviewId}`, who = ada): Promise<ImportAnswer> {
  const reply = await send(who, `/actions/import/preview?${query}`, given);
  expect(reply.status, reply.text).toBe(200);
  return reply.json as unknown as ImportAnswer;
}

async function bringIn(given: Given, query = `reviewId=${reviewId}`, who = ada): Promise<ImportAnswer> {
  const { digest } = await preview(given, query, who);
  const reply = await send(who, `/actions/import?${query}&digest=${digest}`, given);
  expect(reply.status, reply.text).toBe(200);
  return reply.json as unknown as ImportAnswer;
}

async function listed(who = ada): Promise<readonly Action[]> {
  return ((await who.call('GET', '/actions?sort=title')).json as unknown as ActionPage).actions;
}

async function detail({ actionId }: Action): Promise<ActionDetail> {
  return (await ada.call('GET', `/actions/${reviewId}/${actionId}`)).json as unknown as ActionDetail;
}

const outcomes = ({ lines }: ImportAnswer): string[] => lines.map(({ outcome }) => outcome);
const why = ({ lines }: ImportAnswer): string[] => lines.map(({ sentences }) => sentences.join(' '));

test('every status is known by the name it has in our own table', () => {
  for (const status of actionStatuses) expect(statusNamed(statusNames[status]), status).toBe(status);
});

test('a dry run says for each line what would come of it, and changes nothing', async () => {
  const table = [
    'Action item,Status,Deadline,Assigned to',
    'Show the cut-off,Open,2026-03-14,Ada Stern',
    ',Open,,',
    'Count the alarms,Somewhere,,',
    'Ask the vendor,Open,31/02/2026,',
    'Tell the ward,Open,,Nobody Known',
    `${'Long '.repeat(60)},Open,,`,
    'show  the CUT-off,Open,,',
    '',
    'Watch the drift,Proposed,,',
    'Train again,Effective,,',
    'Buy another,Rejected,,',
  ].join('\n');
  const shown = await preview(table);
  expect(shown.columns).toEqual({ title: 0, status: 1, dueOn: 2, ownerId: 3 });
  expect(shown.counts).toEqual({ new: 1, change: 0, same: 0, refused: 9 });
  expect(shown.lines.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7, 8, 10, 11, 12]);
  expect(why(shown)).toEqual([
    '“Open” becomes “Agreed”, owned by Ada Stern, due 14 March 2026.',
    expect.stringMatching(/title is empty/),
    expect.stringMatching(/“Somewhere” is no status/),
    expect.stringMatching(/“31\/02\/2026” is a day that does not exist/),
    expect.stringMatching(/owner “Nobody Known” is no member/),
    expect.stringMatching(/title is too long: it has 299 characters, at most 200/),
    expect.stringMatching(/Row 2 of this file has the same title/),
    expect.stringMatching(/A proposal is written in its review/),
    expect.stringMatching(/what a check of the effect showed/),
    expect.stringMatching(/“Declined” asks for a reason and an approver/),
  ]);
  expect(shown.report.split('\r\n')[0]).toBe('Row,Action,What became of it,Why');
  expect(await listed()).toEqual([]);
});

test('what was shown is made, each action with its life and its history; the refused ones are left out', async () => {
  const ben = await app.join(ada, 'Ben');
  const table = [
    'Title;Status;Due;Owner;Kind;Layer;Measure;Done on;Proof;Finding;Approver;Reason',
    'Show the cut-off;In progress;14.03.2026;ben@example.org;Engineering control;Interface, M;Share seen;;;;;',
    'Count the alarms;Closed;;Ben;;;;02.01.2026;https://example.org/minutes;;;',
    'Watch the drift;Effective;;Ben;;;;02.01.2026;;Two samples of 200 without one;;',
    'Buy another;Declined;;Ben;;;;;;;Ada Stern;Too dear',
    ';;;;;;;;;;;nothing',
  ].join('\r\n');
  const done = await bringIn(table);
  expect(outcomes(done)).toEqual(['new', 'new', 'new', 'new', 'refused']);
  const [bought, counted, shown, watched] = await listed();
  expect(shown).toMatchObject({
    status: 'in-progress',
    ownerName: 'Ben',
    dueOn: '2026-03-14',
    category: 'forcing-function',
    strength: 'stronger',
    layers: ['model', 'interface'],
    measureName: 'Share seen',
  });
  expect(counted).toMatchObject({
    status: 'implemented',
    implementedOn: '2026-01-02',
    nextCheckOn: '2026-04-02',
  });
  expect(watched).toMatchObject({ status: 'verified-effective' });
  expect(bought).toMatchObject({ status: 'declined', approverName: 'Ada Stern' });
  const { history, proofs } = await detail(counted!);
  expect(history[0]).toMatchObject({
    byName: 'Ada Stern',
    field: 'status',
    to: 'agreed',
    note: 'Brought in from “Actions of 2025.csv”, row 3.',
  });
  expect(proofs).toMatchObject([{ kind: 'link', text: 'https://example.org/minutes' }]);
  expect((await detail(watched!)).checks.filter(({ outcome }) => outcome === 'worked')).toHaveLength(1);
  // Those who are named as owners hear of it, and the audit keeps the whole of it.
  expect(Number((await ben.call('GET', '/inbox')).json['unread'])).toBeGreaterThan(0);
  const { json } = await ada.call('GET', '/audit');
  const acts = (json['entries'] as { words: string }[]).map(({ words }) => words);
  expect(acts[0]).toBe('brought in actions from a table: 4 made, 0 changed, 0 refused');
});

test('an answer that got lost is asked for again without making anything twice', async () => {
  const table = 'Action\nShow the cut-off\nCount the alarms';
  const { digest } = await preview(table);
  const path = `/actions/import?reviewId=${reviewId}&digest=${digest}`;
  const [first, again] = [await send(ada, path, table), await send(ada, path, table)];
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(await listed()).toHaveLength(2);
  // The same file once more, as an import of its own, is refused line by line.
  const shown = (
    await send(ada, `/actions/import/preview?reviewId=${reviewId}`, table, 'another import of it')
  ).json as unknown as ImportAnswer;
  expect(outcomes(shown)).toEqual(['refused', 'refused']);
  expect(why(shown)[0]).toMatch(/has an action with this title already/);
});

test('what changed since the dry run stops the whole import', async () => {
  const table = 'Action\nShow the cut-off\nCount the alarms';
  const { digest } = await preview(table);
  await bringIn('Action\nCount the alarms', undefined, await twin());
  const reply = await send(
    ada,
    `/actions/import?reviewId=${reviewId}&digest=${digest}`,
    table,
    'yet another import',
  );
  expect(reply.status).toBe(412);
  expect(await listed()).toHaveLength(1);
});

/** A second chair. */
async function twin(): Promise<Visitor> {
  const ben = await app.join(ada, 'Ben');
  const { json } = await ben.call('GET', '/me');
  const memberId = String(json['id']);
  await ada.call('POST', `/reviews/${reviewId}/participants`, { memberId, role: 'chair' });
  return ben;
}

async function ownTable(who = ada): Promise<string> {
  return (await who.call('GET', '/actions/csv')).text;
}

/** The table as a person saves it again after writing into cells of it. */
function edit(table: string, changes: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const [headings = [], ...rows] = Papa.parse<string[]>(table, { skipEmptyLines: true }).data;
  return csvLines([
    headings,
    ...rows.map((cells) => cells.map((cell, at) => changes[cells[0] ?? '']?.[headings[at] ?? ''] ?? cell)),
  ]);
}

async function propose(...titles: string[]): Promise<void> {
  const { deps } = app.services;
  await deps.door.edit(reviewId, { memberId: null }, (doc) => {
    const editing = { doc, origin: null, random: deps.random, now: deps.clock };
    createRecords(
      editing,
      'actions',
      titles.map((title) => ({ title, category: 'redundancy' })),
    );
  });
  await vi.waitFor(async () => expect(await listed()).toHaveLength(titles.length), { timeout: 5000 });
}

test('our own table coming back unchanged changes nothing, whatever its cells look like', async () => {
  await propose('=1+1', "'quoted", 'With\na line, a comma and "quotes"', '-5 degrees');
  const [first] = await listed();
  await ada.call(
    'PATCH',
    `/actions/${reviewId}/${first!.actionId}`,
    { status: 'agreed', dueOn: '2026-05-04' },
    { 'if-match': `"${first!.version}"` },
  );
  const before = await Promise.all((await listed()).map(detail));
  const done = await bringIn(await ownTable(), '');
  expect(done.counts).toEqual({ new: 0, change: 0, same: 4, refused: 0 });
  expect(await Promise.all((await listed()).map(detail))).toEqual(before);
});

test('our own table changes the actions it came from, and none that moved on since', async () => {
  await propose('Show the cut-off', 'Count the alarms');
  const taken = await ownTable();
  const edited = edit(taken, {
    'Show the cut-off': { Status: 'Agreed', Due: '14/03/2026', Owner: 'Ada Stern' },
    'Count the alarms': { Due: '2026-06-01' },
  });
  const [counted] = await listed();
  await ada.call(
    'PATCH',
    `/actions/${reviewId}/${counted!.actionId}`,
    { dueOn: '2026-05-01' },
    { 'if-match': `"${counted!.version}"` },
  );
  const done = await bringIn(edited, '');
  expect(done.counts).toEqual({ new: 0, change: 1, same: 0, refused: 1 });
  expect(why(done).join('\n')).toMatch(/Somebody changed this action while you were looking at it/);
  expect(why(done).join('\n')).toMatch(/Status: from “Proposed” to “Agreed”/);
  const [stayed, shown] = await listed();
  expect(shown).toMatchObject({
    status: 'agreed',
    dueOn: '2026-03-14',
    ownerName: 'Ada Stern',
    strength: 'intermediate',
  });
  expect(stayed).toMatchObject({ status: 'proposed', dueOn: '2026-05-01' });
});

test('a line without the version it came from changes nothing, and an address that is not the reader’s to see is refused', async () => {
  await propose('Show the cut-off');
  const [action] = await listed();
  const table = `Action,Address\nAnother title,https://x/actions?open=${reviewId}/${action!.actionId}\nB,https://x/actions?open=${reviewId}/none`;
  const shown = await preview(table, '');
  expect(outcomes(shown)).toEqual(['refused', 'refused']);
  expect(why(shown)[0]).toMatch(/does not say which version/);
  const outsider = await app.join(ada, 'Sten');
  expect(why(await preview(table, '', outsider))[0]).toMatch(/no action that you can see here/);
});

test('what is done without a day it was done on says so before it is taken', async () => {
  expect(why(await preview('Action,Status\nA,Closed'))[0]).toMatch(
    /“Closed” becomes “Implemented, .* does not say when it was done/,
  );
});

test('dates that could be two say how they are read, and follow what is chosen', async () => {
  const table = 'Action,Due\nA,03/04/2026\nB,05/06/2026';
  const assumed = await preview(table);
  expect(assumed.days).toEqual({ order: 'day-first', from: 'assumed', unsure: 2 });
  expect(why(assumed)[0]).toMatch(
    /“03\/04\/2026” could be two days; it is read with the day first, as 3 April 2026/,
  );
  const chosen = await preview(table, `reviewId=${reviewId}&days=month-first`);
  expect(chosen.days).toMatchObject({ order: 'month-first', from: 'chosen' });
  expect(why(chosen)[0]).toMatch(/due 4 March 2026\.$/);
  expect((await preview(`${table}\nC,25/12/2026`)).days).toMatchObject({ order: 'day-first', from: 'file' });
});

test('columns are taken as they are chosen, and left out when none is', async () => {
  const table = 'Alpha,Beta\nIn progress,Show the cut-off';
  expect(outcomes(await preview(table))).toEqual(['refused']);
  const shown = await preview(table, `reviewId=${reviewId}&columns=title.1,status.0`);
  expect(shown.columns).toEqual({ title: 1, status: 0 });
  expect(outcomes(shown)).toEqual(['new']);
});

test('tables in Windows-1252 and with a mark in front are read, and what is no table or too large is refused', async () => {
  const latin = Uint8Array.from('Action\nPr\u00fcfung \u2013 \u201eneu\u201c', (letter) =>
    letter === '\u2013'
      ? 0x96
      : letter === '\u201e'
        ? 0x84
        : letter === '\u201c'
          ? 0x93
          : letter.charCodeAt(0),
  );
  const read = await preview(latin);
  expect([read.encoding, read.lines[0]?.title]).toEqual(['windows-1252', 'Prüfung – „neu“']);
  expect((await preview('\ufeffAction\nA')).columns).toEqual({ title: 0 });
  const refusals: readonly (readonly [Given, number, RegExp])[] = [
    [new Uint8Array(largestImport + 1), 413, /at most 2 MB/],
    [`Action\n${'A\n'.repeat(5001)}`, 413, /5001 lines; at most 5000/],
    [`Action\n${'\n'.repeat(1_000_000)}A`, 413, /more than 50000 rows; at most 5000/],
    [',,\nA', 422, /no headings/],
    ['Action\n"never closed', 422, /quotation mark/],
    [Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 422, /no table/],
    ['', 422, /no headings/],
  ];
  for (const [given, status, sentence] of refusals) {
    const reply = await send(ada, `/actions/import/preview?reviewId=${reviewId}`, given);
    expect([reply.status, reply.text]).toEqual([status, expect.stringMatching(sentence)]);
  }
});

test('nobody brings actions into a review that they may not, nor into one that is signed', async () => {
  const ben = await app.join(ada, 'Ben');
  const memberId = String((await ben.call('GET', '/me')).json['id']);
  const path = `/actions/import/preview?reviewId=${reviewId}`;
  expect((await send(ben, path, 'Action\nA')).status).toBe(404);
  await ada.call('POST', `/reviews/${reviewId}/participants`, { memberId, role: 'panel' });
  expect((await send(ben, path, 'Action\nA')).status).toBe(403);
  expect((await ben.call('GET', '/actions/import-reviews')).json['reviews']).toEqual([]);
  await ada.call('PATCH', `/reviews/${reviewId}/participants/${memberId}`, { role: 'facilitator' });
  expect((await send(ben, path, 'Action\nA')).status).toBe(200);
  const offered = async (): Promise<unknown> =>
    (await ben.call('GET', '/actions/import-reviews')).json['reviews'];
  expect(await offered()).toEqual([{ id: reviewId, title: 'A' }]);
  await app.services.engine.write((orm) => orm.update(reviews).set({ stage: 'signed' }).run());
  expect((await send(ben, path, 'Action\nA')).status).toBe(409);
  expect(await offered()).toEqual([]);
});

test('any text that leaves in a cell of ours comes back as it was', async () => {
  await bringIn('Action\nA');
  const [made] = await listed();
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^['=+\-@ \t\r\n",;a-c\u00e9|]{0,12}$/), async (measureName) => {
      await app.services.engine.write((orm) => {
        orm.update(actions).set({ measureName }).run();
      });
      const shown = await preview(await ownTable(), '');
      expect(outcomes(shown)).toEqual(['same']);
    }),
    { numRuns: 60 },
  );
  const address = `https://x/actions?open=${reviewId}/${made!.actionId}`;
  const table = csvLines([
    ['Action', 'Measure', 'Address', 'Version'],
    ['A', '=SUM(A1)', address, 1],
  ]);
  await bringIn(table, '');
  expect((await listed())[0]?.measureName).toBe('=SUM(A1)');
}, 30_000);
