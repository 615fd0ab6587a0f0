/**
 * Words as every format can hold them. Taken out is only what nobody can see and some formats cannot carry: control
 * signs, halves of characters, and the two marks that make letters run against their direction. Pure.
 */

const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202d\u202e\ufffe\uffff]/gu;

/** One line or several; ends trimmed, tabs as blanks. */
export function plainText(words: string): string {
  return words
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replaceAll('\t', ' ')
    .replace(unseen, '')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** On one line. */
export function plainLine(words: string): string {
  return plainText(words).replaceAll(/\s*\n\s*/gu, ' ');
}

/** The parts between empty lines. */
export function plainParagraphs(words: string): readonly string[] {
  return plainText(words)
    .split(/\n\s*\n/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
