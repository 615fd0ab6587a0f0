import { expect, test } from 'vitest';
import { createLink } from '../../shared/graph/link-edits.ts';
import { createRecord } from '../../shared/review-document/edits.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import { graphPart } from './markdown-graph.ts';
import { makeReport } from './report.ts';
import * as Y from 'yjs';

let clock = 0;

test('the graph says each link as a sentence, with what is joint, and the paths to the outcome as a table', () => {
  const doc = new Y.Doc();
  const random = (size: number): Uint8Array => Uint8Array.from({ length: size }, () => (clock += 7) % 256);
  const editing = { doc, origin: {}, random, now: () => (clock += 1) };
  const first = createRecord(editing, 'factors', { condition: 'No drill', layer: 'governance' });
  const second = createRecord(editing, 'factors', { condition: 'Score | silent', layer: 'model' });
  const third = createRecord(editing, 'factors', { condition: 'One screen', layer: 'interface' });
  const outcome = createRecord(editing, 'outcomes', { text: 'Treatment began late.' });
  createLink(editing, { from: first, to: second, kind: 'enables' });
  createLink(editing, { from: second, to: outcome, with: 'joint', how: 'no call' });
  createLink(editing, { from: third, to: outcome, with: 'joint' });
  const review = { title: 'A review', stage: 'gathering' } as never;
  expect(graphPart(makeReport(review, readContent(doc), []))).toBe(
    [
      '- **G1** makes possible **M1**.',
      '- **M1** contributes to “Treatment began late” (needed together with others): no call.',
      '- **I1** contributes to “Treatment began late” (needed together with others).',
      '',
      '### Paths to what came of it',
      '',
      '| From the first cause to the outcome | Layers |',
      '| --- | --- |',
      '| **G1** → **M1** → “Treatment began late” | Model, Governance |',
    ].join('\n'),
  );
});
