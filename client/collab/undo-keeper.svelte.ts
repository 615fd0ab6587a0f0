/**
 * The one undo of a session: over all roots of the review, of the person's own edits only.
 * Works out where each step took place, so that taking it back can show it. Editors' bindings are tracked by their
 * origin and never given the manager: they would destroy it, and end a step with every caret that moves.
 */
import * as Y from 'yjs';

/** Where a step of undo changed something. */
export interface UndonePlace {
  readonly kind: 'undo' | 'redo';
  /** Root such as `factors` or `prose:s.what`. */
  readonly root: string;
  /** Record or seeded key below the root, when the root is a Map. */
  readonly record: string | null;
  /** Field of the record, when the change was in one of its texts. */
  readonly field: string | null;
  /** The shared type that changed. */
  readonly type: AnyType;
  /** Offset in a text at which the change ends, for the caret; null elsewhere. */
  readonly at: number | null;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- Yjs types its events invariantly: a type of unknown content has no other name
type AnyType = Y.AbstractType<any>;

export type UndoneListener = (place: UndonePlace) => void;

export class UndoKeeper {
  readonly manager: Y.UndoManager;
  canUndo = $state(false);
  canRedo = $state(false);
  readonly #listeners = new Set<UndoneListener>();
  #place: UndonePlace | null = null;

  /** @param origin that of the session's own edits */
  constructor(doc: Y.Doc, origin: unknown) {
    this.manager = new Y.UndoManager(doc, {
      trackedOrigins: new Set([origin]),
      deleteFilter: mayBeTakenBack,
      captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
    });
    const look = (): void => {
      this.canUndo = this.manager.undoStack.length > 0;
      this.canRedo = this.manager.redoStack.length > 0;
    };
    this.manager.on('stack-item-added', look);
    this.manager.on('stack-cleared', look);
    // What changed can be worked out only while the transaction is being cleaned up, before the step is popped.
    doc.on('afterTransaction', this.#note);
    this.manager.on('stack-item-popped', () => {
      look();
      const place = this.#place;
      this.#place = null;
      if (place) for (const listener of this.#listeners) listener(place);
    });
  }

  /** The editors' binding writes under an origin of its own. */
  alsoTrack(origin: unknown): void {
    this.manager.addTrackedOrigin(origin);
  }

  /** Takes back the person's last step. False when there is none. */
  undo(): boolean {
    return this.manager.undo() !== null;
  }

  redo(): boolean {
    return this.manager.redo() !== null;
  }

  /** The next edit begins a new step; called when the focus moves to another place. */
  stopCapturing(): void {
    this.manager.stopCapturing();
  }

  /** Calls back with each place that undo or redo changed; returns the way to stop. */
  onUndone(listener: UndoneListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispose(): void {
    this.#listeners.clear();
    this.manager.doc.off('afterTransaction', this.#note);
    this.manager.destroy();
  }

  readonly #note = (transaction: Y.Transaction): void => {
    if (transaction.origin !== this.manager || transaction.changed.size === 0) return;
    this.#place = placeOfChange(transaction, this.manager.redoing ? 'redo' : 'undo');
  };
}

/** A text or block that a colleague still has words in stays, even if the person made it. */
function mayBeTakenBack(item: Y.Item): boolean {
  const content = item.content;
  if (!(content instanceof Y.ContentType)) return true;
  const type = content.type;
  const holdsWords = type instanceof Y.Text || (type instanceof Y.XmlElement && type.nodeName === 'block');
  return !holdsWords || type._length === 0;
}

/** The most telling of the places a transaction changed: a text before a Map, a Map before a root. */
function placeOfChange(transaction: Y.Transaction, kind: UndonePlace['kind']): UndonePlace | null {
  let best: UndonePlace | null = null;
  let bestDepth = -1;
  for (const changed of transaction.changed.keys()) {
    const type = changed as unknown as AnyType;
    const path = pathOf(type);
    if (path === null || (type._item?.deleted ?? false)) continue;
    if (path.length <= bestDepth) continue;
    bestDepth = path.length;
    const [root = '', record = null, field = null] = path;
    best = { kind, root, record, field, type, at: endOfChange(transaction, type) };
  }
  return best;
}

/** Root name and the keys below it; null for a type that is not in the document. */
function pathOf(type: AnyType): string[] | null {
  const path: string[] = [];
  let at: AnyType = type;
  while (at._item !== null) {
    if (at._item.parentSub !== null) path.unshift(at._item.parentSub);
    at = at._item.parent as AnyType;
  }
  for (const [name, root] of at.doc?.share ?? []) if (root === at) return [name, ...path];
  return null;
}

function endOfChange(transaction: Y.Transaction, type: AnyType): number | null {
  if (!(type instanceof Y.Text) || type instanceof Y.XmlText) return null;
  const events = transaction.changedParentTypes.get(type as never) ?? [];
  const event = events.find((candidate) => candidate.target === (type as never));
  let at = 0;
  let end: number | null = null;
  for (const part of event?.delta ?? []) {
    if (part.retain !== undefined) {
      at += part.retain;
      continue;
    }
    if (typeof part.insert === 'string') at += part.insert.length;
    end = at;
  }
  return end;
}
