/** Files are made in a process of their own, which is ended when it takes too much and replaced when it is gone. */
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { systemLater, type Later } from '../../server/later.ts';
import { Publisher, type PublisherOptions } from '../../server/publishing/publisher.ts';
import { readPdfPages } from '../../server/publishing/read-pdf-pages.ts';
import { RenderProcess } from '../../server/publishing/render-process.ts';
import { nothingKnown } from '../../shared/deidentify/finding.ts';
import { summaryFormats } from '../../shared/summaries/summary-formats.ts';
import { longSummary, writtenSummary } from '../support/written-summary.ts';

const opened: Publisher[] = [];
const faults: unknown[] = [];

function publisher(options: Partial<PublisherOptions> = {}): Publisher {
  const made = new Publisher({ later: systemLater, report: (error) => faults.push(error), ...options });
  opened.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
  faults.length = 0;
});

/** A process that behaves as `program` says. */
function behaving(
  program: 'never-answers' | 'never-speaks' | 'takes-memory' | 'ends' | 'tells-what-it-may',
): string {
  return `${import.meta.dirname}/unruly/${program}.ts`;
}

describe('the publisher', () => {
  test.each(summaryFormats)('makes the same bytes of %s in two processes', async (format) => {
    const first = await publisher().render(writtenSummary, format);
    const second = await publisher().render(writtenSummary, format);
    expect(first.length).toBeGreaterThan(1000);
    expect(Buffer.compare(first, second)).toBe(0);
  });

  test('gives out no finished file that holds a name of the review which nobody decided about', async () => {
    const known = { ...nothingKnown, people: ['Orla Quillfeather'] };
    const leaking = {
      ...writtenSummary,
      deidentification: { ...writtenSummary.deidentification, approvedBy: ['Orla Quillfeather'] },
    };
    await expect(publisher().renderToLeave(leaking, 'pdf', known)).rejects.toMatchObject({
      code: 'not-allowed-now',
    });
    expect((await publisher().renderToLeave(writtenSummary, 'pdf', known)).length).toBeGreaterThan(1000);
    expect(faults).toEqual([]);
  });

  test('sets forty pages within its limits, and reads them back before they leave', async () => {
    const known = { ...nothingKnown, people: ['Orla Quillfeather'] };
    const pdf = await publisher().renderToLeave(longSummary(80), 'pdf', known);
    expect(Buffer.from(pdf.subarray(0, 8)).toString()).toMatch(/^%PDF-1/);
    expect((await readPdfPages(pdf)).pages).toBeGreaterThanOrEqual(40);
    expect(faults).toEqual([]);
  });

  test('ends a process that takes too long to answer, and asks another the next time', async () => {
    const slow = publisher({
      script: behaving('never-answers'),
      limits: { processor: 200, time: 20_000, memory: 2 ** 30 },
    });
    await expect(slow.render(writtenSummary, 'html')).rejects.toMatchObject({
      code: 'too-large',
      message: 'This is too large to be made into a web page.',
    });
    await expect(slow.render(writtenSummary, 'html')).rejects.toMatchObject({ code: 'too-large' });
    expect(faults).toEqual([]);
  });

  test('ends a process that is only waiting when its time is over', async () => {
    const idle = publisher({
      script: behaving('never-speaks'),
      limits: { processor: 10_000, time: 300, memory: 2 ** 30 },
    });
    await expect(idle.render(writtenSummary, 'html')).rejects.toMatchObject({ code: 'too-large' });
  });

  test('ends a process that takes too much memory', async () => {
    const greedy = publisher({
      script: behaving('takes-memory'),
      limits: { processor: 15_000, time: 15_000, memory: 256 * 2 ** 20 },
    });
    await expect(greedy.render(writtenSummary, 'html')).rejects.toMatchObject({ code: 'too-large' });
  });

  test('says so when its process ends by itself, and goes on', async () => {
    const failing = publisher({ script: behaving('ends') });
    await expect(failing.render(writtenSummary, 'pdf')).rejects.toMatchObject({ code: 'internal' });
    await expect(failing.render(writtenSummary, 'pdf')).rejects.toMatchObject({ code: 'internal' });
    expect(faults).toHaveLength(2);
  });

  test('gives its process no settings, no files but the program and no way to start another', async () => {
    const told = await publisher({ script: behaving('tells-what-it-may') }).render(writtenSummary, 'json');
    expect(JSON.parse(new TextDecoder().decode(told))).toEqual({
      settings: [],
      readsAccounts: false,
      writes: false,
      starts: false,
    });
  });

  test('takes no more than it can hold', async () => {
    const busy = publisher();
    const asked = Array.from({ length: 33 }, () => busy.render(writtenSummary, 'markdown'));
    const answers = await Promise.allSettled(asked);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(32);
    expect(answers.at(-1)).toMatchObject({ reason: { code: 'too-many-tries' } });
  });

  test('answers whoever waits when it is closed', async () => {
    const closing = publisher({ script: behaving('never-answers') });
    const asked = [closing.render(writtenSummary, 'html'), closing.render(writtenSummary, 'csv')];
    const heard = Promise.allSettled(asked);
    await closing.close();
    for (const answer of await heard) expect(answer).toMatchObject({ reason: { code: 'not-allowed-now' } });
  });
});

test('a look at what a process uses that was under way when its answer came does not end it', async () => {
  let look = (): void => undefined;
  // A timer that is due in the very moment in which it is called off.
  const dueAtTheEnd: Later = (work, ms) => {
    if (ms < 1000) look = work;
    return () => look();
  };
  const limits = { processor: 20_000, time: 20_000, memory: 48 * 2 ** 20 };
  const made = new RenderProcess(behaving('tells-what-it-may'), limits, dueAtTheEnd);
  try {
    const question = { summary: writtenSummary, format: 'json' } as const;
    expect(await made.ask(question)).toHaveProperty('bytes');
    for (let read = 0; read < 50; read += 1) await readFile('/proc/self/stat');
    expect(made.isGone).toBe(false);
    expect(await made.ask(question)).toHaveProperty('bytes');
  } finally {
    made.end();
  }
});
