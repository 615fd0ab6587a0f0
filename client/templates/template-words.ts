/** How a template of the organisation stands, in words. Pure. */
import type { ManagedTemplate } from '../../shared/api/templates.ts';

export interface Standing {
  readonly name: 'Draft' | 'Published' | 'Published, with changes' | 'Retired';
  readonly about: string;
}

export function standingOf({ version, changed, retired }: ManagedTemplate): Standing {
  if (retired)
    return { name: 'Retired', about: 'Offered to no new review. Reviews that have it go on as they are.' };
  if (version === 0) return { name: 'Draft', about: 'Nobody else sees it before it is published.' };
  if (changed)
    return {
      name: 'Published, with changes',
      about: `New reviews get version ${String(version)} until you publish what has changed.`,
    };
  return { name: 'Published', about: `New reviews get version ${String(version)}.` };
}
