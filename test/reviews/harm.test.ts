/** Harm graded in private: what each person is answered before it is shown, and what everybody reads afterwards. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HarmState } from '../../shared/api/harm.ts';
import { shownHarm, type ShownDimension } from '../../shared/harm/shown-harm.ts';
import { readHarm } from '../../shared/review-document/reads.ts';
import { signReview } from '../support/sign-review.ts';
import { openTestApp, type Reply, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let chair: Visitor;
let panel: Visitor;
let partner: Visitor;
let reviewId: string;

beforeEach(async () => {
  app = await openTestApp();
  chair = await app.setUp();
  panel = await app.join(chair, 'Ben');
  partner = await app.join(chair, 'Pia');
  const opened = await chair.call('POST', '/reviews', { title: 'A nodule', templateId: 'full' });
  reviewId = String(opened.json['id']);
  for (const [who, role] of [
    [panel, 'panel'],
    [partner, 'patient-partner'],
  ] as const) {
    const me = await who.call('GET', '/me');
    await chair.call('POST', `/reviews/${reviewId}/participants`, { memberId: me.json['id'], role });
  }
});
afterEach(() => app.close());

const words = { grade: 'h4', confidence: 'high', reason: 'Five months of delay.', role: 'Radiographer' };

function rate(who: Visitor, change: object = {}, dimension = 'physical', version = 0): Promise<Reply> {
  return who.call(
    'PUT',
    `/reviews/${reviewId}/harm/ratings/${dimension}`,
    { ...words, ...change },
    {
      'if-match': `"${String(version)}"`,
    },
  );
}

function show(who: Visitor, body: object = {}): Promise<Reply> {
  return who.call('POST', `/reviews/${reviewId}/harm/showing`, body);
}

async function stateOf(who: Visitor, dimension = 'physical') {
  const { json } = await who.call('GET', `/reviews/${reviewId}/harm`);
  return (json as unknown as HarmState).dimensions.find((one) => one.dimension === dimension);
}

async function shown(dimension = 'physical'): Promise<ShownDimension | undefined> {
  const all = await app.services.deps.door.read(reviewId, (doc) => shownHarm(readHarm(doc)));
  return all.find((one) => one.dimension === dimension);
}

describe('before it is shown', () => {
  test('nobody is answered with more than their own rating and a number', async () => {
    await rate(chair, { reason: 'What only the chair wrote.' });
    const answer = await rate(panel, { grade: 'h2', reason: 'What only Ben wrote.' });
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('only the chair');
    for (const path of ['/harm', '/document', '/exports/json', '/exports/markdown', '']) {
      const { status, text } = await panel.call('GET', `/reviews/${reviewId}${path}`);
      expect([status, text.includes('only the chair')]).toEqual([200, false]);
    }
    expect(await stateOf(panel)).toMatchObject({
      raters: 2,
      shown: false,
      mine: { grade: 'h2', version: 1, shownAs: null },
    });
    expect(await shown()).toBeUndefined();
  });

  test('a version that is kept and restored holds nothing of it', async () => {
    await rate(chair, { reason: 'What only the chair wrote.' });
    const kept = await chair.call('POST', `/reviews/${reviewId}/versions`);
    const { text } = await panel.call('GET', `/reviews/${reviewId}/versions/${String(kept.json['number'])}`);
    expect(text).not.toContain('only the chair');
  });

  test('a rating changes against the version that was seen, and can be taken back', async () => {
    await rate(panel);
    expect((await rate(panel, { grade: 'h5' })).status).toBe(412);
    expect((await rate(panel, { grade: 'h5' }, 'physical', 1)).status).toBe(200);
    expect((await stateOf(panel))?.mine).toMatchObject({ grade: 'h5', version: 2, round: 1 });
    const path = `/reviews/${reviewId}/harm/ratings/physical`;
    expect((await panel.call('DELETE', path, undefined, { 'if-match': '"2"' })).status).toBe(200);
    expect(await stateOf(chair)).toMatchObject({ raters: 0, mine: null });
  });

  test('a grade that a kind of harm does not have is refused by its field', async () => {
    const answer = await rate(panel, { grade: 'h6' }, 'psychological');
    expect([answer.status, Object.keys(answer.json['fields'] as object)]).toEqual([422, ['grade']]);
    expect((await rate(panel, {}, 'mood')).status).toBe(404);
  });

  test('a patient partner grades too, and is answered with their own', async () => {
    expect((await rate(partner, { role: 'Patient partner' })).status).toBe(200);
    expect(await stateOf(partner)).toMatchObject({ raters: 1, mine: { role: 'Patient partner' } });
  });
});

describe('showing', () => {
  test('needs two people, or a reason with one, and the chair or the facilitator', async () => {
    await rate(chair);
    expect((await show(panel, { dimension: 'physical' })).status).toBe(403);
    const alone = await show(chair, { dimension: 'physical' });
    expect([alone.status, alone.json['code']]).toEqual([409, 'not-allowed-now']);
    expect((await show(chair)).status).toBe(409);
    expect(await shown()).toBeUndefined();
    expect((await show(chair, { dimension: 'physical', aloneReason: 'Ben is away.' })).status).toBe(200);
    expect((await shown())?.ratings).toMatchObject([{ rater: 'chair-1', alone: 'Ben is away.' }]);
  });

  test('puts every rating into the document with a label and no name, side by side', async () => {
    await rate(chair, { grade: 'h5', reason: 'What the chair wrote.' });
    await rate(panel, { grade: 'h3', reason: 'What Ben wrote.' });
    await show(chair, { dimension: 'physical' });
    const found = await shown();
    expect(found?.ratings).toMatchObject([
      {
        rater: 'chair-1',
        grade: 'h5',
        confidence: 'high',
        reason: 'What the chair wrote.',
        on: '2026-03-02',
      },
      { rater: 'panel-1', grade: 'h3', role: 'Radiographer', alone: '' },
    ]);
    expect(found?.spread).toMatchObject({ grades: 2, differ: true });
    const { text } = await panel.call('GET', `/reviews/${reviewId}/document`);
    expect(text).toContain('What the chair wrote.');
    expect(JSON.stringify(found)).not.toMatch(/Ada|Ben"|example\.org/);
  });

  test('all at once shows what two have rated and leaves the rest closed', async () => {
    await rate(chair);
    await rate(panel);
    await rate(chair, { reason: 'Still private.' }, 'trust');
    await show(chair);
    expect([(await stateOf(panel))?.shown, (await stateOf(panel, 'trust'))?.shown]).toEqual([true, false]);
    expect(await shown('trust')).toBeUndefined();
  });

  test('numbers of raters follow from chance and not from who came first', async () => {
    const cleo = await app.join(chair, 'Cleo');
    const me = await cleo.call('GET', '/me');
    await chair.call('POST', `/reviews/${reviewId}/participants`, { memberId: me.json['id'], role: 'panel' });
    const orders = new Set<string>();
    for (const dimension of ['physical', 'psychological', 'worst-case']) {
      await rate(panel, { role: 'Ben' }, dimension);
      await rate(cleo, { role: 'Cleo' }, dimension);
    }
    await show(chair);
    for (const dimension of ['physical', 'psychological', 'worst-case']) {
      const found = await shown(dimension);
      orders.add(found?.ratings.map(({ rater, role }) => `${rater} ${role}`).join() ?? '');
    }
    // Whoever is number one is so everywhere in the review.
    expect(orders.size).toBe(1);
    expect([...orders][0]).toMatch(/^panel-1 (Ben|Cleo),panel-2 (Ben|Cleo)$/);
  });

  test('a changed mind afterwards is a new rating in the open, and the earlier one stays', async () => {
    await rate(chair);
    await rate(panel);
    await show(chair);
    const version = (await stateOf(panel))?.mine?.version ?? 0;
    expect(
      (await rate(panel, { grade: 'h2', reason: 'I see it otherwise now.' }, 'physical', version)).status,
    ).toBe(200);
    const found = await shown();
    expect(found?.ratings[1]).toMatchObject({ rater: 'panel-1', round: 2, grade: 'h2' });
    expect(found?.earlier).toMatchObject([{ rater: 'panel-1', round: 1, grade: 'h4' }]);
    const withdrawn = await panel.call('DELETE', `/reviews/${reviewId}/harm/ratings/physical`, undefined, {
      'if-match': `"${String((await stateOf(panel))?.mine?.version)}"`,
    });
    expect(withdrawn.status).toBe(409);
  });

  test('whoever rates after that does so in the open', async () => {
    await rate(chair);
    await rate(panel);
    await show(chair);
    await rate(partner, { role: 'Patient partner', grade: 'h5' });
    expect((await shown())?.ratings).toHaveLength(3);
  });

  test('what a crash kept from the document is there after the next look', async () => {
    await rate(chair);
    await rate(panel);
    const me = await chair.call('GET', '/me');
    const { deps } = app.services;
    await deps.stores.harm.show({
      reviewId,
      dimension: 'physical',
      aloneReason: '',
      memberId: String(me.json['id']),
      at: 1,
      random: deps.random,
    });
    expect(await shown()).toBeUndefined();
    await panel.call('GET', `/reviews/${reviewId}/harm`);
    expect((await shown())?.ratings).toHaveLength(2);
    expect(await deps.stores.harm.unpublished(reviewId)).toEqual([]);
  });
});

describe('what the panel makes of it', () => {
  const line = { kind: 'agreed', grade: 'h4', reason: 'Treatment went on for four months.', seenAt: null };
  const agree = (who: Visitor, body: object = {}) =>
    who.call('PUT', `/reviews/${reviewId}/harm/agreements/physical`, { ...line, ...body });

  test('waits until the ratings are shown, and is written against the line that was seen', async () => {
    await rate(chair);
    await rate(panel);
    expect((await agree(panel)).status).toBe(409);
    await show(chair);
    expect((await agree(panel)).status).toBe(200);
    const { agreement } = (await shown()) ?? {};
    expect(agreement).toMatchObject({ kind: 'agreed', grade: 'h4' });
    expect((await agree(chair, { grade: 'h5' })).status).toBe(412);
    expect((await agree(chair, { kind: 'kept-apart', grade: null, seenAt: agreement?.at })).status).toBe(200);
    expect((await shown())?.agreement).toMatchObject({ kind: 'kept-apart', grade: null });
  });

  test('stands in the reports, with what the grade is elsewhere and no name', async () => {
    await rate(chair, { grade: 'h5' });
    await rate(panel, { grade: 'h3' });
    await show(chair);
    await agree(panel);
    const markdown = (await chair.call('GET', `/reviews/${reviewId}/exports/markdown`)).text;
    expect(markdown).toContain('Treatment went on for four months.');
    expect(markdown).toContain('3 Moderate');
    expect(markdown).toContain('They differ by 2 grades.');
    const json = JSON.parse((await chair.call('GET', `/reviews/${reviewId}/exports/json`)).text) as {
      harmElsewhere: { dimension: string; grade: string }[];
    };
    expect(json.harmElsewhere).toContainEqual(
      expect.objectContaining({
        dimension: 'physical',
        grade: 'h4',
        scale: 'lfpse-physical',
        value: '3 Moderate',
      }),
    );
    const page = await partner.call('GET', `/reviews/${reviewId}/partner-page`);
    expect(page.json['harmGrades']).toMatchObject([
      { dimension: 'physical', agreement: { kind: 'agreed', grade: 'h4' }, grades: ['h5', 'h3'] },
    ]);
    expect(page.text).not.toContain('Five months of delay.');
  });

  test('is refused once the review is signed, and so is a rating', async () => {
    await rate(chair);
    await rate(panel);
    await show(chair);
    await signReview(app, chair, reviewId);
    expect((await agree(panel)).json['code']).toBe('signed');
    expect((await rate(panel, {}, 'trust')).json['code']).toBe('signed');
  });
});
