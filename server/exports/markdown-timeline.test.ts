import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createRecord } from '../../shared/review-document/edits.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import type { InitialRecord } from '../../shared/review-document/records.ts';
import { timelinePart } from './markdown-timeline.ts';
import { makeReport } from './report.ts';

function printed(...entries: readonly InitialRecord<'timeline'>[]): string {
  let drawn = 0;
  const random = (size: number) => Uint8Array.from({ length: size }, () => (drawn += 7) % 256);
  const editing = { doc: new Y.Doc(), origin: 'panel', random, now: () => 1 };
  for (const entry of entries) createRecord(editing, 'timeline', entry);
  const facts = {
    title: 'A review',
    templateId: 'full',
    templateVersion: 1,
    stage: 'analysing',
    aiSystem: null,
    occurredOn: null,
    detectedOn: null,
    publicCase: false,
  } as const;
  return timelinePart(makeReport(facts, readContent(editing.doc), []));
}

test('times are printed as surely as they are known, each with its zone where there are several', () => {
  expect(
    printed(
      { text: 'Shown', from: '2026-03-02T09:30', precision: 'hour', tz: 'UTC', milestone: 'output-shown' },
      {
        text: 'Acted',
        from: '2026-03-02T10:35',
        to: '2026-03-02T10:45',
        precision: 'minute',
        between: true,
        tz: '+01:00',
        lane: 'staff',
        known: 'later',
        milestone: 'decision',
      },
    ),
  ).toBe(
    [
      '| When | What happened | Where | Known | Milestone |',
      '| --- | --- | --- | --- | --- |',
      '| 2 March 2026, about 09:30 (UTC) | Shown |  |  | Output shown to a person |',
      '| between 2 March 2026, 10:35 and 10:45 (+01:00) | Acted | People at work | Known only later | Decision or act |',
      '',
      '### How long it took',
      '',
      '- From seeing the output to acting on it: at most 45 minutes.',
      '- Cannot be computed: until somebody could see the output (no entry is marked “AI output given”).',
    ].join('\n'),
  );
});

test('a timeline in which nothing was written prints nothing', () => {
  expect(printed({ from: '2026-03-02', precision: 'day', milestone: 'begins' })).toBe('');
});
