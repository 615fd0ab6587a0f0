/**
 * The cause graph on the screen: one live reading, one selection and one set of edits for all of its views.
 * Views draw and nothing more. Positions are kept in the document; the selection is this person's own.
 */
import { flushSync, untrack } from 'svelte';
import { checkGraph } from '../../../shared/graph/graph-checks.ts';
import { createLink, linkRefusalSentences, turnLink } from '../../../shared/graph/link-edits.ts';
import type { LinkMade, NewLink } from '../../../shared/graph/link-edits.ts';
import type { Direction, Positions } from '../../../shared/graph/layout.ts';
import { graphRoots, linkable, readGraph } from '../../../shared/graph/read-graph.ts';
import type {
  Graph,
  GraphContent,
  GraphLink,
  GraphNode,
  GraphRoot,
} from '../../../shared/graph/read-graph.ts';
import {
  clearPositions,
  createRecord,
  setChoice,
  setPosition,
} from '../../../shared/review-document/edits.ts';
import { readPositions, readRecords } from '../../../shared/review-document/reads.ts';
import type {
  ContainmentStage,
  InitialRecord,
  LinkKind,
  LinkWith,
} from '../../../shared/review-document/records.ts';
import { layers } from '../../../shared/taxonomy/layers.ts';
import type { Layer } from '../../../shared/taxonomy/layers.ts';
import { liveRead } from '../../collab/y-runes.svelte.ts';
import { announce } from '../../ui/announce.svelte.ts';
import { binWithUndo } from '../bin-with-undo.ts';
import type { ReviewContext } from '../review-context.svelte.ts';
import { nodeName, nodeNouns } from './graph-words.ts';
import type { GraphView } from './graph-words.ts';

/** One end of a link that is being made, or neither. */
export interface LinkAsked {
  readonly from?: string;
  readonly to?: string;
}

/** The names under which the document keeps where cards of the map were put: each direction has places of its own. */
const mapViews: Readonly<Record<Direction, string>> = { right: 'map', down: 'map-down' };

/** Milliseconds. */
const leisure = 700;

interface Reading {
  readonly graph: Graph;
  readonly linkable: readonly GraphNode[];
  readonly right: Positions;
  readonly down: Positions;
}

export class GraphDesk {
  view: GraphView = $state('outline');
  selected: string | null = $state(null);
  /** The dialog for a new link, while it is open. */
  asked: LinkAsked | null = $state.raw(null);
  /** What the views are drawn in; to find the card or field that takes the focus. */
  root: HTMLElement | null = $state.raw(null);
  readonly #review: ReviewContext;
  readonly #live;
  /** Whether it lies near what is seen. Further away it is drawn anew at leisure, so that nobody's keys wait for it. */
  #near = $state(true);
  #afar: Reading | null = $state.raw(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #shown = $derived.by(() => (this.#near ? null : this.#afar) ?? this.#live.current);

