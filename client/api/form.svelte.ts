/**
 * The life of one form: checks before sending, refusals by field, and what to say at its head. It never clears
 * what was typed; the fields themselves belong to the form.
 */
import type { AppError } from '../../shared/errors.ts';
import { fieldSentences, toAppError } from './api-errors.ts';

/** Field name → what is wrong with it, or undefined when it is fine. */
export type Checks = Readonly<Record<string, string | undefined>>;

export class Form {
  busy = $state(false);
  sentence = $state('');
  remedy = $state('');
  fields = $state.raw<Readonly<Record<string, string>>>({});
  /** The refusal itself, for forms that answer a certain code in their own way. */
  refusal = $state.raw<AppError | undefined>();
  /** Prefix of the field ids, so that the error summary can link to them. */
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  /** The element id of a field. */
  id(field: string): string {
    return `${this.#name}-${field}`;
  }

  /** The sentence for a field, or undefined. */
  error(field: string): string | undefined {
    return this.fields[field];
  }

  /** For the error summary, in the order of the checks. */
  get list(): { id: string; sentence: string }[] {
    return Object.entries(this.fields).map(([field, sentence]) => ({ id: this.id(field), sentence }));
  }

  clear(): void {
    this.sentence = '';
    this.remedy = '';
    this.fields = {};
    this.refusal = undefined;
  }

  /**
   * Checks, then sends. Resolves with whether it was done. A second submit while the first is on its way does
   * nothing.
   */
  async submit(checks: Checks, send: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.clear();
    const wrong = Object.entries(checks)
      .map(([field, sentence]) => [field, this.#unreadable(field) ?? sentence] as const)
      .filter((entry): entry is [string, string] => entry[1] !== undefined);
    if (wrong.length > 0) {
      this.fields = Object.fromEntries(wrong);
      this.sentence =
        wrong.length === 1
          ? 'One thing needs your attention.'
          : `${wrong.length} things need your attention.`;
      return false;
    }
    this.busy = true;
    try {
      await send();
      return true;
    } catch (thrown) {
      this.#refuse(toAppError(thrown));
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** A day such as 31 February reaches nobody: the browser hands on an empty value and only marks the field. */
  #unreadable(field: string): string | undefined {
    const control = globalThis.document?.getElementById(this.id(field));
    return control instanceof HTMLInputElement && control.validity.badInput
      ? 'This day is not complete or does not exist.'
      : undefined;
  }

  #refuse(refusal: AppError): void {
    this.refusal = refusal;
    this.sentence = refusal.message;
    this.remedy = refusal.remedy;
    this.fields = fieldSentences(refusal);
  }
}
