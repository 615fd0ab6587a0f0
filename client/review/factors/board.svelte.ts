/**
 * The five-layer board: which factors stand where, which cards are open, and how a factor gets from one place to
 * another, by dragging and by keyboard alike. Moving keeps the focus and says aloud where the factor went.
 */
import { SvelteSet } from 'svelte/reactivity';
import {
  binRecord,
  createRecord,
  ensureText,
  moveRecord,
  restoreRecord,
  setChoice,
} from '../../../shared/review-document/edits.ts';
import { createLink, linkRefusalSentences } from '../../../shared/graph/link-edits.ts';
import { factorTies, layerPairs } from '../../../shared/review-document/factor-links.ts';
import type { FactorTies } from '../../../shared/review-document/factor-links.ts';
import { readLayer, readLinks, readRecords } from '../../../shared/review-document/reads.ts';
import type { Place } from '../../../shared/review-document/record-order.ts';
import type { FactorRecord, LayerValue, LinkRecord } from '../../../shared/review-document/records.ts';
import { sameList } from '../../../shared/same-list.ts';
import { layerIds, layers } from '../../../shared/taxonomy/layers.ts';
import type { Layer } from '../../../shared/taxonomy/layers.ts';
import { liveRead } from '../../collab/y-runes.svelte.ts';
import type { Live } from '../../collab/y-runes.svelte.ts';
import { pressed } from '../../keyboard/shortcuts.ts';
import { announce } from '../../ui/announce.svelte.ts';
import { showToast } from '../../ui/toasts.svelte.ts';
import { placeAfterStep } from '../reorder.svelte.ts';
import type { Step } from '../reorder.svelte.ts';
import type { ReviewContext } from '../review-context.svelte.ts';
import { factorName } from './factor-sentence.ts';
import { balanceNudge, layerBalance, steadyBalance } from './layer-balance.ts';
import type { LayerBalance } from './layer-balance.ts';

/** A layer, or null for factors that nobody has sorted yet. */
export type Bay = Layer | null;

type Doc = ReviewContext['session']['doc'];

interface TiesReading {
  readonly factors: readonly FactorRecord[];
  readonly links: readonly LinkRecord[];
  readonly ties: ReadonlyMap<string, FactorTies>;
}

const noTies: FactorTies = { actsOn: [], behind: [] };
/** Roots that decide which factor acts on which: a link shows only while its ends do. */
const tieRoots = ['factors', 'links'] as const;

const focusable = 'textarea, input, select, button, a[href]';

export class Board {
  /** What is being dragged. */
  dragged: string | null = $state(null);
  /** Beside which card, or in which layer, it would be dropped. */
  over: { readonly bay: Bay; readonly id: string | null; readonly side: 'before' | 'after' } | null =
    $state.raw(null);
  readonly #open = new SvelteSet<string>();
  readonly #review: ReviewContext;
  readonly #factors: Live<readonly FactorRecord[]>;
  readonly #bays: ReadonlyMap<Bay, Live<readonly FactorRecord[]>>;
  readonly #stated: ReadonlyMap<Layer, Live<LayerValue | undefined>>;
  readonly #balance: Live<readonly LayerBalance[]>;
  readonly #nudge: Live<string | null>;
  /** One for each card: what changes in one card is drawn in it and in those it is linked with. */
  readonly #ties = new Map<string, Live<FactorTies>>();
  #tiesBefore: TiesReading | undefined;

