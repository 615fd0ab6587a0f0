/** When a view moves along with somebody, and what a person does that ends it. Pure, apart from looking at an event. */

interface Follower {
  readonly memberId: string;
  readonly following: string | null;
}

/**
 * Whether moving along with somebody would lead back to oneself: then everybody in the circle stays where they are until
 * one of them goes on by themselves.
 */
export function followsBack(people: readonly Follower[], self: string, followed: string): boolean {
  const seen = new Set<string>();
  for (let at: string | null = followed; at !== null && !seen.has(at);) {
    if (at === self) return true;
    seen.add(at);
    const here: string = at;
    at = people.find(({ memberId }) => memberId === here)?.following ?? null;
  }
  return false;
}

const scrollKeys: readonly string[] = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' '];
/** Parts of the page that scroll or are used without leaving the view one follows. */
const beside = 'dialog, [role="dialog"], [role="menu"], #review-panel, #review-outline';
const pressed = 'button, a, [role="menuitem"], summary';
const fields = 'textarea, input, select, [contenteditable="true"]';

/** Whether an event of the page says that the person goes on by themselves. Escape is the caller's. */
export function goesOnAlone(event: Event): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (event.type === 'beforeinput') return true;
  if (target?.closest(beside)) return false;
  if (event instanceof KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    return scrollKeys.includes(event.key) && !target?.closest(pressed);
  }
  // A press on the scroll bar has the page itself as its target.
  if (event.type === 'pointerdown') return target === document.documentElement || !!target?.closest(fields);
  return true;
}

/** Events to look at. */
export const ownMoves = ['wheel', 'touchmove', 'keydown', 'beforeinput', 'pointerdown'] as const;
