/**
 * Integrates what nearly every edit is, letters beside others, from what the gate has read: Yjs would decode the same
 * bytes once more, with a dozen objects of its own for each. Whatever is more than that is left to Yjs.
 */
import * as Y from 'yjs';
import type { WireItem, WireUpdate } from './gate/wire-update.ts';

/** Yjs' types leave out that it is a content. */
const TextContent = Y.ContentString as unknown as new (text: string) => Y.Item['content'];

/**
 * Only for updates that the gate let pass whole: all of it is new, and everything it builds on is there.
 * @returns false, having changed nothing, when it is more than letters of one writer.
 */
export function integrateTypedText(transaction: Y.Transaction, { structs, deletes }: WireUpdate): boolean {
  if (structs.size !== 1 || deletes.length > 0) return false;
  for (const [client, list] of structs) {
    if (!list.every((struct) => struct.kind === 'item' && isTyped(struct))) return false;
    // As Yjs notes it of everything that does not come from its own hands.
    transaction.local = false;
    for (const struct of list) if (struct.kind === 'item') integrate(transaction, client, struct);
  }
  return true;
}

/** Beside a neighbour, so that Yjs finds the parent there. */
function isTyped({ parent, content }: WireItem): boolean {
  return content.kind === 'string' && parent === null;
}

function integrate(transaction: Y.Transaction, client: number, item: WireItem): void {
  if (item.content.kind !== 'string') return;
  const { origin, rightOrigin } = item;
  const typed = new Y.Item(
    Y.createID(client, item.clock),
    null,
    origin === null ? null : Y.createID(origin.client, origin.clock),
    null,
    rightOrigin === null ? null : Y.createID(rightOrigin.client, rightOrigin.clock),
    null,
    null,
    new TextContent(item.content.text),
  );
  const missing = typed.getMissing(transaction, transaction.doc.store);
  if (missing !== null) throw new Error(`An edit that passed the gate lacks something of ${missing}.`);
  typed.integrate(transaction, 0);
}
