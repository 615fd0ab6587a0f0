/** The reference of a review in what an admin was given: its address, or the reference itself. Pure. */

/** Null when there is none in it. */
export function reviewReference(given: string): string | null {
  const text = given.trim();
  const inAddress = /\/reviews\/([A-Za-z0-9_-]{1,64})(?:[/?#]|$)/.exec(text)?.[1];
  if (inAddress !== undefined) return inAddress;
  return /^[A-Za-z0-9_-]{1,64}$/.test(text) ? text : null;
}
