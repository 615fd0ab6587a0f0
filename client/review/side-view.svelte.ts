/**
 * What of the workspace is open beside the document, and the way to a place on the page.
 * Holds nothing of the review itself.
 */
import { sectionAnchor } from './shown-sections.ts';

export type PanelId =
  | 'people'
  | 'comments'
  | 'evidence'
  | 'recovered'
  | 'refused'
  | 'bin'
  | 'history'
  | 'agreement'
  | 'place-history'
  | 'versions'
  | 'help'
  | 'details'
  | 'hints';

/** A piece of evidence named in the text. */
export interface NamedEvidence {
  readonly root: 'evidence';
  readonly id: string;
  readonly label: string;
}

/** The dialog of all evidence, for choosing one piece or for looking at it. */
export interface EvidenceAsked {
  /** What it is for; empty when it is only looked at. */
  readonly of: string;
  /** The piece to show open; empty for none. */
  readonly at: string;
  readonly answer?: (chosen: NamedEvidence | null) => void;
}

const foldedKey = 'causeway.outline-folded';

export class SideView {
  panel: PanelId | null = $state(null);
  /** What the history panel is about, such as `factors/<id>` or `prose:<section>`. */
  historyOf = $state('');
  outlineSheet = $state(false);
  outlineFolded = $state(localStorage.getItem(foldedKey) === 'yes');
  /** Asks for the dialog of the step that comes next. */
  nextStep = $state(false);
  /** Asks for the dialog in which the review is taken out. */
  takingOut = $state(false);
  /** Asks for the learning summaries made from it. */
  summaries = $state(false);
  evidence: EvidenceAsked | null = $state.raw(null);
  /** The section whose start was scrolled past last. */
  currentSection: string | null = $state(null);
  /** Pixels, as last measured. */
  headerHeight = $state(0);
  documentWidth = $state(0);
  #opener: HTMLElement | null = null;

  /** Folds the outline away, and remembers it on this device. */
  foldOutline(folded: boolean): void {
    this.outlineFolded = folded;
    localStorage.setItem(foldedKey, folded ? 'yes' : 'no');
  }

  /** Whether prompts stand beside the text; must agree with the container width in SectionView. */
  get roomForNotes(): boolean {
    return this.documentWidth > 960;
  }

  /** Opens a panel, or closes it when it is open already. */
  toggle(panel: PanelId): void {
    if (this.panel === panel) this.close();
    else this.open(panel);
  }

  open(panel: PanelId): void {
    if (this.panel === null && document.activeElement instanceof HTMLElement)
      this.#opener = document.activeElement;
    this.panel = panel;
  }

  /** Opens the history of a record, a seeded entry or the prose of a section. */
  showHistory(place: string): void {
    this.historyOf = place;
    this.open('place-history');
  }

  /** Closes the panel and gives focus back to what opened it. */
  close(): void {
    this.panel = null;
    const opener = this.#opener;
    this.#opener = null;
    if (opener?.isConnected) opener.focus({ preventScroll: true });
  }

  /** On a phone the panel covers the text; whoever is led to a place in the text leaves it. */
  makeWay(): void {
    if (this.panel !== null && matchMedia('(max-width: 48rem)').matches) this.close();
  }

  /** Lets the person choose or make a piece of evidence; null when they turn away. */
  chooseEvidence(of: string): Promise<NamedEvidence | null> {
    this.evidence?.answer?.(null);
    return new Promise((resolve) => {
      this.evidence = {
        of,
        at: '',
        answer: (chosen) => {
          this.evidence = null;
          resolve(chosen);
        },
      };
    });
  }

  /** Gives up choosing or looking at evidence. */
  leaveEvidence(): void {
    this.evidence?.answer?.(null);
    this.evidence = null;
  }

  /** Goes to a record named in the text; evidence opens in its dialog where the page has no list of it. */
  openRecord(root: string, id: string): void {
    if (this.goToRecord(id) || root !== 'evidence') return;
    this.evidence = { of: '', at: id };
  }

