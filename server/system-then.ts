/** An entry of the register of AI systems with the version that was in use on a day, for a review to copy from. */
import { noSuchSystem } from '../db/refusals.ts';
import type { SystemStore } from '../db/system-store.ts';
import { AppError } from '../shared/errors.ts';
import { versionOn } from '../shared/systems/system-sheet.ts';
import type { SystemThen } from './open-review.ts';

/**
 * @param day the calendar day it happened on
 * @param versionId chosen by a person: null says that it is not known, and without one the day decides
 * @throws AppError `not-found` for an unknown system, `invalid-input` for a version that is none of it.
 */
export async function systemOn(
  systems: SystemStore,
  systemId: string,
  day: string,
  versionId?: string | null,
): Promise<SystemThen> {
  const entry = await systems.get(systemId);
  if (entry === undefined) throw noSuchSystem();
  if (versionId === null) return { entry, version: undefined };
  if (versionId === undefined) return { entry, version: versionOn(entry.versions, day) };
  const version = entry.versions.find(({ id }) => id === versionId);
  if (version !== undefined) return { entry, version };
  const sentence = 'This system has no such version.';
  throw new AppError('invalid-input', sentence, 'Choose one of the versions in the register.', {
    fields: { versionId: sentence },
  });
}