  constructor(review: ReviewContext) {
    this.#review = review;
    this.#factors = this.#live(['factors'], factorsIn);
    this.#bays = new Map(
      [null, ...layerIds].map((bay) => [
        bay,
        this.#live(['factors'], (doc) => factorsIn(doc).filter(({ layer }) => layer === bay)),
      ]),
    );
    this.#stated = new Map(
      layerIds.map((layer) => [layer, this.#live(['layers'], (doc) => readLayer(doc, layer))]),
    );
    let balance: readonly LayerBalance[] | undefined;
    this.#balance = this.#live(['factors', 'layers'], (doc) => {
      balance = steadyBalance(
        balance,
        layerBalance(factorsIn(doc), (layer) => readLayer(doc, layer)),
      );
      return balance;
    });
    this.#nudge = this.#live(tieRoots, (doc) => balanceNudge(factorsIn(doc), this.#tiesIn(doc)));
  }

  #live<T>(roots: readonly string[], reader: (doc: Doc) => T): Live<T> {
    return liveRead(() => this.#review.session.doc, roots, reader);
  }

  #tiesIn(doc: Doc): ReadonlyMap<string, FactorTies> {
    const factors = factorsIn(doc);
    const links = readLinks(doc);
    const before = this.#tiesBefore;
    if (before?.factors === factors && before.links === links) return before.ties;
    const ties = new Map(
      [...factorTies(factors, links)].map(
        ([id, now]) => [id, steadyTies(before?.ties.get(id), now)] as const,
      ),
    );
    this.#tiesBefore = { factors, links, ties };
    return ties;
  }

  get factors(): readonly FactorRecord[] {
    return this.#factors.current;
  }

  /** The factors of a place; a list in which nothing changed stays the same list. */
  in(bay: Bay): readonly FactorRecord[] {
    return this.#bays.get(bay)?.current ?? [];
  }

  /** What a factor makes more likely, and what makes it so. */
  tiesOf(id: string): FactorTies {
    let ties = this.#ties.get(id);
    if (ties === undefined) {
      ties = this.#live(tieRoots, (doc) => this.#tiesIn(doc).get(id) ?? noTies);
      this.#ties.set(id, ties);
    }
    return ties.current;
  }

  /** Row by row which layer leads to which. */
  pairs(): ReturnType<typeof layerPairs> {
    return layerPairs(this.factors, readLinks(this.#review.session.doc));
  }

  stated(layer: Layer): LayerValue | undefined {
    return this.#stated.get(layer)?.current;
  }

  /** The same object as long as it says the same: most letters typed change nothing in it. */
  get balance(): readonly LayerBalance[] {
    return this.#balance.current;
  }

  get nudge(): string | null {
    return this.#nudge.current;
  }

  isOpen(id: string): boolean {
    return this.#open.has(id);
  }

  /** A factor made before some of its texts existed gets them now, before its fields ask for them. */
  open(id: string): void {
    if (this.#review.writable) {
      for (const field of ['reason', 'other'] as const) {
        ensureText(this.#review.session.editing, 'factors', id, field);
      }
    }
    this.#open.add(id);
  }

  close(id: string): void {
    this.#open.delete(id);
  }

  add(layer: Layer): void {
    const id = this.#review.step(() =>
      createRecord(this.#review.session.editing, 'factors', { layer, state: 'proposed', kind: 'condition' }),
    );
    this.open(id);
    this.#review.view.goToRecordSoon(id);
  }

  /**
   * Makes a condition that leads to this factor, as one step of undo, and opens it. It waits to be sorted into a layer:
   * what lies behind an act is seldom found in the layer of the act.
   */
  addBehind(factor: FactorRecord): void {
    const { editing } = this.#review.session;
    const id = this.#review.step(() => {
      const made = createRecord(editing, 'factors', { state: 'proposed', kind: 'condition' });
      createLink(editing, { from: made, to: factor.id });
      return made;
    });
    this.open(id);
    this.#review.view.goToRecordSoon(id);
    announce('A new condition leads to this factor. Write it, and move it to its layer.');
  }

  /**
   * Says that one factor acts on another, or takes that back; a toast says why it could not be said.
   * The answer is whether they are linked now.
   */
  tie(from: string, to: string, on: boolean): boolean {
    const { editing } = this.#review.session;
    if (!on) {
      const links = this.tiesOf(from).actsOn.filter(({ factor }) => factor.id === to);
      this.#review.step(() => {
        for (const { link } of links) binRecord(editing, 'links', link.id);
      });
      return false;
    }
    const made = this.#review.step(() => createLink(editing, { from, to }));
    if (!('refused' in made)) return true;
    showToast(linkRefusalSentences[made.refused]);
    return made.refused === 'twice';
  }

  bin(factor: FactorRecord): void {
    const { id } = factor;
    this.#review.step(() => binRecord(this.#review.session.editing, 'factors', id));
    showToast(`“${factorName(factor)}” is in the bin for 30 days.`, {
      label: 'Undo',
      run: () => {
        this.#review.step(() => restoreRecord(this.#review.session.editing, 'factors', id));
        this.#review.view.goToRecordSoon(id);
      },
    });
  }

  /** Puts a factor into a layer, at its end unless a place is given. */
  moveTo(id: string, bay: Bay, place: Place = {}): void {
    const { editing } = this.#review.session;
    const focus = focusWithin(id);
    this.#review.step(() => {
      setChoice(editing, 'factors', id, 'layer', bay);
      moveRecord(editing, 'factors', id, place);
    });
    // The card is drawn anew in its other layer with the next frame.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        focus();
        const there = this.in(bay).map((factor) => factor.id);
        announce(
          `Moved to ${nameOf(bay)}, place ${String(there.indexOf(id) + 1)} of ${String(there.length)}.`,
        );
      }),
    );
  }

  /** One step within the layer; at its edge, into the layer before or after it. */
  step(id: string, step: Step): void {
    const bay = this.factors.find((factor) => factor.id === id)?.layer;
    if (bay === undefined) return;
    const ids = this.in(bay).map((factor) => factor.id);
    const place = placeAfterStep(ids, id, step);
    if (place !== null) {
      this.moveTo(id, bay, place);
      return;
    }
    const next = bay === null ? (step === 'down' ? layerIds[0] : undefined) : beside(bay, step);
    if (next === undefined) return;
    const there = this.in(next);
    const first = there[0];
    this.moveTo(id, next, step === 'down' && first !== undefined ? { before: first.id } : {});
  }

  onkeydown(id: string, event: KeyboardEvent): void {
    const up = pressed(event, 'move-up');
    if (!up && !pressed(event, 'move-down')) return;
    event.preventDefault();
    event.stopPropagation();
    this.step(id, up ? 'up' : 'down');
  }

  ondragstart(id: string, event: DragEvent, card: Element | null): void {
    this.dragged = id;
    if (event.dataTransfer === null) return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', '');
    if (card !== null) event.dataTransfer.setDragImage(card, 16, 16);
  }

  ondragoverCard(factor: FactorRecord, event: DragEvent): void {
    if (this.dragged === null || !(event.currentTarget instanceof Element)) return;
    event.preventDefault();
    event.stopPropagation();
    const box = event.currentTarget.getBoundingClientRect();
    const side = event.clientY < box.top + box.height / 2 ? 'before' : 'after';
    if (this.over?.id !== factor.id || this.over.side !== side) {
      this.over = { bay: factor.layer, id: factor.id, side };
    }
  }

  ondragoverBay(bay: Bay, event: DragEvent): void {
    if (this.dragged === null) return;
    event.preventDefault();
    if (this.over?.bay !== bay || this.over.id !== null) this.over = { bay, id: null, side: 'after' };
  }

  ondrop(event: DragEvent): void {
    const { dragged, over } = this;
    this.ondragend();
    if (dragged === null || over === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (over.id === dragged) return;
    const place = over.id === null ? {} : over.side === 'before' ? { before: over.id } : { after: over.id };
    this.moveTo(dragged, over.bay, place);
  }

  ondragend(): void {
    this.dragged = null;
    this.over = null;
  }
}

