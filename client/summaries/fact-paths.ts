/** Facts of a summary by path, such as `system.class`: reading one and giving it other words. Pure. */
import type { SummaryFacts } from '../../shared/summaries/summary-facts.ts';

export function factAt(facts: SummaryFacts, path: string): string | undefined {
  const found = path.split('.').reduce<unknown>((at, key) => (isTable(at) ? at[key] : undefined), facts);
  return typeof found === 'string' ? found : undefined;
}

/** What is sent to change it: the whole fact that holds the path. Undefined when there is no such text. */
export function withFactAt(
  facts: SummaryFacts,
  path: string,
  words: string,
): Partial<SummaryFacts> | undefined {
  const [first = '', ...rest] = path.split('.');
  if (factAt(facts, path) === undefined) return undefined;
  return { [first]: replaced((facts as Record<string, unknown>)[first], rest, words) };
}

function replaced(held: unknown, path: readonly string[], words: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return words;
  if (Array.isArray(held))
    return held.map((item: unknown, i) => (String(i) === key ? replaced(item, rest, words) : item));
  return isTable(held) ? { ...held, [key]: replaced(held[key], rest, words) } : held;
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