  /** Scrolls to a section and puts focus on its heading, so that Tab goes on from there. */
  goToSection(sectionId: string): void {
    this.outlineSheet = false;
    const heading = document.getElementById(sectionAnchor(sectionId));
    if (heading === null) return;
    this.makeWay();
    this.currentSection = sectionId;
    heading.scrollIntoView({ block: 'start', behavior: 'auto' });
    heading.focus({ preventScroll: true });
  }

  /** Goes to the record a person is in, else to the start of their section. */
  goToPerson(person: { readonly section: string | null; readonly record: string | null }): void {
    const recordId = person.record?.split('/')[1];
    const found = recordId === undefined ? null : recordElement(recordId);
    if (found !== null) {
      this.makeWay();
      found.scrollIntoView({ block: 'center' });
      if (person.section !== null) this.currentSection = person.section;
    } else if (person.section !== null) this.goToSection(person.section);
  }

  /** Scrolls to what a selector finds, unless it is in view already. Focus stays where it is. */
  reveal(selector: string): void {
    const found = document.querySelector(selector);
    if (found === null) return;
    const box = found.getBoundingClientRect();
    const seen = box.bottom > this.headerHeight + 8 && box.top < innerHeight - 8;
    if (!seen) found.scrollIntoView({ block: 'center' });
  }

  /** For a link that leads to a place of this page without touching the address. */
  skip(event: MouseEvent, id: string): void {
    event.preventDefault();
    document.getElementById(id)?.focus();
  }

  /** Goes to an element by its id; false when it is not on the page. */
  goToAnchor(anchor: string): boolean {
    const found = document.getElementById(anchor);
    if (found === null) return false;
    found.scrollIntoView({ block: 'start' });
    found.focus({ preventScroll: true });
    return true;
  }

  /**
   * Goes to what an address names after its `#`, a place, `record-<id>` or `evidence-<id>`, once the document is on the page, and shows
   * there what was searched for. Returns the way to stop waiting.
   */
  followAddress(anchor: string, find: string): () => void {
    if (anchor === 'agreement') {
      this.open('agreement');
      return () => undefined;
    }
    const record = idAfter('record-', anchor);
    const evidence = idAfter('evidence-', anchor);
    const there = (): boolean => {
      if (evidence !== null) return document.querySelector('main [id^="section-"]') !== null;
      return record === null ? document.getElementById(anchor) !== null : recordElement(record) !== null;
    };
    let frame = 0;
    let triesLeft = 600;
    const look = (): void => {
      if (there()) {
        if (evidence === null) void this.#arrive(anchor, record, find);
        else this.openRecord('evidence', evidence);
      } else if ((triesLeft -= 1) > 0) frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }

  async #arrive(anchor: string, record: string | null, find: string): Promise<void> {
    if (record === null) this.goToAnchor(anchor);
    else this.goToRecord(record);
    if (find === '') return;
    try {
      const { showFound } = await import('../search/show-found.ts');
      const { searchWords } = await import('../../shared/search/search-words.ts');
      showFound(this, anchor, searchWords(find));
    } catch (error) {
      console.warn(
        'The words that were searched for could not be marked; the place is the right one.',
        error,
      );
    }
  }

  /** The same for a record made or restored just now, which is on the page two frames later. */
  goToRecordSoon(recordId: string): void {
    requestAnimationFrame(() => requestAnimationFrame(() => void this.goToRecord(recordId)));
  }

  /** Scrolls to an element that carries `data-record`; false when it is not on the page. */
  goToRecord(recordId: string): boolean {
    const found = recordElement(recordId);
    if (found === null) return false;
    this.makeWay();
    // A closed card opens before one looks for its fields.
    found.dispatchEvent(new Event('reveal'));
    found.scrollIntoView({ block: 'center' });
    const field = found.querySelector<HTMLElement>('textarea, input, select, button');
    (field ?? found).focus({ preventScroll: true });
    return true;
  }
}

function idAfter(prefix: string, anchor: string): string | null {
  return anchor.startsWith(prefix) ? anchor.slice(prefix.length) : null;
}

function recordElement(recordId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-record="${CSS.escape(recordId)}"]`);
}
