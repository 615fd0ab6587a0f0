import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import type { ActionDetail } from '../../shared/api/actions.ts';
import { ActionDraft } from './action-draft.svelte.ts';

it('the status from which the next ones follow is, for a screen too, the one just saved', () => {
  const action = { version: 1, status: 'agreed', title: 'T', supersededBy: null };
  const draft = new ActionDraft(action as ActionDetail);
  const seen: string[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      seen.push(draft.from);
    });
  });
  flushSync();
  draft.settle({ ...action, version: 2, status: 'implemented' } as ActionDetail);
  flushSync();
  expect(seen).toEqual(['agreed', 'implemented']);
  stop();
});
