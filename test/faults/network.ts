/** The line between people and server: cut at every byte, silent without being closed, and everybody back at once. */
import { isWithin, onServer, type Fault, type Outcome } from './fault.ts';
import { isClean, TypingPanel, type Typist } from './typing-panel.ts';
import { directions, WireProxy, type Direction } from './wire-proxy.ts';

/** Milliseconds in which everybody is back after a restart. */
const allBackWithin = 30_000;

/** Connects through the proxy, writes before and after, and goes on until the line is cut or all is acknowledged. */
async function exchange(panel: TypingPanel, typist: Typist, proxy: WireProxy, at: string): Promise<void> {
  const { writer, member } = typist;
  const markers = [panel.write(typist)];
  try {
    await writer.connect(proxy.url, panel.reviewId, member.cookie, at);
  } catch {
    // The line was cut before the first sync; that is what is being tried.
    return;
  }
  for (let more = 0; more < 2; more += 1) markers.push(panel.write(typist));
  await writer.until(() => writer.closeCode !== null || markers.every((marker) => writer.acked.has(marker)));
  writer.disconnect();
  await writer.until(() => writer.closeCode !== null);
}

/** @param step 1 cuts at every byte, 50 at every fiftieth */
export const cutAtEveryByte = (step: number): Fault => ({
  name:
    step === 1 ? 'line cut at every byte of an exchange' : `line cut at every ${step}th byte of an exchange`,
  run: (ground) =>
    onServer(ground, 2, async (server, members): Promise<Outcome> => {
      const panel = await TypingPanel.open(server, members, ground.random);
      const [typist, reader] = panel.typists as [Typist, Typist];
      const proxy = new WireProxy(server.url);
      await proxy.start();
      typist.writer.disconnect();
      await typist.writer.until(() => typist.writer.closeCode !== null);
      let cuts = 0;
      try {
        proxy.reset();
        await exchange(panel, typist, proxy, server.url);
        const whole = { ...proxy.passed };
        for (const direction of directions) {
          for (let byte = 0; byte < whole[direction]; byte += step) {
            proxy.reset({ [direction]: byte });
            await exchange(panel, typist, proxy, server.url);
            cuts += 1;
          }
        }
        await typist.writer.connect(server.url, panel.reviewId, typist.member.cookie);
        await panel.allAcknowledged();
        const last = panel.write(typist);
        const text = (): string => JSON.stringify(reader.writer.doc.getMap('factors').toJSON());
        await reader.writer.until(() => text().includes(last));
        const verdict = panel.verdict();
        return {
          holds: isClean(verdict) && verdict.acknowledged >= typist.written - 1 && cuts > 10,
          counts: {
            cuts,
            acknowledged: verdict.acknowledged,
            lost: verdict.lost.length,
            doubled: verdict.doubled.length,
          },
        };
      } finally {
        panel.leave();
        await proxy.dispose();
      }
    }),
});

/** Bytes vanish and nothing closes: what cannot arrive is never acknowledged, and arrives once the line is back. */
export const halfOpen = (rounds: number): Fault => ({
  name: 'half-open lines: both ways, only up, only down',
  run: (ground) =>
    onServer(ground, 2, async (server, members): Promise<Outcome> => {
      const panel = await TypingPanel.open(server, members, ground.random);
      const [typist, colleague] = panel.typists as [Typist, Typist];
      const { writer, member } = typist;
      const proxy = new WireProxy(server.url);
      await proxy.start();
      let early = 0;
      try {
        for (let round = 0; round < rounds; round += 1) {
          writer.disconnect();
          await writer.connect(proxy.url, panel.reviewId, member.cookie, server.url);
          await panel.allAcknowledged();
          const silent: readonly Direction[] = [directions, ['up'], ['down']][
            round % 3
          ] as readonly Direction[];
          for (const direction of silent) proxy.silence(direction);
          const unheard = panel.write(typist);
          // The server goes on for the others meanwhile.
          const heard = panel.write(colleague);
          await colleague.writer.until(() => colleague.writer.acked.has(heard));
          if (writer.acked.has(unheard)) early += 1;
          proxy.restore();
          await writer.until(() => writer.closeCode !== null);
        }
        await writer.connect(server.url, panel.reviewId, member.cookie);
        await panel.allAcknowledged();
        const { lost, doubled, acknowledged, ...rest } = panel.verdict();
        return {
          holds: isClean({ lost, doubled, acknowledged, ...rest }) && early === 0,
          counts: {
            rounds,
            acknowledged,
            lost: lost.length,
            doubled: doubled.length,
            'acknowledged unheard': early,
          },
        };
      } finally {
        panel.leave();
        await proxy.dispose();
      }
    }),
});

export const reconnectStorm = (members: number, lines: number): Fault => ({
  name: `${members * lines} lines come back at once after a kill`,
  run: (ground) =>
    onServer(ground, members, async (server, people): Promise<Outcome> => {
      const panel = await TypingPanel.open(server, people, ground.random, lines);
      const typing = panel.type(1);
      await typing.enough;
      await server.stop('SIGKILL');
      await typing.closed;
      await server.begin();
      const began = performance.now();
      await panel.connect();
      const back = Math.round(performance.now() - began);
      for (const typist of panel.typists) panel.write(typist);
      await panel.allAcknowledged();
      const verdict = panel.verdict();
      panel.leave();
      return {
        holds: isClean(verdict) && isWithin(ground, back, allBackWithin),
        counts: {
          lines: panel.typists.length,
          'back after ms': back,
          acknowledged: verdict.acknowledged,
          lost: verdict.lost.length,
          doubled: verdict.doubled.length,
        },
      };
    }),
});
