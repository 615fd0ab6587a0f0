/** A page that did not pass its last look: asked for by everybody, made once. */
import { expect, test, vi } from 'vitest';
import { openSummaryGround } from './summary-ground.ts';

test('a page that may not be shown is made anew only when the names that were looked for change', async () => {
  const ground = await openSummaryGround();
  const making = vi.spyOn(ground.app.services.deps.publisher, 'renderToLeave');
  try {
    const { app, chair, facilitator, lead } = ground;
    const id = await ground.summary('public');
    await ground.write(id, chair, 'plain-words', 'The list now shows everything.');
    await ground.keepAll(id, chair);
    expect((await ground.ask(id, chair)).status).toBe(200);
    expect((await ground.approve(id, facilitator)).status).toBe(204);
    const done = await lead.call('POST', `/summaries/${id}/publication`, { address: 'public' });
    const { token } = done.json['address'] as { token: string };
    // Somebody comes whose name the page bears in words of ours.
    await app.join(lead, 'Causeway-Stern');
    making.mockClear();
    const look = async () => (await app.visitor().call('GET', `//learning/${token}`)).status;
    expect([await look(), await look(), await look()]).toEqual([500, 500, 500]);
    app.time.now += 61_000;
    expect([await look(), await look()]).toEqual([500, 500]);
    expect(making).toHaveBeenCalledTimes(1);
    const { sqlite } = app.services.database;
    sqlite.prepare("UPDATE members SET name = 'Zebedee Quill' WHERE name = 'Causeway-Stern'").run();
    expect(await look()).toBe(500);
    app.time.now += 61_000;
    expect([await look(), await look()]).toEqual([200, 200]);
    expect(making).toHaveBeenCalledTimes(2);
  } finally {
    await ground.close();
  }
});
