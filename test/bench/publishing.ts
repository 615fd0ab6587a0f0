/**
 * `npm run bench:publishing`: how long forty pages of PDF take, and what twenty such files under way cost those who
 * type meanwhile. The panels type on a server that makes the files as it does for people. `--source` takes the sources.
 */
import { join } from 'node:path';
import { nodeFlags } from '../../server/launch/node-flags.mjs';
import { systemLater } from '../../server/later.ts';
import { Publisher } from '../../server/publishing/publisher.ts';
import { nothingKnown } from '../../shared/deidentify/finding.ts';
import { createRecords } from '../../shared/review-document/edits.ts';
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import { AckedWriter } from '../support/acked-writer.ts';
import { MemberClient } from '../support/member-client.ts';
import { systemRandom } from '../../server/random.ts';
import { longSummary } from '../support/written-summary.ts';
import { makeCausewayGround } from './causeway-ground.ts';
import { Tally } from './load/load-room.ts';
import { Typing } from './load/typing.ts';
import { describeMachine } from './machine.ts';
import { countBeside, endAll, pinLoadGenerator } from './peer-process.ts';
import { causeway, forgetAll } from './peers.ts';
import { fillRooms, withServer } from './scenarios/scenario.ts';

const limits = { pdf: 1500, ratio: 2 } as const;
const panels = { rooms: 10, people: 10, pace: 5 } as const;
const [warmUp, during] = [1500, 8000];
/** Turns of the measurement; the middle one counts. */
const rounds = 3;
const files = 20;
/** Sets to forty pages. */
const fortyPages = 72;

const root = join(import.meta.dirname, '../..');
const fromSource = process.argv.includes('--source');
const program = join(root, fromSource ? 'server/main.ts' : 'dist/server/main.js');
const misses: string[] = [];
process.on('exit', () => {
  endAll();
  forgetAll();
});

await onePdf();
await whileTyping();
if (misses.length > 0) console.log(`\nNot held: ${misses.join('; ')}`);
process.exit(misses.length === 0 ? 0 : 1);

async function onePdf(): Promise<void> {
  const script = join(
    root,
    fromSource ? 'server/publishing/publishing-worker.ts' : 'dist/server/publishing-worker.js',
  );
  const publisher = new Publisher({ later: systemLater, report: console.error, script });
  const summary = longSummary(fortyPages);
  const known = { ...nothingKnown, people: ['Orla Quillfeather', 'Ada Stern'], places: ['Leeds'] };
  const times: number[] = [];
  let pages = 0;
  for (let turn = 0; turn < 12; turn += 1) {
    const began = performance.now();
    const pdf = await publisher.renderToLeave(summary, 'pdf', known);
    times.push(performance.now() - began);
    pages = pagesOf(pdf);
  }
  await publisher.close();
  const [first = 0, ...later] = times;
  const worst = Math.max(...times);
  console.log(
    `A PDF of ${pages} pages, set and read back: ${ms(first)} with the start of its process, then ${ms(middle(later))}, ` +
      `longest ${ms(worst)}; to stay under ${limits.pdf} ms`,
  );
  if (worst >= limits.pdf) misses.push(`a PDF in ${ms(worst)}`);
}

async function whileTyping(): Promise<void> {
  const pinned = pinLoadGenerator();
  console.log(`\n${describeMachine(pinned)}`);
  const ground = await makeCausewayGround([program], new Map([[panels.people, panels.rooms + 1]]));
  const peer = causeway(ground, [...nodeFlags, program]);
  const reviewId = ground.reviews.get(panels.people)?.[panels.rooms] ?? '';
  const ratios: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    await withServer(peer, async (running) => {
      const chair = new MemberClient(`http://127.0.0.1:${running.port}`);
      chair.cookie = ground.cookies[0] ?? '';
      const address = await writeSummary(chair, reviewId);
      const tally = new Tally();
      const edits = Math.ceil(((3 * (warmUp + during)) / 1000) * panels.pace) + 40;
      const rooms = await fillRooms(peer, running, tally, {
        ...{ people: panels.people, from: 0, to: panels.rooms, edits },
      });
      const typing = new Typing(running, tally);
      typing.seat(rooms);
      const idle = await typing.run(panels.pace, warmUp, during);
      const asked = Array.from({ length: files }, async () => take(chair, address));
      const busy = await typing.run(panels.pace, warmUp, during);
      const done = await Promise.all(asked);
      const stopCounting = countBeside();
      const beside = await typing.run(panels.pace, warmUp, during);
      stopCounting();
      for (const room of rooms) room.leave();
      ratios.push(busy.p99 / idle.p99);
      console.log(
        `  round ${round}: seen by the others, p99: ${ms(idle.p99)} idle, ${ms(busy.p99)} while ${done.length} files ` +
          `of ${Math.round((done[0] ?? 0) / 1024)} KiB are made, ${ms(beside.p99)} beside a process that only counts; ` +
          `missing ${idle.missing + busy.missing + beside.missing}`,
      );
      if (!idle.keptPace || !busy.keptPace || !beside.keptPace)
        console.log('  the load generator did not keep its pace');
      if (idle.missing + busy.missing + beside.missing > 0) misses.push('receipts are missing');
    });
  }
  const ratio = middle(ratios);
  console.log(
    `  ${ratio.toFixed(2)} times its idle value, median of ${rounds}; to stay under ${limits.ratio}`,
  );
  if (ratio >= limits.ratio) misses.push(`p99 at ${ratio.toFixed(2)} times its idle value`);
}

/** A long summary for the panel, written over the socket as people write; the address of its PDF. */
async function writeSummary(chair: MemberClient, reviewId: string): Promise<string> {
  const made = await chair.expectOk<{ id: string }>('POST', `/reviews/${reviewId}/summaries`, {
    audience: 'panel',
  });
  const writer = new AckedWriter();
  await writer.connect(chair.url, made.id, chair.cookie);
  const editing = { doc: writer.doc, origin: null, random: systemRandom, now: () => 0 };
  writer.write('written', () => createRecords(editing, 'points', pointsOf(longSummary(fortyPages))));
  await writer.until(() => writer.acked.has('written'));
  writer.disconnect();
  return `${chair.url}/api/v1/summaries/${made.id}/export?format=pdf`;
}

function pointsOf({ narrative, factors, actions, lessons }: LearningSummary) {
  return [
    ...narrative.whatHappened.map((text) => ({ part: 'what-happened' as const, text })),
    ...factors.map(({ layer, condition, mechanism, effect }) => ({
      ...{ part: 'factor' as const, layer, text: condition },
      ...{ mechanism: mechanism ?? '', effect: effect ?? '' },
    })),
    ...lessons.map(({ text }) => ({ part: 'lesson' as const, text })),
    ...actions.map(({ title, detail }) => ({ part: 'action' as const, text: title, note: detail ?? '' })),
  ];
}

async function take(chair: MemberClient, address: string): Promise<number> {
  const answer = await fetch(address, { headers: { cookie: chair.cookie } });
  if (!answer.ok) throw new Error(`No file came: ${await answer.text()}`);
  return (await answer.arrayBuffer()).byteLength;
}

/** Typst writes the number of pages where the file tells about itself. */
function pagesOf(pdf: Uint8Array): number {
  return Number(/<xmpTPg:NPages>(\d+)</.exec(Buffer.from(pdf).toString('latin1'))?.[1] ?? 0);
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}
