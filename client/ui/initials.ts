/** Up to two letters that stand for a name, by characters rather than code units. Pure. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word) && !word.endsWith('.'));
  const first = words[0];
  if (first === undefined) return firstLetter(name.trim()).toUpperCase() || '?';
  const last = words.length > 1 ? words.at(-1) : undefined;
  return (firstLetter(first) + firstLetter(last ?? '')).toUpperCase();
}

/** The first character, whole even when it takes two code units. */
function firstLetter(word: string): string {
  const code = word.codePointAt(0);
  return code === undefined ? '' : String.fromCodePoint(code);
}
