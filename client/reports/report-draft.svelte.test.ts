import { beforeEach, expect, test, vi } from 'vitest';
import { ReportDraft } from './report-draft.svelte.ts';

const today = '2026-03-02';
const yesterday = '2026-03-01';

function answering(status: number, body: object) {
  const asked = vi.fn((_path: string, _init?: RequestInit) =>
    Promise.resolve(new Response(JSON.stringify(body), { status })),
  );
  vi.stubGlobal('fetch', asked);
  return asked;
}

beforeEach(() => {
  localStorage.clear();
  vi.unstubAllGlobals();
});

test('what is typed is there again after the tab was closed, for this member alone', () => {
  const draft = new ReportDraft('ana');
  draft.fields.happened = 'The screen stayed green.';
  draft.keep();
  const again = new ReportDraft('ana');
  expect([again.restored, again.fields.happened]).toEqual([true, 'The screen stayed green.']);
  expect(new ReportDraft('ben').restored).toBe(false);
});

test('a report without what happened and what came of it is not sent', async () => {
  const asked = answering(201, {});
  const draft = new ReportDraft('ana');
  expect(await draft.send(today, yesterday, undefined)).toBeUndefined();
  expect(draft.form.list.map(({ id }) => id)).toEqual(['report-happened', 'report-grade']);
  expect(asked).not.toHaveBeenCalled();
});

test('a refused report keeps its words and its key; a sent one leaves nothing on the device', async () => {
  const refusing = answering(500, {});
  const draft = new ReportDraft('ana');
  draft.fields.happened = 'It said no finding.';
  draft.fields.grade = 'near-miss';
  draft.fields.when = 'yesterday';
  draft.fields.time = '23:40';
  draft.keep();
  expect(await draft.send(today, yesterday, 's1')).toBeUndefined();
  const first = refusing.mock.calls[0]?.[1];
  const sending = answering(201, { id: 'r1' });
  const later = new ReportDraft('ana');
  expect((await later.send(today, yesterday, 's1'))?.id).toBe('r1');
  const second = sending.mock.calls[0]?.[1];
  const key = (init?: RequestInit) => new Headers(init?.headers).get('idempotency-key');
  expect(key(second)).toBe(key(first));
  expect(JSON.parse(second?.body as string)).toMatchObject({
    occurredOn: yesterday,
    occurredAt: '23:40',
    systemId: 's1',
    grade: 'near-miss',
    named: false,
  });
  expect([later.isEmpty, localStorage.length]).toEqual([true, 0]);
});

test('a day still to come and a missing day are told', async () => {
  answering(201, {});
  const draft = new ReportDraft('ana');
  Object.assign(draft.fields, { happened: 'x', grade: 'harm', when: 'day' });
  await draft.send(today, yesterday, undefined);
  expect(draft.form.error('day')).toContain('Choose the day');
  draft.fields.day = '2026-03-03';
  await draft.send(today, yesterday, undefined);
  expect(draft.form.error('day')).toBe('This day is still to come.');
});
