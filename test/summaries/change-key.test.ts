/**
 * The key that signs summaries is changed by the command, over a real folder: what was signed before still holds, what is
 * published afterwards is signed anew, and an installation that knew the earlier key follows.
 */
import { createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp } from '../../server/http/app.ts';
import { makeLog } from '../../server/log.ts';
import { openServices, type Services } from '../../server/open-services.ts';
import {
  changeOfKey,
  makeKeyPair,
  shortKey,
  signedFile,
  signText,
} from '../../server/summaries/summary-signature.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { uploadMediaType } from '../../shared/evidence/file-rules.ts';
import type { KeyChange } from '../../shared/summaries/key-change.ts';
import { Program } from '../support/run-program.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { openTestApp, testConfig, Visitor, type Reply, type TestApp } from '../support/test-app.ts';
import { writtenSummary } from '../support/written-summary.ts';
import { openSummaryGround, type SummaryGround } from './summary-ground.ts';

interface SignedFile {
  readonly signature: string;
  readonly publicKey: string;
  readonly keyChanges?: readonly KeyChange[];
}

const folder = tempFolder();
let ground: SummaryGround;
let after: Services;
let lead: Visitor;
/** Each had the first summary before the change; the second hears of it from the withdrawal alone. */
let others: readonly [TestApp, TestApp];
let leads: readonly [Visitor, Visitor];
let published: { readonly id: string; readonly publicId: string };
/** Approved before the change, published after it. */
let waiting: string;
let publishedAfter: string;
let earlier: { readonly privateKey: Buffer; readonly publicKey: Buffer };
let before: { readonly bytes: Buffer; readonly file: SignedFile; readonly text: Buffer };
let said = '';

beforeAll(async () => {
  ground = await openSummaryGround({}, { dataDir: folder.path });
  others = [await openTestApp(), await openTestApp()];
  leads = [await others[0].setUp(), await others[1].setUp()];
  const none = causeway('change-key');
  expect(await none.ends()).toBe(1);
  expect(none.stderr).toContain('Causeway is running on the data folder');
  const id = await approved();
  const done = await ground.lead.call('POST', `/summaries/${id}/publication`, { address: 'none' });
  published = { id, publicId: String(done.json['publicId']) };
  waiting = await approved();
  const json = await ground.lead.fetch('GET', `/library/${published.publicId}/export?format=json`);
  before = {
    ...(await signed(ground.lead, published.publicId)),
    text: Buffer.from(await json.arrayBuffer()),
  };
  for (const each of leads) expect((await bringIn(each, before.bytes)).status).toBe(200);
  const key = await ground.app.services.deps.stores.library.publicKey();
  if (key === null) throw new Error('Nothing was signed.');
  earlier = { privateKey: Buffer.from(key.privateKey), publicKey: Buffer.from(key.publicKey) };
  const { cookie } = ground.lead;
  await ground.app.services.close();
  expect(filesHold(earlier.privateKey)).toBe(true);
  said = await changeKey(cookie);
}, 120_000);
afterAll(async () => {
  await after.close();
  await Promise.all(others.map((each) => each.close()));
  folder.remove();
});

/** Runs the command and starts again. What it said. */
async function changeKey(cookie: string | null): Promise<string> {
  const changed = causeway('change-key');
  expect(await changed.ends(), changed.stderr).toBe(0);
  const { now } = ground.app.time;
  after = await openServices(
    { ...testConfig, dataDir: folder.path },
    { clock: () => now, log: makeLog('silent') },
  );
  lead = new Visitor(makeApp(after.deps));
  lead.cookie = cookie;
  return changed.stdout;
}

function filesHold(bytes: Buffer): boolean {
  return ['causeway.sqlite', 'causeway.sqlite-wal']
    .map((name) => join(folder.path, name))
    .some((path) => existsSync(path) && readFileSync(path).includes(bytes));
}

function causeway(command: string): Program {
  return new Program('server/cli/main.ts', [command], { DATA_DIR: folder.path });
}

async function approved(): Promise<string> {
  const id = await ground.summary('public');
  await ground.write(id, ground.chair, 'plain-words', 'The list now shows what was not flagged as well.');
  await ground.keepAll(id, ground.chair);
  expect((await ground.ask(id, ground.chair)).status).toBe(200);
  expect((await ground.approve(id, ground.facilitator)).status).toBe(204);
  return id;
}

async function signed(by: Visitor, publicId: string): Promise<{ bytes: Buffer; file: SignedFile }> {
  const answer = await by.fetch('GET', `/library/${publicId}/signed`);
  expect(answer.status).toBe(200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { bytes, file: JSON.parse(bytes.toString()) as SignedFile };
}

async function bringIn(by: Visitor, bytes: Uint8Array): Promise<Reply> {
  return by.send('POST', '/library/import?origin=Northmere', bytes, { 'content-type': uploadMediaType });
}

function holds({ signature, publicKey }: SignedFile, text: Buffer): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, text, key, Buffer.from(signature, 'base64'));
}

test('the command says both keys, and the change stands in the audit without them', () => {
  const short = shortKey(earlier.publicKey.toString('base64'));
  expect(said).toContain(`earlier key  ${short}`);
  expect(said).toMatch(/new key {6}(?:[0-9a-f]{4} ){3}[0-9a-f]{4}\n/);
  const entries = after.database.sqlite
    .prepare<[], { detail: string }>("SELECT detail FROM audit_entries WHERE act = 'summary.key-changed'")
    .all();
  expect(entries).toHaveLength(1);
  expect(JSON.parse(entries[0]?.detail ?? '{}')).toMatchObject({ kept: 1 });
  expect(entries[0]?.detail).not.toContain(earlier.publicKey.toString('base64'));
});

