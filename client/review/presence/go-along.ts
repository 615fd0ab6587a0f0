/** Brings into view where somebody is, for whoever follows them. Focus stays where it is. */
import { sectionAnchor } from '../shown-sections.ts';
import type { SideView } from '../side-view.svelte.ts';

interface Place {
  readonly name: string;
  readonly section: string | null;
  readonly record: string | null;
}

/** What is asked of the page's view. */
type View = Pick<SideView, 'headerHeight' | 'currentSection'>;

/**
 * Whether they were found: false while the record they are in has not come to this page, because where somebody is can
 * arrive before what they write there.
 *
 * @param moved whether they went to another section or record since the last time
 * @param found whether they were found where they are now before
 */
export function goAlong(person: Place, moved: boolean, found: boolean, view: View): boolean {
  const part = recordOf(person);
  // A closed card opens, so that one sees what they see.
  if (!found) part?.dispatchEvent(new Event('reveal'));
  const shown = caretOf(person) ?? part;
  if (shown !== null) reveal(shown, view.headerHeight);
  else if (moved && person.section !== null && view.currentSection !== person.section)
    document.getElementById(sectionAnchor(person.section))?.scrollIntoView({ block: 'start' });
  return part !== null || person.record === null;
}

function recordOf({ record }: Place): HTMLElement | null {
  const id = record?.split('/')[1];
  return id === undefined
    ? null
    : document.querySelector<HTMLElement>(`#main [data-record="${CSS.escape(id)}"]`);
}

/** Carets carry the name of their owner; in prose the stylesheet draws it. */
function caretOf({ name, section }: Place): HTMLElement | null {
  if (section === null) return null;
  const within = document.querySelector(`[data-section="${CSS.escape(section)}"]`);
  const carets = within?.querySelectorAll<HTMLElement>('.prose-caret, .caret') ?? [];
  return [...carets].find((caret) => (caret.dataset['name'] ?? caret.textContent) === name) ?? null;
}

function reveal(element: HTMLElement, below: number): void {
  const { top, bottom } = element.getBoundingClientRect();
  if (bottom <= below + 24 || top >= innerHeight - 24) element.scrollIntoView({ block: 'center' });
}
