/** Templates of an organisation from outside: written, published, used, changed, retired. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { managedTemplate, templateList } from '../../shared/api/templates.ts';
import { answerText } from '../../shared/review-document/edits.ts';
import { appendProse } from '../../shared/review-document/prose-write.ts';
import { templates } from '../../shared/templates/templates.ts';
import { openTestApp, type Reply, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let admin: Visitor;
let ben: Visitor;

const night = {
  id: 'o.night-cover-1',
  prompts: ['Who was awake?'],
  own: {
    heading: 'Night cover',
    why: 'Nights are different here.',
    questions: [{ id: 'o.on-call-who', text: 'Which role was on call?', hint: 'A role, no name.' }],
  },
};
const ward = { id: 'o.ward-notes-1', own: { heading: 'On the ward', why: 'As it was.', questions: [] } };

interface Managed {
  readonly id: string;
  readonly revision: number;
  readonly draft: Record<string, unknown> & { sections: { id: string }[] };
  readonly changed: boolean;
  readonly version: number;
  readonly retired: boolean;
}
const managed = (reply: Reply): Managed => managedTemplate.parse(reply.json);
const match = (revision: number) => ({ 'if-match': `"${revision}"` });

async function copied(from = 'huddle'): Promise<Managed> {
  const reply = await admin.call('POST', '/templates', { copyOf: from });
  expect(reply.status).toBe(201);
  return managed(reply);
}

/** A huddle with two sections of the organisation's own, published. */
async function published(): Promise<Managed> {
  const made = await copied();
  const draft = { ...made.draft, name: 'Night huddle', sections: [{ id: 's.what' }, night, ward] };
  const saved = managed(await admin.call('PUT', `/templates/${made.id}/draft`, draft, match(1)));
  return managed(
    await admin.call('POST', `/templates/${made.id}/publication`, undefined, match(saved.revision)),
  );
}

async function offered(who = ben): Promise<string[]> {
  const reply = await who.call('GET', '/templates');
  return templateList.parse(reply.json).templates.map(({ name }) => name);
}

beforeEach(async () => {
  app = await openTestApp();
  admin = await app.setUp();
  ben = await app.join(admin, 'Ben');
});
afterEach(() => app.close());

test('a copy is offered to nobody before it is published, and to everybody after', async () => {
  const made = await copied();
  expect(made).toMatchObject({ version: 0, changed: true, revision: 1 });
  expect(await offered()).toHaveLength(templates.length);
  await admin.call('POST', `/templates/${made.id}/publication`, undefined, match(1));
  expect(await offered()).toContain('Rapid AI huddle, our own');
});

test('a template without sections, with an unknown section or with one twice is not stored, and says which', async () => {
  const { id, draft } = await copied();
  const put = (sections: unknown[]) => admin.call('PUT', `/templates/${id}/draft`, { ...draft, sections });
  const refused = async (sections: unknown[]) => {
    const reply = await put(sections);
    expect([reply.status, reply.json['code']]).toEqual([422, 'invalid-input']);
    return JSON.stringify(reply.json);
  };
  expect(await refused([])).toContain('at least one section');
  expect(await refused([{ id: 's.nowhere' }])).toContain('s.nowhere');
  expect(await refused([{ id: 's.what' }, { id: 's.what' }])).toContain('is in it twice');
  expect(managed(await admin.call('GET', `/templates/${id}`)).draft).toEqual(draft);
});

test('two admins who change one template at once are told, and the second loses nothing unseen', async () => {
  const { id, draft } = await copied();
  const first = await admin.call('PUT', `/templates/${id}/draft`, { ...draft, name: 'One' }, match(1));
  const second = await admin.call('PUT', `/templates/${id}/draft`, { ...draft, name: 'Two' }, match(1));
  expect([first.status, second.status]).toEqual([200, 412]);
  expect(managed(await admin.call('GET', `/templates/${id}`)).draft['name']).toBe('One');
});

