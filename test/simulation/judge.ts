/**
 * Watches a simulated world and says what is wrong with it: after every event whether each light tells the truth and
 * nobody was shown what a crash could take back, and at the end whether every word is somewhere and all replicas agree.
 */
import type { Database } from 'better-sqlite3';
import * as Y from 'yjs';
import { proseSchema } from '../../shared/editor/prose-extensions.ts';
import { readProse } from '../../shared/review-document/prose-read.ts';
import type { SavedLight } from '../../client/collab/saved-light.ts';
import type { DeviceStorage } from './device-storage.ts';
import { canonicalJson, difference, missingFrom } from './document-compare.ts';
import { markersIn, markersInDocument, markersInUpdate, nameOf, type Ledger, type Marker } from './ledger.ts';
import type { Scheduler } from './scheduler.ts';
import type { Tab } from './tab.ts';

interface UpdateRow {
  readonly review_id: string;
  readonly bytes: Uint8Array;
  readonly commit_id: number;
}

interface Looked {
  light: SavedLight | null;
  changes: number;
}

export class Judge {
  readonly #scheduler: Scheduler;
  readonly #ledger: Ledger;
  #durable = new Map<string, Y.Doc>();
  #certainCommit = 0;
  #recovered = 0;
  #database: Database | null = null;
  readonly #looked = new WeakMap<Tab, Looked>();
  readonly #markersOfRow = new WeakMap<object, readonly string[]>();

  constructor(scheduler: Scheduler, ledger: Ledger) {
    this.#scheduler = scheduler;
    this.#ledger = ledger;
  }

  /** A review's document as far as it is certain on the server's disk. */
  durable(reviewId: string): Y.Doc {
    const known = this.#durable.get(reviewId);
    if (known !== undefined) return known;
    const doc = new Y.Doc();
    this.#durable.set(reviewId, doc);
    return doc;
  }

  /** The server has opened its database: everything certain before must be in it. */
  opened(database: Database): void {
    const before = this.#durable;
    this.#durable = new Map();
    this.#certainCommit = 0;
    this.#recovered = 0;
    this.#database = database;
    this.certain(Number.MAX_SAFE_INTEGER);
    for (const [reviewId, doc] of before) {
      const missing = missingFrom(this.durable(reviewId), doc);
      if (missing !== null) this.#fail(`after a restart the disk has lost ${missing}`);
    }
  }

