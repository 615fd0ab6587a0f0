import { afterEach, expect, test, vi } from 'vitest';
import type { ManagedTemplate } from '../../shared/api/templates.ts';
import { TemplateEditor } from './template-editor.svelte.ts';

const stored: ManagedTemplate = {
  id: 't1',
  revision: 3,
  draft: {
    name: 'Night huddle',
    forWhat: 'A doubt at night.',
    who: 'Those on duty.',
    time: '20 minutes.',
    sections: [
      { id: 's.what', prompts: ['Who was awake?'] },
      { id: 's.five', shortCodes: true },
      { id: 's.act' },
    ],
  },
  changed: false,
  version: 1,
  retired: false,
  changedAt: 0,
};

afterEach(() => vi.unstubAllGlobals());

const ids = (editor: TemplateEditor): string[] => editor.sections.map(({ id }) => id);

test('what was stored is not taken for a change, and what is typed is', () => {
  const editor = new TemplateEditor(stored);
  expect([editor.unsaved, editor.faults]).toEqual([false, {}]);
  expect(editor.draft).toEqual(stored.draft);
  editor.sections[0]!.prompts += '\n\n  Who was asleep?  ';
  expect(editor.unsaved).toBe(true);
  expect(editor.draft.sections[0]?.prompts).toEqual(['Who was awake?', 'Who was asleep?']);
});

test('a section moves before and after others, and to the end', () => {
  const editor = new TemplateEditor(stored);
  editor.move('s.act', { before: 's.what' });
  expect(ids(editor)).toEqual(['s.act', 's.what', 's.five']);
  editor.move('s.act', { after: 's.what' });
  expect(ids(editor)).toEqual(['s.what', 's.act', 's.five']);
  editor.move('s.what', {});
  expect(ids(editor)).toEqual(['s.act', 's.five', 's.what']);
});

test('a section that was taken out comes back where it was, once', () => {
  const editor = new TemplateEditor(stored);
  const putBack = editor.remove('s.five');
  expect(editor.absent.map(({ id }) => id)).toContain('s.five');
  putBack();
  putBack();
  expect(ids(editor)).toEqual(['s.what', 's.five', 's.act']);
  expect(editor.sections[1]?.shortCodes).toBe(true);
});

test('an empty section of its own is not sent, and what it lacks is said at its fields', async () => {
  const fetch = vi.fn();
  vi.stubGlobal('fetch', fetch);
  const editor = new TemplateEditor(stored);
  const id = editor.addOwn();
  expect(await editor.save()).toBe(false);
  expect(Object.keys(editor.form.fields).sort()).toEqual([`${id}.heading`, `${id}.why`]);
  expect(fetch).not.toHaveBeenCalled();
});

test('a change that somebody else has overtaken is refused, and what was typed is still there', async () => {
  const problem = { code: 'changed-meanwhile', title: 'Somebody changed it.', remedy: 'Look.', status: 412 };
  vi.stubGlobal('fetch', () =>
    Promise.resolve(
      Response.json(problem, { status: 412, headers: { 'content-type': 'application/problem+json' } }),
    ),
  );
  const editor = new TemplateEditor(stored);
  editor.name = 'Evening huddle';
  expect(await editor.save()).toBe(false);
  expect([editor.form.refusal?.code, editor.name, editor.unsaved]).toEqual([
    'changed-meanwhile',
    'Evening huddle',
    true,
  ]);
});

test('publishing stores first what was written, against the revision that was seen', async () => {
  const calls: unknown[] = [];
  vi.stubGlobal(
    'fetch',
    (url: string, init: { method: string; headers: Record<string, string>; body?: string }) => {
      calls.push([init.method, url.replace('/api/v1', ''), init.headers['if-match']]);
      const revision = 3 + calls.length;
      const draft =
        init.body === undefined ? { ...stored.draft, name: 'New' } : (JSON.parse(init.body) as object);
      return Promise.resolve(Response.json({ ...stored, revision, draft, version: 2 }));
    },
  );
  const editor = new TemplateEditor(stored);
  editor.name = 'New';
  expect(await editor.publish()).toBe(true);
  expect(calls).toEqual([
    ['PUT', '/templates/t1/draft', '"3"'],
    ['POST', '/templates/t1/publication', '"4"'],
  ]);
  expect(editor.unsaved).toBe(false);
});
