/**
 * Who or what a clause is about. A small reader of English word order: what governs a noun phrase, where a clause begins,
 * and whose verb stands at a given place. It need not be right about every sentence, only about who acts. Pure.
 */
import {
  adverbs,
  auxiliaries,
  conjunctions,
  determiners,
  personPronouns,
  prepositions,
  quantifiers,
  subordinators,
} from './lexicon.ts';
import { isLyAdverb, isNoun, isSomebody, isVerb, knownStanding, nobody, nounPhrase } from './noun-phrase.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Sentence, Word } from './sentence.ts';

/** What the verb at an offset of the sentence is about; `none` when the sentence does not say. */
export function subjectAt(sentence: Sentence, offset: number): NounPhrase {
  const before = sentence.words.findIndex(({ to }) => to > offset);
  return new ClauseReader(sentence, before === -1 ? sentence.words.length : before).read();
}

interface Clause {
  subject: NounPhrase;
  verbSeen: boolean;
  /** The clause this one stands in, for a return after a relative clause. */
  outer: Clause | null;
}

class ClauseReader {
  readonly #sentence: Sentence;
  readonly #until: number;
  #clause: Clause = { subject: nobody, verbSeen: false, outer: null };
  #phrase: Word[] = [];
  #governed = false;
  #lastNoun: NounPhrase = nobody;
  #seen: NounPhrase[] = [];

  constructor(sentence: Sentence, until: number) {
    this.#sentence = sentence;
    this.#until = until;
  }

  read(): NounPhrase {
    const { words } = this.#sentence;
    for (let at = 0; at < this.#until; at += 1) {
      const word = words[at];
      if (word !== undefined) this.#take(word, words[at + 1], at);
    }
    this.#close();
    const target = words[this.#until];
    if (target !== undefined && /[,;:()—–]/u.test(target.gap)) this.#boundary(target.gap);
    const clause = this.#clause;
    const isFinite = target !== undefined && isVerb(target);
    // "The update that the nurse installed failed to": a second verb belongs to the clause around it.
    if (clause.verbSeen && clause.outer !== null && isFinite && clause.outer.subject.standing !== 'none') {
      const previous = words[this.#until - 1];
      if (previous !== undefined && isVerb(previous) && !auxiliaries.has(previous.low))
        return clause.outer.subject;
    }
    return this.#resolve(clause.subject);
  }

  /** "Ignoring the warning was …", "to trust a machine is …": the deed is the subject and what follows it its object. */
  #deed(word: Word, next: Word | undefined, at: number): boolean {
    const { words } = this.#sentence;
    const first =
      at === 0 || (at === 1 && /^(?:not|simply|just|to|never|merely)$/u.test(words[0]?.low ?? ''));
    if (!first || next === undefined) return false;
    const gerund =
      /[a-z]{2}ing$/u.test(word.low) &&
      (knownStanding(word.low) ?? 'act') === 'act' &&
      !/^(?:during|nothing|anything|everything|something|according|morning|evening|being|king|string)$/u.test(
        word.low,
      );
    const infinitive = at === 1 && words[0]?.low === 'to' && !isNoun(next);
    if (!gerund && !infinitive) return false;
    this.#governed = false;
    this.#clause = {
      subject: { ...nobody, standing: 'act', head: word.low, from: word.from, to: word.to },
      verbSeen: true,
      outer: null,
    };
    return true;
  }

  #take(word: Word, next: Word | undefined, at: number): void {
    if (this.#deed(word, next, at)) return;
    if (at > 0 && /[,;:()—–]| - /u.test(word.gap)) {
      this.#close();
      this.#boundary(word.gap);
    }
    if (!this.#opensClause(word.low, next) && !this.#governs(word.low) && !this.#isVerbal(word.low))
      this.#takeNoun(word);
  }

  /** Words that begin another clause, or carry one on. */
  #opensClause(low: string, next: Word | undefined): boolean {
    if (low === 'who' || low === 'whom' || low === 'which') {
      this.#relative(low !== 'which');
      return true;
    }
    if (low === 'that' && this.#lastIsNoun()) {
      if (next !== undefined && (isVerb(next) || auxiliaries.has(next.low) || adverbs.has(next.low)))
        this.#relative(false);
      else this.#inner();
      return true;
    }
    if (subordinators.has(low) || (/^(?:after|before|since|until)$/u.test(low) && startsPhrase(next))) {
      this.#inner();
      return true;
    }
    if (!conjunctions.has(low)) return false;
    this.#joined(next);
    return true;
  }

