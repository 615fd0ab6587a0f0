/** The four samples, made as a panel makes a review and taken out as a report: their Markdown is kept as golden files. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleCases } from '../../server/samples/load-samples.ts';
import { sectionLibrary } from '../../shared/templates/section-library.ts';
import { openTestApp, firstMember, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let chair: Visitor;
const reports = new Map<string, string>();

interface Row {
  readonly id: string;
  readonly title: string;
}

beforeAll(async () => {
  app = await openTestApp();
  chair = app.visitor();
  await chair.call('POST', '/setup', { organisation: 'Northmere', samples: true, ...firstMember });
  const list = await chair.call('GET', '/reviews');
  for (const { id, title } of list.json['reviews'] as Row[]) {
    const report = await chair.call('GET', `/reviews/${id}/exports/markdown`);
    expect(report.status).toBe(200);
    reports.set(title, report.text);
  }
}, 60_000);
afterAll(() => app.close());

describe.each(sampleCases.map((sample) => ({ sample, title: sample.title })))('$title', ({ sample }) => {
  const markdown = (): string => reports.get(sample.title) ?? '';

  test('reads as its golden report', async () => {
    const file = `golden/${sample.title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.md`;
    await expect(markdown()).toMatchFileSnapshot(file);
  });

  test('has no heading without words beneath it', () => {
    const lines = markdown()
      .split('\n')
      .filter((line) => line.trim() !== '');
    const empty = lines.filter((line, index) => {
      const level = /^(#+) /.exec(line)?.[1]?.length;
      const next = /^(#+) /.exec(lines[index + 1] ?? '# end')?.[1]?.length;
      return level !== undefined && next !== undefined && next <= level;
    });
    expect(empty).toEqual([]);
  });

  test('holds no identifier', () => {
    const ids = [...markdown().matchAll(/(?<![\w-])[\w-]{21}(?![\w-])/g)]
      .map(([word]) => word)
      .filter((word) => /[A-Z]/.test(word) && /[a-z]/.test(word) && /\d/.test(word));
    expect(ids).toEqual([]);
    expect(markdown()).not.toMatch(/\b[sf]\.[a-z]+\b|\b(?:rq|df|over|rights)\.[a-z]+/);
  });

  test('holds no prompt of a section', () => {
    const prompts = sectionLibrary.flatMap(({ prompts }) => prompts);
    expect(prompts.filter((prompt) => markdown().includes(prompt))).toEqual([]);
  });

  test('says of a public case that the organisation has not reviewed it', () => {
    expect(/public case, not reviewed by the organisation/i.test(markdown())).toBe(sample.publicCase);
  });
});
