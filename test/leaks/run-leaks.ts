/**
 * `npm run test:leaks -- [--reviews N] [--seed S] [--docx-every N] [--pdf-every N]`: generates reviews full of
 * identifiers, makes summaries of them with every finding answered as suggested, and searches all finished files. Fails
 * when a number with a check digit, another structured identifier or a name the review knows is in any of them. Runs in
 * as many processes as there are processors.
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { nothingKnown } from '../../shared/deidentify/finding.ts';
import { summaryFormats, type SummaryFormat } from '../../shared/summaries/summary-formats.ts';
import { hasPoppler, popplerMissing } from '../publishing/poppler.ts';
import { cleanSentences } from './clean-sentences.ts';
import { leakRun, untouched, type LeakResult } from './leak-run.ts';

const { values } = parseArgs({
  options: {
    reviews: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    'docx-every': { type: 'string', default: '1' },
    'pdf-every': { type: 'string', default: '20' },
    /** Of a process that was started by this one: its first seed and the step to its next. */
    first: { type: 'string' },
    step: { type: 'string' },
  },
});
const many = Number(values.reviews);
const seed = Number(values.seed);
/** Stubborn texts and leaks that are shown; all are counted. */
const mostShown = 40;
const leastClean = 0.9;

if (values.first === undefined) await lead();
else await work(Number(values.first), Number(values.step));

async function work(first: number, step: number): Promise<void> {
  for (let at = first; at < seed + many; at += step) {
    const result = await leakRun(at, formatsOf(at - seed));
    await new Promise<void>((resolve) => {
      process.send?.(result, () => resolve());
    });
  }
  process.disconnect();
}

/** Text formats of every review; of the slower ones as many as were asked for. */
function formatsOf(index: number): SummaryFormat[] {
  return summaryFormats.filter((format) => {
    if (format === 'docx') return index % Number(values['docx-every']) === 0;
    return format !== 'pdf' || (hasPoppler && index % Number(values['pdf-every']) === 0);
  });
}

async function lead(): Promise<void> {
  const processes = availableParallelism();
  console.log(
    `Seeds ${String(seed)} to ${String(seed + many - 1)}, ${String(processes)} processes.${popplerMissing}`,
  );
  const results: LeakResult[] = [];
  const ended = Array.from({ length: processes }, (_each, index) => {
    const child = fork(import.meta.filename, [
      ...process.argv.slice(2),
      `--first=${String(seed + index)}`,
      `--step=${String(processes)}`,
    ]);
    child.on('message', (result: LeakResult) => {
      results.push(result);
      if (results.length % 500 === 0) console.log(`${String(results.length)} of ${String(many)}`);
    });
    return new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  });
  const codes = await Promise.all(ended);
  const clean = report(results);
  process.exit(clean && results.length === many && codes.every((code) => code === 0) ? 0 : 1);
}

function report(results: readonly LeakResult[]): boolean {
  const sum = (of: (result: LeakResult) => number): number =>
    results.reduce((all, result) => all + of(result), 0);
  const leaking = results.filter(({ leaks }) => leaks.length > 0);
  const stubborn = results.filter((result) => result.stubborn.length > 0);
  const left = untouched(cleanSentences, nothingKnown).length;
  for (const { seed: of, leaks } of leaking.slice(0, mostShown))
    console.log(`seed ${String(of)}: ${leaks.join('; ')}`);
  for (const { seed: of, stubborn: texts } of stubborn.slice(0, mostShown))
    console.log(`seed ${String(of)}, still found after answering: ${texts.join('; ')}`);
  for (const format of summaryFormats) {
    console.log(
      `${format}: ${String(results.filter(({ files }) => files[format] !== undefined).length)} files`,
    );
  }
  const [names, found] = [sum((result) => result.unknownNames), sum((result) => result.unknownFound)];
  console.log(
    `${String(results.length)} reviews, ${String(sum(({ reached }) => reached))} identifiers reached a summary.`,
  );
  console.log(
    `Checked, structured and known identifiers in a file: ${String(sum(({ leaks }) => leaks.length))} (in ${String(leaking.length)} reviews).`,
  );
  console.log(
    `Names nobody knew: ${String(found)} of ${String(names)} found (${percent(found, names)}), in generated text.`,
  );
  console.log(
    `Sentences that name nobody: ${String(left)} of ${String(cleanSentences.length)} left as they are (${percent(left, cleanSentences.length)}).`,
  );
  return leaking.length === 0 && stubborn.length === 0 && left >= leastClean * cleanSentences.length;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`;
}
