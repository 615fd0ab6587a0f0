/** Up to two letters that stand for a name, by characters rather than code units. Pure. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word) && !word.endsWith('.'));
  const first = words[0];
  if (first === undefined) return [...name.trim()].slice(0, 1).join('').toUpperCase() || '?';
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [first, last]
    .flatMap((word) => (word === undefined ? [] : [...word].slice(0, 1)))
    .join('')
    .toUpperCase();
}
