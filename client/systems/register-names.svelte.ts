/** The names in the register of AI systems, for fields that offer them while leaving room for any other name. */
import type { SystemPage, SystemSummary } from '../../shared/api/systems.ts';
import { call } from '../api/api-client.ts';
import { events } from '../api/events.svelte.ts';
import { Resource } from '../api/resource.svelte.ts';

/** More names than a person would look through; whoever has more types a part of one. */
const most = 200;

export class RegisterNames {
  readonly list = new Resource(
    async () => (await call<SystemPage>('GET', '/systems', { query: { limit: most } })).systems,
  );

  follow(): () => void {
    void this.list.refresh();
    return events.subscribe(['systems'], () => void this.list.refresh());
  }

  get systems(): readonly SystemSummary[] {
    return this.list.value ?? [];
  }

  /** The entry of exactly this name; undefined when there is none, or more than one. */
  named(name: string): SystemSummary | undefined {
    const wanted = name.trim().toLowerCase();
    const found = this.systems.filter((system) => system.name.toLowerCase() === wanted);
    return found.length === 1 ? found[0] : undefined;
  }
}