  /** Everything up to this commit has been synced. */
  certain(commit: number): void {
    if (this.#database?.open !== true) return;
    const rows = this.#database
      .prepare<[number, number], UpdateRow>(
        'SELECT review_id, bytes, commit_id FROM document_updates WHERE commit_id > ? AND commit_id <= ? ORDER BY review_id, seq',
      )
      .all(this.#certainCommit, commit);
    for (const { review_id, bytes, commit_id } of rows) {
      Y.applyUpdate(this.durable(review_id), bytes);
      for (const marker of markersInUpdate(bytes)) this.#ledger.onServer.add(marker);
      this.#certainCommit = Math.max(this.#certainCommit, commit_id);
    }
    // What arrived dead is in no update, but offered to its author.
    const recovered = this.#database
      .prepare<[number], { id: number; text: string }>(
        'SELECT rowid AS id, text FROM recovered_texts WHERE rowid > ?',
      )
      .all(this.#recovered);
    for (const { id, text } of recovered) {
      this.#recovered = Math.max(this.#recovered, id);
      for (const marker of markersIn(text)) this.#ledger.onServer.add(marker);
    }
  }

  /** After an event: what each tab shows must be true. */
  look(tabs: Iterable<Tab>): void {
    for (const tab of tabs) {
      if (!tab.isOpen) continue;
      tab.follow();
      const looked = this.#looked.get(tab) ?? { light: null, changes: -1 };
      const { light } = tab.session;
      if (looked.light === light && looked.changes === tab.changes) continue;
      if (looked.light?.state !== light.state) this.#scheduler.note(`${tab.place.name}: ${lightName(light)}`);
      const changed = looked.changes !== tab.changes;
      this.#looked.set(tab, { light, changes: tab.changes });
      if (changed) {
        this.#lookForUncertain(tab);
        this.#lookAtEditors(tab);
      }
      if (light.state === 'saved') this.#lookSaved(tab);
      if (light.state === 'device-only' && light.changes > 0 && light.changes === tab.session.unsent)
        this.#lookOnDevice(tab);
    }
  }

  /** Somebody was given this state of a review. */
  wasRead(reviewId: string, state: Uint8Array): void {
    const read = new Y.Doc();
    Y.applyUpdate(read, state);
    const missing = missingFrom(this.durable(reviewId), read);
    if (missing !== null) this.#fail(`somebody read ${missing} of ${reviewId}, which is not on the disk`);
  }

  /** Markers that no promise covers when a tab is closed at this moment. */
  excuse(tab: Tab, promised: boolean): void {
    const onDevice = this.onDevice(tab.place.storage);
    for (const character of tab.own) {
      const marker = this.#ledger.markers.get(character);
      if (marker === undefined || this.#isSafe(marker, onDevice)) continue;
      if (promised)
        this.#fail(`${tab.place.name} was closed with ${nameOf(character)} promised and nowhere certain`);
      marker.excused = true;
    }
  }

  /** Markers in what a browser has stored for good. */
  onDevice(storage: DeviceStorage): ReadonlySet<string> {
    const found = new Set<string>();
    for (const row of [...storage.rows('updates'), ...storage.rows('kept')]) {
      let markers = this.#markersOfRow.get(row);
      if (markers === undefined) {
        markers =
          row['bytes'] instanceof Uint8Array
            ? markersInUpdate(row['bytes'])
            : markersIn(JSON.stringify(row['parts']));
        this.#markersOfRow.set(row, markers);
      }
      for (const marker of markers) found.add(marker);
    }
    return found;
  }

  /** At the end, with every fault over: all replicas equal the disk, and every marker is somewhere. */
  conclude(tabs: readonly Tab[], database: Database): void {
    for (const tab of tabs) {
      const { doc } = tab.session;
      const differs = difference(this.durable(tab.place.reviewId), doc);
      if (differs !== null) this.#fail(`${tab.place.name} differs from the disk: ${differs}`);
    }
    const recovered = new Set(
      database
        .prepare<[], string>('SELECT text FROM recovered_texts')
        .pluck()
        .all()
        .flatMap((text) => markersIn(text)),
    );
    const present = new Map(
      [...this.#durable].map(([reviewId, doc]) => [reviewId, markersInDocument(doc)] as const),
    );
    for (const marker of this.#ledger.markers.values()) {
      const copies = present.get(marker.reviewId)?.get(marker.character)?.length ?? 0;
      if (copies > Math.max(1, marker.rewritten)) this.#fail(`${story(marker)} stands there ${copies} times`);
      if (copies > 0 || marker.deletedBy !== null || marker.excused || marker.rewritten < 0) continue;
      if (this.#ledger.isTaken(marker)) continue;
      if (recovered.has(marker.character) || this.#ledger.handedOver.has(marker.character)) continue;
      this.#fail(`${story(marker)} is nowhere`);
    }
    const integrity = database.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') this.#fail(`the database is damaged: ${String(integrity)}`);
  }

  #isSafe(marker: Marker, onDevice: ReadonlySet<string>): boolean {
    return (
      marker.deletedBy !== null ||
      marker.excused ||
      this.#ledger.handedOver.has(marker.character) ||
      this.#ledger.onServer.has(marker.character) ||
      onDevice.has(marker.character)
    );
  }

  /** Nobody but its author sees what is not certain. */
  #lookForUncertain(tab: Tab): void {
    const durable = this.durable(tab.place.reviewId);
    for (const [client, structs] of tab.session.doc.store.clients) {
      if (this.#ledger.owners.get(client) === tab.place.memberId) continue;
      const last = structs.at(-1);
      const state = last === undefined ? 0 : last.id.clock + last.length;
      if (state > Y.getState(durable.store, client))
        this.#fail(`${tab.place.name} was shown text of client ${client} that is not on the disk`);
    }
  }

  /** An editor that shows something else than the document holds would write its own view over what others wrote. */
  #lookAtEditors(tab: Tab): void {
    for (const { state, fragment } of tab.editors) {
      if (fragment.length === 0) continue;
      const [shown, stored] = [canonicalJson(state.doc.toJSON()), canonicalJson(withDefaults(fragment))];
      if (shown !== stored)
        this.#fail(`${tab.place.name} shows ${shown}\n      while the document holds ${stored}`);
    }
  }

  #lookSaved(tab: Tab): void {
    const missing = missingFrom(this.durable(tab.place.reviewId), tab.session.doc);
    if (missing !== null) this.#fail(`${tab.place.name} says saved, but the disk lacks ${missing}`);
  }

  #lookOnDevice(tab: Tab): void {
    const onDevice = this.onDevice(tab.place.storage);
    for (const character of tab.own) {
      const marker = this.#ledger.markers.get(character);
      if (marker === undefined || this.#isSafe(marker, onDevice)) continue;
      this.#fail(`${tab.place.name} says that ${nameOf(character)} is on this device, which it is not`);
    }
  }

  #fail(sentence: string): void {
    this.#scheduler.fail(new Error(sentence));
  }
}

/** A missing attribute has its default. */
function withDefaults(fragment: Y.XmlFragment): unknown {
  return proseSchema.nodeFromJSON(readProse(fragment)).toJSON();
}

function story({ character, tab, written }: Marker): string {
  return `${nameOf(character)}, which ${tab} wrote (${written}),`;
}

function lightName(light: SavedLight): string {
  switch (light.state) {
    case 'device-only':
      return `light: on this device only, ${light.changes}`;
    case 'refused':
      return `light: not accepted (${light.code})`;
    case 'saved':
    case 'saving':
    case 'at-risk':
      return `light: ${light.state}`;
  }
}