test('a review opened from it asks its own questions, takes prose in its own sections, and prints both', async () => {
  const { id } = await published();
  const opened = await ben.call('POST', '/reviews', { title: 'R', templateId: id });
  expect([opened.status, opened.json['templateId'], opened.json['templateVersion']]).toEqual([201, id, 1]);
  const reviewId = String(opened.json['id']);
  const { door, random, clock } = app.services.deps;
  const benId = String((await ben.call('GET', '/me')).json['id']);
  await door.edit(reviewId, { memberId: benId }, (doc) => {
    answerText(doc, 'o.on-call-who')?.insert(0, 'The registrar.');
    appendProse({ doc, origin: null, random, now: clock }, ward.id, ['Two beds were closed.']);
  });
  const report = (await ben.call('GET', `/reviews/${reviewId}/exports/markdown`)).text;
  expect(report).toContain('**Template:** Night huddle, version 1');
  expect(report).toMatch(/## Night cover\n\n\*\*Which role was on call\?\*\*\n\nThe registrar\./);
  expect(report).toMatch(/## On the ward\n\nTwo beds were closed\./);
});

test('an open review keeps the version it began with when the next one is published', async () => {
  const first = await published();
  const opened = await ben.call('POST', '/reviews', { title: 'R', templateId: first.id });
  const changed = { ...first.draft, sections: [{ id: 's.what' }, { id: 's.act' }] };
  const saved = managed(
    await admin.call('PUT', `/templates/${first.id}/draft`, changed, match(first.revision)),
  );
  const second = managed(
    await admin.call('POST', `/templates/${first.id}/publication`, undefined, match(saved.revision)),
  );
  expect([second.version, second.changed]).toEqual([2, false]);
  const sections = async (reviewId: unknown) => {
    const shown = (await ben.call('GET', `/reviews/${String(reviewId)}/template`)).json;
    return (shown['sections'] as { id: string }[]).map(({ id }) => id);
  };
  expect(await sections(opened.json['id'])).toEqual(['s.what', night.id, ward.id]);
  const fresh = await ben.call('POST', '/reviews', { title: 'S', templateId: first.id });
  expect(await sections(fresh.json['id'])).toEqual(['s.what', 's.act']);
  const from = { id: first.id, version: 1 };
  const update = { templateId: first.id, from };
  expect((await ben.call('POST', `/reviews/${String(opened.json['id'])}/promotion`, update)).status).toBe(
    200,
  );
  expect(await sections(opened.json['id'])).toEqual(['s.what', 's.act']);
});

test('a retired template opens no review, and the reviews that have it go on', async () => {
  const { id, revision } = await published();
  const opened = await ben.call('POST', '/reviews', { title: 'R', templateId: id });
  await admin.call('PATCH', `/templates/${id}`, { retired: true }, match(revision));
  expect(await offered()).toHaveLength(templates.length);
  expect((await ben.call('POST', '/reviews', { title: 'S', templateId: id })).status).toBe(422);
  expect((await ben.call('GET', `/reviews/${String(opened.json['id'])}/template`)).json['name']).toBe(
    'Night huddle',
  );
  await admin.call('PATCH', `/templates/${id}`, { retired: false });
  expect(await offered()).toContain('Night huddle');
});

test('what was written since the last version can be let go, and publishing nothing new is refused', async () => {
  const first = await published();
  const draft = { ...first.draft, name: 'Something else' };
  await admin.call('PUT', `/templates/${first.id}/draft`, draft);
  const dropped = managed(await admin.call('DELETE', `/templates/${first.id}/draft`));
  expect([dropped.draft['name'], dropped.changed]).toEqual(['Night huddle', false]);
  const again = await admin.call('POST', `/templates/${first.id}/publication`);
  expect(again.json['code']).toBe('not-allowed-now');
  const fresh = await copied();
  expect((await admin.call('DELETE', `/templates/${fresh.id}/draft`)).json['code']).toBe('not-allowed-now');
});

test('only an admin sees and changes the templates of the organisation', async () => {
  const { id, draft } = await copied();
  const lead = await app.join(admin, 'Lea', ['safety-lead', 'member']);
  for (const who of [ben, lead]) {
    const replies = [
      await who.call('GET', '/templates/own'),
      await who.call('POST', '/templates', { copyOf: 'full' }),
      await who.call('GET', `/templates/${id}`),
      await who.call('PUT', `/templates/${id}/draft`, draft),
      await who.call('DELETE', `/templates/${id}/draft`),
      await who.call('POST', `/templates/${id}/publication`),
      await who.call('PATCH', `/templates/${id}`, { retired: true }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403, 403]);
  }
  expect((await app.visitor().call('GET', '/templates')).status).toBe(401);
  expect((await admin.call('GET', '/templates/own')).json['templates']).toHaveLength(1);
});

test('a copy of any template the product ships is stored and published as it is, its own words included', async () => {
  for (const { id, sections } of templates) {
    const made = await copied(id);
    const saved = managed(await admin.call('PUT', `/templates/${made.id}/draft`, made.draft));
    expect(saved.draft.sections, id).toEqual(JSON.parse(JSON.stringify(sections)));
    expect((await admin.call('POST', `/templates/${made.id}/publication`)).status, id).toBe(200);
  }
  expect(await offered()).toHaveLength(2 * templates.length);
});
