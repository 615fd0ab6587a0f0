/** People named in a comment with @: while it is written, and where it is read. Pure. */

interface Person {
  readonly memberId: string;
  readonly name: string;
}

/** The name that is being typed at the caret: where its @ stands, and what follows it so far. */
export function mentionAt(
  text: string,
  caret: number,
): { readonly from: number; readonly query: string } | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf('@');
  if (from < 0 || !/^$|[\s(]$/u.test(before.slice(0, from))) return null;
  const query = before.slice(from + 1);
  return /^(?:[\p{L}\p{N}'.-]+ ?){0,3}$/u.test(query) && query.length <= 40 && !query.endsWith('  ')
    ? { from, query }
    : null;
}

/** Those of the chosen people whose name still stands in the text. */
export function namesStanding(
  text: string,
  chosen: readonly string[],
  people: readonly Person[],
): readonly string[] {
  return chosen.filter((id) => {
    const person = people.find(({ memberId }) => memberId === id);
    return person !== undefined && text.includes(`@${person.name}`);
  });
}

export interface WordsOrName {
  readonly words: string;
  readonly named: boolean;
}

/** A text cut at the names of the people it mentions. */
export function withNames(text: string, names: readonly string[]): readonly WordsOrName[] {
  const signs = names.map((name) => `@${name}`).sort((a, b) => b.length - a.length);
  const pieces: WordsOrName[] = [];
  let rest = text;
  while (rest !== '') {
    const next = signs
      .map((sign) => ({ sign, at: rest.indexOf(sign) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || b.sign.length - a.sign.length)[0];
    if (next === undefined) {
      pieces.push({ words: rest, named: false });
      break;
    }
    if (next.at > 0) pieces.push({ words: rest.slice(0, next.at), named: false });
    pieces.push({ words: next.sign, named: true });
    rest = rest.slice(next.at + next.sign.length);
  }
  return pieces;
}