test('the private half of the earlier key is nowhere in the folder any more', () => {
  expect(filesHold(earlier.privateKey)).toBe(false);
  expect(filesHold(Buffer.from(earlier.publicKey.toString('base64')))).toBe(true);
});

test('what was published before keeps its signature, which still holds and is told to be of an earlier key', async () => {
  const { file } = await signed(lead, published.publicId);
  expect(file).toMatchObject({ signature: before.file.signature, publicKey: before.file.publicKey });
  expect(holds(file, before.text)).toBe(true);
  expect(file.keyChanges?.map((change) => change.earlier)).toEqual([file.publicKey]);
  const shown = await lead.call('GET', `/library/${published.publicId}`);
  expect(shown.json).toMatchObject({ key: shortKey(file.publicKey), keyIsEarlier: true });
});

test('what is published afterwards is signed with the new key', async () => {
  const done = await lead.call('POST', `/summaries/${waiting}/publication`, { address: 'none' });
  expect(done.status, done.text).toBe(200);
  const publicId = String(done.json['publicId']);
  publishedAfter = publicId;
  const { bytes, file } = await signed(lead, publicId);
  expect(file.publicKey).not.toBe(before.file.publicKey);
  expect(file.keyChanges?.map(({ next }) => next)).toEqual([file.publicKey]);
  const json = await lead.fetch('GET', `/library/${publicId}/export?format=json`);
  expect(holds(file, Buffer.from(await json.arrayBuffer()))).toBe(true);
  const shown = await lead.call('GET', `/library/${publicId}`);
  expect(shown.json).toMatchObject({ key: shortKey(file.publicKey), keyIsEarlier: false });
  expect((await bringIn(leads[0], bytes)).status).toBe(200);
});

test('whoever has it hears of the change with the next file, and passes that on as it came', async () => {
  const [them] = leads;
  const { bytes } = await signed(lead, published.publicId);
  expect((await bringIn(them, bytes)).status).toBe(200);
  const shown = await them.call('GET', `/library/${published.publicId}`);
  expect(shown.json).toMatchObject({
    key: shortKey(before.file.publicKey),
    keyIsEarlier: true,
    sha256: expect.any(String) as unknown,
  });
  expect((await signed(them, published.publicId)).bytes.equals(bytes)).toBe(true);
  // The file of before says less and changes nothing.
  expect((await bringIn(them, before.bytes)).status).toBe(200);
  expect((await signed(them, published.publicId)).bytes.equals(bytes)).toBe(true);
});

test('a change that not both keys signed is refused, and so is another one than was told before', async () => {
  const [them] = leads;
  const { bytes, file } = await signed(lead, published.publicId);
  expect((await bringIn(them, bytes)).status).toBe(200);
  const stranger = makeKeyPair();
  const own = makeKeyPair();
  const told = file.keyChanges?.[0];
  if (told === undefined) throw new Error('No change was told.');
  const text = canonicalJson({ ...writtenSummary, id: 'bysomebodyelsehere' });
  const by = (pair: typeof own): { signature: string; publicKey: string } => ({
    signature: signText(text, pair),
    publicKey: pair.publicKey.toString('base64'),
  });
  const encoded = (json: string): Uint8Array => new TextEncoder().encode(json);
  // Somebody says that their key was an earlier one of ours.
  const passedOff = { ...changeOfKey(stranger, own), next: told.next };
  for (const changes of [
    [passedOff],
    [{ ...changeOfKey(stranger, own), taken: told.taken }],
    [told],
    [changeOfKey(stranger, own), told],
  ]) {
    const refused = await bringIn(them, encoded(signedFile(text, by(stranger), changes)));
    expect(refused.status, refused.text).toBe(400);
  }
  // Somebody who took the earlier key says that theirs followed it.
  const taken = signedFile(text, by(own), [changeOfKey(earlier, own)]);
  const refused = await bringIn(them, encoded(taken));
  expect([refused.status, refused.text]).toEqual([
    409,
    expect.stringContaining('another one followed it than is known here'),
  ]);
  // Nobody tells us that the key we sign with is not ours any more.
  const present = await after.deps.stores.library.publicKey();
  if (present === null) throw new Error('There is no key.');
  const ofOurs = signedFile(text, by(own), [changeOfKey(present, own)]);
  expect((await bringIn(lead, encoded(ofOurs))).status).toBe(409);
});

test('a withdrawal under the new key takes the place of what the earlier one signed, and not the other way round', async () => {
  const [, them] = leads;
  const reason = 'A count in it was wrong.';
  expect((await lead.call('POST', `/summaries/${published.id}/withdrawal`, { reason })).status).toBe(200);
  const { bytes, file } = await signed(lead, published.publicId);
  expect(file.publicKey).not.toBe(before.file.publicKey);
  expect((await bringIn(them, bytes)).status).toBe(200);
  const shown = await them.call('GET', `/library/${published.publicId}`);
  expect(shown.json).toMatchObject({ withdrawn: reason, keyIsEarlier: false });
  expect((await bringIn(them, before.bytes)).status).toBe(409);
});

test('a second change goes on from the first, and every text keeps the key that signed it', async () => {
  const second = (await signed(lead, publishedAfter)).file.publicKey;
  const { cookie } = lead;
  await after.close();
  expect(await changeKey(cookie)).toContain('(2 texts)');
  const { bytes, file } = await signed(lead, publishedAfter);
  expect(file.publicKey).toBe(second);
  expect(file.keyChanges?.map((change) => change.earlier)).toEqual([before.file.publicKey, second]);
  const [them] = leads;
  expect((await bringIn(them, bytes)).status).toBe(200);
  expect((await them.call('GET', `/library/${publishedAfter}`)).json).toMatchObject({ keyIsEarlier: true });
}, 60_000);
