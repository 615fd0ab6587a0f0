/** The templates a review can be opened from now, those of the organisation among them. */
import type { TemplateSummary } from '../../shared/api/templates.ts';
import { call } from '../api/api-client.ts';
import { Resource } from '../api/resource.svelte.ts';

export function offeredTemplates(): Resource<readonly TemplateSummary[]> {
  return new Resource(
    async () => (await call<{ templates: readonly TemplateSummary[] }>('GET', '/templates')).templates,
  );
}
