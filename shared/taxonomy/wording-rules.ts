/**
 * What the words in our own content tables have to keep to: complete, blaming nobody, our own terms.
 * For the tables that ship with the product only; what people write is never judged by this list.
 */

/** Keys whose strings are for programs and not for readers. */
const programKeys: ReadonlySet<string> = new Set([
  'id',
  'kind',
  'layer',
  'layers',
  'letter',
  'pattern',
  'strength',
]);

const refused: readonly RegExp[] = [
  // Words that our glossary replaces.
  /\b(users?|tickets?|tasks?|channels?|postmortems?|rca)\b/i,
  /\broot causes?\b/i,
  // Wording that turns on a person, or judges from hindsight.
  /\bfail(ed|s|ing)? to\b/i,
  /\b(should|could|ought to) have (been|known|noticed|seen|checked|done)\b/i,
  /\b(human|operator|clinician|staff|nurse|doctor)('s)? (error|mistake|fault)s?\b/i,
  /\b(careless|negligen|complacen|incompeten|lazy|blind(ly)? trust|to blame|at fault|neglected|ignored|violat|disregard)/i,
  // Vague verdicts instead of a condition.
  /\b(poor|inadequate|insufficient|obvious(ly)?)\b/i,
];

/** Every string for readers in a table, however deep. */
export function textsIn(table: unknown): readonly string[] {
  if (typeof table === 'string') return [table];
  if (Array.isArray(table)) return table.flatMap(textsIn);
  if (typeof table !== 'object' || table === null) return [];
  return Object.entries(table).flatMap(([key, value]) => (programKeys.has(key) ? [] : textsIn(value)));
}

/** One line per text that breaks a rule, with the part that does; empty when all is well. */
export function faultsOfWording(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => {
    if (text.trim() === '') return ['an empty text'];
    if (text !== text.trim() || text.includes('  ')) return [`stray spaces: ${text}`];
    const found = refused.map((pattern) => pattern.exec(text)?.[0]).filter((part) => part !== undefined);
    return found.length > 0 ? [`"${found.join('", "')}" in: ${text}`] : [];
  });
}
