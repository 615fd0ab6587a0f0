import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  answerText,
  binRecord,
  createRecord,
  factText,
  layerReason,
  setAnswerState,
  setCheck,
  setFactState,
  setKind,
  setLayerNone,
} from '../../shared/review-document/edits.ts';
import type { Editing } from '../../shared/review-document/edits.ts';
import { appendProse } from '../../shared/review-document/prose-write.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import { seedReview } from '../../shared/review-document/seed.ts';
import { actionCategories } from '../../shared/taxonomy/action-categories.ts';
import { template } from '../../shared/templates/templates.ts';
import { reviewMarkdown } from './markdown.ts';
import type { ActionFacts, ReviewFacts } from './report.ts';

const facts: ReviewFacts = {
  title: 'Alarm *not* seen',
  templateId: 'full',
  templateVersion: 1,
  stage: 'analysing',
  aiSystem: 'Sepsis <watch>',
  occurredOn: '2026-02-11',
  detectedOn: null,
  publicCase: false,
};

function opened(templateId: 'full' | 'huddle' = 'full'): Editing {
  const doc = new Y.Doc();
  doc.clientID = 1;
  seedReview(doc, template(templateId)!);
  let drawn = 0;
  const random = (size: number) => Uint8Array.from({ length: size }, () => (drawn += 7) % 256);
  return { doc, origin: 'panel', random, now: () => 1 };
}

function print(
  editing: Editing,
  actions: readonly ActionFacts[] = [],
  review: Partial<ReviewFacts> = {},
): string {
  return reviewMarkdown({ ...facts, ...review }, readContent(editing.doc), actions);
}

test('a review in which nothing was written is its title and its status', () => {
  expect(print(opened())).toBe(
    '# Alarm \\*not\\* seen\n\n**Stage:** Analysing · **Template:** Full AI incident review, version 1 · ' +
      '**AI system:** Sepsis \\<watch> · **Happened:** 11 February 2026\n',
  );
});

test('a public case says so under its title', () => {
  expect(print(opened(), [], { publicCase: true })).toContain(
    '\n> Public case, not reviewed by the organisation.\n',
  );
});

test('facts show their source, and say when something is not known or does not apply', () => {
  const editing = opened();
  factText(editing.doc, 'system.name', 'value')!.insert(0, 'Reader | 2');
  factText(editing.doc, 'system.name', 'source')!.insert(0, 'contract');
  factText(editing.doc, 'system.version', 'source')!.insert(0, 'asked twice');
  setFactState(editing, 'system.version', 'not-known');
  setFactState(editing, 'system.maker', 'not-applicable');
  factText(editing.doc, 'system.purpose', 'source')!.insert(0, 'a source of nothing');
  const out = print(editing);
  expect(out).toContain('| **Name of the system** | Reader \\| 2 (contract) |');
  expect(out).toContain('| **Version** | Not known. (asked twice) |');
  expect(out).toContain('| **Maker** | Does not apply |');
  expect(out).not.toContain('a source of nothing');
  expect(out).toContain('## Left open\n\n- Not known: Version');
});

test('factors stand by layer as one sentence each, and a layer without any says why', () => {
  const editing = opened();
  const evidence = createRecord(editing, 'evidence', { text: 'Alarm log', url: 'https://example.org/log' });
  const model = createRecord(editing, 'factors', {
    condition: 'Threshold set high.',
    mechanism: 'low scores stayed silent',
    effect: 'nobody was called',
    layer: 'model',
    codes: ['model.false-negative', 'model.from-the-future'],
    confidence: 'high',
    state: 'disputed',
    evidence: [evidence],
  });
  createRecord(editing, 'factors', { condition: 'Screen was off', layer: 'interface' });
  createRecord(editing, 'factors', { condition: 'To be sorted' });
  createRecord(editing, 'factors', { layer: 'human' });
  setLayerNone(editing, 'governance', true);
  layerReason(editing.doc, 'governance')!.insert(0, 'asked the board');
  const outcome = createRecord(editing, 'outcomes', { text: 'Treatment began late.' });
  createRecord(editing, 'links', { from: model, to: outcome, kind: 'contributes', how: 'no call' });
  const out = print(editing);
  expect(out).toContain(
    '### Model\n\n- **M1** Threshold set high → low scores stayed silent → nobody was called.\n' +
      '  - Codes: Finding not raised. Confidence: high. State: disputed. Evidence 1.',
  );
  expect(out).toContain('### Interface\n\n- **I1** Screen was off.');
  expect(out).toContain('### Governance\n\nLooked at, none found: asked the board.');
  expect(out).toContain('### Not sorted into a layer yet\n\n- **U1** To be sorted.');
  expect(out).not.toContain('### Human');
  expect(out).not.toContain('### Workflow');
  expect(out).toContain('- **M1** contributes to “Treatment began late”: no call.');
  expect(out).toContain('| 1 | Alarm log<br>[address](<https://example.org/log>) | factor M1 |');
  expect(out).toContain('- Disputed in the panel: factor M1');
});