  /** A clause inside this one, with a subject of its own to come. */
  #inner(): void {
    this.#close();
    this.#governed = false;
    this.#clause = { subject: nobody, verbSeen: false, outer: this.#clause };
  }

  /** Prepositions: the phrase that follows is nobody's subject. "Two of the …" is about what follows. */
  #governs(low: string): boolean {
    if (low === 'of' && quantifiers.has(this.#phrase.at(-1)?.low ?? '')) {
      this.#phrase = [];
      return true;
    }
    if (!prepositions.has(low) && low !== 'to') return false;
    this.#close();
    this.#governed = true;
    return true;
  }

  #isVerbal(low: string): boolean {
    if (auxiliaries.has(low)) {
      this.#close();
      this.#clause.verbSeen = true;
      return true;
    }
    if (!adverbs.has(low) && !isLyAdverb(low)) return false;
    if (this.#phrase.some(isNoun)) this.#close();
    return true;
  }

  #takeNoun(word: Word): void {
    if (personPronouns.has(word.low) || word.low === 'it') {
      this.#close();
      this.#phrase = [word];
      this.#close();
      return;
    }
    if (this.#phrase.some(isNoun) && (isVerb(word) || determiners.has(word.low))) this.#close();
    if (isVerb(word) && this.#phrase.length === 0) this.#clause.verbSeen = true;
    else this.#phrase.push(word);
  }

  #lastIsNoun(): boolean {
    return this.#phrase.some(isNoun) || (this.#phrase.length === 0 && this.#lastNoun.standing !== 'none');
  }

  #relative(person: boolean): void {
    this.#close();
    this.#governed = false;
    const subject = this.#lastNoun;
    this.#clause = {
      subject: person && !isSomebody(subject) ? { ...subject, standing: 'person' } : subject,
      verbSeen: false,
      outer: this.#clause,
    };
  }

  #joined(next: Word | undefined): void {
    const joinsNouns =
      !this.#clause.verbSeen &&
      this.#phrase.length > 0 &&
      next !== undefined &&
      !isVerb(next) &&
      !auxiliaries.has(next.low) &&
      !adverbs.has(next.low);
    this.#close();
    if (joinsNouns) return;
    this.#governed = false;
    const { subject, outer } = this.#clause;
    // A new subject may follow; until it does, the old one goes on.
    this.#clause = { subject, verbSeen: false, outer };
    this.#inherited = true;
  }

  #inherited = false;

  #boundary(gap: string): void {
    const strong = /[;:()—–]| - /u.test(gap);
    const { subject, verbSeen, outer } = this.#clause;
    this.#governed = false;
    if (strong) this.#clause = { subject: nobody, verbSeen: false, outer: null };
    else if (verbSeen || subject.standing !== 'none') {
      // "The nurse, who was new, failed": what follows the comma goes on about what stood before the insertion.
      const main =
        outer !== null && outer.subject.standing !== 'none' && !outer.verbSeen ? outer : this.#clause;
      this.#clause = { subject: main.subject, verbSeen: false, outer: null };
      this.#inherited = true;
    } else this.#clause = { subject: nobody, verbSeen: false, outer: null };
  }

  /** Ends the phrase in hand: the first free one of a clause is its subject. */
  #close(): void {
    const words = this.#phrase;
    if (words.length === 0) return;
    this.#phrase = [];
    const phrase = nounPhrase(words);
    const governed = this.#governed;
    this.#governed = false;
    if (phrase.standing === 'none' && phrase.head === '') return;
    this.#lastNoun = phrase;
    this.#seen.push(phrase);
    if (governed || this.#clause.verbSeen) return;
    const current = this.#clause.subject;
    if (current.standing === 'none' || this.#inherited) {
      this.#clause.subject = phrase;
      this.#inherited = false;
    } else if (!isSomebody(current) || current.head === '') this.#clause.subject = phrase;
  }

  /** "It" is whatever was spoken of last, as long as that is no person; "they" may be things. */
  #resolve(subject: NounPhrase): NounPhrase {
    if (subject.head === 'it') return { ...subject, standing: 'system' };
    if (subject.head !== 'they') return subject;
    const earlier = this.#seen.filter(({ head }) => head !== 'they');
    const people = earlier.some(isSomebody);
    const things = earlier.some(({ standing }) => standing === 'system');
    return things && !people ? { ...subject, standing: 'system' } : subject;
  }
}

function startsPhrase(next: Word | undefined): boolean {
  return next !== undefined && (determiners.has(next.low) || personPronouns.has(next.low));
}
