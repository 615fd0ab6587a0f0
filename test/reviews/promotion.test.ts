/** A review is given another template while people work in it: nothing is lost, and everyone sees the new sections. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import * as Y from 'yjs';
import { auditEntries, reviews } from '../../db/schema.ts';
import { makeLog } from '../../server/log.ts';
import { startServer } from '../../server/start-server.ts';
import {
  answerText,
  createRecord,
  factText,
  recordText,
  setAnswerState,
} from '../../shared/review-document/edits.ts';
import { appendProse } from '../../shared/review-document/prose-write.ts';
import { promoteReview } from '../../shared/review-document/promote.ts';
import { readContent, readMeta } from '../../shared/review-document/reads.ts';
import { restoreVersion } from '../../shared/review-document/restore-version.ts';
import { seedReview } from '../../shared/review-document/seed.ts';
import { sectionsOf, template, templates, type Template } from '../../shared/templates/templates.ts';
import { AckedWriter } from '../support/acked-writer.ts';
import { join, setUp } from '../support/member-client.ts';
import { seededBytes } from '../support/review-world.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

const random = seededBytes(7);
const huddle = { id: 'huddle', version: 1 };

function the(id: string): Template {
  const found = template(id);
  if (found === undefined) throw new Error(`no template ${id}`);
  return found;
}

function editing(doc: Y.Doc) {
  return { doc, origin: null, random, now: () => 1 };
}

describe('a document that is given another template', () => {
  test.each(templates.map(({ id }) => id))(
    'from %s to any other holds what it held and what that asks for',
    (from) => {
      for (const to of templates) if (to.id !== from) becomes(from, to.id);
    },
  );

  function becomes(from: string, to: string): void {
    const doc = new Y.Doc();
    seedReview(doc, the(from));
    const lesson = createRecord(editing(doc), 'lessons', { text: 'Look twice' });
    appendProse(editing(doc), 's.what', ['It was quiet.']);
    const before = readContent(doc);
    promoteReview(doc, the(to), []);
    const after = readContent(doc);
    expect(after.prose).toEqual(before.prose);
    expect(after.records).toEqual(before.records);
    expect(after.facts).toMatchObject(before.facts);
    expect(after.answers).toMatchObject(before.answers);
    for (const section of sectionsOf(the(to))) {
      for (const block of section.blocks) {
        if (block.kind === 'facts')
          for (const { id } of block.facts) expect(factText(doc, id, 'value')).toBeDefined();
        if (block.kind === 'questions')
          for (const { id } of block.questions) expect(answerText(doc, id)).toBeDefined();
      }
    }
    expect(recordText(doc, 'lessons', lesson, 'text')?.toString()).toBe('Look twice');
    expect(readMeta(doc).template).toEqual({ id: to, version: the(to).version });
  }

  test('can be set back to a version from before, which has none of the new facts and answers', () => {
    const doc = new Y.Doc();
    seedReview(doc, the('huddle'));
    const before = new Y.Doc();
    Y.applyUpdate(before, Y.encodeStateAsUpdate(doc));
    promoteReview(doc, the('full'), []);
    factText(doc, 'system.name', 'value')?.insert(0, 'CXR-assist');
    answerText(doc, 'rq.approved')?.insert(0, 'The board.');
    setAnswerState(editing(doc), 'rq.approved', 'answered');
    restoreVersion(editing(doc), before);
    const after = readContent(doc);
    expect(after.answers['rq.approved']?.state).toBe('open');
    expect(after.facts['system.name']?.value ?? '').toBe('');
    expect(after.answers['rq.approved']?.text ?? '').toBe('');
    expect(factText(doc, 'system.name', 'value')).toBeDefined();
    expect(after.meta.template.id).toBe('full');
  });

  test('takes nothing from somebody who types in a fact that both templates ask for', () => {
    const one = new Y.Doc();
    const two = new Y.Doc();
    seedReview(one, the('huddle'));
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    factText(two, 'incident.occurred', 'value')?.insert(0, 'On Tuesday');
    promoteReview(one, the('full'), []);
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    for (const doc of [one, two]) {
      expect(factText(doc, 'incident.occurred', 'value')?.toString()).toBe('On Tuesday');
      expect(factText(doc, 'system.name', 'value')).toBeDefined();
    }
  });
});

describe('promoting over HTTP', () => {
  let app: TestApp;
  let chair: Visitor;
  let ben: Visitor;
  let reviewId: string;

  const promote = (to: string, from: object = huddle, who = chair) =>
    who.call('POST', `/reviews/${reviewId}/promotion`, { templateId: to, from });

  beforeEach(async () => {
    app = await openTestApp();
    chair = await app.setUp();
    ben = await app.join(chair, 'Ben');
    reviewId = String(
      (await chair.call('POST', '/reviews', { title: 'R', templateId: 'huddle' })).json['id'],
    );
    const memberId = (await ben.call('GET', '/me')).json['id'];
    await chair.call('POST', `/reviews/${reviewId}/participants`, { memberId, role: 'panel' });
  });
  afterEach(() => app.close());

  test('keeps a version first, changes the row, leaves an audit entry and tells whoever listens', async () => {
    const heard: unknown[] = [];
    app.services.deps.hints.subscribe((hint) => heard.push(hint));
    const reply = await promote('full');
    expect([reply.status, reply.json['templateId'], reply.json['templateVersion']]).toEqual([200, 'full', 1]);
    const versions = (await chair.call('GET', `/reviews/${reviewId}/versions`)).json['versions'];
    expect(versions).toMatchObject([{ number: 1, reason: 'promotion', byName: 'Ada Stern' }]);
    const { orm } = app.services.deps;
    const row = orm.select().from(reviews).where(eq(reviews.id, reviewId)).get();
    expect(row?.formerTemplates).toEqual([huddle]);
    expect(
      orm
        .select()
        .from(auditEntries)
        .all()
        .filter(({ act }) => act === 'review.promoted'),
    ).toMatchObject([{ reviewId, detail: { from: 'huddle 1', to: 'full 1' } }]);
    expect(heard).toContainEqual({ kind: 'review', reviewId });
  });

  test('shows the sections of the new template, and at the end what only the former one asked for', async () => {
    await promote('full');
    const shown = (await chair.call('GET', `/reviews/${reviewId}/template`)).json;
    expect((shown['sections'] as unknown[]).length).toBe(the('full').sections.length);
    expect(shown['kept']).toMatchObject([{ id: 's.next' }]);
    expect(shown['formerly']).toEqual([{ ...huddle, name: 'Rapid AI huddle' }]);
  });

  test('prints in the report what was written in a section that the new template lacks', async () => {
    await app.services.deps.door.edit(reviewId, { memberId: null }, (doc) => {
      appendProse(editing(doc), 's.next', ['We limit it until Friday.']);
    });
    await promote('full');
    const report = (await chair.call('GET', `/reviews/${reviewId}/exports/markdown`)).text;
    expect(report).toContain('## Next step');
    expect(report).toContain('We limit it until Friday.');
    expect(report).toContain('Full AI incident review, version 1 (began as Rapid AI huddle)');
  });

  test('is refused when somebody else has been quicker, and changes nothing', async () => {
    await promote('aar');
    const late = await promote('full');
    expect([late.status, late.json['code']]).toEqual([412, 'changed-meanwhile']);
    expect((await chair.call('GET', `/reviews/${reviewId}`)).json['templateId']).toBe('aar');
  });

  test('is refused for a signed review, for a template that is not offered, and for the one it has', async () => {
    expect((await promote('huddle')).json['code']).toBe('not-allowed-now');
    expect((await promote('none')).json['code']).toBe('invalid-input');
    app.services.deps.orm.update(reviews).set({ stage: 'signed' }).where(eq(reviews.id, reviewId)).run();
    const signed = await promote('full');
    expect(signed.json['code']).toBe('signed');
    expect(signed.text).toMatch(/signed/);
    expect((await chair.call('GET', `/reviews/${reviewId}/versions`)).json['versions']).toEqual([]);
  });

  test('is for those who lead the review', async () => {
    expect((await promote('full', huddle, ben)).status).toBe(403);
  });

  test('asked for again after the server stopped half way, it is completed', async () => {
    const { door, stores } = app.services.deps;
    const shown = await stores.templates.ofReview(reviewId);
    await door.edit(reviewId, { memberId: null }, (doc) => promoteReview(doc, the('full'), []));
    expect(shown?.id).toBe('huddle');
    expect((await promote('full')).status).toBe(200);
    expect((await chair.call('GET', `/reviews/${reviewId}/template`)).json['id']).toBe('full');
  });
});

test('two people type over sockets while the chair promotes: every letter is there, and both hold the new sections', async () => {
  const folder = tempFolder();
  const config = {
    port: 0,
    host: '127.0.0.1',
    dataDir: folder.path,
    publicUrl: null,
    logLevel: 'silent',
  } as const;
  const server = await startServer(config, { log: makeLog('silent') });
  const ana = new AckedWriter();
  const ben = new AckedWriter();
  try {
    const chair = await setUp(server.url);
    const colleague = await join(chair, 'Ben Panel');
    const review = await chair.createReview({ templateId: 'huddle' });
    await chair.addParticipant(review.id, colleague.me?.id ?? '', 'panel');
    await ana.connect(server.url, review.id, chair.cookie);
    await ben.connect(server.url, review.id, colleague.cookie);
    const letters = 60;
    const type = (writer: AckedWriter, fact: string, at: number) =>
      writer.write(`${fact} ${at}`, (doc) => factText(doc, fact, 'value')?.insert(at, String(at % 10)));
    let promoted: Promise<unknown> | undefined;
    for (let i = 0; i < letters; i += 1) {
      type(ana, 'incident.occurred', i);
      type(ben, 'incident.affected', i);
      if (i === letters / 3)
        promoted = chair.expectOk('POST', `/reviews/${review.id}/promotion`, {
          templateId: 'full',
          from: huddle,
        });
      await new Promise((resolve) => setImmediate(resolve));
    }
    await promoted;
    await ana.until(
      () => ana.acked.size === letters && factText(ana.doc, 'system.name', 'value') !== undefined,
    );
    await ben.until(
      () => ben.acked.size === letters && factText(ben.doc, 'system.name', 'value') !== undefined,
    );
    const stored = await server.deps.door.read(review.id, readContent);
    const all = Array.from({ length: letters }, (_, at) => String(at % 10)).join('');
    expect(stored.facts['incident.occurred']?.value).toBe(all);
    expect(stored.facts['incident.affected']?.value).toBe(all);
    expect([ana.refusals, ben.refusals]).toEqual([[], []]);
    // What is written into a new section from now on is shared like anything else.
    ben.write('after', (doc) => factText(doc, 'system.name', 'value')?.insert(0, 'CXR-assist'));
    await ana.until(() => factText(ana.doc, 'system.name', 'value')?.toString() === 'CXR-assist');
  } finally {
    ana.disconnect();
    ben.disconnect();
    await server.close();
    folder.remove();
  }
}, 30_000);