test('a factor says why it is held, what "something else" was, and which layers it leads to', () => {
  const editing = opened();
  const cause = createRecord(editing, 'factors', {
    condition: 'No drill',
    layer: 'governance',
    state: 'ruled-out',
    reason: 'the drill was held in May.',
    codes: ['governance.other', 'governance.change-control'],
    other: 'no drill for outages',
  });
  const act = createRecord(editing, 'factors', { condition: 'Waited', layer: 'human' });
  createRecord(editing, 'links', { from: cause, to: act, kind: 'contributes' });
  const out = print(editing);
  expect(out).toContain(
    'Codes: Change without notice; Something else (no drill for outages). State: ruled out. ' +
      'Reason: the drill was held in May.',
  );
  expect(out).toContain(
    '### Which layer leads to which\n\n| From | To human factors |\n| --- | --- |\n| Governance | G1 → H1 |',
  );
});

test('the timeline stands in time order with its zone said once', () => {
  const editing = opened();
  const at = { tz: 'Europe/Amsterdam', precision: 'minute' } as const;
  createRecord(editing, 'timeline', { ...at, text: 'second', from: '2026-03-02T09:41', starred: true });
  createRecord(editing, 'timeline', {
    ...at,
    text: 'first',
    from: '2026-03-02T03:00',
    precision: 'hour',
    lane: 'staff',
  });
  createRecord(editing, 'timeline', { text: 'some day', precision: 'unknown' });
  expect(print(editing)).toContain(
    [
      '## Timeline',
      '',
      '| When | What happened | Where |',
      '| --- | --- | --- |',
      '| 2 March 2026, about 03:00 | first | People at work |',
      '| 2 March 2026, 09:41 | **Turning point.** second |  |',
      '| Time not known | some day |  |',
      '',
      'Times are local times of Europe/Amsterdam.',
    ].join('\n'),
  );
});

test('an action shows the words of whoever owns them, and what only its row knows', () => {
  const editing = opened();
  const factor = createRecord(editing, 'factors', { condition: 'x', layer: 'workflow' });
  const proposed = createRecord(editing, 'actions', {
    title: 'Second look',
    category: actionCategories.find(({ strength }) => strength === 'intermediate')!.id,
    factors: [factor],
    measureName: 'Misses',
    baseline: '5',
    target: '1',
  });
  const agreed = createRecord(editing, 'actions', { title: 'Old words', detail: 'old' });
  const row: ActionFacts = {
    ...{
      reviewId: 'r',
      actionId: '',
      status: 'proposed',
      title: '',
      detail: '',
      category: null,
      strength: null,
    },
    ...{
      layers: [],
      measureName: '',
      measureKind: null,
      baseline: '',
      target: '',
      source: '',
      unintended: '',
    },
    ...{
      equity: '',
      ownerId: null,
      ownerName: null,
      outsideOwner: '',
      ownerLeft: false,
      dueOn: null,
      implementedOn: null,
      approverId: null,
    },
    ...{ approverName: null, supersededBy: null, programme: '', supplierRef: '', cost: '', funder: '' },
    ...({ systemId: null, systemName: null, reviewStage: 'gathering' } as const),
    ...{ nextCheckOn: null, createdAt: 0, checks: [], readings: [], proofs: [] },
  };
  const seen = { byName: 'Ben', at: Date.UTC(2026, 5, 2) };
  const check = { id: 1, kind: 'first', dueOn: '2026-05-30', systemVersion: null, lapsedAt: null } as const;
  const out = print(editing, [
    { ...row, actionId: proposed, status: 'proposed', title: 'Lagging words' },
    { ...row, actionId: agreed, status: 'agreed', title: 'New words', ownerName: 'Ana', dueOn: '2026-05-01' },
    {
      ...row,
      ...{ actionId: 'gone', status: 'implemented', title: 'Lives on', measureName: 'Hits', target: '9' },
      ...{ implementedOn: '2026-03-01', cost: '2,000 €', category: 'training', layers: ['human'] },
      proofs: [{ ...seen, id: 1, kind: 'link', text: 'https://example.org/12', file: null }],
      readings: [{ ...seen, id: 1, day: '2026-03-10', value: '61 %', number: 61, note: 'nights only' }],
      checks: [
        { ...check, ...seen, outcome: 'partly', note: 'Half of them' },
        { ...check, id: 2, dueOn: '2027-03-01', outcome: null, note: null, byName: null, at: null },
        {
          ...check,
          id: 3,
          dueOn: '2027-09-09',
          outcome: null,
          note: null,
          byName: null,
          at: null,
          lapsedAt: 1,
        },
      ],
    },
    { ...row, actionId: 'no', status: 'declined', title: 'Not done', approverName: 'Cem' },
    { ...row, actionId: 'never', status: 'withdrawn', title: 'Never agreed' },
  ]);
  expect(out).toContain('| 1 | Second look | Intermediate |  |  | Proposed | Misses: from 5 to 1 | W1 |');
  expect(out).toContain('| 2 | New words |  | Ana | 1 May 2026 | Agreed |  |  |');
  expect(out).toContain(
    '| 3 | Lives on | Weaker |  |  | Implemented, effect not known yet | Hits; target: 9 |  |',
  );
  for (const line of [
    'Done on 1 March 2026.',
    'Cost: 2,000 €.',
    'Measure on 10 March 2026: 61 %; nights only.',
    'Checked on 2 June 2026: it partly worked: Half of them.',
    'Check of the effect due on 1 March 2027.',
    'Not doing it was approved by: Cem.',
  ]) {
    expect(out).toContain(line);
  }
  expect(out).toMatch(/Shown by: .*example\.org\/12/u);
  expect(out).not.toMatch(/Lagging|Old words|Never agreed|September 2027/);
});

