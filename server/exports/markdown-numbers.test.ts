/** The accountability map and numbers by group and over time, as a report prints them. */
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { createRecord, setString, type Editing } from '../../shared/review-document/edits.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import { seedReview } from '../../shared/review-document/seed.ts';
import { template } from '../../shared/templates/templates.ts';
import { reviewMarkdown } from './markdown.ts';
import type { ReviewFacts } from './report.ts';

let seed = 0;
function panel(templateId = 'full'): Editing {
  const doc = new Y.Doc();
  const found = template(templateId);
  if (found === undefined) throw new Error(`no template ${templateId}`);
  seedReview(doc, found);
  const random = (size: number): Uint8Array => {
    seed += 1;
    return Uint8Array.from({ length: size }, (_one, i) => (seed * 41 + i * 13) % 256);
  };
  return { doc, origin: null, random, now: () => 1000 };
}

function print(editing: Editing, templateId = 'full'): string {
  const facts = {
    title: 'A case',
    templateId,
    templateVersion: 1,
    stage: 'analysing',
    aiSystem: null,
    occurredOn: null,
    detectedOn: null,
    publicCase: false,
  } satisfies ReviewFacts;
  return reviewMarkdown(facts, readContent(editing.doc), []);
}

function measured(editing: Editing): string {
  const measure = createRecord(editing, 'metrics', { kind: 'equity', name: 'Missed' });
  const base = { kind: 'reading', measure } as const;
  const men = createRecord(editing, 'metrics', { ...base, group: 'Men', count: '10', of: '100' });
  setString(editing, 'metrics', measure, 'reference', men);
  createRecord(editing, 'metrics', { ...base, group: 'Women', count: '15', of: '100' });
  createRecord(editing, 'metrics', { ...base, group: 'Children', count: '3', of: '37' });
  createRecord(editing, 'metrics', { ...base, group: 'Carers', data: 'not-recorded', count: '7' });
  return measure;
}

test('numbers by group are printed with rate, interval and difference to the reference', () => {
  const editing = panel();
  measured(editing);
  const out = print(editing);
  expect(out).toContain('| Men (reference) | 10 | 100 | 10.0 % (5.5 to 17.4 %) |  |');
  expect(out).toContain('| Women | 15 | 100 | 15.0 % (9.3 to 23.3 %) | +5.0 points |');
});

test('a count from 1 to 4 leaves as less than five, without the rate that would give it back', () => {
  const editing = panel();
  measured(editing);
  const row = print(editing)
    .split('\n')
    .find((line) => line.includes('Children'));
  expect(row).toBe('| Children | \\<5 | 37 |  |  |');
});

test('what was not recorded is printed as that, and no number that was typed before', () => {
  const editing = panel();
  measured(editing);
  expect(print(editing)).toContain('| Carers | Not recorded |  |  |  |');
});

test('figures over time are printed in order of time, with threshold, version changes and who saw them', () => {
  const editing = panel();
  const measure = createRecord(editing, 'metrics', {
    kind: 'drift',
    name: 'Ticked',
    threshold: '65',
    seenBy: 'Duty physicist',
  });
  createRecord(editing, 'metrics', { kind: 'reading', measure, at: '2026-02', figure: '72' });
  createRecord(editing, 'metrics', { kind: 'reading', measure, at: '2026-01', figure: '58' });
  createRecord(editing, 'metrics', { kind: 'mark', at: '2026-02', name: 'Version 4.2' });
  createRecord(editing, 'metrics', { name: 'Images a day', value: '140' });
  const out = print(editing);
  expect(out).toContain('Threshold: above 65. Seen by: Duty physicist.');
  expect(out.indexOf('| 2026-01 | 58 |')).toBeLessThan(
    out.indexOf('| 2026-02 | 72 | Beyond the threshold |'),
  );
  expect(out).toContain('| 2026-02 | Version 4.2 |');
  expect(out).toContain('| Images a day | 140 |');
});

test('the map prints its notice, its gaps, and who could have changed a condition', () => {
  const editing = panel();
  const factor = createRecord(editing, 'factors', { condition: 'No view of misses', layer: 'governance' });
  createRecord(editing, 'functions', {
    function: 'approved',
    organisation: 'deployer',
    who: 'Imaging board',
    factors: [factor],
  });
  createRecord(editing, 'functions', { function: 'monitored', organisation: 'nobody' });
  const out = print(editing);
  expect(out).toContain('decides no liability');
  expect(out).toContain('| **Approved** | Imaging board |  |');
  expect(out).toContain('| **Monitored** |  | Nobody held this. |');
  expect(out).toContain('Not filled in: selected, supplied');
  expect(out).toContain('- G1: Approved: Organisation that deploys it, Imaging board');
});

test('a template without these sections loses none of their records', () => {
  const editing = panel('huddle');
  measured(editing);
  createRecord(editing, 'functions', { function: 'ran', organisation: 'team', who: 'Night service' });
  const out = print(editing, 'huddle');
  expect(out).toContain('| Women | 15 | 100 |');
  expect(out).toContain('| **Ran** | Night service |');
});
