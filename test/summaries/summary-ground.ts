/** A review with something to learn from, its people, and a summary of it, over the real HTTP app. */
import { createRecord, layerReason, setLayerNone } from '../../shared/review-document/edits.ts';
import { appendProse } from '../../shared/review-document/prose-write.ts';
import { openTestApp, type Reply, type TestApp, type Visitor } from '../support/test-app.ts';

export interface SummaryGround {
  readonly app: TestApp;
  /** Admin and safety lead, outside the review. */
  readonly lead: Visitor;
  readonly chair: Visitor;
  readonly panel: Visitor;
  readonly facilitator: Visitor;
  readonly reviewId: string;
  /** Begins a summary and returns its id. */
  summary(audience: string, by?: Visitor): Promise<string>;
  /** Writes in the summary's document as this member. */
  write(id: string, by: Visitor, part: 'lesson' | 'plain-words', text: string): Promise<string>;
  /** What somebody sees as it would leave now. */
  preview(id: string, by: Visitor): Promise<Preview>;
  /** Keeps everything that was found, with a reason. */
  keepAll(id: string, by: Visitor): Promise<void>;
  ask(id: string, by: Visitor): Promise<Reply>;
  approve(id: string, by: Visitor): Promise<Reply>;
  close(): Promise<void>;
}

export interface Preview {
  readonly model: Readonly<Record<string, unknown>> & { readonly lessons: readonly { text: string }[] };
  readonly sha256: string;
  readonly reasons: readonly { readonly code: string }[];
}

export async function openSummaryGround(...settings: Parameters<typeof openTestApp>): Promise<SummaryGround> {
  const app = await openTestApp(...settings);
  const lead = await app.setUp();
  const chair = await app.join(lead, 'Chris');
  const panel = await app.join(lead, 'Pat');
  const facilitator = await app.join(lead, 'Fay');
  const opened = await chair.call('POST', '/reviews', {
    title: 'A list that hid what it had not flagged',
    templateId: 'full',
    occurredOn: '2026-02-11',
  });
  if (opened.status !== 201) throw new Error(opened.text);
  const reviewId = String(opened.json['id']);
  const memberId = async (who: Visitor): Promise<string> => String((await who.call('GET', '/me')).json['id']);
  for (const [who, role] of [
    [panel, 'panel'],
    [facilitator, 'facilitator'],
  ] as const) {
    await chair.call('POST', `/reviews/${reviewId}/participants`, { memberId: await memberId(who), role });
  }
  const { deps } = app.services;
  const editing = (doc: Parameters<Parameters<typeof deps.door.edit>[2]>[0]) => ({
    ...{ doc, origin: null, random: deps.random, now: deps.clock },
  });
  await deps.door.edit(reviewId, { memberId: await memberId(chair) }, (doc) => {
    const edit = editing(doc);
    appendProse(edit, 's.what', ['The list was sorted by what the system had flagged.']);
    appendProse(edit, 's.right', ['A registrar looked at the end of the list on her own account.']);
    createRecord(edit, 'timeline', {
      text: 'The picture is taken',
      from: '2026-02-11T09:38',
      precision: 'minute',
      tz: 'UTC',
    });
    createRecord(edit, 'timeline', {
      text: 'It moves down the list',
      from: '2026-02-11T09:50',
      precision: 'minute',
      tz: 'UTC',
    });
    const factor = createRecord(edit, 'factors', {
      layer: 'interface',
      condition: 'The list hid the rest',
      codes: ['I1'],
    });
    const outcome = createRecord(edit, 'outcomes', { text: 'It was read late' });
    createRecord(edit, 'links', { from: factor, to: outcome, kind: 'contributes' });
    createRecord(edit, 'lessons', { text: 'Show what was not flagged as well' });
    createRecord(edit, 'evidence', { text: 'Secret evidence', url: 'https://secret.example' });
    setLayerNone(edit, 'human', true);
    layerReason(doc, 'human')?.insert(0, 'Looked at together');
  });

  const preview = async (id: string, by: Visitor): Promise<Preview> =>
    (await by.call('GET', `/summaries/${id}/preview`)).json as unknown as Preview;
  return {
    ...{ app, lead, chair, panel, facilitator, reviewId, preview },
    summary: async (audience, by = chair) => {
      const made = await by.call('POST', `/reviews/${reviewId}/summaries`, { audience });
      if (made.status !== 201) throw new Error(made.text);
      return String(made.json['id']);
    },
    write: async (id, by, part, text) => {
      let point = '';
      await deps.door.edit(id, { memberId: await memberId(by) }, (doc) => {
        point = createRecord(editing(doc), 'points', { part, text });
      });
      return point;
    },
    keepAll: async (id, by) => {
      const found = await by.call('GET', `/summaries/${id}/findings`);
      for (const { key } of found.json['findings'] as { key: string }[]) {
        const kept = await by.call('PUT', `/summaries/${id}/findings/${key}`, {
          decision: 'kept',
          reason: 'It names nobody.',
        });
        if (kept.status !== 200) throw new Error(kept.text);
      }
    },
    ask: async (id, by) =>
      by.call('POST', `/summaries/${id}/approval`, { sha256: (await preview(id, by)).sha256 }),
    approve: async (id, by) =>
      by.call('PUT', `/summaries/${id}/approval`, {
        answer: 'approved',
        sha256: (await preview(id, by)).sha256,
      }),
    close: () => app.close(),
  };
}
