/** Summaries for readers outside: pages without a cookie or the app, and the feed of the public ones. */
import { Window } from 'happy-dom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { summariesAtom } from '../../server/feeds/summaries-atom.ts';
import { openSummaryGround, type SummaryGround } from './summary-ground.ts';

let ground: SummaryGround;
beforeAll(async () => {
  ground = await openSummaryGround();
});
afterAll(() => ground.close());

async function published(address: string): Promise<{ id: string; token: string }> {
  const { chair, facilitator, lead } = ground;
  const id = await ground.summary('public');
  await ground.write(id, chair, 'plain-words', 'The list now shows <everything>.');
  await ground.keepAll(id, chair);
  expect((await ground.ask(id, chair)).status).toBe(200);
  expect((await ground.approve(id, facilitator)).status).toBe(204);
  const done = await lead.call('POST', `/summaries/${id}/publication`, { address });
  expect(done.status).toBe(200);
  return { id, token: String((done.json['address'] as { token: string | null }).token) };
}

const look = (token: string) => ground.app.visitor().call('GET', `//learning/${token}`);

test('a public summary is one page without cookie, script or app, which others may keep', async () => {
  const { token } = await published('public');
  const page = await look(token);
  expect(page.status).toBe(200);
  expect(page.text).toContain('The list now shows &lt;everything&gt;.');
  expect(page.text).not.toMatch(/<script|<link|src=|\/assets\//);
  expect(page.text).not.toContain(ground.reviewId);
  expect(page.headers.get('set-cookie')).toBeNull();
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect(page.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; .*frame-ancestors 'none'$/,
  );
  expect(page.headers.get('cache-control')).toBe('public, max-age=300');
  expect(page.headers.get('x-robots-tag')).toBeNull();
});

test('an unguessable address is neither indexed nor kept, and the id of its summary leads nowhere', async () => {
  const { id, token } = await published('unguessable');
  const page = await look(token);
  expect(page.status).toBe(200);
  expect(page.headers.get('x-robots-tag')).toBe('noindex, nofollow');
  expect(page.headers.get('cache-control')).toBe('no-store');
  const { publicId } = (await ground.chair.call('GET', `/summaries/${id}`)).json as { publicId: string };
  expect((await look(publicId)).status).toBe(404);
  expect((await look(id)).status).toBe(404);
});

test('a withdrawn summary answers that it is gone and why, without its text', async () => {
  const { id, token } = await published('public');
  const reason = 'A count in it was wrong & misled.';
  expect((await ground.lead.call('POST', `/summaries/${id}/withdrawal`, { reason })).status).toBe(200);
  const page = await look(token);
  expect(page.status).toBe(410);
  expect(page.text).toContain('A count in it was wrong &amp; misled.');
  expect(page.text).not.toContain('The list now shows');
});

test('a published page stays as it was approved while names in it are switched off for the next revision', async () => {
  const { chair, facilitator, lead } = ground;
  const id = await ground.summary('public');
  await ground.write(id, chair, 'plain-words', 'The list now shows everything.');
  const switchName = async (shown: boolean): Promise<void> => {
    const seen = await chair.call('GET', `/summaries/${id}`);
    const { names } = seen.json['facts'] as { names: Readonly<Record<string, unknown>> };
    const facts = { names: { ...names, publisher: { text: 'Northmere', shown } } };
    const version = { 'if-match': seen.headers.get('etag') ?? '' };
    expect((await chair.call('PATCH', `/summaries/${id}`, { facts }, version)).status).toBe(200);
  };
  await switchName(true);
  await ground.keepAll(id, chair);
  expect((await facilitator.call('PUT', `/summaries/${id}/names`, { released: true })).status).toBe(200);
  expect((await ground.ask(id, chair)).status).toBe(200);
  expect((await ground.approve(id, facilitator)).status).toBe(204);
  const done = await lead.call('POST', `/summaries/${id}/publication`, { address: 'public' });
  const { token } = done.json['address'] as { token: string };
  expect((await chair.call('POST', `/summaries/${id}/revisions`)).status).toBe(200);
  await switchName(false);
  const page = await look(token);
  expect([page.status, page.text]).toEqual([200, expect.stringContaining('Northmere')]);
});

test('a page that may not be shown says nothing of what was found in it', async () => {
  const own = await openSummaryGround();
  try {
    const { app, chair, facilitator, lead } = own;
    const id = await own.summary('public');
    await own.write(id, chair, 'plain-words', 'The list now shows everything.');
    await own.keepAll(id, chair);
    expect((await own.ask(id, chair)).status).toBe(200);
    expect((await own.approve(id, facilitator)).status).toBe(204);
    const done = await lead.call('POST', `/summaries/${id}/publication`, { address: 'public' });
    const { token } = done.json['address'] as { token: string };
    // Somebody comes whose name the page bears in words of ours, about which nobody could be asked.
    await app.join(lead, 'Causeway-Stern');
    const inside = await chair.call('GET', `/summaries/${id}/export?format=html`);
    expect([inside.status, inside.text]).toEqual([409, expect.stringContaining('name of a person')]);
    const page = await app.visitor().call('GET', `//learning/${token}`);
    expect([page.status, page.headers.get('cache-control')]).toEqual([500, 'no-store']);
    expect(page.text).toContain('This page could not be shown.');
    expect(page.text).not.toMatch(/person|nobody decided|approved anew/);
  } finally {
    await own.close();
  }
});

test('an address that is none answers with a page that says so', async () => {
  const page = await look('no-such-address');
  expect(page.status).toBe(404);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.text).toContain('There is no learning summary at this address.');
});

