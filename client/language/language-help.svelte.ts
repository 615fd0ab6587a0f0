/**
 * The language help of one person in one review: reads texts, remembers what it has read, and holds the explanation
 * that is open. Loaded after the editors can be used. Sends nothing anywhere and changes nothing by itself.
 */
import type { Hint, TextUse } from '../../shared/language/hint.ts';
import { readHints } from '../../shared/language/read-hints.ts';
import { useOfPlace } from '../../shared/language/review-texts.ts';
import { hintName } from './hint-names.ts';
import { announce } from '../ui/announce.svelte.ts';
import type { AskedAt, TextHelper, Underline } from '../ui/text-helper.ts';
import { DeviceMarks } from './device-marks.svelte.ts';
import { ProseHelp } from './prose-help.ts';

export interface OpenHint {
  readonly hint: Hint;
  /** The underlined words. */
  readonly words: string;
  readonly asked: AskedAt;
  /** Says that the words are somebody else's: makes them a quotation. */
  readonly quote: () => void;
}

const offKey = 'causeway.hints-off';

/** Texts whose hints are remembered. */
const remembered = 3000;

export class LanguageHelp implements TextHelper {
  /** What the person keeps as it is. */
  readonly kept: DeviceMarks;
  /** What the person wrote, or asked to see: only this is underlined. */
  readonly mine: DeviceMarks;
  #off = $state(localStorage.getItem(offKey) === 'yes');
  readonly prose: ProseHelp;
  opened: OpenHint | null = $state.raw(null);
  readonly #read = new Map<string, readonly Hint[]>();
  readonly #announced = new Set<string>();

  constructor(memberId: string, reviewId: string) {
    this.kept = new DeviceMarks('kept', memberId, reviewId);
    this.mine = new DeviceMarks('mine', memberId, reviewId);
    this.prose = new ProseHelp(this);
  }

  get off(): boolean {
    return this.#off;
  }

  /** Switches the help off or on, for this person on this device. */
  switchOff(off: boolean): void {
    this.#off = off;
    localStorage.setItem(offKey, off ? 'yes' : 'no');
    this.prose.redraw();
  }

  /** The hints on a text that this person has not put away. */
  hints(text: string, use: TextUse): readonly Hint[] {
    if (this.#off || use === 'testimony') return [];
    return this.#hintsOn(text, use).filter((hint) => !this.kept.has(markOf(hint, text)));
  }

  /** Every hint on a text, those that were put away too. */
  unfiltered(text: string, use: TextUse): readonly Hint[] {
    return use === 'testimony' ? [] : this.#hintsOn(text, use);
  }

  readonly written = (place: string, words: string): void =>
    this.concerns(this.hints(words, useOfPlace(place)), words);

  readonly underlines = (place: string, words: string): readonly Underline[] => {
    return this.shown(words, useOfPlace(place)).map(({ from, to, severity }) => ({
      from,
      to,
      grave: severity === 'ask-facilitator',
    }));
  };

  readonly open = (asked: AskedAt): boolean => {
    const hint = this.shown(asked.words, useOfPlace(asked.place)).find(
      ({ from, to }) => from <= asked.at && asked.at <= to,
    );
    if (hint === undefined) return false;
    this.show(hint, asked, () => {
      const { from, to } = sentenceAround(asked.words, hint.from);
      asked.edit(from, to, `“${asked.words.slice(from, to)}”`);
    });
    return true;
  };

  show(hint: Hint, asked: AskedAt, quote: () => void): void {
    this.opened = { hint, words: asked.words.slice(hint.from, hint.to), asked, quote };
  }

  /** Closes the explanation. @param back whether focus returns to the text */
  close(back: boolean): void {
    const { opened } = this;
    this.opened = null;
    if (back) opened?.asked.back();
  }

  /** Puts the hint that is open away for this person. */
  keepOpened(): void {
    const { opened } = this;
    if (opened === null) return;
    this.kept.add(markOf(opened.hint, opened.asked.words));
    this.prose.redraw();
    this.close(true);
  }

  /** The hints that are underlined: on what this person wrote or asked to see. */
  shown(text: string, use: TextUse): readonly Hint[] {
    return this.hints(text, use).filter((hint) => this.mine.has(markOf(hint, text)));
  }

  /** Takes hints as being on this person's own words, and says each that is new, once. */
  concerns(hints: readonly Hint[], text: string): void {
    for (const hint of hints) this.mine.add(markOf(hint, text));
    const fresh = hints.filter((hint) => !this.#announced.has(markOf(hint, text)));
    for (const hint of fresh) this.#announced.add(markOf(hint, text));
    const [first] = fresh;
    if (first !== undefined)
      announce(`Hint for you alone: ${hintName(first)}. Alt and Enter at the words says more.`);
  }

  #hintsOn(text: string, use: TextUse): readonly Hint[] {
    const key = `${use}\n${text}`;
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const hints = readHints(text, { use });
    if (this.#read.size >= remembered) this.#read.delete(this.#read.keys().next().value ?? '');
    this.#read.set(key, hints);
    return hints;
  }
}

/** What a hint is about, for remembering it: it comes back when its sentence is written anew. */
export function markOf({ kind, category, from }: Hint, text: string): string {
  const sentence = sentenceAround(text, from);
  return `${kind}/${category}/${text.slice(sentence.from, sentence.to)}`;
}

/** The sentence at an offset, without the space around it. */
export function sentenceAround(text: string, at: number): { readonly from: number; readonly to: number } {
  const before = /[^.!?\n]*$/u.exec(text.slice(0, at))?.[0] ?? '';
  const after = /^[^.!?\n]*[.!?]?/u.exec(text.slice(at))?.[0] ?? '';
  const lead = /^\s*/u.exec(before)?.[0].length ?? 0;
  return { from: at - before.length + lead, to: at + after.trimEnd().length };
}
