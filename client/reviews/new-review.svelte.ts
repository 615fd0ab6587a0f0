/** What somebody fills in to open a review. It outlives going back to the templates, so that nothing is typed twice. */
import { newKey } from '../api/api-client.ts';
import { checkEventDays, checkTitle } from '../api/checks.ts';
import { Form, type Checks } from '../api/form.svelte.ts';
import { RegisterNames } from '../systems/register-names.svelte.ts';
import { dayOf } from '../ui/dates.ts';
import { createReview } from './review-list.svelte.ts';

export class NewReview {
  title = $state('');
  aiSystem = $state('');
  occurredOn = $state('');
  detectedOn = $state('');
  readonly form = new Form('review');
  /** The register's names: a system of this name is tied to the review, with the version in use when it happened. */
  readonly names = new RegisterNames();
  /** Kept until the review is open: a second try after a broken connection opens no second review. */
  readonly #key = newKey();

  get checks(): Checks {
    return {
      title: checkTitle(this.title, 'the review a title'),
      aiSystem: this.aiSystem.trim().length > 200 ? 'Keep the system name under 200 characters.' : undefined,
      ...checkEventDays(this.occurredOn, this.detectedOn, dayOf(new Date())),
    };
  }

  /** Opens the review; resolves with its id, or undefined when it was refused (the form says why). */
  async open(templateId: string): Promise<string | undefined> {
    let id: string | undefined;
    const systemId = this.names.named(this.aiSystem)?.id;
    await this.form.submit(this.checks, async () => {
      id = await createReview(
        {
          templateId,
          title: this.title.trim(),
          ...(this.aiSystem.trim() === '' ? {} : { aiSystem: this.aiSystem.trim() }),
          ...(systemId === undefined ? {} : { systemId }),
          ...(this.occurredOn === '' ? {} : { occurredOn: this.occurredOn }),
          ...(this.detectedOn === '' ? {} : { detectedOn: this.detectedOn }),
        },
        this.#key,
      );
    });
    return id;
  }
}