test('the feed names public summaries and withdrawals by neutral ids, and nothing that is not public', async () => {
  const open = await published('public');
  const hidden = await published('unguessable');
  const gone = await published('public');
  await ground.lead.call('POST', `/summaries/${gone.id}/withdrawal`, { reason: 'A date was wrong.' });
  const answer = await ground.app.visitor().call('GET', '//learning/feed.atom');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('application/atom+xml');
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(answer.text).not.toContain(hidden.token);
  expect(answer.text).not.toContain(ground.reviewId);
  const entries = entriesOf(answer.text);
  expect(entries.get(`urn:causeway:summary:${open.token}`)).not.toMatch(/^Withdrawn/);
  expect(entries.get(`urn:causeway:summary:${gone.token}`)).toMatch(/^Withdrawn: /);
  expect(answer.text).toContain('A date was wrong.');
});

test('words that are no XML stay words in the feed', () => {
  const title = '</title><script>&"\u0000\ud800';
  const feed = summariesAtom(
    [
      {
        ...{ id: 'a', title, publisher: 'A & B', publishedAt: 0, updatedAt: 0 },
        ...{ summary: ']]>', withdrawn: null, language: 'en' },
      },
    ],
    'https://a.example',
  );
  expect([...entriesOf(feed).values()]).toEqual(['</title><script>&" \ufffd']);
});

test('who looks without end is told to wait', async () => {
  let page = await look('no-such-address');
  for (let looks = 0; looks < 241 && page.status === 404; looks += 1) page = await look('no-such-address');
  expect(page.status).toBe(429);
  expect(page.text).toContain('Wait 1 minute');
});

test('one page that is asked for without end, or guesses, keep nobody behind the same address from another', async () => {
  const [busy, quiet] = [await published('public'), await published('public')];
  const statuses = new Set<number>();
  for (let looks = 0; looks < 241; looks += 1) statuses.add((await look(busy.token)).status);
  expect([...statuses]).toEqual([200, 429]);
  for (let looks = 0; looks < 250; looks += 1) statuses.add((await look(`no-such-address-${looks}`)).status);
  expect((await look('no-such-address')).status).toBe(429);
  expect((await look(quiet.token)).status).toBe(200);
  expect((await ground.app.visitor().call('GET', '//learning/feed.atom')).status).toBe(200);
});

function entriesOf(xml: string): ReadonlyMap<string, string> {
  const parser = new new Window().DOMParser();
  const feed = parser.parseFromString(xml, 'application/xml');
  expect(feed.querySelector('parsererror')).toBeNull();
  const said = [...feed.querySelectorAll('entry')].map((entry) => {
    for (const name of ['id', 'title', 'updated', 'author', 'link', 'summary'])
      expect(entry.querySelectorAll(name), name).toHaveLength(1);
    return [
      entry.querySelector('id')?.textContent ?? '',
      entry.querySelector('title')?.textContent ?? '',
    ] as const;
  });
  return new Map(said);
}
