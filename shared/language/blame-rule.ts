/** What a rule about blaming wording is made of, and what it may ask about the place it was found at. Types and two makers. */
import { phraseAfter } from './noun-phrase.ts';
import { subjectAt } from './clause.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { BlameCategory } from './hint.ts';
import type { Sentence } from './sentence.ts';

export interface BlameRule {
  readonly category: BlameCategory;
  /** On the lower-case sentence; with the flag `g`. */
  readonly pattern: RegExp;
  /**
   * Whom the verb at the match must be about. `somebody`: a person, group or those harmed. `no-system`: anything but a
   * machine or paper, also nobody named. `anyone`: not asked.
   */
  readonly who: 'somebody' | 'no-system' | 'anyone';
  /** A verdict: dropped where it is denied, or where the sentence is about the word itself. */
  readonly verdict?: boolean;
  /** A plain act: dropped when the sentence gives the condition that shaped it. */
  readonly explained?: boolean;
  /** Also meant when the sentence is a question. */
  readonly asked?: boolean;
  /** Also meant after "if", "can" and "may". */
  readonly supposed?: boolean;
  readonly also?: (place: Place) => boolean;
}

/** A match in its sentence. */
export class Place {
  readonly sentence: Sentence;
  readonly from: number;
  readonly to: number;
  readonly groups: readonly (string | undefined)[];
  #subject: NounPhrase | undefined;
  #after: NounPhrase | undefined;

  constructor(sentence: Sentence, match: RegExpExecArray | RegExpMatchArray) {
    this.sentence = sentence;
    this.from = match.index ?? 0;
    this.to = this.from + match[0].length;
    this.groups = match;
  }

  /** What the verb at the match is about. After a turned-round verb ("did the nurse look") what follows it. */
  get subject(): NounPhrase {
    this.#subject ??= this.#readSubject();
    return this.#subject;
  }

  /** The noun phrase that follows the match. */
  get after(): NounPhrase {
    this.#after ??= phraseAfter(this.sentence, this.to);
    return this.#after;
  }

  get match(): string {
    return this.sentence.low.slice(this.from, this.to);
  }

  get before(): string {
    return this.sentence.low.slice(0, this.from);
  }

  get rest(): string {
    return this.sentence.low.slice(this.to);
  }

  /** The clause up to the match: from the last comma, stop or "but", "because", "although". */
  get clauseBefore(): string {
    return (
      /(?:^|[,;:()—–]|\b(?:but|because|although|though|while)\b)([^,;:()—–]*)$/u
        .exec(
          this.before.replaceAll(/\b(?:but|because|although|though|while)\b/gu, (word) =>
            ';'.padEnd(word.length),
          ),
        )
        ?.at(1) ?? ''
    );
  }

  #readSubject(): NounPhrase {
    const { sentence } = this;
    const first = /^\s*/u.exec(this.match)?.[0].length ?? 0;
    return subjectAt(sentence, this.from + first);
  }
}
