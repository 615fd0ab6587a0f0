import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { Form } from './form.svelte.ts';

describe('a form', () => {
  it('sends nothing while a check fails, and lists each fault with the id of its field', async () => {
    const form = new Form('set-up');
    const send = vi.fn(() => Promise.resolve());
    expect(await form.submit({ name: 'Enter a name.', email: undefined }, send)).toBe(false);
    expect(send).not.toHaveBeenCalled();
    expect(form.list).toEqual([{ id: 'set-up-name', sentence: 'Enter a name.' }]);
    expect(form.error('email')).toBeUndefined();
  });

  it('shows what the server refused, at its head and by field', async () => {
    const form = new Form('f');
    const refusal = new AppError('invalid-input', 'Not like this.', 'Do that.', {
      fields: { title: 'Too long.' },
    });
    expect(await form.submit({}, () => Promise.reject(refusal))).toBe(false);
    expect([form.sentence, form.remedy, form.error('title')]).toEqual([
      'Not like this.',
      'Do that.',
      'Too long.',
    ]);
    expect(form.refusal).toBe(refusal);
  });

  it('sends nothing while a field holds a day that does not exist, which the browser hands on as no day', async () => {
    const form = new Form('f');
    const input = document.createElement('input');
    input.id = form.id('dueOn');
    Object.defineProperty(input, 'validity', { value: { badInput: true } });
    document.body.append(input);
    const send = vi.fn(() => Promise.resolve());
    expect(await form.submit({ dueOn: undefined }, send)).toBe(false);
    expect(send).not.toHaveBeenCalled();
    expect(form.error('dueOn')).toContain('does not exist');
    input.remove();
  });

  it('forgets the last fault when it is sent again', async () => {
    const form = new Form('f');
    await form.submit({ name: 'Enter a name.' }, () => Promise.resolve());
    expect(await form.submit({}, () => Promise.resolve())).toBe(true);
    expect([form.sentence, form.list.length]).toEqual(['', 0]);
  });

  it('does not send twice when the button is pressed twice', async () => {
    const form = new Form('f');
    const gate = Promise.withResolvers<undefined>();
    const send = vi.fn(async () => {
      await gate.promise;
    });
    const first = form.submit({}, send);
    expect(form.busy).toBe(true);
    expect(await form.submit({}, send)).toBe(false);
    gate.resolve(undefined);
    expect(await first).toBe(true);
    expect(send).toHaveBeenCalledOnce();
    expect(form.busy).toBe(false);
  });
});
