/**
 * That an organisation changed the key with which it signs: a statement over both keys, signed with both. Whoever trusts
 * the earlier one may trust the next, and nobody can pass a key of theirs off as an earlier one of somebody else. Says which keys a chain of them leads to; checks no signature. Pure.
 */
import { canonicalJson } from '../canonical-json.ts';

/** Keys are SPKI as DER, as base64. */
export interface KeyChange {
  readonly earlier: string;
  readonly next: string;
  /** Ed25519 over `keyChangeText` by the earlier and by the next key, as base64. */
  readonly handedOver: string;
  readonly taken: string;
}

/** The text that both keys sign. */
export function keyChangeText({ earlier, next }: Pick<KeyChange, 'earlier' | 'next'>): string {
  return canonicalJson({ schema: 'causeway.key-change/1', earlier, next });
}

/** Whether each follows the one before, no key comes twice, and the key that signed a summary is one of them. */
export function isChainWith(changes: readonly KeyChange[], publicKey: string): boolean {
  const keys = [changes[0]?.earlier, ...changes.map(({ next }) => next)];
  return (
    changes.every(({ earlier }, at) => earlier === keys[at]) &&
    new Set(keys).size === keys.length &&
    keys.includes(publicKey)
  );
}

/** Whether one key took the place of the other, over however many changes. @param nextOf of a key that was changed */
export function leadsTo(nextOf: ReadonlyMap<string, string>, from: string, to: string): boolean {
  const seen = new Set<string>();
  for (let key = nextOf.get(from); key !== undefined && !seen.has(key); key = nextOf.get(key)) {
    if (key === to) return true;
    seen.add(key);
  }
  return false;
}
