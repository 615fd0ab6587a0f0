/** The owner outside of one action: the link, what came by it, and what somebody inside does about both. */
import type {
  MakeOutsideLinkRequest,
  OutsideLinkMade,
  OutsideState,
  OutsideWordsSent,
} from '../../shared/api/outside.ts';
import { toAppError } from '../api/api-errors.ts';
import { call } from '../api/api-client.ts';
import { Resource } from '../api/resource.svelte.ts';

export class OutsideOwner {
  readonly state = new Resource(() => call<OutsideState>('GET', this.#path));
  busy = $state(false);
  /** What went wrong, with what to do; empty when nothing did. */
  fault = $state('');
  readonly #path: string;

  constructor(reviewId: string, actionId: string) {
    this.#path = `/actions/${encodeURIComponent(reviewId)}/${encodeURIComponent(actionId)}/outside`;
  }

  /** @throws AppError for the form that asks. */
  async make(wanted: MakeOutsideLinkRequest): Promise<OutsideLinkMade> {
    const made = await call<OutsideLinkMade>('POST', this.#path, { body: wanted });
    await this.state.refresh();
    return made;
  }

  /** Resolves with whether it is done. */
  async end(): Promise<boolean> {
    return this.#carryOut(async () => {
      await call('DELETE', this.#path);
      await this.state.refresh();
    });
  }

  async answer(words: Pick<OutsideWordsSent, 'id'>, answer: 'taken' | 'left'): Promise<boolean> {
    return this.#carryOut(async () => {
      this.state.set(
        await call<OutsideState>('POST', `${this.#path}/words/${words.id}`, { body: { answer } }),
      );
    });
  }

  async #carryOut(work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.fault = '';
    try {
      await work();
      return true;
    } catch (thrown) {
      const { message, remedy } = toAppError(thrown);
      this.fault = `${message} ${remedy}`.trim();
      await this.state.refresh();
      return false;
    } finally {
      this.busy = false;
    }
  }
}