  constructor(review: ReviewContext) {
    this.#review = review;
    this.#live = liveRead(
      () => review.session.doc,
      [...graphRoots, 'positions'],
      (doc): Reading => {
        const records = Object.fromEntries(graphRoots.map((root) => [root, readRecords(doc, root)]));
        const content = { records: records as unknown as GraphContent['records'] };
        return {
          graph: readGraph(content),
          linkable: linkable(content),
          right: readPositions(doc, mapViews.right),
          down: readPositions(doc, mapViews.down),
        };
      },
    );
  }

  /** Looks whether the graph is near what is seen, for as long as it is on the page. Returns the way to stop. */
  rest(root: HTMLElement): () => void {
    const observer = new IntersectionObserver(
      (entries) => {
        const near = entries.at(-1)?.isIntersecting ?? true;
        if (!near) this.#afar = untrack(() => this.#live.current);
        this.#near = near;
      },
      { rootMargin: '50% 0px' },
    );
    observer.observe(root);
    return () => observer.disconnect();
  }

  /** In an effect: a graph that is far from what is seen takes in what has changed, a moment after the first change. */
  followAfar(): void {
    const now = this.#live.current;
    if (this.#near || now === untrack(() => this.#afar)) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#afar = this.#live.current;
    }, leisure);
  }

  get graph(): Graph {
    return this.#shown.graph;
  }

  /** Everything a link may join. */
  get linkable(): readonly GraphNode[] {
    return this.#shown.linkable;
  }

  /** Cards of the map that somebody put where they are. */
  positionsOf(direction: Direction): Positions {
    return this.#shown[direction];
  }

  /** The direction in which somebody has arranged cards; null while nobody has. */
  get direction(): Direction | null {
    const { right, down } = this.#shown;
    if (right.size === 0 && down.size === 0) return null;
    return right.size >= down.size ? 'right' : 'down';
  }

  readonly hints = $derived.by(() => checkGraph(this.graph));

  get writable(): boolean {
    return this.#review.writable;
  }

  get selectedNode(): GraphNode | undefined {
    return this.selected === null ? undefined : this.graph.byId.get(this.selected);
  }

  /** Where others see this person while they are at a card. */
  place(node: Pick<GraphNode, 'id' | 'root'>): string {
    return `${node.root}/${node.id}`;
  }

  select(id: string | null): void {
    this.selected = id;
    const node = id === null ? undefined : this.graph.byId.get(id);
    if (node !== undefined) this.#review.session.presence.claim({ record: this.place(node) });
  }

  /** Selects a card and puts the focus on it, wherever the view draws it. */
  goTo(id: string): void {
    this.select(id);
    this.#whenDrawn(`[data-node="${CSS.escape(id)}"]`, (card) => {
      card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const stop = card.matches('button, [tabindex]') ? card : card.querySelector<HTMLElement>('button');
      stop?.focus({ preventScroll: true });
    });
  }

  /** Selects a card and goes into its first field. */
  open(id: string): void {
    this.select(id);
    this.#whenDrawn(`[data-node-editor="${CSS.escape(id)}"]`, (editor) => {
      editor.scrollIntoView({ block: 'nearest' });
      editor.querySelector<HTMLElement>('textarea, select, button')?.focus({ preventScroll: true });
    });
  }

  add<Root extends Exclude<GraphRoot, 'timeline'>>(root: Root, initial: InitialRecord<Root> = {}): void {
    this.open(this.#review.step(() => createRecord(this.#review.session.editing, root, initial)));
  }

  addFactor(initial: InitialRecord<'factors'> = {}): void {
    this.add('factors', { state: 'proposed', kind: 'condition', ...initial });
  }

  bin(node: GraphNode): void {
    if (this.selected === node.id) this.selected = null;
    binWithUndo(this.#review, node.root, node.id, `${nodeNouns[node.root]} “${nodeName(node)}”`);
  }

  moveToLayer(node: GraphNode, layer: Layer | null): void {
    this.#holdFocus(node.id);
    this.#review.step(() => setChoice(this.#review.session.editing, 'factors', node.id, 'layer', layer));
    announce(layer === null ? 'Taken out of its layer.' : `Moved to ${layers[layer].name}.`);
  }

  moveToStage(node: GraphNode, stage: ContainmentStage | null): void {
    const { editing } = this.#review.session;
    this.#review.step(() =>
      node.root === 'safeguards'
        ? setChoice(editing, 'safeguards', node.id, 'stage', stage)
        : setChoice(editing, 'factors', node.id, 'stage', stage),
    );
  }

  ask(asked: LinkAsked): void {
    this.asked = asked;
  }

  /** Makes a link; otherwise the sentence that says why not. */
  link(link: NewLink): string | null {
    return this.#said(
      this.#review.step(() => createLink(this.#review.session.editing, link)),
      'Linked.',
    );
  }

  /** Makes the missing end of a link and the link, as one step of undo. */
  linkToNew(name: string, layer: Layer | null, link: (id: string) => NewLink): string | null {
    const { editing } = this.#review.session;
    const made = this.#review.step(() => {
      const given: InitialRecord<'factors'> = {
        condition: name,
        state: 'proposed',
        kind: 'condition',
        layer,
      };
      return createLink(editing, link(createRecord(editing, 'factors', given)));
    });
    return this.#said(made, 'Added and linked.');
  }

  turn(link: GraphLink): string | null {
    return this.#said(
      this.#review.step(() => turnLink(this.#review.session.editing, link.id)),
      'Turned round.',
    );
  }

  setKind(link: GraphLink, kind: LinkKind | null): void {
    this.#review.step(() => setChoice(this.#review.session.editing, 'links', link.id, 'kind', kind));
  }

  setWith(link: GraphLink, joined: LinkWith | null): void {
    this.#review.step(() => setChoice(this.#review.session.editing, 'links', link.id, 'with', joined));
  }

  binLink(link: GraphLink): void {
    binWithUndo(this.#review, 'links', link.id, 'The link');
  }

  /** Keeps a card of the map where it was put. */
  put(direction: Direction, id: string, at: readonly [x: number, y: number]): void {
    const rounded = [Math.round(at[0]), Math.round(at[1])] as const;
    this.#review.step(() => setPosition(this.#review.session.editing, mapViews[direction], id, rounded));
  }

  /** Gives a card of the map back to the automatic layout. */
  release(id: string): void {
    const { editing } = this.#review.session;
    this.#review.step(() => {
      for (const view of Object.values(mapViews)) setPosition(editing, view, id, null);
    });
  }

  isPut(id: string): boolean {
    const { right, down } = this.#shown;
    return right.has(id) || down.has(id);
  }

  arrangeAgain(direction: Direction): void {
    this.#review.step(() => clearPositions(this.#review.session.editing, mapViews[direction]));
    announce('All cards are arranged automatically again.');
  }

  /** A card of the outline that goes to another layer is drawn anew there: whoever works in it stays at their control. */
  #holdFocus(id: string): void {
    const held = document.activeElement;
    const label = held?.getAttribute('aria-label') ?? null;
    if (held === null || label === null || held.closest(`[data-node-editor="${CSS.escape(id)}"]`) === null)
      return;
    const look = (framesLeft: number): void => {
      if (!held.isConnected) {
        const editor = `[data-node-editor="${CSS.escape(id)}"]`;
        this.#whenDrawn(`${editor} [aria-label="${CSS.escape(label)}"]`, (found) => found.focus());
      } else if (framesLeft > 0) requestAnimationFrame(() => look(framesLeft - 1));
    };
    look(10);
  }

  /** At once for what the page can show already, so that the next key lands in it; what an edit made takes a frame. */
  #whenDrawn(selector: string, run: (found: HTMLElement) => void, framesLeft = 30): void {
    flushSync();
    const found = this.root?.querySelector<HTMLElement>(selector);
    if (found) run(found);
    else if (framesLeft > 0) requestAnimationFrame(() => this.#whenDrawn(selector, run, framesLeft - 1));
  }

  #said(made: LinkMade, done: string): string | null {
    if ('refused' in made) return linkRefusalSentences[made.refused];
    announce(done);
    return null;
  }
}
