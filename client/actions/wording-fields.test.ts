import { flushSync, mount, unmount } from 'svelte';
import { expect, test } from 'vitest';
import type { Action } from '../../shared/api/actions.ts';
import { Form } from '../api/form.svelte.ts';
import { ActionDraft } from './action-draft.svelte.ts';
import WordingFields from './WordingFields.svelte';

const labelled = {
  baseline: 'Value before',
  target: 'Value to be reached',
  source: 'Taken from',
  unintended: 'Side effects',
  equity: 'Fairness',
  cost: 'Cost',
  funder: 'Paid by',
  supplierRef: 'Supplier’s reference',
} as const;

test('each figure and reference is typed into the field that is named after it', async () => {
  const draft = new ActionDraft({ version: 1, status: 'agreed', title: 'T', supersededBy: null } as Action);
  const props = { draft, form: new Form('wording'), mayReword: true };
  const shown = mount(WordingFields, { target: document.body, props });
  try {
    for (const [field, label] of Object.entries(labelled)) {
      const named = [...document.querySelectorAll('label')].find(({ textContent }) =>
        textContent.trim().startsWith(label),
      );
      const box = document.getElementById(named?.htmlFor ?? '') as HTMLInputElement;
      box.value = `about ${field}`;
      box.dispatchEvent(new Event('input', { bubbles: true }));
      flushSync();
    }
    const wanted = Object.keys(labelled).map((field) => [field, `about ${field}`]);
    expect(draft.fields).toMatchObject(Object.fromEntries(wanted));
  } finally {
    await unmount(shown);
  }
});
