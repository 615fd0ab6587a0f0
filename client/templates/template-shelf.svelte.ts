/** The templates on offer and, for an admin, those the organisation makes, with what can be done with each. */
import type { ManagedTemplate, TemplateSummary } from '../../shared/api/templates.ts';
import { call, newKey } from '../api/api-client.ts';
import { Resource } from '../api/resource.svelte.ts';

export class TemplateShelf {
  readonly offered = new Resource(
    async () => (await call<{ templates: readonly TemplateSummary[] }>('GET', '/templates')).templates,
  );
  readonly own = new Resource(
    async () => (await call<{ templates: readonly ManagedTemplate[] }>('GET', '/templates/own')).templates,
  );
  /** Kept until a copy is made: pressing again after a broken connection makes no second one. */
  #key = newKey();

  /** Begins a template as a copy; resolves with its id. @throws AppError */
  async copy(copyOf: string): Promise<string> {
    const made = await call<ManagedTemplate>('POST', '/templates', {
      body: { copyOf },
      idempotencyKey: this.#key,
    });
    this.#key = newKey();
    return made.id;
  }

  /** @throws AppError */
  async setRetired({ id, revision }: ManagedTemplate, retired: boolean): Promise<void> {
    await call('PATCH', `/templates/${id}`, { body: { retired }, ifMatch: revision });
    await Promise.all([this.own.refresh(), this.offered.refresh()]);
  }
}
