/** The way to a comment about something, for the menu that belongs to it. */
import type { MenuItem } from '../../ui/menu.ts';
import { withCommand } from '../commands/key-names.ts';
import type { ReviewContext } from '../review-context.svelte.ts';

/** @param place such as `factors/<id>`. Empty for whoever may not comment now, and until the comments are there. */
export function commentItems({ comments }: ReviewContext, place: string): readonly MenuItem[] {
  if (comments?.open !== true) return [];
  const run = (): void => comments.begin({ place, anchor: null });
  return [{ label: 'Comment', note: withCommand('Alt M'), run }];
}
