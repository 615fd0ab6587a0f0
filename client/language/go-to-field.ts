/** Leads to a place in a field of the page: puts the caret there and brings it into view. */

/**
 * @param place such as `factors/<id>/condition`
 * @returns false when neither the field nor its record is on the page
 */
export function goToField(place: string, at: number): boolean {
  const home = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`);
  if (home === null) {
    const record = document.querySelector<HTMLElement>(
      `[data-record="${CSS.escape(place.split('/')[1] ?? '')}"]`,
    );
    // A closed card opens; its field is there the next time.
    record?.dispatchEvent(new Event('reveal'));
    record?.scrollIntoView({ block: 'center' });
    return record !== null;
  }
  home.scrollIntoView({ block: 'center' });
  const field = home.querySelector('textarea');
  field?.focus({ preventScroll: true });
  field?.setSelectionRange(at, at);
  return true;
}
