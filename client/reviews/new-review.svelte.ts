/** What somebody fills in to open a review. It outlives going back to the templates, so that nothing is typed twice. */
import { newKey } from '../api/api-client.ts';
import { checkDay, checkTitle } from '../api/checks.ts';
import { Form, type Checks } from '../api/form.svelte.ts';
import { createReview } from './review-list.svelte.ts';

export class NewReview {
  title = $state('');
  aiSystem = $state('');
  occurredOn = $state('');
  detectedOn = $state('');
  readonly form = new Form('review');
  /** Kept until the review is open: a second try after a broken connection opens no second review. */
  readonly #key = newKey();

  get checks(): Checks {
    const { occurredOn, detectedOn } = this;
    const daysAreFine = checkDay(occurredOn) === undefined && checkDay(detectedOn) === undefined;
    const isTurned = daysAreFine && occurredOn !== '' && detectedOn !== '' && detectedOn < occurredOn;
    return {
      title: checkTitle(this.title, 'the review a title'),
      aiSystem: this.aiSystem.trim().length > 200 ? 'Keep the system name under 200 characters.' : undefined,
      occurredOn: checkDay(occurredOn),
      detectedOn: isTurned ? 'It cannot have been noticed before it happened.' : checkDay(detectedOn),
    };
  }

  /** Opens the review; resolves with its id, or undefined when it was refused (the form says why). */
  async open(templateId: string): Promise<string | undefined> {
    let id: string | undefined;
    await this.form.submit(this.checks, async () => {
      id = await createReview(
        {
          templateId,
          title: this.title.trim(),
          ...(this.aiSystem.trim() === '' ? {} : { aiSystem: this.aiSystem.trim() }),
          ...(this.occurredOn === '' ? {} : { occurredOn: this.occurredOn }),
          ...(this.detectedOn === '' ? {} : { detectedOn: this.detectedOn }),
        },
        this.#key,
      );
    });
    return id;
  }
}