test('answers, checks, kinds and voices say only what was answered', () => {
  const editing = opened();
  answerText(editing.doc, 'rq.approved')!.insert(0, 'The board, in 2024');
  setAnswerState(editing, 'rq.validated', 'not-answerable');
  setAnswerState(editing, 'rq.trained', 'answered');
  setCheck(editing, 'rules.roles', true, 'chair');
  setCheck(editing, 'rules.conditions', false, 'chair');
  setKind(editing, 'false-negative', true);
  setKind(editing, 'kind-of-the-future', true);
  setCheck(editing, 'false-negative.threshold', true);
  createRecord(editing, 'voices', {
    of: 'family',
    text: 'Who else?\n\nTell us.',
    response: 'A look-back runs.',
  });
  createRecord(editing, 'voices', { of: 'staff', text: 'No time.' });
  const out = print(editing);
  expect(out.match(/^\*\*.*\?\*\*$/gm)).toHaveLength(2);
  expect(out).toContain('*Cannot be answered yet.*');
  expect(out.match(/\[x\]/g)).toHaveLength(2);
  expect(out).toContain('(chair)');
  expect(out).toContain('- **False negative.**');
  expect(out).toContain(
    '## Patient, family and public view\n\n> **Family:**\n>\n> Who else?\n>\n> Tell us.\n\nResponse: A look-back runs.',
  );
  expect(out).toContain('## Staff view\n\n> **Staff:**\n>\n> No time.');
  expect(out).not.toContain('kind-of-the-future');
});

test('a heading never stands over nothing, and no id is printed', () => {
  const editing = opened();
  const ids = [
    createRecord(editing, 'factors', { condition: 'c', layer: 'human' }),
    createRecord(editing, 'lessons', { text: 'l' }),
    createRecord(editing, 'areas', {}),
    createRecord(editing, 'safeguards', { text: 's', stage: 'review', status: 'held' }),
    createRecord(editing, 'dissent', { text: 'd' }),
    createRecord(editing, 'actions', {}),
  ];
  const binned = createRecord(editing, 'lessons', { text: 'thrown away' });
  binRecord(editing, 'lessons', binned);
  appendProse(editing, 's.what', ['']);
  appendProse(editing, 's.work', [{ as: 'h2', text: 'Ours' }, 'words']);
  const out = print(editing);
  const lines = out.trimEnd().split('\n');
  lines.forEach((line, i) => {
    if (!line.startsWith('#') || i === 0) return;
    const next = lines.slice(i + 1).find((other) => other !== '') ?? '#';
    const level = (text: string) => /^#*/.exec(text)![0].length;
    if (next.startsWith('#')) expect(level(next), line).toBeGreaterThan(level(line));
  });
  for (const id of ids) expect(out).not.toContain(id);
  expect(out).not.toContain('thrown away');
  expect(out).not.toContain('## What happened');
});

test('what the template has no place for is printed after it', () => {
  const editing = opened('huddle');
  createRecord(editing, 'lessons', { text: 'carried over' });
  appendProse(editing, 's.drift', ['written elsewhere']);
  const out = print(editing, [], { templateId: 'huddle' });
  expect(out).toContain('## What we learned\n\n1. carried over.');
  expect(out).toContain('## Performance over time\n\nwritten elsewhere');
});

test('printing writes nothing to the document', () => {
  const editing = opened();
  appendProse(editing, 's.what', ['words']);
  let updates = 0;
  editing.doc.on('update', () => (updates += 1));
  print(editing);
  expect(updates).toBe(0);
});