/** The former ties when nothing in them changed, so that a card is not drawn again for edits of others. */
function steadyTies(before: FactorTies | undefined, now: FactorTies): FactorTies {
  if (before === undefined) return now;
  const parts = ({ actsOn, behind }: FactorTies): readonly unknown[] => [
    actsOn.length,
    ...[...actsOn, ...behind].flatMap(({ link, factor }) => [link, factor]),
  ];
  return sameList(parts(before), parts(now)) ? before : now;
}

function factorsIn(doc: Doc): readonly FactorRecord[] {
  return readRecords(doc, 'factors');
}

export function nameOf(bay: Bay): string {
  return bay === null ? 'not sorted yet' : layers[bay].name;
}

function beside(layer: Layer, step: Step): Layer | undefined {
  if (step !== 'up' && step !== 'down') return undefined;
  return layerIds[layerIds.indexOf(layer) + (step === 'up' ? -1 : 1)];
}

/** Remembers which control of a card has the focus; calling the answer gives it back to the same control. */
function focusWithin(id: string): () => void {
  const card = cardOf(id);
  const at =
    card === null ? -1 : [...card.querySelectorAll(focusable)].indexOf(document.activeElement as Element);
  const selection =
    document.activeElement instanceof HTMLTextAreaElement
      ? ([document.activeElement.selectionStart, document.activeElement.selectionEnd] as const)
      : null;
  return () => {
    const found = at < 0 ? undefined : cardOf(id)?.querySelectorAll<HTMLElement>(focusable)[at];
    if (found === undefined || found === document.activeElement) return;
    found.focus();
    if (selection !== null && found instanceof HTMLTextAreaElement) found.setSelectionRange(...selection);
  };
}

function cardOf(id: string): HTMLElement | null {
  return document.querySelector(`[data-record="${CSS.escape(id)}"]`);
}
