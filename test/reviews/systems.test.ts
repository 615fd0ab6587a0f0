/** The register of AI systems over the real app: keeping it, and what a review takes from it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AiSystem } from '../../shared/api/systems.ts';
import { readContent, readFact } from '../../shared/review-document/reads.ts';
import { factText } from '../../shared/review-document/edits.ts';
import { signReview } from '../support/sign-review.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

const sheet = {
  name: 'Lung finder',
  maker: 'Example Imaging',
  class: 'imaging',
  autonomy: 'suggests',
  purpose: 'Marks nodules on chest films of adults.',
  outOfScope: 'Children.',
  validation: 'partly',
  validationPopulation: '400 films of day clinics.',
  monitorWhat: 'Share of films marked.',
  monitorOften: 'Every month.',
};

let app: TestApp;
let lead: Visitor;
let ben: Visitor;
let system: AiSystem;

const at = ({ state }: AiSystem) => ({ 'if-match': `"${state}"` });
const version = (label: string, from: string | null, to: string | null) => ({
  label,
  from,
  to,
  changed: '',
  note: '',
});

beforeEach(async () => {
  app = await openTestApp();
  lead = await app.setUp();
  ben = await app.join(lead, 'Ben');
  system = (await lead.call('POST', '/systems', sheet)).json as unknown as AiSystem;
});
afterEach(() => app.close());

async function add(added: object): Promise<void> {
  const path = `/systems/${system.id}/versions`;
  const reply = await lead.call('POST', path, added, at(system));
  expect(reply.status).toBe(201);
  system = reply.json as unknown as AiSystem;
}

test('a name is enough to enter a system, and a choice out of no list is refused', async () => {
  const least = await lead.call('POST', '/systems', { name: 'Letter writer' });
  expect(least.json).toMatchObject({
    name: 'Letter writer',
    state: 1,
    class: '',
    use: 'in-use',
    versions: [],
  });
  const wrong = await lead.call('POST', '/systems', { name: 'X', class: 'magic' });
  expect(wrong).toMatchObject({ status: 422, json: { fields: { class: 'Choose one from the list.' } } });
});

test('a change made against an older state of the entry is refused and loses nothing', async () => {
  const first = await lead.call('PATCH', `/systems/${system.id}`, { maker: 'Another' }, at(system));
  expect(first.json).toMatchObject({ maker: 'Another', state: 2, changedByName: 'Ada Stern' });
  const late = await lead.call('PATCH', `/systems/${system.id}`, { maker: 'A third' }, at(system));
  expect(late).toMatchObject({ status: 412, json: { code: 'changed-meanwhile' } });
  expect((await lead.call('GET', `/systems/${system.id}`)).json['maker']).toBe('Another');
});

test('versions stand newest first, are changed and taken out, and never end before they began', async () => {
  await add(version('1.0', '2025-01-01', '2025-12-31'));
  await add(version('2.0', '2026-01-01', null));
  expect(system.versions.map(({ label }) => label)).toEqual(['2.0', '1.0']);
  const path = `/systems/${system.id}/versions/${system.versions[1]!.id}`;
  const backwards = await lead.call('PUT', path, version('1.0', '2026-01-01', '2025-01-01'), at(system));
  expect(backwards).toMatchObject({
    status: 422,
    json: { fields: { to: 'A version cannot end before it began.' } },
  });
  const renamed = await lead.call('PUT', path, version('1.1', '2025-01-01', '2025-12-31'), at(system));
  expect((renamed.json as unknown as AiSystem).versions[1]!.label).toBe('1.1');
  const out = await lead.call('DELETE', path, undefined, at(renamed.json as unknown as AiSystem));
  expect((out.json as unknown as AiSystem).versions).toHaveLength(1);
});

test('the list is found by name, maker and version, page by page', async () => {
  await add(version('night build 7', null, null));
  await lead.call('POST', '/systems', { name: 'Aid' });
  for (const text of ['lung', 'EXAMPLE', 'build 7']) {
    const found = (await ben.call('GET', `/systems?text=${encodeURIComponent(text)}`)).json['systems'];
    expect(found).toMatchObject([{ name: 'Lung finder', version: 'night build 7' }]);
  }
  expect((await ben.call('GET', '/systems?text=%25')).json['systems']).toEqual([]);
  const first = (await ben.call('GET', '/systems?limit=1')).json;
  expect(first['systems']).toMatchObject([{ name: 'Aid' }]);
  const rest = (await ben.call('GET', `/systems?cursor=${String(first['nextCursor'])}`)).json;
  expect(rest['systems']).toMatchObject([{ name: 'Lung finder' }]);
});

test('a review opened for a system begins with its facts and the version in use when it happened', async () => {
  await add(version('1.0', '2025-01-01', '2025-12-31'));
  await add(version('2.0', '2026-01-01', null));
  const opened = await ben.call('POST', '/reviews', {
    title: 'R',
    templateId: 'full',
    systemId: system.id,
    occurredOn: '2025-06-01',
  });
  expect(opened.json).toMatchObject({
    aiSystem: 'Lung finder',
    systemId: system.id,
    systemVersion: '1.0',
  });
  const { facts } = await app.services.deps.door.read(String(opened.json['id']), readContent);
  expect(facts['system.class']).toEqual({
    value: 'Reads images or signals',
    source: 'Register of AI systems, state 3, as it stood on 2026-03-02',
    state: 'known',
  });
  expect(facts['system.version']?.value).toBe('1.0, in use from 2025-01-01 to 2025-12-31');
  expect(facts['system.purpose']?.value).toBe(
    'Marks nodules on chest films of adults.\nOut of scope: Children.',
  );
  expect(facts['system.validation']?.value).toContain('400 films');
  expect(facts['system.limits']).toEqual({ value: '', source: '', state: null });
});

test('tying a review later fills only facts that say nothing, and a change of the register changes no review', async () => {
  const reviewId = String(
    (await ben.call('POST', '/reviews', { title: 'R', templateId: 'full' })).json['id'],
  );
  await app.services.deps.door.edit(reviewId, { memberId: null }, (doc) => {
    factText(doc, 'system.maker', 'value')?.insert(0, 'As the label says');
  });
  const tied = await ben.call('PUT', `/reviews/${reviewId}/system`, { systemId: system.id });
  expect(tied).toMatchObject({ status: 200, json: { kept: ['system.maker'], state: 1 } });
  expect(tied.json['copied']).toContain('system.name');
  await lead.call('PATCH', `/systems/${system.id}`, { name: 'Renamed', purpose: 'Other' }, at(system));
  const maker = await app.services.deps.door.read(reviewId, (doc) => readFact(doc, 'system.maker')?.value);
  const purpose = await app.services.deps.door.read(
    reviewId,
    (doc) => readFact(doc, 'system.purpose')?.value,
  );
  expect([maker, purpose]).toEqual([
    'As the label says',
    'Marks nodules on chest films of adults.\nOut of scope: Children.',
  ]);
  expect((await ben.call('GET', `/reviews/${reviewId}`)).json['aiSystem']).toBe('Lung finder');
  const again = await ben.call('PUT', `/reviews/${reviewId}/system`, { systemId: system.id });
  expect(again.json['copied']).toEqual([]);
});

test('untying keeps name and facts; another name in the details unties it', async () => {
  const body = { title: 'R', templateId: 'full', systemId: system.id };
  const reviewId = String((await ben.call('POST', '/reviews', body)).json['id']);
  const untied = await ben.call('PUT', `/reviews/${reviewId}/system`, { systemId: null });
  expect(untied.json['review']).toMatchObject({ systemId: null, aiSystem: 'Lung finder' });
  await ben.call('PUT', `/reviews/${reviewId}/system`, { systemId: system.id });
  const same = await ben.call('PATCH', `/reviews/${reviewId}`, { aiSystem: 'Lung finder' });
  expect(same.json['systemId']).toBe(system.id);
  const other = await ben.call('PATCH', `/reviews/${reviewId}`, { aiSystem: 'Something else' });
  expect(other.json).toMatchObject({ systemId: null, systemVersion: null });
});

test('a signed review stays tied to what it was signed with', async () => {
  const reviewId = String(
    (await ben.call('POST', '/reviews', { title: 'R', templateId: 'full' })).json['id'],
  );
  await signReview(app, ben, reviewId);
  const refused = await ben.call('PUT', `/reviews/${reviewId}/system`, { systemId: system.id });
  expect(refused).toMatchObject({ status: 409, json: { code: 'signed' } });
});

test('reviews of a system show to each only their own, and how many there are besides', async () => {
  const body = { title: 'Only Ben’s', templateId: 'huddle', systemId: system.id };
  await ben.call('POST', '/reviews', body);
  const path = `/systems/${system.id}/reviews`;
  expect((await ben.call('GET', path)).json).toMatchObject({ reviews: [{ title: 'Only Ben’s' }], others: 0 });
  const outside = await lead.call('GET', path);
  expect(outside.json).toEqual({ reviews: [], others: 1 });
  expect(outside.text).not.toContain('Ben');
  expect((await ben.call('GET', '/reviews?systemId=another')).json['reviews']).toEqual([]);
  expect((await ben.call('GET', `/reviews?systemId=${system.id}`)).json['reviews']).toHaveLength(1);
});
