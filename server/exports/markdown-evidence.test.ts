import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { EvidenceFile } from '../../shared/api/evidence-files.ts';
import { createRecord } from '../../shared/review-document/edits.ts';
import type { Editing } from '../../shared/review-document/edits.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import { seedReview } from '../../shared/review-document/seed.ts';
import { template } from '../../shared/templates/templates.ts';
import { reviewMarkdown } from './markdown.ts';
import type { ReviewFacts } from './report.ts';

const facts: ReviewFacts = {
  title: 'R',
  templateId: 'full',
  templateVersion: 1,
  stage: 'analysing',
  aiSystem: null,
  occurredOn: null,
  detectedOn: null,
  publicCase: false,
};
const screen: EvidenceFile = {
  id: 'f1',
  name: 'list|night.png',
  mediaType: 'image/png',
  kind: 'picture',
  size: 10,
  sha256: 'ab'.repeat(32),
  width: 8,
  height: 6,
  at: 0,
};

function opened(): Editing {
  const doc = new Y.Doc();
  doc.clientID = 1;
  seedReview(doc, template('full')!);
  let drawn = 0;
  const random = (size: number) => Uint8Array.from({ length: size }, () => (drawn += 7) % 256);
  return { doc, origin: 'panel', random, now: () => 1 };
}

function print({ doc }: Editing): string {
  return reviewMarkdown(facts, readContent(doc), [], undefined, [screen]);
}

test('a picture stands in a report by its words, its name and the digest of its bytes', () => {
  const editing = opened();
  createRecord(editing, 'evidence', {
    text: 'The list at night',
    kind: 'screenshot',
    strength: 'recorded',
    source: 'Workstation 3',
    at: '2026-03-02',
    file: 'f1',
    alt: 'Forty names, none marked',
  });
  expect(print(editing)).toContain(
    '| 1 | The list at night<br>Picture: list\\|night.png, SHA-256 `' +
      `${'ab'.repeat(32)}\`<br>Shows: Forty names, none marked. | Screenshot, Recorded | ` +
      'Workstation 3, 2 March 2026 |',
  );
});

test('a picture without words says that it has none, and a file that is not there says so', () => {
  const editing = opened();
  createRecord(editing, 'evidence', { text: 'Screen', kind: 'screenshot', file: 'f1' });
  createRecord(editing, 'evidence', { text: 'Gone', file: 'elsewhere' });
  expect(print(editing)).toContain('night.png, without alternative text, SHA-256');
  expect(print(editing)).toContain('File that this review does not hold');
});

test('a quote names a role and what was agreed; unwanted words are kept out', () => {
  const editing = opened();
  const quote = { kind: 'quote', speaker: 'Night nurse' } as const;
  createRecord(editing, 'evidence', { ...quote, text: 'It never beeped', consent: 'may-quote' });
  createRecord(editing, 'evidence', { ...quote, text: 'Secret words', consent: 'not-quote' });
  createRecord(editing, 'evidence', { ...quote, text: 'As always' });
  const out = print(editing);
  expect(out).toContain('Night nurse: “It never beeped” (may be quoted)');
  expect(out).toContain('“As always” (nobody has asked whether it may be quoted)');
  expect(out).toContain('Night nurse: *words kept out, not to be quoted*');
  expect(out).not.toContain('Secret words');
});

test('each piece says where it is cited', () => {
  const editing = opened();
  const id = createRecord(editing, 'evidence', { text: 'Log' });
  for (const layer of ['model', 'workflow'] as const) {
    createRecord(editing, 'factors', { condition: 'C', layer, evidence: [id] });
  }
  createRecord(editing, 'timeline', { text: 'E', evidence: [id] });
  createRecord(editing, 'lessons', { text: 'L', evidence: [id] });
  expect(print(editing)).toContain('| 1 | Log | factors M1, W1; 1 timeline entry; 1 lesson |');
});

test('what the AI showed stands beside what could be seen', () => {
  const editing = opened();
  const shown = createRecord(editing, 'evidence', { text: 'Model output', alt: 'Score 0.81 in red' });
  const seen = createRecord(editing, 'evidence', { text: 'Row 7 of the list' });
  createRecord(editing, 'pairs', { text: '09:41', shown, seen, difference: 'The colour was lost' });
  expect(print(editing)).toContain(
    [
      '| Moment | What the AI showed | What the person could see | What differs |',
      '| --- | --- | --- | --- |',
      '| 09:41 | Score 0.81 in red (evidence 1) | Row 7 of the list (evidence 2) | The colour was lost |',
    ].join('\n'),
  );
});

test('a file stands in a report by name and digest, and no address of it leaves', () => {
  const editing = opened();
  createRecord(editing, 'evidence', { text: 'Screen', kind: 'screenshot', file: 'f1', alt: 'A list' });
  const out = print(editing);
  expect(out).toContain('ab'.repeat(32));
  expect(out).not.toMatch(/https?:|\/api\/|evidence-files|f1/);
});
