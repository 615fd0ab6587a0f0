import { expect, it } from 'vitest';
import { showToast, toasts } from './toasts.svelte.ts';

it('a toast that offers something goes when it can no longer be done; what was only said stays its time', () => {
  showToast('The factor is in the bin.', { label: 'Undo', run: () => undefined });
  showToast('The file is downloaded.');
  toasts.dropOffers();
  expect(toasts.entries.map(({ text }) => text)).toEqual(['The file is downloaded.']);
});
