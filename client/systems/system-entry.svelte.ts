/** One entry of the register with its reviews, kept fresh by hints; and every change a safety lead may make to it. */
import type {
  AiSystem,
  ChangeSystemRequest,
  SystemReviews,
  VersionRequest,
} from '../../shared/api/systems.ts';
import { call } from '../api/api-client.ts';
import { events } from '../api/events.svelte.ts';
import { Resource } from '../api/resource.svelte.ts';

export class SystemEntry {
  readonly system = new Resource(() => call<AiSystem>('GET', this.#path));
  readonly reviews = new Resource(() => call<SystemReviews>('GET', `${this.#path}/reviews`));
  readonly #path: string;

  constructor(systemId: string) {
    this.#path = `/systems/${encodeURIComponent(systemId)}`;
  }

  follow(): () => void {
    void this.system.refresh();
    void this.reviews.refresh();
    const stops = [
      events.subscribe(['systems'], () => void this.system.refresh()),
      events.subscribe(['systems', 'reviews', 'participants'], () => void this.reviews.refresh()),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** @param seen the state of the entry the change was made against */
  async change(change: ChangeSystemRequest, seen: number): Promise<void> {
    this.system.set(await call<AiSystem>('PATCH', this.#path, { body: change, ifMatch: seen }));
  }

  async addVersion(version: VersionRequest, seen: number, key: string): Promise<void> {
    const path = `${this.#path}/versions`;
    this.system.set(
      await call<AiSystem>('POST', path, { body: version, ifMatch: seen, idempotencyKey: key }),
    );
  }

  async changeVersion(id: string, version: VersionRequest, seen: number): Promise<void> {
    const path = `${this.#path}/versions/${encodeURIComponent(id)}`;
    this.system.set(await call<AiSystem>('PUT', path, { body: version, ifMatch: seen }));
  }

  async removeVersion(id: string, seen: number): Promise<void> {
    const path = `${this.#path}/versions/${encodeURIComponent(id)}`;
    this.system.set(await call<AiSystem>('DELETE', path, { ifMatch: seen }));
  }
}

/** Enters a system by its name; resolves with its id. The key makes a second try harmless. */
export async function enterSystem(sheet: ChangeSystemRequest, key: string): Promise<string> {
  return (await call<AiSystem>('POST', '/systems', { body: sheet, idempotencyKey: key })).id;
}
