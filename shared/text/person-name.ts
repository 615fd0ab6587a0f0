/**
 * Whether words meant for a role look like the name of a person: a private hint for whoever writes, never a check that
 * stops anything. Pure, no network, no list of names but the one it is given.
 */

const titles =
  /(?:^|[\s,(])(?:dr|doctor|prof|professor|mr|mrs|ms|miss|mx|sir|dame|sister|nurse)\.?\s+(?!of\b|in\b|on\b)\p{Lu}[\p{L}'’-]+/u;
const titleStarts = /(?:^|[\s,(])(dr|doctor|prof|professor|mr|mrs|ms|miss|mx|sir|dame|sister|nurse)\.?\s+/giu;

/** Words after a title that name a function and no person: "Nurse Manager", "Professor Emeritus". */
const roleWords: ReadonlySet<string> = new Set([
  'manager',
  'lead',
  'leader',
  'practitioner',
  'consultant',
  'specialist',
  'educator',
  'director',
  'assessor',
  'coordinator',
  'associate',
  'emeritus',
  'station',
]);

/**
 * The part that looks like a name, or null.
 * @param known names of people who take part, as they are written in their accounts
 */
export function personNameIn(words: string, known: readonly string[]): string | null {
  return knownName(words, known) ?? titledName(words);
}

function knownName(words: string, known: readonly string[]): string | null {
  for (const name of known) {
    const parts = name.trim().split(/\s+/u);
    const surname = parts.length > 1 ? parts.at(-1) : undefined;
    // A short surname is too often an ordinary word.
    for (const part of [name.trim(), surname]) {
      if (part !== undefined && part.length >= 4 && containsWord(words, part)) return part;
    }
  }
  return null;
}

/** As a word of its own and with its capital, so that "the cook" is not Ms Cook. */
function containsWord(words: string, part: string): boolean {
  const at = words.indexOf(part);
  if (at < 0) return false;
  const isLetter = (letter: string | undefined): boolean =>
    letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
  return !isLetter(words[at - 1]) && !isLetter(words[at + part.length]);
}

function titledName(words: string): string | null {
  const plain = words.replace(titleStarts, (found) => found.toLowerCase());
  const found = titles.exec(plain)?.[0];
  if (found === undefined) return null;
  const last = found.trim().split(/\s+/u).at(-1) ?? '';
  if (roleWords.has(last.toLowerCase())) return null;
  const at = plain.indexOf(found);
  return words.slice(at, at + found.length).replace(/^[\s,(]+/u, '');
}
